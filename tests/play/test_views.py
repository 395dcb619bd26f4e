"""Views: each role sees its own slice, and neither view nor refusal leaks the hidden truth."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import product
from random import Random
from typing import Any

import pytest

from airportsim.model import commands as c
from airportsim.model.rules import refusal
from airportsim.model.state import State
from airportsim.model.team import RoundSetup, Skill, Team
from airportsim.model.words import Level, Lever, Role, TicketState, Verdict
from airportsim.play.board import View
from airportsim.play.views import (
    VIEWS,
    AccountManagerView,
    DeliveryManagerView,
    DirectorView,
    ServiceDeskView,
    SpecialistView,
    VendorView,
)
from tests.conftest import classic_airport
from tests.play.rounds import seated, setups
from tests.worlds import (
    AM,
    DESK,
    DIRECTOR,
    DM,
    SPEC,
    TINY,
    VENDOR,
    Play,
    alerted,
    assigned,
    bought,
    escalated,
    logged,
    proposed,
    reported,
    requested,
    restored,
    seen,
    struck,
    taken,
)

MOMENTS = [(number, second) for number in (1, 2, 5) for second in (150, 600, 1100, 1450)]


@pytest.fixture(scope="module")
def running(reference: Team, skills: dict[str, Skill]) -> dict[tuple[int, int], State]:
    """States of the reference team's rounds at several seconds."""
    airport = classic_airport()
    starts: list[RoundSetup] = setups(airport, reference, skills, 1)
    states = {}
    for number in (1, 2, 5):
        table = seated(airport, starts[number - 1], skills["regular"], 1)
        for one, second in MOMENTS:
            if one == number:
                table.advance(second)
                states[one, second] = copied(table.simulation.state)
    return states


def copied(state: State) -> State:
    """A copy that shares the airport, which never changes."""
    airport = state.airport
    shared = [airport, *airport.faults, *(s for f in airport.faults for s in f.symptoms)]
    return deepcopy(state, {id(thing): thing for thing in shared})


def with_another_truth(state: State, seed: int = 1) -> State:
    """The same visible world in which other items are broken, in other ways, behind the alerts."""
    other, chance = copied(state), Random(seed)
    types = list(other.airport.faults)
    broken = list(other.broken.values())
    other.broken.clear()
    for fault in broken:
        before = fault.type
        while fault.type.item == before.item or fault.type.item in other.broken:
            fault.type = chance.choice(types)
        other.broken[fault.type.item] = fault
    for fault in other.faults:
        if fault.fixed_at >= 0:
            fault.type = chance.choice(types)
    chance.shuffle(other.truth)
    return other


def hidden(state: State) -> tuple[Any, ...]:
    return state.truth, sorted(state.broken), [(f.type.item, f.type.mode) for f in state.faults]


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
@pytest.mark.parametrize("role", [role for role in Role if role is not VENDOR])
def test_a_snapshot_does_not_depend_on_the_hidden_truth(
    running: dict[tuple[int, int], State], role: Role, moment: tuple[int, int]
) -> None:
    state = running[moment]
    other = with_another_truth(state)
    assert hidden(other) != hidden(state), "the truth was not changed"
    assert VIEWS[role](other).snapshot() == VIEWS[role](state).snapshot()
    assert list(answers(VIEWS[role](other))) == list(answers(VIEWS[role](state)))


def answers(view: View) -> Iterator[Any]:
    """What the methods of a view answer, which a snapshot does not show."""
    terminals = view.scenario.terminals
    yield [view.is_down(s.id, t) for s in view.scenario.services for t in terminals]
    yield [view.waiting((t,)) for t in terminals]
    if isinstance(view, AccountManagerView | ServiceDeskView):
        yield [view.matching(slip) for slip in view.reports]
    if isinstance(view, AccountManagerView):
        yield [view.alert(slip.number).facts for slip in view.alerts]
    if isinstance(view, SpecialistView | DeliveryManagerView):
        for slip in view.tickets:
            yield view.candidates(slip), view.may_buy(slip)
        yield [view.ready_mirror(item.id) for item in view.scenario.items]
    if isinstance(view, SpecialistView):
        yield view.map, [view.matching(slip) for slip in view.tickets]
    if isinstance(view, DeliveryManagerView):
        yield view.load()


