"""What a manager can know while a round runs: twins of which only the truth differs look alike."""

from airportsim.debrief.quality.indicators import indicators
from airportsim.debrief.quality.known import known
from airportsim.debrief.quality.reading import read
from airportsim.model import events as e
from airportsim.model.quality import Indicator
from airportsim.model.words import RestoredBy, Verdict
from tests.debrief.journals import FUEL, Told, journal, log, ticket
from tests.worlds import TINY, airport_of

Q = Indicator
AIRPORT = airport_of(TINY)


def seen(*told: Told, end: int = 120, terminal: str = "A") -> dict[Indicator, int | None]:
    """The indicators of an airline as a manager knows them at a second of the round."""
    facts = known(read(AIRPORT, journal(*told), end))
    return {one: m.value for one, m in indicators(AIRPORT, facts, terminal).items()}


def fixed(t: int, number: int = 0) -> Told:
    return t, e.FaultFixed(number, RestoredBy.SPECIALIST)


def test_what_is_down_counts_as_one_fault_however_many_there_are() -> None:
    one: list[Told] = [(10, e.FaultStruck(0, 0, "fuel-a", "hung")), (10, e.ServiceFailed(0, "FUL"))]
    behind: list[Told] = [
        (30, e.FaultStruck(1, 1, "fuel-a", "full")),
        (30, e.ServiceFailed(1, "FUL")),
    ]
    assert seen(*one) == seen(*one, *behind)
    assert seen(*one)[Q.RESTORE] == 110


def test_a_fault_that_has_struck_and_not_been_felt_yet_counts_nowhere() -> None:
    assert seen((10, e.FaultStruck(0, 0, "fuel-a", "hung"))) == seen()


def test_a_fault_that_was_never_seen_does_not_count_when_it_is_cured_either() -> None:
    behind: list[Told] = [
        (30, e.FaultStruck(1, 1, "fuel-a", "full")),
        (30, e.ServiceFailed(1, "FUL")),
    ]
    assert seen(*FUEL, fixed(60)) == seen(*FUEL, *behind, fixed(50, 1), fixed(60))


def test_a_cured_fault_counts_as_long_as_it_lasted_and_a_crash_at_once() -> None:
    assert seen(*FUEL, fixed(60))[Q.RESTORE] == 50
    assert seen(*FUEL)[Q.CRASHES] == 0
    assert seen(*FUEL, (100, e.FaultCrashed(0)))[Q.CRASHES] == 1


def test_a_false_alarm_counts_from_when_it_is_reported() -> None:
    alarm = (20, e.AlertRaised(0, -1, "FUL", ("A",), "sudden"))
    assert seen(alarm) == seen()
    assert seen(alarm, ticket(30), log(35))[Q.ACKNOWLEDGE] == 15


def test_a_fix_that_was_let_through_is_right_until_proved_wrong() -> None:
    def judged(verdict: Verdict, right: bool) -> int | None:
        answer = (90, e.FixVerified(0, verdict, right))
        return seen(*FUEL, ticket(20), log(25), answer)[Q.REJECTED]

    assert judged(Verdict.ACCEPTED, False) == judged(Verdict.ACCEPTED, True) == 0
    assert judged(Verdict.WRONG_ITEM, False) == 100
