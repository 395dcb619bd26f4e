"""Looking over a bot's shoulder: how long it takes, what it changes, and what it makes of a no."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from enum import Enum
from inspect import isclass
from time import perf_counter
from typing import Any, Protocol, get_args, get_origin, get_type_hints

from airportsim.model.refusals import Code
from airportsim.model.rules import RULEBOOK
from airportsim.play.board import View
from airportsim.play.offers import offers

Decide = Callable[[], Any]

_NOWHERE = 1_000_000
"""A number that no ticket, hand or article has."""


class Around(Protocol):
    """Stands between a bot and its table."""

    def decided(self, view: View, decide: Decide) -> Any:
        """Let the bot decide, and answer for it."""


def around(make: Callable[..., Any], watch: Around) -> Callable[..., Any]:
    """A bot all of whose decisions go by somebody who watches."""
    if not isclass(make):
        return lambda view, memory: watch.decided(view, lambda: make(view, memory))

    class Watched:
        def reset(self, start: Any) -> Any:
            self._bot = make()
            return self._bot.reset(start) if hasattr(self._bot, "reset") else None

        def decide(self, view: Any, offers: Any, memory: Any) -> Any:
            return watch.decided(view, lambda: self._bot.decide(view, offers, memory))

    return Watched


@dataclass(slots=True)
class Watch:
    """Counts decisions and times them, in seconds."""

    decisions: int = 0
    slowest: float = 0.0

    def decided(self, view: View, decide: Decide) -> Any:
        """Let the bot decide, and time it."""
        began = perf_counter()
        answer = decide()
        self.slowest = max(self.slowest, perf_counter() - began)
        self.decisions += 1
        return answer


@dataclass(slots=True)
class Looks:
    """Compares what a window shows before and after a decision; `changed` are the differences.

    They are kept by the attribute of the window, with the second at which it was first seen.
    """

    changed: dict[str, int] = field(default_factory=dict)

    def decided(self, view: View, decide: Decide) -> Any:
        """Let the bot decide, and see what that has changed."""
        before = _shown(view)
        answer = decide()
        for name, text in _shown(view).items():
            if before[name] != text:
                self.changed.setdefault(name, view.now)
        return answer


@dataclass(slots=True)
class Refuses:
    """In the first half of a round, has every other command of a bot refused.

    Each time for another reason, as far as there is one; `tried` counts them. `dropped` is what it
    has asked for in vain and not asked for again, though it could, when it last had nothing to do.
    """

    tried: dict[Code, int] = field(default_factory=dict)
    dropped: tuple[Any, ...] = ()
    _acts: int = 0
    _vain: dict[tuple[str, object], Any] = field(default_factory=dict)

    def decided(self, view: View, decide: Decide) -> Any:
        """Let the bot decide, and give a command in its place that is going to be refused."""
        answer = decide()
        if not (isinstance(answer, tuple | list) and len(answer) == 3):
            return answer
        if not answer[0]:
            allowed = (one for one in self._vain.values() if view.refusal(one) is None)
            self.dropped = tuple(allowed)
            return answer
        first = answer[0][0]
        self._vain.pop(_about(first), None)
        self._acts += 1
        if self._acts % 2 == 0 or view.now > view.end // 2:
            return answer
        found = dict(_refusals(view))
        if not found:
            return answer
        self._vain[_about(first)] = first
        code = min(found, key=lambda one: self.tried.get(one, 0))
        self.tried[code] = self.tried.get(code, 0) + 1
        return [found[code]], answer[1], answer[2]


def _about(command: Any) -> tuple[str, object]:
    """What a command is about: of a kind, the alert, ticket or terminal that it names."""
    named = (getattr(command, name, None) for name in ("alert", "ticket", "terminal", "hand"))
    return type(command).__name__, next((one for one in named if one is not None), None)


def _shown(view: View) -> dict[str, str]:
    """What a window shows, as texts that cannot change behind one's back."""
    return {name: repr(value) for name, value in view.snapshot().items()}


def _refusals(view: View) -> Iterator[tuple[Code, Any]]:
    """A command for each reason for which this role would be refused one now."""
    for offer in offers(view):
        if offer.refusal is not None:
            chosen = {name: values[0] for name, values in offer.choices.items()}
            yield offer.refusal.code, offer.command(**offer.target, **chosen)
    for kind, (roles, _, _) in RULEBOOK.items():
        if view.role in roles:
            hints = get_type_hints(kind)
            command = kind(**{one.name: _nonsense(hints[one.name]) for one in fields(kind)})
            refusal = view.refusal(command)
            if refusal is not None:
                yield refusal.code, command


def _nonsense(hint: Any) -> Any:
    """A value of a type that stands for nothing."""
    if get_origin(hint) is tuple:
        return (_nonsense(get_args(hint)[0]),)
    if issubclass(hint, Enum):
        return next(iter(hint))
    return {int: _NOWHERE, str: "nowhere", bool: True}[hint]
