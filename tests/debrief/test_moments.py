"""The moments that are found, and the three that are told."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from airportsim.debrief.incident import Incident
from airportsim.debrief.incidents import incidents
from airportsim.debrief.moment import GOOD, Look, Moment, MomentKind, look
from airportsim.debrief.moments import candidates, chosen, moments
from airportsim.debrief.money import money
from airportsim.debrief.round import Debrief, look_back
from airportsim.model import events as e
from airportsim.model.journal import Entry
from airportsim.model.score import score
from airportsim.model.words import Lever, RestoredBy, Role, Verdict
from tests.conftest import classic_airport
from tests.debrief.journals import (
    FUEL,
    MATCHES,
    Told,
    fault,
    journal,
    log,
    match,
    random_rounds,
    taken,
    ticket,
)
from tests.worlds import TINY, airport_of, setup_of


def seen(*told: Told, before: Sequence[Incident] = (), **start: Any) -> Look:
    """A round of the tiny airport as the rules look at it."""
    levers = start.pop("levers", ())
    setup = replace(setup_of(TINY, *levers, **start), number=2 if before else 1)
    airport, told_in_order = airport_of(TINY), journal(*told)
    return look(
        airport, setup, told_in_order, incidents(airport, told_in_order),
        score(airport, setup, told_in_order), money(airport, setup, told_in_order),
        {1: before} if before else {}, 600,
    )  # fmt: skip


def found(kind: MomentKind, *told: Told, **start: Any) -> list[Moment]:
    """The moments of one kind that are found in a round of the tiny airport."""
    return [one for _, one in candidates(seen(*told, **start)) if one.kind is kind]


def fixed(t: int, number: int = 0, by: RestoredBy = RestoredBy.SPECIALIST) -> list[Told]:
    return [(t, e.FaultFixed(number, by)), (t, e.TicketRestored(number))]


def crash(t: int, *before: Told) -> list[Told]:
    return [*FUEL, *before, (t, e.FlightCancelled(0)), (t, e.FaultCrashed(0))]


GATE = fault(100, 1, "gate-b", "locked", "BRD", "B")
RADAR = fault(100, 1, "radar", "hung", "RDR", "A", "B")

RULES: dict[MomentKind, tuple[list[Told], dict[str, Any], int, dict[str, Any], int]] = {
    MomentKind.LONGEST_QUEUE: (
        [*FUEL, *taken()[:3], (100, e.FlightCancelled(0)), (200, e.TicketTaken(0, 5))],
        {}, 35, {"fault": 0, "service": "FUL", "terminals": ("A",), "seconds": 165}, 1000,
    ),
    MomentKind.UNREPORTED: ([*FUEL, ticket(150)], {}, 10, {"seconds": 140}, 0),
    MomentKind.CRASH: (
        crash(90, *taken()[:3]), {}, 90, {"seconds": 55, "role": Role.SPECIALIST}, 1000,
    ),
    MomentKind.WRONG_MERGE: (
        [*FUEL, *GATE, ticket(20), ticket(120, 1, 1), log(125, 1), (130, e.TicketMerged(1, 0)),
         *fixed(300), (300, e.AlertRaised(2, 1, "BRD", ("B",), ""))],
        {}, 130, {"ticket": 1, "into": 0, "seconds": 170, "fault": 1}, 0,
    ),
    MomentKind.WRONG_FIX: (
        [*FUEL, *taken(), (60, e.FixProposed(0, "fuel-b", "", "clean", ())),
         (70, e.FixVerified(0, Verdict.WRONG_ITEM, right=False)), *fixed(110)],
        {}, 60, {"item": "fuel-a", "count": 1, "seconds": 50}, 0,
    ),
    MomentKind.UNCLEAR_FIX: (
        [*FUEL, *taken(), (60, e.FixProposed(0, "fuel-a", "", "", ())),
         (70, e.FixVerified(0, Verdict.UNCLEAR, right=False)), *fixed(110)],
        {}, 60, {"count": 1, "seconds": 50}, 0,
    ),
    MomentKind.SAME_AGAIN: (
        [*FUEL, *taken(), *fixed(100), *fault(200, 1, "fuel-a", "hung", "FUL", "A"),
         *taken(1, since=210), *fixed(250, 1)],
        {}, 200, {"item": "fuel-a", "mode": "hung", "round": 1, "first": 90, "then": 50}, 0,
    ),
    MomentKind.BLIND_TESTS: (
        [*FUEL, *taken(), *((60 + 12 * n, e.ItemTested(0, "depot", "")) for n in range(3))],
        {}, 60, {"ticket": 0, "count": 3, "missing": 2}, 0,
    ),
    MomentKind.CHASED: (
        [*FUEL, *taken(), *((t, e.TicketChased(0, Role.DIRECTOR, 1))
                            for t in (50, 200, 210, 220, 230))],
        {}, 200, {"count": 5, "seconds": 50}, 0,
    ),
    MomentKind.ARTICLE_CURED: (
        [*FUEL, *fixed(200)[:1], *GATE, (120, e.ArticleTried(0, 0, helped=True)),
         (120, e.FaultFixed(1, RestoredBy.SERVICE_DESK))],
        {}, 100, {"item": "gate-b", "seconds": 20, "usual": 190}, 0,
    ),
    MomentKind.MIRROR_SAVED: (
        [*FUEL, (30, e.FaultFixed(0, RestoredBy.MIRROR))],
        {}, 10, {"item": "fuel-a", "seconds": 20}, 0,
    ),
    MomentKind.FIRST_CONTACT: (
        [*FUEL, (30, e.FaultFixed(0, RestoredBy.SERVICE_DESK))], {}, 10, {"seconds": 20}, 0,
    ),
    MomentKind.LAST_DOLLAR: (
        [*FUEL, ticket(20), (50, e.PurchaseRequested(0, 150)), (60, e.PurchaseApproved(0, 150)),
         (80, e.PurchaseDelivered(0, helped=True)), *fixed(80, by=RestoredBy.VENDOR), *RADAR,
         (300, e.FlightDiverted(2))],
        {"budget": 200}, 60,
        {"fault": 0, "usd": 150, "other": 1, "other_service": "RDR",
         "other_terminals": ("A", "B"), "seconds": 500}, 1000,
    ),
    MomentKind.NEEDLESS_PURCHASE: (
        [*FUEL, ticket(20), (50, e.PurchaseRequested(0, 150)), (60, e.PurchaseApproved(0, 150)),
         *fixed(70), (80, e.PurchaseDelivered(0, helped=False))],
        {}, 60, {"ticket": 0, "usd": 150}, 150,
    ),
    MomentKind.REQUEST_WAITED: (
        [*FUEL, ticket(20), (50, e.PurchaseRequested(0, 150)), (125, e.PurchaseDenied(0))],
        {}, 50, {"ticket": 0, "seconds": 75}, 0,
    ),
    MomentKind.CONTRACT_UNREAD: (crash(90), {}, 90, {"usd": 2000, "count": 1}, 1000),
    MomentKind.PROMISE_BROKEN: (
        [(50, e.PromiseEnded("A", kept=True)), (60, e.PromiseEnded("B", kept=False)),
         (90, e.PromiseEnded("B", kept=False))],
        {}, 60, {"airline": "B", "count": 2}, 0,
    ),
    MomentKind.FLIGHTS_LOST: (
        [*fault(100, 0, "radar", "hung", "RDR", "A", "B"),
         *((t, e.FlightDiverted(n)) for n, t in enumerate((110, 201, 230, 250)))],
        {}, 201, {"service": "RDR", "count": 3, "usd": 3000}, 3000,
    ),
    MomentKind.FIRST_ALERT: (
        fault(100, 0, "gate-b", "hung", "BRD", "B"), {}, 100, {"time": 100, "seconds": 500}, 0,
    ),
    MomentKind.LONGEST_GAP: ([(60, e.FlightAway(0))], {}, 60, {"time": 60, "seconds": 540}, 0),
    MomentKind.MOST_WAITING: (
        [(5, e.FlightHolding(0)), (8, e.FlightHolding(1)), (9, e.FlightLanding(0))],
        {}, 8, {"time": 8, "count": 2}, 0,
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", MomentKind)
def test_each_kind_of_moment_is_found_where_its_rule_holds(kind: MomentKind) -> None:
    told, start, second, about, cost = RULES[kind]
    (moment,) = found(kind, *told, **start)
    assert moment.second == second
    assert {name: moment.about.get(name) for name in about} == about
    assert moment.cost == cost


def test_nothing_is_made_of_what_went_as_it_should() -> None:
    told = [*FUEL, *taken(), (60, e.FixProposed(0, "fuel-a", "hung", "restart", ("A",))),
            (70, e.FixVerified(0, Verdict.ACCEPTED, right=True)), *fixed(70)]  # fmt: skip
    kinds = {moment.kind for _, moment in candidates(seen(*told))}
    assert kinds == {MomentKind.FIRST_ALERT, MomentKind.LONGEST_GAP}


def test_a_crash_tells_whose_turn_it_was() -> None:
    def role(*before: Told, levers: tuple[Lever, ...] = ()) -> object:
        return found(MomentKind.CRASH, *crash(200, *before), levers=levers)[0].about["role"]

    waiting, contacts = taken()[:3], (Lever.NAMED_CONTACTS,)
    request = [ticket(20), (50, e.PurchaseRequested(0, 150))]
    assert role() is Role.ACCOUNT_MANAGER
    assert role(ticket(20)) is Role.SERVICE_DESK
    assert role(*waiting) is Role.SPECIALIST
    assert role(*waiting, levers=contacts) is Role.DELIVERY_MANAGER
    assert role(*waiting, (50, e.TicketAssigned(0, 5)), levers=contacts) is Role.SPECIALIST
    assert role(*request) is Role.DELIVERY_MANAGER
    assert role(*request, (60, e.PurchaseApproved(0, 150))) is Role.VENDOR
    assert found(MomentKind.CRASH, *crash(200, *taken())) == [], "somebody was at work on it"


def test_a_contract_that_is_known_or_useless_is_no_moment() -> None:
    kind = MomentKind.CONTRACT_UNREAD
    assert found(kind, *crash(90), levers=(Lever.PURCHASING_OPEN,)) == []
    assert found(kind, *crash(90), (50, e.ContractRead())) == []
    assert found(kind, *crash(90), budget=50) == []


def test_a_fault_of_an_earlier_round_is_known_again() -> None:
    cured = [*FUEL, *taken(), *fixed(100)]
    before = incidents(airport_of(TINY), journal(*cured))
    (moment,) = found(MomentKind.SAME_AGAIN, *FUEL, *taken(), *fixed(60), before=before)
    assert (moment.about["round"], moment.about["first"], moment.about["then"]) == (1, 90, 50)


def moment(kind: MomentKind, second: int, number: int = -1) -> Moment:
    return Moment(kind, second, number, {})


def test_the_weightiest_are_chosen_of_different_kinds_incidents_and_times() -> None:
    queue, other = moment(MomentKind.LONGEST_QUEUE, 100, 1), moment(MomentKind.LONGEST_QUEUE, 900)
    same, soon = moment(MomentKind.WRONG_FIX, 150, 1), moment(MomentKind.CHASED, 105)
    late, alert = moment(MomentKind.CRASH, 800, 2), moment(MomentKind.FIRST_ALERT, 500)
    weighed = [(0.1, alert), (1.0, late), (2.0, queue), (1.9, other), (1.5, same), (1.5, soon)]
    assert chosen(weighed) == [queue, late, soon]
    assert chosen([(0.1, alert)]) == [alert]


def test_of_good_moments_one_is_enough_where_there_is_something_else() -> None:
    good = [(1.3, moment(kind, 200 * n)) for n, kind in enumerate(sorted(GOOD))]
    bad = [(0.6, moment(MomentKind.WRONG_FIX, 900)), (0.6, moment(MomentKind.CRASH, 1200))]
    assert sum(one.kind in GOOD for one in chosen(good + bad)) == 1
    assert sum(one.kind in GOOD for one in chosen(good)) == 3


def test_a_kind_that_was_told_of_the_round_before_makes_room_for_others() -> None:
    told = [*FUEL, *taken()[:3], *RADAR, ticket(150, 1, 1)]
    first = moments(seen(*told))
    again = moments(seen(*told), before=first)
    assert first
    assert {one.kind for one in first} >= {MomentKind.LONGEST_QUEUE}
    assert len(again) == 3


def check(found: tuple[Moment, ...], told: list[Entry], end: int) -> None:
    assert len({one.kind for one in found}) == len(found)
    assert [one.second for one in found] == sorted(one.second for one in found)
    assert all(0 <= one.second < end for one in found)
    assert all(one.cost >= 0 for one in found)
    if any(isinstance(entry.event, e.AlertRaised) for entry in told):
        assert len(found) == 3


@pytest.mark.parametrize(("team", "seed"), MATCHES)
def test_each_round_of_a_team_has_three_moments(team: str, seed: int) -> None:
    before: list[Debrief] = []
    for setup, told in match(team, seed)[0]:
        before.append(look_back(classic_airport(), setup, told, before))
        check(before[-1].moments, told, 1500)
    again = look_back(classic_airport(), *match(team, seed)[0][-1], before[:-1])
    assert again == before[-1]


def test_any_round_with_something_to_talk_about_has_three_moments() -> None:
    for scenario, setup, told in random_rounds(30):
        back = look_back(airport_of(scenario), setup, told)
        check(back.moments, told, scenario.schedule.round)


def test_a_round_in_which_nothing_happened_has_only_that_to_tell() -> None:
    kinds = [one.kind for one in look_back(airport_of(TINY), setup_of(TINY), []).moments]
    assert kinds == [MomentKind.LONGEST_GAP]
    assert look_back(airport_of(TINY), setup_of(TINY), [], end=0).moments == ()