def _commands(state: State) -> list[c.Command]:
    tickets = range(-1, len(state.tickets) + 1)
    items = [*state.airport.items, "no-such-item"]
    hands = range(-1, len(state.hands) + 1)
    terminals = [*state.airport.scenario.terminals, "", "T9"]
    commands: list[c.Command] = [c.ReadContract(), c.ReleaseFunds()]
    commands += [c.Report(n, (k,)) for n in range(-1, len(state.alerts) + 1) for k in range(-1, 6)]
    for kind in (
        c.FirstAid, c.AskBack, c.Escalate, c.Close, c.Chase, c.Take, c.HandBack, c.WriteArticle,
        c.RequestPurchase, c.Approve, c.Deny, c.Authorise, c.Deliver,
    ):  # fmt: skip
        commands += [kind(n) for n in tickets]
    commands += [c.Merge(n, k) for n, k in product(tickets, tickets)]
    commands += [c.ApplyArticle(n, k) for n, k in product(tickets, (-1, 0, 3, 99))]
    commands += [c.Log(n, Level.HIGH, Level.LOW) for n in tickets]
    commands += [c.Test(n, item) for n, item in product(tickets, items)]
    commands += [c.Fix(n, item) for n, item in product(tickets, items)]
    commands += [c.SwitchOver(n, item) for n, item in product(tickets, items)]
    commands += [c.Assign(n, hand) for n, hand in product(tickets, hands)]
    commands += [c.LendHand(hand, role) for hand, role in product(hands, Role)]
    commands += [c.SetPriority(n, p) for n, p in product(tickets, range(5))]
    commands += [c.Verify(n, verdict) for n, verdict in product(tickets, Verdict)]
    commands += [c.InformAirline(t, 60) for t in terminals] + [c.Compensate(t) for t in terminals]
    for t, n in product(terminals, range(-1, len(state.alerts) + 1)):
        commands += [c.InformAirline(t, 60, n), c.Apologise(t, n), c.Compensate(t, n, 500)]
        commands += [c.DecideCompensation(t, n, True)]
    commands += [c.SetAuthority(usd) for usd in (0, 2_000)]
    commands += [c.SetFocus(t) for t in terminals]
    commands += [c.FreezePurchases(frozen) for frozen in (True, False)]
    return commands


@pytest.mark.parametrize("moment", MOMENTS[1::4], ids=str)
def test_equal_views_get_equal_refusals(
    running: dict[tuple[int, int], State], moment: tuple[int, int]
) -> None:
    """Of every role for every command, so that nobody learns the truth by asking."""
    state = running[moment]
    other = with_another_truth(state)
    commands = _commands(state)
    refused = 0
    for role in set(Role) - {VENDOR}:
        for command in commands:
            answer = refusal(state, role, command)
            assert refusal(other, role, command) == answer, (role, command)
            refused += answer is not None
    assert 0 < refused < len(commands) * 5


def test_the_vendor_and_nobody_else_is_shown_the_truth(
    running: dict[tuple[int, int], State],
) -> None:
    state = running[5, 600]
    other = with_another_truth(state)
    assert VendorView(state).truth != VendorView(other).truth
    assert VendorView(state).truth == {i: f.type.mode for i, f in state.broken.items()}


# --- what each role sees --------------------------------------------------------------------------


def test_only_the_account_manager_hears_the_airlines_signs() -> None:
    state = alerted().sim.state
    (alert,) = AccountManagerView(state).alerts
    assert (alert.service, alert.terminals, len(alert.facts)) == ("FUL", ("A",), 4)
    for role in set(Role) - {AM}:
        assert "alerts" not in VIEWS[role](state).snapshot()


