"""The indicators of the running round: what managers see, the same wherever and whenever."""

from dataclasses import replace
from unittest.mock import patch

import pytest

from airportsim.debrief.quality.indicators import indicators
from airportsim.debrief.quality.known import known
from airportsim.debrief.quality.reading import Reading, read
from airportsim.debrief.quality.round import quality_of
from airportsim.debrief.quality.standards import GOOD, Target
from airportsim.files.library import load_skills
from airportsim.model.airport import Airport
from airportsim.model.quality import CURVES, Indicator, said
from airportsim.model.session import Proceed
from airportsim.model.session_rules import first_state
from airportsim.model.words import Lever
from airportsim.play.gauges import ALL, BACK, EVERY, Concern, Gauge, Meter, Trend, gauges
from airportsim.play.replay import resumed
from airportsim.play.rewind import Rewind
from tests.debrief.journals import match
from tests.play.test_session import Tape
from tests.play.workshops import FACILITATOR, airport, bots_everywhere, workshop
from tests.worlds import TINY, setup_of

Q = Indicator
MATCHES = [("reference", 1), ("reference", 2), ("prepared", 5)]


@pytest.mark.parametrize(("team", "seed"), MATCHES)
def test_entries_taken_in_one_by_one_give_what_the_whole_journal_gives(
    team: str, seed: int, classic: Airport
) -> None:
    end = classic.scenario.schedule.round
    for setup, told in match(team, seed)[0]:
        reading = Reading(classic)
        for n, entry in enumerate(told):
            reading.take(entry)
            if n % 200 == 0:
                reading.at(entry.t)  # a look spoils nothing
        felt = quality_of(classic, setup, told, 1)
        for one in felt.airlines:
            assert indicators(classic, reading.at(end), one.terminal) == one.indicators


def test_at_a_second_they_are_those_of_the_journal_cut_there(classic: Airport) -> None:
    setup, told = match("reference", 1)[0][1]
    meter = Meter(classic, setup, told)
    for now in (15, 200, 601, 1499, 450):
        second, values, before = meter.values(now)
        assert second == now - now % EVERY
        for at, found in ((second, values), (max(0, second - BACK), before)):
            cut = [entry for entry in told if entry.t < at]
            facts = known(read(classic, cut, at))
            for terminal, own in found.items():
                wanted = indicators(classic, facts, terminal)
                assert own == {one: m.value if at else None for one, m in wanted.items()}


def test_they_are_the_same_however_often_one_looks(classic: Airport) -> None:
    setup, told = match("reference", 2)[0][0]
    often = Meter(classic, setup, told)
    for now in range(0, 900, 7):
        often.gauges(now)
    assert often.gauges(905) == Meter(classic, setup, told).gauges(905)


def test_a_session_shows_what_its_record_and_its_replay_show() -> None:
    tape = Tape()
    session = workshop(3, tape)
    bots_everywhere(session)
    assert session.gauges() is None
    while session.table is None:
        session.submit(FACILITATOR, Proceed())
    session.advance(700)
    then = session.gauges()
    assert then is not None
    states, asked, second = tape.until(len(tape.batches), first_state(airport(2)))
    again = resumed(airport(2), load_skills(), 3, states, asked, second)
    assert again.session.gauges() == then
    session.advance(1500)
    assert session.gauges() is None
    result = session.results[1]
    rewind = Rewind(session.airport, result.setup, result.journal)
    for second in (1200, 700):
        rewind.seek(second)
    assert rewind.gauges() == then


def test_nobody_looks_in_a_round_without_windows() -> None:
    session = workshop(1)
    bots_everywhere(session)
    while session.table is None:
        session.submit(FACILITATOR, Proceed())
    with patch.object(Meter, "__init__", side_effect=AssertionError):
        session.advance(1500)
    assert session.results


# --- targets, trends, warnings -----------------------------------------------------------------


