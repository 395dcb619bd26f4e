"""Where the time of an incident goes, from journals made by hand."""

import pytest

from airportsim.debrief.spans import Where
from airportsim.model import events as e
from airportsim.model.words import RestoredBy, Verdict, Work
from tests.debrief.journals import FUEL, Told, fault, log, spans, taken, ticket, tiny_incidents

RIGHT = e.FixVerified(0, Verdict.ACCEPTED, right=True)
FIX = e.FixProposed(0, "fuel-a", "hung", "restart", ("A",))


def fixed(t: int, by: RestoredBy = RestoredBy.SPECIALIST) -> list[Told]:
    return [(t, e.FaultFixed(0, by)), (t, e.TicketRestored(0))]


def work(
    start: int, end: int, kind: Work, number: int = 0, hand: int = 5, item: str = ""
) -> list[Told]:
    return [
        (start, e.WorkStarted(hand, kind, number, item, end)),
        (end, e.WorkEnded(hand, kind, number, item)),
    ]


STORIES: dict[str, tuple[list[Told], list[str]]] = {
    "a fault that nobody ever reports": ([], ["noticing 10-600"]),
    "a call is still noticing": (
        [*work(12, 20, Work.REPORT), ticket(20), *fixed(20)],
        ["noticing 10-20"],
    ),
    "nobody passes the ticket on": (
        [ticket(20), *work(30, 34, Work.LOG), log(34)],
        ["noticing 10-20", "passing_on 20-600"],
    ),
    "the desk's first aid cures it": (
        [
            ticket(20), log(25), *work(30, 40, Work.FIRST_AID, hand=2),
            (40, e.FirstAidGiven(0, helped=True)), *fixed(40, RestoredBy.SERVICE_DESK),
        ],
        ["noticing 10-20", "passing_on 20-30", "work 30-40"],
    ),
    "first aid in vain, then the usual way": (
        [
            ticket(20), log(25), *work(30, 40, Work.FIRST_AID, hand=2),
            (40, e.FirstAidGiven(0, helped=False)), (50, e.TicketEscalated(0)),
            (60, e.TicketSeen(0)), (70, e.TicketTaken(0, 5)), *work(75, 95, Work.FIX), (95, FIX),
            *work(100, 108, Work.VERIFY, hand=9), (108, RIGHT), *fixed(108),
        ],
        [
            "noticing 10-20", "passing_on 20-30", "work 30-40", "passing_on 40-50",
            "queue 50-70", "work 70-95", "vendor 95-108",
        ],
    ),
    "a fix is rejected, the next one is right": (
        [
            *taken(), *work(50, 70, Work.FIX), (70, FIX),
            (80, e.FixVerified(0, Verdict.WRONG_REMEDY, right=False)),
            *work(95, 115, Work.FIX), (115, FIX), (125, RIGHT), *fixed(125),
        ],
        [
            "noticing 10-20", "passing_on 20-35", "queue 35-45", "work 45-70",
            "wrong_fix 70-95", "work 95-115", "vendor 115-125",
        ],
    ),
    "a wrong fix is let through": (
        [*taken(), (70, FIX), (80, e.FixVerified(0, Verdict.ACCEPTED, right=False))],
        ["noticing 10-20", "passing_on 20-35", "queue 35-45", "work 45-70", "wrong_fix 70-600"],
    ),
    "an unclear fix, then help is asked for and bought": (
        [
            *taken(), (70, FIX), (80, e.FixVerified(0, Verdict.UNCLEAR, right=True)),
            (90, e.PurchaseRequested(0, 100)), (110, e.PurchaseApproved(0, 100)),
            (140, e.PurchaseDelivered(0, helped=True)), *fixed(140, RestoredBy.VENDOR),
        ],
        [
            "noticing 10-20", "passing_on 20-35", "queue 35-45", "work 45-70",
            "wrong_fix 70-90", "vendor 90-140",
        ],
    ),
    "help is denied, and meanwhile somebody tests": (
        [
            *taken(), (60, e.PurchaseRequested(0, 100)),
            *work(70, 82, Work.TEST, item="fuel-b"), (82, e.ItemTested(0, "fuel-b", "")),
            (100, e.PurchaseDenied(0)),
        ],
        [
            "noticing 10-20", "passing_on 20-35", "queue 35-45", "work 45-60", "vendor 60-70",
            "work 70-82", "vendor 82-100", "work 100-600",
        ],
    ),
    "the wrong mirror is switched over": (
        [
            *taken(), *work(60, 65, Work.SWITCH_OVER, item="fuel-b"),
            (65, e.MirrorSwitched(0, "fuel-b", helped=False)),
            *work(80, 85, Work.SWITCH_OVER, item="fuel-a"),
            (85, e.MirrorSwitched(0, "fuel-a", helped=True)), *fixed(85, RestoredBy.MIRROR),
        ],
        [
            "noticing 10-20", "passing_on 20-35", "queue 35-45", "work 45-60", "wrong_fix 60-80",
            "work 80-85",
        ],
    ),
    "an article is tried while the ticket is only reported": (
        [
            ticket(20), *work(22, 30, Work.APPLY_ARTICLE, hand=0),
            (30, e.ArticleTried(0, 0, helped=True)), *fixed(30, RestoredBy.ACCOUNT_MANAGER),
        ],
        ["noticing 10-20", "passing_on 20-22", "work 22-30"],
    ),
    "a ticket is handed back and comes again": (
        [
            *taken(), (60, e.TicketHandedBack(0)), (75, e.TicketEscalated(0)),
            (90, e.TicketTaken(0, 6)), *fixed(100),
        ],
        [
            "noticing 10-20", "passing_on 20-35", "queue 35-45", "work 45-60", "queue 60-90",
            "work 90-100",
        ],
    ),
    "cured on the ticket of another fault, unreported": (
        [(50, e.FaultFixed(0, RestoredBy.MIRROR))],
        ["noticing 10-50"],
    ),
    "cured at once": ([(10, e.FaultFixed(0, RestoredBy.MIRROR))], []),
    "a crash changes nothing in it": (
        [*taken(), (100, e.FaultCrashed(0))],
        ["noticing 10-20", "passing_on 20-35", "queue 35-45", "work 45-600"],
    ),
    "two tickets on it: the one further on counts": (
        [
            (15, e.AlertRaised(1, 0, "CAT", ("A",), "")), ticket(20), ticket(24, 1, 1), log(25),
            log(30, 1), (35, e.TicketEscalated(1)), (45, e.TicketTaken(1, 5)),
            (60, e.TicketEscalated(0)), (70, e.TicketHandedBack(1)),
            (90, e.TicketTaken(0, 6)),
        ],
        ["noticing 10-20", "passing_on 20-35", "queue 35-45", "work 45-70", "queue 70-90",
         "work 90-600"],
    ),
    "merged into its other ticket": (
        [
            (15, e.AlertRaised(1, 0, "CAT", ("A",), "")), ticket(20), ticket(24, 1, 1), log(25),
            (30, e.TicketMerged(1, 0)), (40, e.TicketEscalated(0)), (50, e.TicketTaken(0, 5)),
            *fixed(60),
        ],
        ["noticing 10-20", "passing_on 20-40", "queue 40-50", "work 50-60"],
    ),
    "merged into a ticket on another fault, until it alerts again": (
        [
            *fault(12, 1, "gate-b", "hung", "BRD", "B"), ticket(20), ticket(24, 1, 1), log(25),
            log(30, 1), (35, e.TicketEscalated(1)), (36, e.TicketTaken(1, 5)),
            (40, e.TicketMerged(0, 1)), (80, e.FaultFixed(1, RestoredBy.SPECIALIST)),
            (80, e.TicketRestored(1)), (80, e.AlertRaised(2, 0, "FUL", ("A",), "")),
            ticket(100, 2, 2), log(110, 2),
        ],
        ["noticing 10-20", "passing_on 20-80", "noticing 80-100", "passing_on 100-600"],
    ),
    "merged into a false alarm": (
        [
            (12, e.AlertRaised(1, -1, "CAT", ("B",), "sudden")), ticket(20), ticket(24, 1, 1),
            (30, e.TicketMerged(0, 1)), (40, e.TicketClosed(1)),
        ],
        ["noticing 10-20", "passing_on 20-600"],
    ),
    "whoever took it is at another ticket": (
        [
            *fault(12, 1, "gate-b", "hung", "BRD", "B"), *taken(), *taken(1, since=40),
            *work(70, 82, Work.TEST, 1, item="gate-b"), *work(90, 102, Work.TEST, item="fuel-a"),
            (110, e.TicketTaken(1, 5)), (150, e.TicketRestored(1)), *fixed(160),
        ],
        [
            "noticing 10-20", "passing_on 20-35", "queue 35-45", "work 45-65", "queue 65-90",
            "work 90-110", "queue 110-150", "work 150-160",
        ],
    ),
    "a second specialist stays with it": (
        [
            *fault(12, 1, "gate-b", "hung", "BRD", "B"), *taken(), (50, e.TicketAssigned(0, 6)),
            *taken(1, since=40),
        ],
        ["noticing 10-20", "passing_on 20-35", "queue 35-45", "work 45-600"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("story", STORIES)
def test_each_second_from_strike_to_cure_is_somewhere(story: str) -> None:
    told, expected = STORIES[story]
    assert spans(*FUEL, *told) == expected


def test_where_an_incident_is_can_be_asked_for_any_second() -> None:
    (incident,) = tiny_incidents(*FUEL, *taken(), *fixed(100))
    at = [incident.where_at(second) for second in (9, 10, 19, 20, 99, 100)]
    assert at == [None, Where.NOTICING, Where.NOTICING, Where.PASSING_ON, Where.WORK, None]
    assert incident.seconds == 90
    assert incident.spent(Where.QUEUE) == 10
