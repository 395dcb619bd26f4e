"""Tiny worlds for story tests: a small airport, faults set by hand, a player for every role."""

from collections.abc import Iterable
from dataclasses import fields, replace
from functools import cache
from typing import Any

from airportsim.engine.simulation import Accepted, Simulation
from airportsim.model import commands as c
from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.checks import problems
from airportsim.model.flying import Flying, Schedule
from airportsim.model.journal import kind_of
from airportsim.model.refusals import Code, Refusal
from airportsim.model.rules import RULEBOOK
from airportsim.model.scenario import (
    Airline,
    FixedFault,
    Item,
    Kind,
    LeverCard,
    Mode,
    Money,
    Moods,
    Practice,
    Promise,
    Round,
    Scenario,
    Service,
    Strikes,
    Text,
)
from airportsim.model.team import Article, RoundSetup
from airportsim.model.version import FORMAT
from airportsim.model.words import Level, Lever, Manner, Phase, Role, Verdict, Work

AM, DESK, SPEC = Role.ACCOUNT_MANAGER, Role.SERVICE_DESK, Role.SPECIALIST
DM, DIRECTOR, VENDOR = Role.DELIVERY_MANAGER, Role.DIRECTOR, Role.VENDOR

FLIGHTS = (
    e.FlightHolding, e.FlightLanding, e.FlightOnStand, e.FlightDeparting, e.FlightAway,
    e.FlightDiverted, e.FlightCancelled,
)  # fmt: skip
FAULTS = (
    e.FaultStruck, e.ServiceFailed, e.AlertRaised, e.FaultCrashed, e.FaultFixed,
    e.ItemWorsened, e.ItemRecovered,
)  # fmt: skip


def _text(words: str) -> Text:
    return Text(words)


def _mode(manner: Manner, remedy: str, first_line: bool = False) -> Mode:
    return Mode(_text(remedy), manner, _text(f"needs {remedy}"), remedy, first_line)


_BOX = Kind(
    _text("Box"),
    {name: _text(name) for name in ("restart", "clean", "unlock", "repaint")},
    {
        "hung": _mode(Manner.SUDDEN, "restart"),
        "full": _mode(Manner.CREEPING, "clean"),
        "locked": _mode(Manner.AFTER_CHANGE, "unlock", first_line=True),
    },
)


def _item(
    name: str, carries: dict[str, tuple[str, ...]], *needs: str, limps: tuple[str, ...] = ()
) -> Item:
    faults = dict.fromkeys(_BOX.modes, 1.0)
    return Item(name, "box", _text(name), faults, carries, needs, limps)


TINY = Scenario(
    version=FORMAT,
    name="tiny",
    title=_text("Tiny"),
    about=_text("Two terminals, four services, four flights a minute apart, no drawn faults."),
    schedule=Schedule(round=600, flights=4, over=240),
    flying=Flying(
        landing=10, turnaround=40, departure=10, patience_air=100, patience_stand=100, stands=1
    ),
    terminals=("A", "B"),
    airlines=(Airline("AA", "A", _text("Alpha")), Airline("BB", "B", _text("Beta"))),
    services=(
        Service("RDR", Phase.ARRIVAL, _text("Radar")),
        Service("FUL", Phase.TURNAROUND, _text("Fuel")),
        Service("CAT", Phase.TURNAROUND, _text("Catering")),
        Service("BRD", Phase.DEPARTURE, _text("Boarding")),
    ),
    kinds={"box": _BOX},
    items=(
        _item("radar", {"RDR": ("A", "B")}),
        _item("fuel-a", {"FUL": ("A",)}, limps=("CAT",)),
        _item("fuel-b", {"FUL": ("B",)}, "depot"),
        _item("catering", {"CAT": ("A", "B")}, "depot"),
        _item("depot", {}),
        _item("gate-a", {"BRD": ("A",)}),
        _item("gate-b", {"BRD": ("B",)}),
    ),
    strikes=Strikes(
        count=0, first=0, last=600, acceleration=3.0, false_alarms=0,
        alert_gap_min=5, alert_gap_max=20,
    ),
    money=Money(
        per_flight=1000, fixed_cost=600, released=1000, release_step=500, fix_one=100,
        fix_two=200, fix_airport=300, mirror=50, limit=150, compensation=40, most_compensations=2,
        red_cost=7, promises=(Promise(85, 0, 0), Promise(95, 500, 100)),
    ),
    moods=Moods(
        start=70, red=30, landed=1, lost=6, complaint=4, informed=3, compensated=8,
        complain_after=50, most_open=2,
    ),
    practice=Practice(
        facts_per_call=2, look_every=15, wrong_change=45, buy_waiting=2, buy_age=120,
        predictions=2, limits=(30, 60, 90),
    ),
    durations={
        Work.REPORT: 8, Work.INFORM: 6, Work.COMPENSATE: 4, Work.LOG: 4, Work.FIRST_AID: 10,
        Work.APPLY_ARTICLE: 8, Work.TEST: 12, Work.FIX: 20, Work.WRITE_ARTICLE: 15,
        Work.SWITCH_OVER: 5, Work.READ_CONTRACT: 30, Work.VERIFY: 8, Work.DELIVER: 20,
        Work.ANSWER: 10,
    },
    staff={AM: 2, DESK: 2, SPEC: 2, DM: 2, DIRECTOR: 1, VENDOR: 1},
    effort=(0, 4),
    levers=tuple(
        LeverCard(lever, 1, _text(lever.value), _text(lever.value), needs)
        for lever, needs in (
            (Lever.REPORT_FORM, ()),
            (Lever.NAMED_CONTACTS, ()),
            (Lever.KNOWLEDGE_BASE, ()),
            (Lever.KNOWLEDGE_BASE_DESK, (Lever.KNOWLEDGE_BASE,)),
            (Lever.KNOWLEDGE_BASE_ACCOUNT_MANAGER, (Lever.KNOWLEDGE_BASE_DESK,)),
            (Lever.PURCHASING_OPEN, ()),
            (Lever.PURCHASING_CRITERIA, (Lever.PURCHASING_OPEN,)),
            (Lever.PRIORITY_LEVELS, ()),
            (Lever.STAFFING, ()),
            (Lever.MIRROR_SERVERS, ()),
            (Lever.FAULT_PREDICTION, (Lever.KNOWLEDGE_BASE,)),
        )
    ),
    rounds=(Round(budget=2000, crash_after=5000), Round(budget=2000, crash_after=5000)),
)  # fmt: skip
assert not list(problems(TINY))