def shown(
    indicator: Indicator, value: int | None, before: int | None, *levers: Lever, target: int = 85
) -> Gauge:
    """How an indicator of the only airline is shown."""
    signed = replace(TINY.money.promises[0], target=target)
    setup = replace(setup_of(TINY, *levers), promise=signed)
    now, then = ({"A": dict.fromkeys(Q) | {indicator: one}} for one in (value, before))
    found = gauges(TINY, setup, 300, now, then)
    assert found.of["A"][indicator] == found.of[ALL][indicator]
    return found.of["A"][indicator]


def test_a_target_is_the_standard_in_force_or_what_airlines_call_good() -> None:
    assert shown(Q.ON_TIME, 50, 50, target=60).target == Target(60, True)
    assert shown(Q.LOST, 50, 50, target=60).target == Target(40, True)
    assert shown(Q.RESTORE, 50, 50).target == Target(97, False)
    limit = TINY.practice.limits[1]
    assert shown(Q.RESTORE, 50, 50, Lever.PRIORITY_LEVELS).target == Target(limit, True)
    assert shown(Q.KEPT, 50, 50, Lever.NAMED_CONTACTS).target == Target(80, True)
    assert shown(Q.COMPENSATED, 50, 50).target == Target(70, False)


@pytest.mark.parametrize("indicator", Q)
def test_what_is_called_good_is_the_first_value_that_is_good_enough(indicator: Indicator) -> None:
    curve = CURVES[indicator]
    good = shown(indicator, None, None, target=70 if indicator is Q.ON_TIME else 93).target.value
    worse = good - 1 if curve[0] < curve[2] else good + 1
    if indicator is not Q.LOST:  # its target is what the SLA leaves
        assert said(curve, good) >= GOOD > said(curve, worse)


def test_a_trend_tells_better_from_worse_whichever_way_the_curve_goes() -> None:
    assert shown(Q.ON_TIME, 60, 50).trend is Trend.BETTER
    assert shown(Q.RESTORE, 60, 50).trend is Trend.WORSE
    assert shown(Q.RESTORE, 50, 50).trend is Trend.SAME
    assert shown(Q.RESTORE, 50, None).trend is None
    assert shown(Q.RESTORE, None, 50) == Gauge(None, Target(97, False))


@pytest.mark.parametrize(
    ("indicator", "value", "before", "target", "concern"),
    [
        (Q.ON_TIME, 90, 95, 85, None),
        (Q.ON_TIME, 80, 85, 85, Concern.WATCH),  # off target
        (Q.ON_TIME, 80, 75, 85, None),  # getting there
        (Q.ON_TIME, 40, 45, 85, Concern.ALARM),
        (Q.ON_TIME, 40, None, 85, Concern.ALARM),
        (Q.ON_TIME, 40, 40, 85, Concern.WATCH),
        (Q.ON_TIME, 40, 35, 85, Concern.WATCH),
        (Q.ON_TIME, 40, 45, 30, Concern.WATCH),  # a standard that asks for too little
        (Q.ON_TIME, 0, 0, 85, Concern.ALARM),  # as bad as can be
        (Q.RESTORE, 400, 400, 85, Concern.WATCH),  # the same, without a standard
        (Q.ON_TIME, None, 40, 85, None),
    ],
)
def test_warnings_have_two_levels(
    indicator: Indicator, value: int | None, before: int | None, target: int,
    concern: Concern | None,
) -> None:  # fmt: skip
    assert shown(indicator, value, before, target=target).concern is concern


def test_all_airlines_together_have_the_mean_and_the_longest_of_any() -> None:
    def own(value: int | None) -> dict[Indicator, int | None]:
        return {**dict.fromkeys(Q), Q.KEPT: value, Q.SILENCE: value}

    values = {"A": own(40), "B": own(81), "C": own(None)}
    found = gauges(TINY, setup_of(TINY), 300, values, values)
    assert found.of[ALL][Q.KEPT].value == 61
    assert found.of[ALL][Q.SILENCE].value == 81
    assert found.of[ALL][Q.QUEUE].value is None
    assert found.worst("A") is Concern.WATCH
    assert found.worst("C") is None
    assert found.worst("A", (Q.QUEUE,)) is None
