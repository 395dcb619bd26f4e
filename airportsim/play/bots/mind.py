"""What a bot remembers, and its dice."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from airportsim.engine.simulation import Simulation
from airportsim.model.commands import Chase
from airportsim.model.draws import Draws
from airportsim.model.state import State
from airportsim.model.team import Skill
from airportsim.model.words import FactKind, Lever
from airportsim.play.board import View
from airportsim.play.slips import DeskSlip
from airportsim.play.views import AccountManagerView, ServiceDeskView

_REMEMBERED = 8
"""The oldest so many escalated tickets are chased."""

W = TypeVar("W", bound=DeskSlip)


class Dice:
    """A bot's chances and times, keyed by what they are about, never by a ticket's number."""

    def __init__(self, draws: Draws, state: State, skill: Skill) -> None:
        self._draws = draws
        self._state = state
        self._skill = skill
        self._tries: dict[str, int] = {}
        self._names: dict[int, str] = {}

    def time(self, act: str, about: str) -> int:
        """Seconds of noticing and thinking before an act."""
        skill, purpose = self._skill, f"{act}|{about}"
        mean = skill.think.get(act, skill.default_think)
        return skill.react + self._draws.spread(mean, skill.spread, purpose, self._try(purpose))

    def chance(self, per_mille: int, what: str, about: str) -> bool:
        """Whether something of this chance (in a thousand) succeeds this time."""
        purpose = f"{what}|{about}"
        return self._draws.chance(per_mille, purpose, self._try(purpose))

    def below(self, limit: int, what: str, about: str) -> int:
        """A whole number from 0 to limit - 1."""
        purpose = f"{what}|{about}"
        return self._draws.below(limit, purpose, self._try(purpose))

    def alert(self, number: int) -> str:
        """A name for an alert that stays the same whatever else the team does."""
        if number in self._names:
            return self._names[number]
        state = self._state
        symptom = state.alerts[number].symptom
        fault = state.truth[number]
        strike = state.faults[fault].strike if fault >= 0 else ""
        again = sum(state.alerts[n].symptom is symptom for n in state.faults[fault].alerts
                    if n < number) if fault >= 0 else 0  # fmt: skip
        name = f"{strike}/{symptom.service}/{'+'.join(symptom.terminals)}/{again}"
        self._names[number] = name
        return name

    def ticket(self, number: int) -> str:
        """A name for a ticket that stays the same whatever else the team does."""
        return self.alert(self._state.tickets[number].alert)

    def _try(self, purpose: str) -> int:
        """How often this has been tried before."""
        attempt = self._tries.get(purpose, 0)
        self._tries[purpose] = attempt + 1
        return attempt


@dataclass(slots=True)
class Mind:
    """The memory of the bot at a role: its skill and dice, and which hand is busy with what.

    `claims` tells what each hand is about to do, and `claimed` holds the same as a set. `asked`
    keeps the tickets about which a question was thought over already, `compared` those compared
    with the other tickets, `chased` when a ticket was last asked after, `weighed` what has been
    thought over about a failure (an act, its alert and its terminal): None if it is let be, else
    until when the airline had been promised its service then.
    """

    skill: Skill
    dice: Dice
    claims: dict[int, tuple[str, int]] = field(default_factory=dict)
    claimed: set[tuple[str, int]] = field(default_factory=set)
    asked: set[int] = field(default_factory=set)
    compared: set[int] = field(default_factory=set)
    chased: dict[int, int] = field(default_factory=dict)
    weighed: dict[tuple[str, int, str], int | None] = field(default_factory=dict)

    def claim(self, hand: int, what: str, number: int) -> None:
        """Note that a hand is about to do something, so that no other begins the same."""
        self.claims[hand] = what, number
        self.claimed.add((what, number))

    def watches(self, hand: int) -> bool:
        """Whether a hand may watch the clock for all: it may if no other does so."""
        if ("watch", -1) in self.claimed:
            return False
        self.claim(hand, "watch", -1)
        return True

    def let_go(self, hand: int) -> None:
        """Forget what a hand was about to do."""
        if hand in self.claims:
            self.claimed.discard(self.claims.pop(hand))


def mind_for(simulation: Simulation, skill: Skill) -> Mind:
    """The memory of a bot of some skill that sits down at a round."""
    return Mind(skill, Dice(simulation.draws, simulation.state, skill))


def most_urgent(view: View, slips: Iterable[W]) -> W | None:
    """The ticket that comes first: focused terminal, then priority (if there is any), then age."""
    focus = view.focus
    return min(
        slips,
        key=lambda slip: (focus not in slip.terminals, slip.priority, slip.number),
        default=None,
    )


def chase(
    view: AccountManagerView | ServiceDeskView, mind: Mind
) -> tuple[tuple[Chase, ...], Mind, int] | None:
    """Ask the specialists how far a ticket is, or wait until it is time to; None: no need.

    Without named contacts whoever waits asks, every so often, about the oldest few that are with
    the specialists; with them there is no need to.
    """
    if Lever.NAMED_CONTACTS in view.levers:
        return None
    soonest = None
    for slip in islice(view.escalated, _REMEMBERED):
        if ("chase", slip.number) not in mind.claimed:
            last = max(slip.told_at, mind.chased.get(slip.number, 0))
            due = last + mind.skill.chase_every
            if due <= view.now:
                mind.chased[slip.number] = view.now
                mind.claim(view.hand, "chase", slip.number)
                wait = mind.dice.time("chase", mind.dice.ticket(slip.number))
                return (Chase(slip.number),), mind, view.now + wait
            soonest = due if soonest is None else min(soonest, due)
    return ((), mind, soonest) if soonest is not None and mind.watches(view.hand) else None


def fact_order(kinds: list[FactKind]) -> list[int]:
    """Numbers of facts, the most telling first."""
    order = [FactKind.FAILS, FactKind.WHERE, FactKind.LIMPS, FactKind.SINCE, FactKind.WORKS]
    return sorted(range(len(kinds)), key=lambda n: order.index(kinds[n]))
