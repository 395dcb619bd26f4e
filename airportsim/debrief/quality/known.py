"""What of a round's facts those who manage it can know while it runs.

What everybody sees counts at once: flights, services that are down, complaints and the answers to
them, promises, tickets and what is done about them. What only the truth tells does not:

- A fault counts once it is cured or has crashed, from when something that ran went down by it at
  the terminal. Whatever else is down there counts as one fault, since nobody knows how many it is,
  or that some have one cause.
- An alert counts if a service has failed; a false alarm from when it is reported.
- A fix was in vain if it was turned down; one that was let through is right until proved wrong.
"""

from collections.abc import Iterator
from dataclasses import replace

from airportsim.debrief.quality.facts import Alert, Fault, Outage, Round, Ticket
from airportsim.model import events as e
from airportsim.model.journal import Entry
from airportsim.model.words import Verdict


def known(round_: Round) -> Round:
    """The facts of a round that runs, as far as a manager can know them."""
    return replace(
        round_,
        faults=[*_told(round_), *_unexplained(round_)],
        alerts=_heard(round_),
        tickets=[replace(ticket, judged=_judged(ticket)) for ticket in round_.tickets],
    )


def _told(round_: Round) -> Iterator[Fault]:
    """The faults that everybody knows of by now, as everybody has seen them."""
    for fault in round_.faults:
        if fault.crashed or fault.end is not None:
            yield replace(fault, reached=fault.seen)


def _unexplained(round_: Round) -> Iterator[Fault]:
    """What is down now and not by a crash: one fault for each terminal."""
    for terminal, facts in round_.facts.items():
        down = [one.began for one in facts.outages if one.end is None and not _crashed(round_, one)]
        if down:
            yield Fault(-1, "", "", {terminal: min(down)})


def _crashed(round_: Round, outage: Outage) -> bool:
    return outage.fault >= 0 and round_.faults[outage.fault].crashed is not None


def _heard(round_: Round) -> list[Alert]:
    reported = {id(ticket.alert) for ticket in round_.tickets}
    return [one for one in round_.alerts if one.fault >= 0 or id(one) in reported]


def _judged(ticket: Ticket) -> list[tuple[Entry, bool]]:
    """The answers to a ticket's fixes, each with whether it was turned down."""
    found = []
    for entry, _ in ticket.judged:
        assert isinstance(entry.event, e.FixVerified)
        found.append((entry, entry.event.verdict is not Verdict.ACCEPTED))
    return found
