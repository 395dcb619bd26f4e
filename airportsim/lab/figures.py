"""What a forecast keeps of the rounds that bots have played, one by one and all together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.journal import Entry
from airportsim.model.score import SLA
from airportsim.model.team import RoundSetup
from airportsim.model.words import Role
from airportsim.play.session import RoundResult


@dataclass(frozen=True, slots=True)
class Figures:
    """One round of one session.

    `diverted`, `cancelled` and `unfinished` are the flights that were lost; `faults` have struck,
    `uncured` of them were never cured; `profit`, and `left` of the budget, are USD; `work` is, for
    each role, the share of its hands' time spent in timed work, `acts` how much it has done or
    decided, timed or not.
    """

    landed: int
    meets: bool
    diverted: int
    cancelled: int
    unfinished: int
    faults: int
    uncured: int
    profit: int
    left: int
    work: dict[Role, float]
    acts: dict[Role, int]


@dataclass(frozen=True, slots=True)
class Spread:
    """Some figures: mean, median, and the tenth and ninetieth percentile (nearest rank)."""

    mean: float
    p10: int
    median: float
    p90: int


@dataclass(frozen=True, slots=True)
class RoundForecast:
    """A round of a team over all sessions.

    `landed` are flights; `meets` is the share of sessions that meet the SLA, from 0 to 1; all else
    are means of what `Figures` has under the same name.
    """

    number: int
    landed: Spread
    meets: float
    diverted: float
    cancelled: float
    unfinished: float
    faults: float
    uncured: float
    profit: float
    left: float
    work: dict[Role, float]
    acts: dict[Role, float]


def figures(airport: Airport, result: RoundResult) -> Figures:
    """The figures of a round that is over."""
    score = result.score
    work, acts = worked(result.setup, result.journal, airport.scenario.schedule.round)
    return Figures(
        landed=score.landed,
        meets=score.landed >= needed(score.flights),
        diverted=score.diverted,
        cancelled=score.cancelled,
        unfinished=score.unfinished,
        faults=score.incidents,
        uncured=score.incidents - score.restored,
        profit=score.profit,
        left=score.budget - score.spent,
        work=work,
        acts=acts,
    )


def summed(number: int, played: Sequence[Figures]) -> RoundForecast:
    """The same round of some sessions, one at least, together."""
    return RoundForecast(
        number=number,
        landed=_spread(sorted(one.landed for one in played)),
        meets=fmean(one.meets for one in played),
        diverted=fmean(one.diverted for one in played),
        cancelled=fmean(one.cancelled for one in played),
        unfinished=fmean(one.unfinished for one in played),
        faults=fmean(one.faults for one in played),
        uncured=fmean(one.uncured for one in played),
        profit=fmean(one.profit for one in played),
        left=fmean(one.left for one in played),
        work={role: fmean(one.work[role] for one in played) for role in Role},
        acts={role: fmean(one.acts[role] for one in played) for role in Role},
    )


def needed(flights: int) -> int:
    """The flights, of so many, that meet the SLA."""
    return -(-SLA * flights // 100)


def worked(
    setup: RoundSetup, journal: Iterable[Entry], end: int
) -> tuple[dict[Role, float], dict[Role, int]]:
    """How much each role has worked until a second.

    First the share, from 0 to 1, of its hands' time spent in timed work; then how many things it
    has done or decided. A hand that is lent to another role counts for its own.
    """
    people = [role for role in Role for _ in range(setup.staff.get(role, 0))]
    busy, acts = dict.fromkeys(Role, 0), dict.fromkeys(Role, 0)
    begun: dict[int, int] = {}
    for t, _, event in journal:
        if isinstance(event, e.WorkStarted):
            begun[event.hand] = t
            acts[people[event.hand]] += 1
        elif isinstance(event, e.WorkEnded):
            busy[people[event.hand]] += t - begun.pop(event.hand)
        elif type(event) in _DECIDES:
            acts[_DECIDES[type(event)]] += 1
    for hand, t in begun.items():
        busy[people[hand]] += end - t
    hands = {role: people.count(role) for role in Role}
    shares = {role: busy[role] / (hands[role] * end) if hands[role] else 0.0 for role in Role}
    return shares, acts


_DECIDES: dict[type[e.Event], Role] = {
    e.AskedBack: Role.SERVICE_DESK,
    e.TicketMerged: Role.SERVICE_DESK,
    e.TicketEscalated: Role.SERVICE_DESK,
    e.TicketClosed: Role.SERVICE_DESK,
    e.TicketTaken: Role.SPECIALIST,
    e.TicketHandedBack: Role.SPECIALIST,
    e.PurchaseRequested: Role.SPECIALIST,
    e.TicketAssigned: Role.DELIVERY_MANAGER,
    e.HandLent: Role.DELIVERY_MANAGER,
    e.PriorityChanged: Role.DELIVERY_MANAGER,
    e.PurchaseApproved: Role.DELIVERY_MANAGER,
    e.PurchaseDenied: Role.DELIVERY_MANAGER,
    e.FundsReleased: Role.DIRECTOR,
    e.PurchasesFrozen: Role.DIRECTOR,
    e.FocusSet: Role.DIRECTOR,
    e.PurchaseAuthorised: Role.DIRECTOR,
}
"""Who decides what takes no time."""


def _spread(ranked: list[int]) -> Spread:
    tenth, ninetieth = (-(-share * len(ranked) // 10) - 1 for share in (1, 9))
    return Spread(fmean(ranked), ranked[tenth], float(median(ranked)), ranked[ninetieth])