def test_the_specialist_sees_a_ticket_as_it_is_written_and_no_more() -> None:
    view = SpecialistView(seen().sim.state)
    (slip,) = view.tray
    assert [fact.about for fact in slip.facts] == [("FUL",), ("A",)]
    assert slip.missing == (2, 3)


def test_without_named_contacts_the_tray_shows_only_what_somebody_has_looked_at() -> None:
    assert SpecialistView(escalated().sim.state).tray == []
    assert len(SpecialistView(seen().sim.state).tray) == 1


def test_with_named_contacts_there_is_no_tray_to_look_into() -> None:
    assert SpecialistView(escalated(Lever.NAMED_CONTACTS).at(60).sim.state).tray == []


def test_the_specialist_sees_tickets_at_the_desk_neither_before_nor_after() -> None:
    for play in (reported(), logged(), restored()):
        view = SpecialistView(play.sim.state)
        assert (list(view.tickets), view.tray) == ([], [])


@pytest.mark.parametrize(
    ("levers", "shown"),
    [((), TicketState.ESCALATED), ((Lever.NAMED_CONTACTS,), TicketState.IN_DIAGNOSIS)],
)
def test_the_desk_sees_the_specialists_progress_only_with_named_contacts(
    levers: tuple[Lever, ...], shown: TicketState
) -> None:
    play = assigned().do(SPEC, c.Take(0)) if levers else taken()
    for view in (ServiceDeskView(play.sim.state), AccountManagerView(play.sim.state)):
        (slip,) = view.reports
        assert slip.told_state is shown
        assert "holders" not in view.snapshot()["reports"][0]


def test_the_delivery_manager_sees_every_open_ticket_and_every_hand() -> None:
    play = taken()
    view = DeliveryManagerView(play.sim.state)
    assert [slip.number for slip in view.all_tickets] == [0]
    assert len(view.everybody) == len(play.sim.state.hands)
    assert view.load() == {play.hand_of(SPEC): 1, play.hand_of(SPEC, 1): 0}


def test_the_director_sees_requests_and_money() -> None:
    view = DirectorView(requested().sim.state)
    assert [(slip.number, slip.price) for slip in view.requested] == [(0, 100)]
    assert (view.available, view.reserve) == (1000, 1000)
    assert view.money == {"profit": -31, "budget": 2000, "released": 1000, "granted": 0, "spent": 0}


def suffering() -> Play:
    """Both airlines lack the radar; 3,000 USD for the one at B lie before the director."""
    rich = replace(TINY, money=replace(TINY.money, released=9_000))
    play = Play(struck((5, "radar", "locked"), scenario=rich), budget=9_000).at(6)
    return play.work(AM, c.Compensate("B", 0, 3_000))


def test_the_account_manager_sees_what_airlines_suffer_and_what_was_done_about_it() -> None:
    play = suffering().work(AM, c.InformAirline("A", 60, 0)).work(AM, c.Apologise("A", 0))
    view = AccountManagerView(play.sim.state)
    at_a, at_b = view.failing
    assert (at_a.alert, at_a.terminal, at_a.service, at_a.since) == (0, "A", "RDR", 5)
    assert (at_a.due, at_a.apologised, at_a.broken, at_a.asked) == (77, True, False, 0)
    assert (at_b.due, at_b.apologised, at_b.paid, at_b.asked) == (-1, False, 0, 3_000)
    assert (view.authority, view.usual_failure) == (2_000, None)
    assert AccountManagerView(play.at(78).sim.state).failing[0].broken
    view = AccountManagerView(play.cure(125).sim.state)
    assert (len(view.failing), len(view.failures), view.usual_failure) == (0, 2, 120)


def test_the_director_sees_of_failures_only_what_he_is_asked_about() -> None:
    view = DirectorView(suffering().sim.state)
    (slip,) = view.money_asked
    assert (slip.terminal, slip.service, slip.asked) == ("B", "RDR", 3_000)
    assert {name for name in view.snapshot() if "fail" in name} == set()


