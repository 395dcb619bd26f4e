"""What the facilitator does to a running round: faults injected, the pace of faults changed."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import floor

from hypothesis import given, settings
from hypothesis import strategies as st

from airportsim.engine.pace import Pace
from airportsim.engine.simulation import Simulation
from airportsim.model import commands as c
from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.interventions import INJECTED, Grant, Inject, Intervention, SetPace
from airportsim.model.plan import first_standing
from airportsim.model.refusals import Refusal
from airportsim.model.words import Level, Role
from airportsim.play.views import VIEWS
from tests.conftest import classic_airport
from tests.engine.test_simulation import _facts, _rebuilt
from tests.model.test_interventions import intervened
from tests.play.invariants import check
from tests.play.strategies import sensible
from tests.worlds import AM, DESK, DIRECTOR, FAULTS, TINY, Play, struck

Script = Sequence[tuple[int, Intervention]]


def classic_round(seed: int = 1) -> Simulation:
    """The first round of the shipped airport with nobody in it."""
    airport = classic_airport()
    return Simulation(airport, first_standing(airport).setup(), seed)


def played(sim: Simulation, script: Script = (), frame: int = 1500) -> Simulation:
    """A round advanced to its end in frames, with interventions at their seconds."""
    left = list(script)
    second = 0
    while second < sim.end:
        second = min(second + frame, sim.end)
        while left and left[0][0] <= second:
            at, command = left.pop(0)
            sim.advance(at)
            answer = sim.intervene(command)
            assert not isinstance(answer, Refusal), (at, command, answer)
        sim.advance(second)
    return sim


def strikes(sim: Simulation) -> dict[int, tuple[int, str, str]]:
    """What has struck, by strike number: second, item and mode."""
    return {
        entry.event.strike: (entry.t, entry.event.item, entry.event.mode)
        for entry in sim.journal
        if isinstance(entry.event, e.FaultStruck)
    }


def times(sim: Simulation) -> dict[int, int]:
    return {number: t for number, (t, _, _) in strikes(sim).items()}


def services(sim: Simulation) -> set[tuple[int, str, int]]:
    """Which services failed with which strike, and how long after it."""
    found = set()
    for entry in sim.journal:
        if isinstance(entry.event, e.ServiceFailed):
            fault = sim.state.faults[entry.event.fault]
            found.add((fault.strike, entry.event.service, entry.t - fault.struck_at))
    return found


# --- injected faults -----------------------------------------------------------------------------


def test_an_injected_fault_strikes_before_all_else_of_its_second() -> None:
    play = intervened(Play(struck((50, "gate-a", "hung"))).at(50), Inject("fuel-a", "hung")).at(51)
    assert play.told(e.FaultInjected, *FAULTS) == [
        "50 fault_injected fuel-a hung 50",
        f"50 fault_struck 0 {INJECTED} fuel-a hung",
        "50 service_failed 0 FUL",
        "50 alert_raised 0 0 FUL A -",
        "50 fault_struck 1 -1 gate-a hung",
        "50 service_failed 1 BRD",
        "50 alert_raised 1 1 BRD A -",
    ]


def test_an_injected_fault_waits_for_its_second() -> None:
    play = intervened(Play().at(10), Inject("fuel-a", "hung", 90)).at(90)
    assert play.told(*FAULTS) == []
    assert play.at(91).told(e.FaultStruck) == [f"90 fault_struck 0 {INJECTED} fuel-a hung"]


def test_a_fault_can_be_injected_before_anything_has_happened_and_in_the_last_second() -> None:
    play = intervened(Play(), Inject("fuel-a", "hung"), Inject("fuel-b", "hung", 599)).end()
    assert [line.split()[0] for line in play.told(e.FaultStruck)] == ["0", "599"]


def test_two_injections_may_wait_at_once_and_the_later_one_may_have_been_ordered_first() -> None:
    play = intervened(Play().at(10), Inject("fuel-a", "hung", 90), Inject("gate-b", "full", 40))
    assert play.end().told(e.FaultStruck) == [
        f"40 fault_struck 0 {INJECTED - 1} gate-b full",
        f"90 fault_struck 1 {INJECTED} fuel-a hung",
    ]


def test_an_injection_is_dropped_if_its_item_is_broken_when_its_time_comes() -> None:
    play = intervened(Play().at(10), Inject("fuel-a", "hung", 90), Inject("fuel-a", "full", 60))
    assert play.end().told(e.FaultStruck) == [f"60 fault_struck 0 {INJECTED - 1} fuel-a full"]


def test_a_drawn_strike_on_an_item_broken_by_injection_is_dropped() -> None:
    play = intervened(Play(struck((90, "fuel-a", "hung"))).at(60), Inject("fuel-a", "full")).end()
    assert play.told(e.FaultStruck) == [f"60 fault_struck 0 {INJECTED} fuel-a full"]


def test_an_injected_fault_is_cured_like_any_other_and_its_item_can_be_injected_again() -> None:
    play = intervened(Play().at(5), Inject("fuel-a", "locked")).at(6).cure(60)
    play = intervened(play, Inject("fuel-a", "locked")).end()
    assert play.told(e.FaultStruck, e.FaultFixed) == [
        f"5 fault_struck 0 {INJECTED} fuel-a locked",
        "60 fault_fixed 0 service_desk",
        f"61 fault_struck 1 {INJECTED - 1} fuel-a locked",
    ]


def test_an_injected_fault_crashes_and_spreads_like_any_other() -> None:
    play = intervened(Play(struck(crash_after=60)).at(5), Inject("fuel-a", "hung")).end()
    assert play.told(e.FaultCrashed) == ["65 fault_crashed 0"]
    assert play.sim.state.is_down(("FUL", "B"))


def test_an_injection_leaves_all_other_strikes_and_draws_as_they_were(classic: Airport) -> None:
    usual = played(classic_round())
    spared = next(
        fault
        for fault in classic.faults
        if fault.item not in {item for _, item, _ in strikes(usual).values()}
        and len(fault.symptoms) > 1
    )
    changed = played(classic_round(), [(200, Inject(spared.item, spared.mode))])
    assert strikes(changed) == strikes(usual) | {INJECTED: (200, spared.item, spared.mode)}
    assert services(usual) < services(changed)
    assert {strike for strike, _, _ in services(changed) - services(usual)} == {INJECTED}


def test_each_injection_has_draws_of_its_own() -> None:
    gaps = set()
    for before in range(12):
        play = intervened(Play().at(5), *[Inject("gate-a", "hung", 500)] * before)
        intervened(play, Inject("depot", "hung")).at(60)
        gaps.add(max(gap for _, _, gap in services(play.sim)))
    assert len(gaps) > 4


def test_an_injection_that_waits_shows_in_nobodys_window() -> None:
    waiting, usual = (Play(struck((5, "radar", "hung"))).at(50) for _ in range(2))
    intervened(waiting, Inject("fuel-a", "hung", 300), SetPace(70))
    for role in Role:
        views = [VIEWS[role](play.sim.state).snapshot() for play in (waiting, usual)]
        assert views[0] == views[1], role


# --- pace ----------------------------------------------------------------------------------------


def paced(*script: tuple[int, int]) -> Simulation:
    """A whole round of the shipped airport with these paces from these seconds on."""
    return played(classic_round(), [(at, SetPace(percent)) for at, percent in script])


def test_a_pace_stretches_or_shortens_the_intervals_to_all_strikes_to_come() -> None:
    usual = times(played(classic_round()))
    for percent in (70, 99, 101, 130):
        expected = {n: t if t < 300 else 300 + (t - 300) * percent // 100 for n, t in usual.items()}
        assert times(paced((300, percent))) == {n: t for n, t in expected.items() if t < 1500}


def test_the_very_next_strike_is_moved_too() -> None:
    for second, percent, expected in ((100, 70, 310), (399, 130, 400), (300, 130, 430)):
        play = intervened(Play(struck((400, "fuel-a", "hung"))).at(second), SetPace(percent)).end()
        assert play.told(e.FaultStruck) == [f"{expected} fault_struck 0 -1 fuel-a hung"]


def test_a_strike_due_in_the_second_of_the_change_keeps_its_second() -> None:
    for percent in (70, 130):
        play = intervened(Play(struck((90, "fuel-a", "hung"))).at(90), SetPace(percent)).end()
        assert play.told(e.FaultStruck) == ["90 fault_struck 0 -1 fuel-a hung"]


def test_a_pace_counts_from_what_was_drawn_and_not_from_the_pace_before() -> None:
    """70, then 130, then as drawn: what has passed of an interval stays passed, exactly."""
    usual = times(played(classic_round()))
    script = ((100, 70), (333, 130), (701, 100), (701, 77))
    changes = [(0, Fraction(), 100)]
    for at, percent in script:
        since, drawn, before = changes[-1]
        changes.append((at, drawn + Fraction((at - since) * 100, before), percent))
    expected = {}
    for number, t in usual.items():
        since, drawn, percent = next(one for one in reversed(changes) if t >= one[1])
        expected[number] = floor(since + (t - drawn) * percent / 100)
    assert times(paced(*script)) == {n: t for n, t in expected.items() if t < 1500}


def test_a_pace_set_and_lifted_in_one_second_moves_nothing() -> None:
    usual = played(classic_round())
    assert strikes(paced((333, 71), (333, 129), (333, 100))) == strikes(usual)


def test_strikes_moved_beyond_the_round_do_not_happen() -> None:
    play = intervened(Play(struck((580, "fuel-a", "hung"))).at(400), SetPace(130)).end()
    assert play.told(*FAULTS) == []


def test_what_was_injected_keeps_its_time_at_any_pace() -> None:
    play = intervened(Play(struck((400, "gate-a", "hung"))), Inject("fuel-a", "hung", 300))
    intervened(play, SetPace(70)).end()
    assert play.told(e.FaultStruck) == [
        "280 fault_struck 0 -1 gate-a hung",
        f"300 fault_struck 1 {INJECTED} fuel-a hung",
    ]


def test_false_alarms_keep_their_time_at_any_pace() -> None:
    noisy = replace(TINY, strikes=replace(TINY.strikes, last=500, false_alarms=4))
    usual, slow = Play(noisy).end(), intervened(Play(noisy), SetPace(130)).end()
    assert len(usual.told(e.AlertRaised)) == 4
    assert slow.told(e.AlertRaised) == usual.told(e.AlertRaised)


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(70, 130)), max_size=12))
def test_no_changes_of_pace_bring_strikes_out_of_order_or_into_the_past(
    changes: list[tuple[int, int]],
) -> None:
    pace, now, coming = Pace(), 0, list(range(0, 1500, 7))
    for wait, percent in changes:
        now += wait
        coming = [drawn for drawn in coming if pace.when(drawn) >= now]
        pace = pace.changed(now, percent)
        seconds = [pace.when(drawn) for drawn in coming]
        assert seconds == sorted(seconds)
        assert all(second >= now for second in seconds)
        assert [pace.changed(now, 100).changed(now, percent).when(d) for d in coming] == seconds


# --- in any steps --------------------------------------------------------------------------------

BUSY: Script = [
    (0, SetPace(80)), (7, Inject("order-terminal-west", "foreign_program", 1450)),
    (60, Grant(5000)), (61, SetPace(130)), (100, Grant(-2500)), (333, SetPace(70)),
    (333, SetPace(117)), (500, SetPace(100)), (840, SetPace(71)), (1499, SetPace(72)),
]  # fmt: skip


def test_steps_of_1_7_60_and_1500_seconds_give_one_journal_whatever_the_facilitator_does(
    classic: Airport,
) -> None:
    """The first injection is dropped: the scenario has broken its item long before."""
    without = strikes(played(classic_round(), BUSY))
    broken = {item for _, item, _ in without.values()}
    spared = list({f.item: f for f in classic.faults if f.item not in broken}.values())
    script = sorted(
        [*BUSY, *(
            (at, Inject(fault.item, fault.mode, when))
            for fault, at, when in zip(spared, (7, 61, 420, 840), (840, -1, 421, 840), strict=False)
        )],
        key=lambda one: one[0],
    )  # fmt: skip
    rounds = [played(classic_round(), script, frame) for frame in (1, 7, 60, 1500)]
    assert len({sim.digest for sim in rounds}) == 1
    assert {n: one for n, one in strikes(rounds[0]).items() if n > INJECTED} == without
    assert sum(number <= INJECTED for number in strikes(rounds[0])) == 4


def test_commands_and_interventions_of_one_second_act_in_the_order_in_which_they_came() -> None:
    play = intervened(Play().at(5).do(DIRECTOR, c.SetFocus("A")), Inject("fuel-a", "hung"))
    intervened(play, Grant(50)).do(DIRECTOR, c.SetFocus("B")).at(6)
    assert [line for line in play.told() if line.startswith("5 ")][:5] == [
        "5 focus_set A", "5 fault_injected fuel-a hung 5", "5 money_granted 50", "5 focus_set B",
        f"5 fault_struck 0 {INJECTED} fuel-a hung",
    ]  # fmt: skip


def test_the_journal_alone_rebuilds_what_the_facilitator_did() -> None:
    play = intervened(Play(struck((50, "gate-a", "hung"))).at(10), SetPace(120), Grant(99))
    intervened(play, Inject("fuel-a", "locked")).at(11).work(AM, c.Report(0, (0, 1)))
    play.work(DESK, c.Log(0, Level.LOW, Level.LOW)).do(DESK, c.FirstAid(0)).end()
    assert _facts(_rebuilt(play.sim)) == _facts(play.sim.state)
    assert (play.sim.state.pace, play.sim.state.granted) == (120, 99)


def _interventions() -> st.SearchStrategy[Intervention]:
    items = st.sampled_from([*(item.id for item in TINY.items), "tower"])
    modes = st.sampled_from(["hung", "full", "locked", "gremlins"])
    return st.one_of(
        st.builds(Inject, items, modes, st.integers(-1, 620)),
        st.builds(Grant, st.sampled_from([-2000, -300, -40, 0, 40, 300, 10**10])),
        st.builds(SetPace, st.integers(65, 135)),
    )


@settings(max_examples=60)
@given(
    acts=st.lists(
        st.tuples(st.integers(0, 9), st.one_of(_interventions(), *[st.integers(0, 2**16)] * 3)),
        min_size=30,
        max_size=90,
    ),
    seed=st.integers(1, 10**6),
)
def test_whatever_facilitator_and_players_do_the_airport_stays_possible(
    acts: list[tuple[int, Intervention | int]], seed: int
) -> None:
    """The money that is not there is never spent, and no broken item breaks again."""
    rates = replace(TINY.strikes, count=12, false_alarms=3)
    sim = Play(replace(TINY, strikes=rates), seed=seed).sim
    for n, (pause, act) in enumerate(acts):
        sim.advance(sim.now + pause)
        if not isinstance(act, int):
            sim.intervene(act)
        elif (command := sensible(sim, act)) is not None:
            sim.submit(*command)
        assert sim.state.available() >= 0
        if n % 8 == 0:
            check(sim)
    sim.advance(sim.end)
    check(sim)
