"""A workshop of three tiny rounds, taken step by step through its rules."""

from dataclasses import replace
from typing import Any, Self

from airportsim.model import session as s
from airportsim.model.airport import Airport
from airportsim.model.ledger import Measure
from airportsim.model.plan import Adopt, next_standing
from airportsim.model.refusals import Code, Refusal
from airportsim.model.scenario import Observation, Scenario, Text, Workshop
from airportsim.model.score import Score
from airportsim.model.session import SessionState, Who
from airportsim.model.session_rules import ended, first_state, is_last, stepped
from airportsim.model.words import Lever, RestoredBy, SessionPhase
from tests.worlds import AM, DESK, DIRECTOR, DM, TINY, airport_of

LOBBY, PLAN, DO, CHECK, ACT, END = SessionPhase
FORM, KB, DESK_KB = Lever.REPORT_FORM, Lever.KNOWLEDGE_BASE, Lever.KNOWLEDGE_BASE_DESK
MIRRORS, PREDICTION, STAFFING = Lever.MIRROR_SERVERS, Lever.FAULT_PREDICTION, Lever.STAFFING
MISSING = Lever.PRIORITY_LEVELS
"""An improvement that the scenario below does not offer."""

CHEN = Who("Chen", None)
"""The facilitator."""
WANG, ZHAO, LI = Who("Wang", DIRECTOR), Who("Zhao", DM), Who("Li", DESK)

_ANSWERS = {FORM: ("calls",), MIRRORS: ("same",), PREDICTION: ("same", "unready")}

WORKSHOP = replace(
    TINY,
    effort=(4, 4),
    rounds=TINY.rounds[:1] * 3,
    levers=tuple(
        replace(card, answers=_ANSWERS.get(card.id, ()))
        for card in TINY.levers
        if card.id is not MISSING
    ),
    workshop=Workshop(
        discover=True,
        observations=tuple(Observation(name, Text(name)) for name in ("calls", "same", "unready")),
    ),
)
"""Three rounds, four points of effort before each, the cards face down."""


def left_out(*skip: SessionPhase, scenario: Scenario = WORKSHOP) -> Airport:
    return airport_of(replace(scenario, workshop=replace(scenario.workshop, skip=skip)))


WORTH = Score(
    flights=4, landed=2, diverted=1, cancelled=1, unfinished=0, success_rate=0.5,
    target_attainment=0.6, sla_target=0.85, sla_met=False, budget=2_000, spent=300, profit=1_100,
    incidents=3, restored=2, restored_by=dict.fromkeys(RestoredBy, 0), crashed=1, rejected_fixes=1,
    vendor_errors=0, needless_purchases=0, complaints=2, mean_time_to_acknowledge=30.0,
    mean_time_to_restore=90.0, first_contact_resolution=0.1, longest_gap=200,
)  # fmt: skip
"""A round that went badly."""


class Workday:
    """A session, step by step."""

    def __init__(self, airport: Airport | None = None, discover: bool = True) -> None:
        self.airport = airport or left_out()
        self.state = first_state(self.airport, discover=discover)

    def ask(self, who: Who, *commands: s.SessionCommand) -> Self:
        """Ask for things that must be granted."""
        for command in commands:
            outcome = stepped(self.airport, self.state, who, command)
            assert isinstance(outcome, SessionState), f"{command} in {self.where}: {outcome}"
            self.state = outcome
        return self

    def refused(self, who: Who, command: s.SessionCommand) -> Code | None:
        """Why something is refused; None if it is granted."""
        outcome = stepped(self.airport, self.state, who, command)
        return outcome.code if isinstance(outcome, Refusal) else None

    def play(self, after: dict[str, Any] | None = None, **worth: Any) -> Self:
        """Let the running round end with a score, and leave this behind."""
        assert self.state.phase is DO
        before, left = self.state.standing, None
        if not is_last(self.airport, self.state):
            left = next_standing(self.airport, before, before.articles, before.moods, ())
            left = replace(left, **(after or {}))
        self.state = ended(self.airport, self.state, replace(WORTH, **worth), left)
        return self

    def to(self, phase: SessionPhase, number: int = 1) -> Self:
        """Go on to a phase of a round."""
        while (self.state.phase, self.state.number) != (phase, number):
            assert self.state.phase is not END, f"never got to {phase} of round {number}"
            if self.state.phase is DO:
                self.play()
            else:
                self.ask(WANG, s.Proceed())
        return self

    @property
    def where(self) -> str:
        return f"{self.state.phase.value} {self.state.number}"

    @property
    def levers(self) -> frozenset[Lever]:
        return self.state.standing.levers


def adopted(day: Workday, *levers: Lever) -> Workday:
    """The improvements adopted, each with the effect that is expected."""
    for lever in levers:
        day.ask(WANG, Adopt(lever), s.Expect(lever, Measure.LANDED, 3))
    return day


# --- situations of a workshop ---------------------------------------------------------------------


def planning() -> Workday:
    return Workday().to(PLAN)


def open_cards() -> Workday:
    return Workday(discover=False).to(PLAN)


def form_adopted() -> Workday:
    return open_cards().ask(WANG, Adopt(FORM))


def form_expected() -> Workday:
    return adopted(open_cards(), FORM)


def in_round_two() -> Workday:
    return form_expected().to(PLAN, 2)


def reviewing() -> Workday:
    return Workday().to(CHECK)


def acting() -> Workday:
    return form_expected().to(ACT)


def acting_in_round_two() -> Workday:
    return form_expected().to(ACT, 2)


def tried() -> Workday:
    return acting().ask(WANG, s.Try("One voice", "Li"))


def done() -> Workday:
    return tried().ask(WANG, s.Finish(0))


def seated() -> Workday:
    return Workday().ask(CHEN, s.Reseat(DESK, ("Li", "Sun")), s.Reseat(AM, ("Li",)))


def working() -> Workday:
    return seated().to(DO).ask(LI, s.Claim(DESK, (3,)))


def away() -> Workday:
    return seated().ask(Who("Sun", DESK), s.Leave()).ask(LI, s.Leave())


def paused() -> Workday:
    return Workday().ask(CHEN, s.Pause())


def rule(text: str = "Read it back", owner: str = "Li", value: float = 3) -> s.OwnRule:
    return s.OwnRule(text, owner, Measure.LANDED, value)


def expect(value: float, lever: Lever = FORM) -> s.Expect:
    return s.Expect(lever, Measure.LANDED, value)
