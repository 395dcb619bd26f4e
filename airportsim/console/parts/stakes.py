"""What a failing service costs: the flights that it stops, and when the first of them is lost."""

from collections.abc import Iterable
from dataclasses import dataclass

from airportsim.console.console import Console
from airportsim.console.look import DEGRADED, DIM, DOWN_TEXT, OK_TEXT, Colour
from airportsim.model.words import FlightState, Phase
from airportsim.play.board import View
from airportsim.texts.texts import clock

SOON = 30
"""Seconds before the first loss from which it is shown in red."""


@dataclass(frozen=True, slots=True)
class Stakes:
    """What stands still: terminals where it is down, flights stopped, seconds to the first loss.

    `first_lost` is -1 while no flight is about to be lost.
    """

    down: tuple[str, ...]
    stopped: int
    first_lost: int


def stakes(view: View, service: str, terminals: Iterable[str]) -> Stakes:
    """What a service that fails at some terminals stops now."""
    down = tuple(t for t in terminals if view.is_down(service, t))
    phase = next(s.phase for s in view.scenario.services if s.id == service)
    lost = [
        strip.lost_at - view.now
        for terminal in down
        for strip in view.strips(terminal)
        if strip.state is _STOPPED_IN[phase] and strip.lost_at >= 0
    ]
    return Stakes(down, view.stopped_by(service, down), max(0, min(lost)) if lost else -1)


def first_lost_at(view: View, terminal: str) -> int:
    """Seconds until the first flight of a terminal is lost, -1 if none is about to be."""
    strips = view.strips(terminal)
    lost = [strip.lost_at - view.now for strip in strips if strip.lost_at >= 0]
    return max(0, min(lost)) if lost else -1


def said(console: Console, found: Stakes) -> tuple[str, Colour]:
    """The stakes as a line, and its colour."""
    if not found.down:
        return console.say("ticket.works_again"), OK_TEXT
    if not found.stopped:
        return console.say("ticket.none_stopped"), DIM
    if found.first_lost < 0:
        return console.say("ticket.stopped", count=found.stopped), DEGRADED
    lost = clock(found.first_lost)
    words = console.say("ticket.stopped_lost", count=found.stopped, lost=lost)
    return words, DOWN_TEXT if found.first_lost <= SOON else DEGRADED


_STOPPED_IN = {
    Phase.ARRIVAL: FlightState.HOLDING,
    Phase.TURNAROUND: FlightState.ON_STAND,
    Phase.DEPARTURE: FlightState.DEPARTING,
}
"""Where flights are stopped by a service of each phase."""