@cache
def _airport(key: str) -> Airport:
    return Airport(_SCENARIOS[key])


_SCENARIOS: dict[str, Scenario] = {}


def airport_of(scenario: Scenario) -> Airport:
    """The airport of a scenario, worked out once a test run."""
    key = repr(scenario)
    _SCENARIOS[key] = scenario
    return _airport(key)


def struck(
    *faults: tuple[int, str, str], crash_after: int = 5000, scenario: Scenario = TINY
) -> Scenario:
    """The scenario with these faults (second, item, mode) in its first round."""
    fixed = tuple(FixedFault(at, item, mode) for at, item, mode in faults)
    first = replace(scenario.rounds[0], faults=fixed, crash_after=crash_after)
    return replace(scenario, rounds=(first, *scenario.rounds[1:]))


def setup_of(
    scenario: Scenario, *levers: Lever, staff: dict[Role, int] | None = None,
    budget: int | None = None, articles: Iterable[tuple[str, str]] = (),
    mirrors: tuple[str, ...] = (), mood: int | None = None, promise: int = 0,
) -> RoundSetup:  # fmt: skip
    """The start of the first round as a test wants it."""
    return RoundSetup(
        number=1,
        budget=scenario.rounds[0].budget if budget is None else budget,
        planned=0,
        promise=scenario.money.promises[promise],
        levers=frozenset(levers),
        staff={**scenario.staff, **(staff or {})},
        articles=tuple(Article(item, mode) for item, mode in articles),
        mirrors=mirrors,
        moods=dict.fromkeys(scenario.terminals, scenario.moods.start if mood is None else mood),
    )


