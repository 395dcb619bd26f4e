"""Where the minutes of all incidents of a round went."""

from collections.abc import Iterable
from dataclasses import dataclass

from airportsim.debrief.incident import Incident
from airportsim.debrief.spans import Where
from airportsim.model.service import HandOver, Service
from airportsim.model.words import Work


@dataclass(frozen=True, slots=True)
class Passing:
    """A hand-over in all of a round: how often, seconds waited, seconds of work that it led to.

    Only waits that came to their end count; a wait is over when the next one has done his first
    timed work, so that `waiting` holds the call, the logging or the vendor's work as well.
    """

    count: int
    waiting: int
    working: int


@dataclass(frozen=True, slots=True)
class Minutes:
    """Seconds of all incidents together, in all, by where they went, and at each hand-over.

    `by_where` adds up to `total`; incidents that run at the same time count each for itself.
    """

    total: int
    by_where: dict[Where, int]
    hand_overs: dict[HandOver, Passing]


def minutes(incidents: Iterable[Incident], measured: Service) -> Minutes:
    """Where the time of a round's incidents went."""
    by_where = dict.fromkeys(Where, 0)
    for incident in incidents:
        for span in incident.spans:
            by_where[span.where] += span.seconds
    return Minutes(
        total=sum(by_where.values()),
        by_where=by_where,
        hand_overs={step: _passing(step, measured) for step in HandOver},
    )


def _passing(step: HandOver, measured: Service) -> Passing:
    waits = measured.waits[step]
    return Passing(
        count=waits.count if waits else 0,
        waiting=round(waits.mean * waits.count) if waits else 0,
        working=sum(measured.work[work] for work in LEADS_TO[step]),
    )


LEADS_TO: dict[HandOver, tuple[Work, ...]] = {
    HandOver.ALERT_TO_REPORT: (Work.REPORT,),
    HandOver.REPORT_TO_LOG: (Work.LOG,),
    HandOver.LOG_TO_ESCALATE: (Work.FIRST_AID, Work.APPLY_ARTICLE),
    HandOver.ESCALATE_TO_TAKE: (Work.TEST, Work.FIX, Work.SWITCH_OVER),
    HandOver.PROPOSE_TO_VERIFY: (Work.VERIFY,),
    HandOver.REQUEST_TO_APPROVE: (Work.READ_CONTRACT,),
    HandOver.APPROVE_TO_DELIVER: (Work.DELIVER,),
}
"""The timed work that begins, or becomes possible, with each hand-over."""