def test_nobody_else_sees_what_airlines_suffer() -> None:
    state = suffering().sim.state
    for role in set(Role) - {AM, DIRECTOR}:
        shown = VIEWS[role](state).snapshot()
        assert not {"failing", "failures", "money_asked", "authority"} & shown.keys(), role


def test_a_flight_that_is_stopped_shows_in_the_failure_that_stops_it() -> None:
    play = suffering()
    at_b = AccountManagerView(play.sim.state).failing[1]
    assert at_b.stopped == 0
    play.at(100)
    assert at_b.stopped == 1


def test_the_vendor_sees_proposals_and_orders_and_no_tickets() -> None:
    view = VendorView(proposed().sim.state)
    assert [(slip.item, slip.cause, slip.remedy) for slip in view.proposed] == [
        ("fuel-a", "hung", "restart")
    ]
    assert view.remedy_for("fuel-a") == "restart"
    assert view.remedy_for("gate-a") == ""
    assert [slip.number for slip in VendorView(bought().sim.state).bought] == [0]
    assert "facts" not in str(view.snapshot())


def test_a_slip_shows_no_priority_where_the_team_has_none() -> None:
    shown = {
        levers: ServiceDeskView(logged(*levers).sim.state).snapshot()["at_desk"][0]["priority"]
        for levers in ((), (Lever.PRIORITY_LEVELS,))
    }
    assert shown == {(): 0, (Lever.PRIORITY_LEVELS,): 3}


def test_articles_are_shown_to_whom_the_knowledge_base_has_reached() -> None:
    reach = [Lever.KNOWLEDGE_BASE, Lever.KNOWLEDGE_BASE_DESK, Lever.KNOWLEDGE_BASE_ACCOUNT_MANAGER]
    roles = [SPEC, DESK, AM]
    for reached in range(4):
        state = Play(TINY, *reach[:reached], articles=(("fuel-a", "hung"),)).sim.state
        shown = [len(VIEWS[role](state).snapshot()["articles"]) for role in roles]
        assert shown == [1] * reached + [0] * (3 - reached)


def test_an_article_matches_a_ticket_whose_signs_agree_and_not_when_struck_off() -> None:
    play = logged(
        Lever.KNOWLEDGE_BASE, Lever.KNOWLEDGE_BASE_DESK,
        articles=(("gate-a", "hung"), ("fuel-a", "full"), ("fuel-a", "hung")),
    )  # fmt: skip
    view = ServiceDeskView(play.sim.state)
    (slip,) = view.at_desk
    assert view.matching(slip) == [1, 2]
    play.work(AM, c.Report(0, (3,)))  # since when: it came suddenly, so it is not full
    assert view.matching(slip) == [2]
    play.work(DESK, c.ApplyArticle(0, 1))
    assert 1 not in view.matching(slip)


def test_a_view_is_a_window_and_not_a_copy() -> None:
    play = alerted()
    view = ServiceDeskView(play.sim.state)
    assert list(view.to_log) == []
    play.work(AM, c.Report(0, (0,)))
    assert [slip.number for slip in view.to_log] == [0]
    assert view.now == 15


def test_a_slip_cannot_be_written_to() -> None:
    (slip,) = ServiceDeskView(reported().sim.state).to_log
    with pytest.raises(AttributeError):
        slip.service = "RDR"  # type: ignore[misc]


def test_everybody_sees_board_flights_money_and_clock() -> None:
    state = alerted().sim.state
    for role in Role:
        shown = VIEWS[role](state).snapshot()
        assert shown["now"] == 6
        assert shown["down"] == [("FUL", "A")]
        assert shown["flights"][0][0] == "A"
        assert shown["money"]["spent"] == 0


def test_a_role_sees_its_own_people_and_what_they_are_doing() -> None:
    play = alerted().do(AM, c.Report(0, (0,)))
    busy, free = AccountManagerView(play.sim.state).hands
    assert (busy.work, busy.target, busy.until) == ("report", 0, 14)
    assert free.work is None
    for role in (DESK, DIRECTOR, DM):
        assert {hand.role for hand in VIEWS[role](play.sim.state).hands} == {role}