class Play:
    """A running world with a player at every role."""

    def __init__(self, scenario: Scenario = TINY, *levers: Lever, seed: int = 1, **start: Any):
        setup = setup_of(scenario, *levers, **start)
        self.sim = Simulation(airport_of(scenario), setup, seed)

    def at(self, second: int) -> "Play":
        """Let time pass until the clock stands at a second."""
        self.sim.advance(second)
        return self

    def do(self, role: Role, command: c.Command, hand: int = -1) -> "Play":
        """Give a command that must be accepted."""
        answer = self.sim.submit(role, command, hand)
        assert isinstance(answer, Accepted), f"{role} {command}: {answer} at {self.sim.now} s"
        return self

    def work(self, role: Role, command: c.Command, hand: int = -1) -> "Play":
        """Give a command that must be accepted, and wait until its work is done."""
        self.do(role, command, hand)
        work = RULEBOOK[type(command)][1]
        assert work is not None
        return self.at(self.sim.now + self.sim.airport.scenario.takes(work) + 1)

    def refused(self, role: Role, command: c.Command, hand: int = -1) -> Code | None:
        """Why a command is refused; None if it is accepted."""
        answer = self.sim.submit(role, command, hand)
        return answer.code if isinstance(answer, Refusal) else None

    def end(self) -> "Play":
        """Let the round end."""
        return self.at(self.sim.end)

    def cure(self, second: int, alert: int = 0) -> "Play":
        """Let the service desk cure the first-line fault of an alert at a second, by checklist."""
        self.at(second - 30).work(AM, c.Report(alert, (0,)))
        ticket = len(self.sim.state.tickets) - 1
        self.work(DESK, c.Log(ticket, Level.LOW, Level.LOW))
        self.at(second - 10).do(DESK, c.FirstAid(ticket)).at(second + 1)
        assert f"{second} fault_fixed" in " ".join(self.told(e.FaultFixed))
        return self

    def told(self, *kinds: type[Any]) -> list[str]:
        """What has happened so far, of these kinds or of all, each as "second kind values"."""
        return [
            told_as(entry.t, entry.event)
            for entry in self.sim.journal
            if not kinds or isinstance(entry.event, kinds)
        ]

    def hand_of(self, role: Role, index: int = 0) -> int:
        """The number of one of a role's hands."""
        return [hand.number for hand in self.sim.state.hands if hand.role is role][index]


def told_as(t: int, event: e.Event) -> str:
    """An event as a short line: second, kind, then its values in their order, less defaults."""
    named = ((getattr(event, field.name), field.default) for field in fields(event))
    values = (_short(value) for value, default in named if value != default)
    return " ".join((str(t), kind_of(type(event)), *values))


def _short(value: Any) -> str:
    if isinstance(value, tuple):
        return "+".join(_short(one) for one in value) or "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(getattr(value, "value", value)) or "-"


# --- the usual way of a ticket, to a station of its life ------------------------------------------

STRIKE = (5, "fuel-a", "hung")
"""The fault of the worlds below: fuel at terminal A, from second 5."""


def alerted(*levers: Lever, scenario: Scenario | None = None, **start: Any) -> Play:
    """Second 6: the airlines have told of alert 0, nobody has called."""
    return Play(scenario or struck(STRIKE), *levers, **start).at(6)


def reported(*levers: Lever, **start: Any) -> Play:
    """Second 15: ticket 0 was called in with two facts."""
    return alerted(*levers, **start).work(AM, c.Report(0, (0, 1)))


def logged(*levers: Lever, **start: Any) -> Play:
    """Second 20: ticket 0 lies at the service desk."""
    return reported(*levers, **start).work(DESK, c.Log(0, Level.LOW, Level.LOW))


def escalated(*levers: Lever, **start: Any) -> Play:
    """Second 20: ticket 0 lies in the tray, where nobody has seen it."""
    return logged(*levers, **start).do(DESK, c.Escalate(0))


def seen(*levers: Lever, **start: Any) -> Play:
    """Second 31: somebody has looked into the tray and found ticket 0."""
    return escalated(*levers, **start).at(31)


def assigned(*levers: Lever, **start: Any) -> Play:
    """Second 20: ticket 0 was given to the first specialist."""
    play = escalated(Lever.NAMED_CONTACTS, *levers, **start)
    return play.do(DM, c.Assign(0, play.hand_of(SPEC)))


def taken(*levers: Lever, **start: Any) -> Play:
    """Second 31: the first specialist works on ticket 0."""
    play = seen(*levers, **start)
    return play.do(SPEC, c.Take(0), play.hand_of(SPEC))


def proposed(
    *levers: Lever, item: str = "fuel-a", cause: str = "hung", remedy: str = "restart", **start: Any
) -> Play:
    """Second 52: a fix for ticket 0 lies before the vendor."""
    play = taken(*levers, **start)
    return play.work(SPEC, c.Fix(0, item, cause, remedy, ("A",)), play.hand_of(SPEC))


def requested(*levers: Lever, **start: Any) -> Play:
    """Second 31: the vendor's help was asked for on ticket 0."""
    return taken(Lever.PURCHASING_OPEN, *levers, **start).do(SPEC, c.RequestPurchase(0))


def bought(*levers: Lever, **start: Any) -> Play:
    """Second 31: the vendor's help was bought for ticket 0."""
    return requested(*levers, **start).do(DM, c.Approve(0))


def restored(*levers: Lever, **start: Any) -> Play:
    """Second 61: the fix was accepted, and what ticket 0 is about works again."""
    return proposed(*levers, **start).work(VENDOR, c.Verify(0, Verdict.ACCEPTED))


def closed(*levers: Lever, **start: Any) -> Play:
    """Second 61: ticket 0 is closed."""
    return restored(*levers, **start).do(DESK, c.Close(0))
