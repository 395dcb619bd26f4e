"""The coach of a practice: which step is on, whether the newcomer is stuck, who has the clock."""

from dataclasses import dataclass

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.parts.hearing import Hearing
from airportsim.console.screens.practice_place import around
from airportsim.console.screens.practice_seen import Seen
from airportsim.console.screens.practice_steps import STEPS, Step, Turn
from airportsim.model.words import Role
from airportsim.play.practice import Lesson

STUCK = 20.0
"""Seconds after which the newcomer is told once more what to do."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the screen: its zone's name, the key that does the same as a click there.

    `refused` tells whether it is grey.
    """

    name: str
    box: Box
    key: str
    refused: bool


class Coach:
    """Follows the round, and holds its clock while something is explained.

    What has been done is seen in the round itself, whoever did it, and however.
    """

    def __init__(self, console: Console, role: Role, lesson: Lesson) -> None:
        self.role = role
        self.steps = STEPS[role]
        self.number = 0
        self._console = console
        self._lesson = lesson
        self._hearing = Hearing(console)
        self._since: float | None = None
        self._begin()

    @property
    def step(self) -> Step | None:
        """The step that is on; None once all are done."""
        return self.steps[self.number] if self.number < len(self.steps) else None

    def follow(self, t: float) -> Seen | None:
        """Go on to the first step that is still to be done; None when the round is over."""
        seen = self._seen()
        if seen is None:
            return None
        while (step := self.step) is not None and step.done(seen):
            self.next()
        if self._since is None:
            self._since = t
        return seen

    def next(self) -> None:
        """Leave the step behind."""
        self.number += 1
        self._begin()

    def stuck(self, t: float) -> bool:
        """Whether the newcomer has not done for long what he is to do."""
        acts = self.step is not None and self.step.turn is Turn.ACT
        return acts and self._since is not None and t - self._since >= STUCK

    def spot(self, canvas: Canvas, seen: Seen) -> Spot | None:
        """Where on the screen that is what the step is about; rather what can be done now."""
        names = self.step.zones(seen) if self.step is not None else ()
        found = [spot for name in names if (spot := _spot(canvas, name)) is not None]
        return next((spot for spot in found if not spot.refused), next(iter(found), None))

    def _begin(self) -> None:
        self._since = None
        self._lesson.held = self.step is None or self.step.turn is Turn.EXPLAIN

    def _seen(self) -> Seen | None:
        seat = self._console.seat(self.role)
        view = seat.view() if seat is not None else None
        return Seen(view, self._hearing.all()) if view is not None else None


def _spot(canvas: Canvas, name: str) -> Spot | None:
    """The zone with a name, or all whose names begin with it."""
    if name.endswith("."):
        zones = [zone for zone in canvas.zones if zone.name.startswith(name)]
    else:
        zones = [zone for zone in canvas.zones if zone.name == name]
    zones = [zone for zone in zones if zone.box.w > 0 and zone.box.h > 0]
    if not zones:
        return None
    key = zones[0].key if len(zones) == 1 else ""
    refused = all(zone.refusal for zone in zones)
    return Spot(name, around([zone.box for zone in zones]), key, refused)
