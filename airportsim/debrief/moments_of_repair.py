"""Moments of the repair itself: wrong fixes, blind tests, cures from scratch, and good ones."""

from collections import Counter
from collections.abc import Iterable, Iterator
from statistics import mean

from airportsim.debrief.incident import Incident
from airportsim.debrief.moment import Candidate, Look, Moment, MomentKind, Rule, of_incident
from airportsim.debrief.spans import Where
from airportsim.model import events as e
from airportsim.model.words import RestoredBy, Verdict, Work

LONG_DETOUR, MANY_TESTS, MANY_CHASES = 30, 3, 5
QUICK = 0.6
"""An article cured in record time if it took at most this share of the usual time."""


def wrong_fix(look: Look) -> Iterator[Candidate]:
    """The incident that lost most time by fixes that were wrong, and by unclear ones."""
    unclear: Counter[int] = Counter()
    for _, _, event in look.journal:
        if isinstance(event, e.FixVerified) and event.verdict is Verdict.UNCLEAR:
            unclear[look.behind[event.ticket]] += 1
    for incident in look.incidents:
        seconds = incident.spent(Where.WRONG_FIX)
        if incident.rejected and seconds >= LONG_DETOUR:
            spans = [span for span in incident.spans if span.where is Where.WRONG_FIX]
            vague = 2 * unclear[incident.fault] > incident.rejected
            moment = of_incident(
                MomentKind.UNCLEAR_FIX if vague else MomentKind.WRONG_FIX, incident,
                spans[0].start, sum(look.income_lost(incident, s.start, s.end) for s in spans),
                item=incident.item, count=incident.rejected, seconds=seconds,
            )  # fmt: skip
            yield seconds / 100 + incident.rejected / 10, moment


def blind_tests(look: Look) -> Iterator[Candidate]:
    """A ticket with facts missing, for which many sound items were tested."""
    told: dict[int, set[int]] = {}
    sound: Counter[int] = Counter()
    first: dict[int, tuple[int, int]] = {}
    for t, _, event in look.journal:
        if isinstance(event, e.TicketReported | e.FactsAdded):
            told.setdefault(event.ticket, set()).update(event.facts)
        elif isinstance(event, e.ItemTested) and not event.mode:
            sound[event.ticket] += 1
            first.setdefault(event.ticket, (t, len(told[event.ticket])))
    for ticket, count in sound.items():
        incident = look.of_ticket(ticket)
        if incident is None or count < MANY_TESTS:
            continue
        second, known = first[ticket]
        kind = look.airport.fault_of[incident.item, incident.mode]
        facts = next(x.facts for x in kind.symptoms if x.service == look.down[ticket])
        missing = len(facts) - known
        if missing > 0:
            wasted = count * look.airport.scenario.durations[Work.TEST]
            cost = look.income_lost(incident, second, min(second + wasted, incident.ended_at))
            moment = of_incident(
                MomentKind.BLIND_TESTS, incident, second, cost,
                ticket=ticket, count=count, missing=missing,
            )  # fmt: skip
            yield count / 3, moment


def same_again(look: Look) -> Iterator[Candidate]:
    """A fault that specialists cured from scratch although it had been cured before."""
    cured: dict[tuple[str, str], tuple[int, Incident]] = {}
    earlier = [(n, one) for n, incidents in look.earlier.items() for one in incidents]
    for number, incident in earlier:
        if _from_scratch(incident):
            cured[incident.item, incident.mode] = number, incident
    for incident in sorted(look.incidents, key=lambda one: one.ended_at):
        if not _from_scratch(incident):
            continue
        known = cured.get((incident.item, incident.mode))
        cured[incident.item, incident.mode] = look.setup.number, incident
        if known and (known[0] < look.setup.number or known[1].ended_at <= incident.struck_at):
            moment = of_incident(
                MomentKind.SAME_AGAIN, incident, incident.struck_at,
                look.income_lost(incident, incident.struck_at, incident.ended_at),
                item=incident.item, mode=incident.mode, round=known[0],
                first=known[1].seconds, then=incident.seconds,
            )  # fmt: skip
            yield 0.5 + incident.seconds / 400, moment


def chased(look: Look) -> Iterator[Candidate]:
    """Specialists who were asked again and again how far they are."""
    at = [entry.t for entry in look.journal if isinstance(entry.event, e.TicketChased)]
    if len(at) >= MANY_CHASES:
        busiest = max(at, key=lambda t: sum(t <= other < t + 120 for other in at))
        seconds = len(at) * look.airport.scenario.durations[Work.ANSWER]
        about = {"count": len(at), "seconds": seconds}
        yield min(len(at) / 25, 1.2), Moment(MomentKind.CHASED, busiest, -1, about)


def article_cured(look: Look) -> Iterator[Candidate]:
    """The quickest cure by an article, if it was much quicker than others usually are."""
    usual = [
        one.seconds
        for incidents in (look.incidents, *look.earlier.values())
        for one in incidents
        if one.fixed_at is not None and not one.by_article
    ]
    best = _quickest(one for one in look.incidents if one.by_article)
    if best and usual and best.seconds <= QUICK * mean(usual):
        moment = of_incident(
            MomentKind.ARTICLE_CURED, best, best.struck_at,
            item=best.item, seconds=best.seconds, usual=round(mean(usual)),
        )  # fmt: skip
        yield _praise(look), moment


def mirror_saved(look: Look) -> Iterator[Candidate]:
    """The quickest cure by a mirror."""
    best = _quickest(one for one in look.incidents if one.restored_by is RestoredBy.MIRROR)
    if best:
        moment = of_incident(
            MomentKind.MIRROR_SAVED, best, best.struck_at, item=best.item, seconds=best.seconds
        )
        yield _praise(look), moment


def first_contact(look: Look) -> Iterator[Candidate]:
    """The quickest cure by the desk's checklist."""
    best = _quickest(
        one
        for one in look.incidents
        if one.restored_by is RestoredBy.SERVICE_DESK and not one.by_article
    )
    if best:
        kind = MomentKind.FIRST_CONTACT
        moment = of_incident(kind, best, best.struck_at, seconds=best.seconds)
        yield _praise(look) / 4, moment


def _quickest(incidents: Iterable[Incident]) -> Incident | None:
    return min(incidents, key=lambda one: one.seconds, default=None)


def _praise(look: Look) -> float:
    """The weight of what went well: more in a round that did."""
    return 1.3 if look.score.sla_met else 0.8


def _from_scratch(incident: Incident) -> bool:
    return incident.restored_by is RestoredBy.SPECIALIST and not incident.by_article


RULES: tuple[Rule, ...] = (
    wrong_fix, blind_tests, same_again, chased, article_cured, mirror_saved, first_contact,
)  # fmt: skip
