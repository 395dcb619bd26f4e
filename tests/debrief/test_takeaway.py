"""What a session teaches, from its rounds and its ledger."""

from dataclasses import replace
from typing import Any

import pytest

from airportsim.debrief.round import Debrief, look_back
from airportsim.debrief.spans import Where
from airportsim.debrief.takeaway import Takeaway, TakeawayKind, takeaways
from airportsim.model import events as e
from airportsim.model.ledger import Effect, Line, Measure
from airportsim.model.words import Lever, RestoredBy
from tests.conftest import classic_airport
from tests.debrief.journals import FUEL, MATCHES, journal, match, taken
from tests.model.workdays import WORTH
from tests.worlds import TINY, airport_of, setup_of

ROUND = look_back(
    airport_of(TINY),
    setup_of(TINY),
    journal(*FUEL, *taken(), (200, e.FaultFixed(0, RestoredBy.SPECIALIST))),
)


def after(number: int, landed: int, **worth: Any) -> Debrief:
    """A round with one incident of 190 s and so many flights landed."""
    return replace(ROUND, number=number, score=replace(WORTH, landed=landed, **worth))


def kinds(found: tuple[Takeaway, ...]) -> list[str]:
    return [one.kind.value for one in found]


def about(found: tuple[Takeaway, ...], kind: TakeawayKind) -> dict[str, object]:
    (one,) = (one for one in found if one.kind is kind)
    return dict(one.about)


FORM = Line(0, 2, Lever.REPORT_FORM, "", "")
RULE = Line(1, 2, None, "Read it back", "Li", Effect(Measure.MEAN_TIME_TO_RESTORE, 60), 90, 50)
LATE = Line(2, 3, Lever.STAFFING, "", "", Effect(Measure.LANDED, 50), 40, 45)


def test_nothing_played_teaches_nothing() -> None:
    assert takeaways([], []) == ()


def test_one_round_has_a_few_things_to_tell() -> None:
    found = takeaways([after(1, 17)], [])
    assert kinds(found) == ["sla_never", "one_round", "minutes", "restored", "profit"]
    assert about(found, TakeawayKind.MINUTES) == {"where": Where.WORK, "seconds": 155}


def test_the_biggest_jump_is_told_with_what_was_changed_before_it() -> None:
    found = takeaways([after(1, 17), after(2, 49), after(3, 60)], [FORM, RULE, LATE])
    jump = about(found, TakeawayKind.JUMP)
    assert jump == {"count": 32, "round": 2, "changes": ("report_form", "Read it back")}
    alone = about(takeaways([after(1, 17), after(2, 49)], [LATE]), TakeawayKind.JUMP_ALONE)
    assert alone == {"count": 32, "round": 2}


def test_a_fall_is_told_and_whether_money_was_short() -> None:
    played = [after(1, 79, budget=50_000), after(2, 49, budget=0)]
    assert about(takeaways(played, []), TakeawayKind.FELL_WITHOUT_MONEY) == {
        "count": 30,
        "round": 2,
    }
    played = [after(1, 79), after(2, 49)]
    assert about(takeaways(played, []), TakeawayKind.FELL) == {"count": 30, "round": 2}
    assert "fell" not in kinds(takeaways([after(1, 79), after(2, 76)], []))


def test_first_and_last_round_are_compared() -> None:
    found = takeaways([after(1, 17, rejected_fixes=9), after(4, 49, rejected_fixes=2)], [])
    ends = {"round": 1, "last_round": 4}
    assert about(found, TakeawayKind.REJECTED) == ends | {"first": 9, "last": 2}
    assert about(found, TakeawayKind.MINUTES_MOVED) == ends | {
        "where": Where.WORK, "seconds": 155, "last_where": Where.WORK, "last_seconds": 155,
    }  # fmt: skip
    repeated = about(found, TakeawayKind.REPEATED)
    assert repeated == {"item": "fuel-a", "mode": "hung", "count": 2, "first": 190, "last": 190}


def test_how_often_the_sla_was_met_and_what_all_rounds_earned() -> None:
    met, missed = after(1, 90, sla_met=True, profit=500), after(2, 20, profit=-800)
    found = takeaways([met, missed], [])
    assert about(found, TakeawayKind.SLA_SOME) == {"count": 1, "of": 2}
    assert about(found, TakeawayKind.LOSS) == {"usd": 300, "spent": 600}
    assert "sla_all" in kinds(takeaways([met], []))


def test_expectations_are_held_against_what_was_measured() -> None:
    """More flights are wanted, but shorter times."""
    quiet = [replace(after(n, 50, rejected_fixes=0), incidents=()) for n in (1, 2)]
    expected = about(takeaways(quiet, [FORM, RULE, LATE]), TakeawayKind.EXPECTED)
    assert expected == {"count": 1, "of": 2}


@pytest.mark.parametrize(("team", "seed"), MATCHES)
@pytest.mark.parametrize("played", [1, 2, 5])
def test_there_are_four_to_seven_sentences_of_any_session(
    team: str, seed: int, played: int
) -> None:
    rounds, lines = match(team, seed)
    debriefs: list[Debrief] = []
    for setup, told in rounds[:played]:
        debriefs.append(look_back(classic_airport(), setup, told, debriefs))
    found = takeaways(debriefs, [line for line in lines if line.round <= played])
    assert 4 <= len(found) <= 7
    assert len(set(kinds(found))) == len(found)
    order = list(TakeawayKind)
    assert found == tuple(sorted(found, key=lambda one: order.index(one.kind)))
