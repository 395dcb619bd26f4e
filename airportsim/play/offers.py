"""What a seat can do now: the commands of its role, target by target, with their choices.

Buttons, bots and action masks are made from these offers.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import product
from typing import Any

from airportsim.model import commands as c
from airportsim.model.refusals import Refusal
from airportsim.model.rules import RULEBOOK
from airportsim.model.words import Level, Role, Verdict
from airportsim.play.board import View

PROMISES = (60, 120, 240, 480, 900)
"""The times, in seconds, that an airline is offered."""

SUMS = (500, 1_000, 2_000, 4_000)
"""The sums, in USD, that an airline is offered for a failure."""

AUTHORITIES = (0, 500, 1_000, 2_000, 4_000)
"""What the director may let the account manager pay for a failure, in USD."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A command that a role may give now, or the refusal that blocks it.

    `target` holds the fields that name what it is about; `choices` the values allowed for each
    other field, any of one with any of another. The facts of a report are offered one by one:
    as many as a call may carry can be put together.
    """

    command: type[Any]
    target: dict[str, Any]
    choices: dict[str, tuple[Any, ...]]
    refusal: Refusal | None

    def commands(self) -> Iterator[c.Command]:
        """Every command that the offer stands for; none if it is blocked."""
        if self.refusal is None:
            for chosen in product(*self.choices.values()):
                named = dict(zip(self.choices, chosen, strict=True))
                yield self.command(**self.target, **named)


Choices = Callable[[Any, dict[str, Any]], dict[str, tuple[Any, ...]]]


def offers(view: View) -> Iterator[Offer]:
    """All that the role of a view may do now, and why not where it may not."""
    for command in RULEBOOK:
        yield from offers_of(view, command)


def offers_of(view: View, command: type[Any]) -> Iterator[Offer]:
    """What the role of a view may do now with one kind of command."""
    if view.role in RULEBOOK[command][0]:
        for target in _targets(view, command):
            offer = _offer(view, command, target)
            if offer is not None:
                yield offer


class Offers:
    """All that a role may do now, worked out only when somebody goes through it, each time anew."""

    __slots__ = ("_view",)

    def __init__(self, view: View) -> None:
        self._view = view

    def __iter__(self) -> Iterator[Offer]:
        return offers(self._view)

    def of(self, command: type[Any]) -> Iterator[Offer]:
        """Those of one kind of command, such as `commands.Log`; blocked ones say why not."""
        return offers_of(self._view, command)


def _offer(view: View, command: type[Any], target: dict[str, Any]) -> Offer | None:
    choices = _CHOICES[command](view, target) if command in _CHOICES else {}
    if not all(choices.values()):
        return None
    refusal = None
    if len(choices) == 1:
        ((name, values),) = choices.items()
        refusals = [view.refusal(command(**target, **{name: value})) for value in values]
        allowed = [value for value, no in zip(values, refusals, strict=True) if no is None]
        choices = {name: tuple(allowed or values)}
        refusal = None if allowed else refusals[0]
    else:
        first = {name: values[0] for name, values in choices.items()}
        refusal = view.refusal(command(**target, **first))
    return Offer(command, target, choices, refusal)


def _targets(view: Any, command: type[Any]) -> Iterable[dict[str, Any]]:
    """What a command can be about, as far as the role can see it."""
    names = {field.name for field in fields(command)}
    if command is c.Report:
        reported = {slip.alert for slip in view.reports}
        numbers = [*(alert.number for alert in view.alerts), *sorted(reported)]
        return [{"alert": number} for number in numbers]
    if command is c.WriteArticle:
        return [{"ticket": slip.number} for slip in view.to_write]
    if command is c.Close:
        return [{"ticket": s.number} for s in (*view.restored, *view.at_desk)]
    if command is c.LendHand:
        return [{"hand": hand.number} for hand in view.everybody]
    if command is c.Fix:
        slips = view.tickets
        return [{"ticket": s.number, "item": i} for s in slips for i in view.candidates(s)]
    if "ticket" in names:
        return [{"ticket": number} for number in sorted(_tickets(view))]
    if command in _ABOUT_FAILURES:
        failures = getattr(view, _ABOUT_FAILURES[command])
        named = [{"terminal": slip.terminal, "alert": slip.alert} for slip in failures]
        if command in (c.InformAirline, c.Compensate):
            return [{"terminal": t} for t in view.scenario.terminals] + named
        return named
    return [{}]


_ABOUT_FAILURES: dict[type[Any], str] = {
    c.InformAirline: "failing",
    c.Apologise: "failures",
    c.Compensate: "failures",
    c.DecideCompensation: "money_asked",
}
"""Commands that name a failure, and where the role sees those that it can name."""


def _tickets(view: Any) -> set[int]:
    """The numbers of the open tickets that a role sees."""
    queues = {
        Role.ACCOUNT_MANAGER: ("reports",),
        Role.SERVICE_DESK: ("reports",),
        Role.SPECIALIST: ("tray", "tickets"),
        Role.DELIVERY_MANAGER: ("all_tickets",),
        Role.DIRECTOR: ("requested",),
        Role.VENDOR: ("proposed", "bought"),
    }
    return {slip.number for name in queues[view.role] for slip in getattr(view, name)}


def _articles(view: Any, target: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    return {"article": tuple(range(len(view.articles)))}


def _facts(view: Any, target: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    return {"facts": tuple((n,) for n in range(len(view.alert(target["alert"]).facts)))}


def _merges(view: Any, target: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    return {"into": tuple(slip.number for slip in view.reports if slip.number != target["ticket"])}


def _fixes(view: Any, target: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    """Each cause and remedy of the item's kind, and blanks, which make a fix unclear."""
    kind = view.kind_of(target["item"])
    slip = next(slip for slip in view.tickets if slip.number == target["ticket"])
    return {
        "cause": (*kind.modes, ""),
        "remedy": (*kind.remedies, ""),
        "terminals": (slip.terminals, ()),
    }


_CHOICES: dict[type[Any], Choices] = {
    c.Report: _facts,
    c.InformAirline: lambda view, target: {"promise": PROMISES},
    c.Compensate: lambda view, target: {"usd": SUMS} if "alert" in target else {},
    c.ApplyArticle: _articles,
    c.Log: lambda view, target: {"impact": tuple(Level), "urgency": tuple(Level)},
    c.Merge: _merges,
    c.Test: lambda view, target: {"item": tuple(item.id for item in view.scenario.items)},
    c.Fix: _fixes,
    c.SwitchOver: lambda view, target: {"item": tuple(view.mirrors)},
    c.Assign: lambda view, target: {"hand": tuple(view.load())},
    c.LendHand: lambda view, target: {"role": tuple(Role)},
    c.SetPriority: lambda view, target: {"priority": (1, 2, 3)},
    c.FreezePurchases: lambda view, target: {"frozen": (not view.frozen,)},
    c.SetFocus: lambda view, target: {"terminal": ("", *view.scenario.terminals)},
    c.SetAuthority: lambda view, target: {"usd": AUTHORITIES},
    c.DecideCompensation: lambda view, target: {"allowed": (True, False)},
    c.Verify: lambda view, target: {"verdict": tuple(Verdict)},
}
