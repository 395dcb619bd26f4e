"""The game's sentences in one language: events, refusals, steps, facts, names."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from enum import Enum
from typing import Any

from airportsim.model import events as e
from airportsim.model import session as s
from airportsim.model.airport import Fact
from airportsim.model.interventions import Grant, Inject
from airportsim.model.journal import kind_of
from airportsim.model.ledger import Measure
from airportsim.model.plan import PlanCommand
from airportsim.model.refusals import Refusal
from airportsim.model.scenario import Scenario
from airportsim.model.words import FactKind, Manner, SessionPhase
from airportsim.texts.language import Language
from airportsim.texts.names import Names, listed
from airportsim.texts.refusals import ABOUT, MONEY
from airportsim.texts.steps import TIMED, Step, stands_in, step_key

FORMS: dict[type[Any], Callable[[Any], object]] = {
    e.AirlineInformed: lambda event: event.complaint < 0,
    e.CompensationDecided: lambda event: event.allowed,
    e.PromiseEnded: lambda event: event.kept,
    e.FirstAidGiven: lambda event: event.helped,
    e.ArticleTried: lambda event: event.helped,
    e.TicketLogged: lambda event: event.priority,
    e.PriorityChanged: lambda event: event.priority,
    e.ItemTested: lambda event: event.mode,
    e.MirrorSwitched: lambda event: event.helped,
    e.PurchaseDelivered: lambda event: event.helped,
    e.PurchasesFrozen: lambda event: event.frozen,
    e.FocusSet: lambda event: event.terminal,
}
"""Events with two sentences, and what chooses: `then` if it holds, else `else`."""

_NUMBERS = frozenset({
    "ticket", "into", "alert", "fault", "hand", "article", "complaint", "line", "action",
})  # fmt: skip
_MONEY = frozenset({"usd", "price"})
_TIMES = frozenset({"until", "due", "time", "seconds"})
_UNSAID = frozenset({"since"})  # set for false alarms only: it would give them away


class Texts:
    """Says everything in one language, with the names of one scenario.

    `catalogue` maps keys such as `refusal.round_over` to sentences with {placeholders}. Numbers
    that count things from 0 in commands and journal are said as people count, from 1. Raises
    KeyError with the key for a sentence that the catalogue lacks.
    """

    def __init__(
        self, language: Language, catalogue: Mapping[str, str], scenario: Scenario
    ) -> None:
        self.language = language
        self.names = Names(scenario, language)
        self._catalogue = catalogue

    def say(self, key: str, **values: object) -> str:
        """The sentence with this key, its placeholders filled with the values."""
        return self._catalogue[key].format_map(values)

    def word(self, value: Enum) -> str:
        """The word for a role, a state, a kind of work or any other member of an enum."""
        return self._catalogue[key_of(value)]

    def command(self, command: type[Any]) -> str:
        """The label of a kind of command."""
        return self._catalogue[f"command.{kind_of(command)}"]

    def plan(self, command: PlanCommand) -> str:
        """What a decision in Plan is, as the second half of a sentence."""
        return self.say(f"plan.{kind_of(type(command))}", **self._values(command))

    def step(self, step: Step) -> str:
        """What somebody asks for around the rounds, or a facilitator during one, as a sentence."""
        if isinstance(step, s.PLAN_COMMANDS):
            decision = self.plan(step)
            return decision[:1].upper() + decision[1:]
        return self.say(step_key(step), **{**self._values(step), **self._details(step)})

    def effect(self, measure: Measure, value: float) -> str:
        """A measure with its value, such as `first-contact resolution 40 %`."""
        return self.say(key_of(measure, "effect"), value=self.amount(measure, value))

    def amount(self, measure: Measure, value: float) -> str:
        """The value of a measure alone, such as `40` or `2:05`."""
        return f"{value:,.1f}".removesuffix(".0") if measure not in TIMED else clock(round(value))

    def event(self, event: e.Event) -> str:
        """The sentence that a ticker or journal shows for an event."""
        key = f"event.{kind_of(type(event))}"
        chosen = FORMS.get(type(event))
        if chosen is not None:
            key += ".then" if chosen(event) else ".else"
        return self.say(key, **self._values(event))

    def refusal(self, refusal: Refusal) -> str:
        """The sentence that tells a player why a command was not accepted."""
        key = key_of(refusal.code, "refusal")
        if refusal.code in MONEY:
            key += ".then" if any(refusal.about) else ".else"
        given = dict(zip(ABOUT.get(refusal.code, ()), refusal.about, strict=False))
        return self.say(key, **{name: self._said(name, given) for name in given})

    def fact(self, fact: Fact) -> str:
        """What an airline tells about a fault."""
        key = key_of(fact.kind, "fact")
        match fact.kind:
            case FactKind.WHERE:
                return self.say(key, terminals=self.listed(fact.about))
            case FactKind.SINCE:
                return self.say(key, manner=self.word(Manner(fact.about[0])))
            case _:
                return self.say(key, service=self.names.service(fact.about[0]))

    def listed(self, words: tuple[str, ...]) -> str:
        """Words as a list for people: `T1, T2 and T3`."""
        if not words:
            return self._catalogue["blank"]
        return listed(words, self._catalogue["list.between"], self._catalogue["list.last"])

    def flight(self, number: int) -> str:
        """A flight's name, such as SR101."""
        airline, of_airline = self.names.flight(number)
        return self.say("flight", airline=airline, number=of_airline)

    def _details(self, step: Step) -> dict[str, str]:
        """What the sentence on a step says beside the values of its fields, or in their place."""
        match step:
            case s.Expect():
                return {"effect": self.effect(step.measure, step.value)}
            case s.OwnRule():
                by = self._part("owner", owner=step.owner)
                return {"effect": self.effect(step.measure, step.value), "by": by}
            case s.Observe():
                seen = self.names.observation(step.observation)
                own = self._part("own_words", text=step.text) if seen else step.text
                return {"words": seen + own}
            case s.Try():
                card = self.names.lever(step.lever.value) if step.lever else ""
                by = self._part("owner", owner=step.owner)
                return {"by": by, "card": self._part("card", lever=card)}
            case s.SetSpeed():
                return {"speed": times(step.percent)}
            case s.Reseat():
                role, bot = inside(self.word(step.role)), self._part("bot", skill=step.skill)
                seated = step.players if stands_in(step) else (*step.players, bot)
                return {"role": role, "bot": bot, "names": self._people(seated)}
            case s.Claim():
                return {"role": inside(self.word(step.role))}
            case Inject():
                return {"at": clock(step.at)}
            case Grant():
                return {"usd": f"{abs(step.usd):,}"}
            case _:
                return {}

    def _part(self, key: str, **value: str) -> str:
        """A part of a sentence that is left out where there is nothing to fill it with."""
        return self.say(f"part.{key}", **value) if any(value.values()) else ""

    def _people(self, names: Iterable[str]) -> str:
        """People, and bots, as a list; nothing for nobody."""
        there = [name for name in names if name]
        between, last = self._catalogue["list.between"], self._catalogue["list.last_name"]
        return listed(there, between, last) if there else ""

    def _values(self, thing: Any) -> dict[str, str]:
        """All fields of an event, decision or step, as words."""
        given = {field.name: getattr(thing, field.name) for field in fields(thing)}
        values = {name: self._said(name, given) for name in given if name not in _UNSAID}
        if "terminal" in given:
            values["airline"] = self.names.airline(given["terminal"])
        return values

    def _said(self, name: str, given: Mapping[str, Any]) -> str:
        """One of the given values as words; its name tells what it is."""
        value = given[name]
        if isinstance(value, Enum):
            return self.names.lever(value.value) if name == "lever" else self.word(value)
        if value is None:
            return ""
        if name in _NUMBERS:
            return str(value + 1)
        if name in _MONEY:
            return f"{value:,}"
        if name in _TIMES:
            return clock(value)
        match name:
            case "flight":
                return self.flight(value)
            case "service":
                return self.names.service(value)
            case "terminals":
                return self.listed(value)
            case "item":
                return self.names.item(value)
            case "mode" | "cause" if value:
                return self.names.mode(given["item"], value)
            case "remedy" if value and "item" in given:
                return self.names.remedy(given["item"], value)
            case "lever" | "need":
                return self.names.lever(value)
            case "facts":
                return str(len(value))
            case "hands":
                return self.listed(tuple(str(hand + 1) for hand in value))
            case "phase":
                return self.word(SessionPhase(value))
            case "level":
                return points(value)
            case "slowest" | "fastest":
                return times(value)
            case "cause" | "remedy" if not value:
                return self._catalogue["blank"]
            case _:
                return str(value)


def key_of(value: Enum, section: str = "") -> str:
    """The key of an enum member's text, such as `ticket_state.in_diagnosis`."""
    return f"{section or kind_of(type(value))}.{value.name.lower()}"


def clock(seconds: int) -> str:
    """Seconds of round time as people read them: `2:05`."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'-' if seconds < 0 else ''}{minutes}:{rest:02}"


def points(hundredths: int) -> str:
    """A level on the scale from 1 to 7, given in hundredths, as people read it: `5.5`."""
    return f"{hundredths / 100:.1f}"


def times(percent: int) -> str:
    """A speed in percent of real time as people read it: `1.5`."""
    return f"{percent / 100:g}"


def inside(word: str) -> str:
    """A word as it stands inside a sentence: only an abbreviation keeps its capitals."""
    return word if word[:2].isupper() else word[:1].lower() + word[1:]
