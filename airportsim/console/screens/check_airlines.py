"""What the airlines felt: all together or one of them, at a glance or to the last item."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import DIM, LINE, ON_ACCENT, PANEL, RAISED, TEXT, Size, mixed
from airportsim.console.screens.check_felt import FeltView, Seen
from airportsim.console.screens.check_gaps import GapsView
from airportsim.console.screens.check_guess import Asking, guesses
from airportsim.console.screens.check_past import Looked
from airportsim.console.screens.check_path import HIGH, path
from airportsim.console.screens.check_questions import Questions
from airportsim.console.screens.check_recovery import RecoveryView
from airportsim.console.screens.check_satisfaction import SatisfactionView
from airportsim.console.screens.check_weights import WeightsView
from airportsim.debrief.quality.round import Felt, Quality
from airportsim.model.words import SessionPhase

VIEWS = {
    "felt": "F", "gaps": "G", "recovery": "V", "satisfaction": "S", "questions": "Q",
    "weights": "W",
}  # fmt: skip
"""The parts of the page, and their keys; the last two are for those who want to know it all."""

NEXT = "A"
"""The key that chooses the next airline."""

CHIP = 30.0
"""Height of what is chosen from."""


class View(Protocol):
    """A part of the page."""

    def draw(self, canvas: Canvas, box: Box, seen: Seen) -> None:
        """Draw it into the room that is left for it."""


class Airlines:
    """The page of the airlines; `felt` answers with the rounds up to this one."""

    def __init__(self, looked: Looked, felt: Callable[[], tuple[Quality, ...]]) -> None:
        self._looked = looked
        self._felt = felt
        self._chosen = 0
        self._opened = False
        self._view = "felt"
        self._asking = Asking(looked.console, looked.round.number)
        self._gaps = GapsView()
        self._recovery = RecoveryView()
        self._views: dict[str, View] = {
            "felt": FeltView(),
            "gaps": self._gaps,
            "recovery": self._recovery,
            "satisfaction": SatisfactionView(),
            "questions": Questions(),
            "weights": WeightsView(),
        }

    @property
    def told(self) -> tuple[Quality, ...]:
        """The rounds up to this one, or none while the team may still guess what was felt.

        In a live Check that is until this page has been opened and shows it.
        """
        state = self._looked.console.room.state
        live = state.phase is SessionPhase.CHECK and state.number == self._looked.round.number
        return () if live and not self._opened else self._felt()

    @property
    def second(self) -> int:
        """Where a replay from here begins."""
        parts: dict[str, GapsView | RecoveryView]
        parts = {"gaps": self._gaps, "recovery": self._recovery}
        return parts[self._view].second(self._seen()) if self._view in parts else 0

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Whose eyes it is seen with, which part is shown, the eight steps, and the part itself.

        Recovery is none of the steps; with little room they stand above the questionnaire only.
        """
        row, body = box.cut_top(CHIP, 6)
        if self._asking.open:
            self._chosen = max(1, self._chosen)
        seen = self._seen()
        self._choices(canvas, row, seen)
        if self._asking.open:
            self._ask(canvas, body, seen.quality.airlines)
            return
        self._opened = True
        wide = not canvas.compact and self._view != "recovery"
        if wide or self._view == "questions":
            steps, body = body.cut_top(HIGH, 6)
            path(canvas, steps, self._looked.console.say, self._view, self._turn)
        self._views[self._view].draw(canvas, body, seen)

    def _ask(self, canvas: Canvas, box: Box, airlines: tuple[Felt, ...]) -> None:
        """What the team thinks that they felt."""
        n, count = self._chosen, len(airlines)
        following = airlines[n % count] if count > 1 else None
        self._asking.draw(canvas, box, airlines[n - 1], following, self._next, self._show)

    def _show(self) -> None:
        """Show what they felt, of the airline that was guessed last, or of all of them."""
        self._asking.show()
        if not guesses(self._looked.console, self._looked.round.number):
            self._chosen = 0

    def _seen(self) -> Seen:
        rounds = self._felt()
        airlines = rounds[-1].airlines
        return Seen(self._looked, rounds, airlines[self._chosen - 1] if self._chosen else None)

    # --- choosing ----------------------------------------------------------------------------

    def _choices(self, canvas: Canvas, box: Box, seen: Seen) -> None:
        """Airlines at the left, parts at the right; in short where there is little room."""
        say, airlines = self._looked.console.say, seen.quality.airlines
        names = [say("check.felt_all"), *(seen.name(one) for one in airlines)]
        ids = [names[0], *(one.airline for one in airlines)]
        views = [say(f"check.felt_view.{view}") for view in VIEWS]
        short = [
            words if view == self._view else "" for view, words in zip(VIEWS, views, strict=True)
        ]
        forms = ((names, views), (names, short), (ids, short))
        asking = self._asking.open
        for left, right in forms:
            parts = [] if asking else self._parts(views, right)
            chips = [*self._airlines(names, left)[asking:], *parts]
            if _wide(canvas, chips) <= box.w:
                break
        else:
            one = self._airlines(names, names)[self._chosen]
            chips = [replace(one, do=self._next), *parts]
        canvas.key(NEXT, self._next, "felt.airline", say("check.felt_next"))
        x = box.x + _cap(canvas, box.x, box.y, NEXT) + 6
        gap = box.w - _wide(canvas, chips)
        for chip in chips:
            x += gap if chip.name == f"felt.{next(iter(VIEWS))}" else 0
            x += _draw(canvas, x, box.y, chip) + 6

    def _airlines(self, names: list[str], labels: list[str]) -> list["_Chip"]:
        return [
            _Chip(f"felt.of.{n}", label, names[n], "", partial(self._choose, n), n == self._chosen)
            for n, label in enumerate(labels)
        ]

    def _parts(self, names: list[str], labels: list[str]) -> list["_Chip"]:
        return [
            _Chip(f"felt.{view}", label, name, key, partial(self._turn, view), view == self._view)
            for (view, key), name, label in zip(VIEWS.items(), names, labels, strict=True)
        ]

    def _choose(self, airline: int) -> None:
        self._chosen = airline

    def _next(self) -> None:
        first, count = int(self._asking.open), len(self._felt()[-1].airlines)
        self._chosen = first if self._chosen == count else self._chosen + 1

    def _turn(self, view: str) -> None:
        self._view = view


@dataclass(frozen=True, slots=True)
class _Chip:
    """Something to choose: how the click is called, its label, all of it, its key."""

    name: str
    label: str
    whole: str
    key: str
    do: Callable[[], object]
    chosen: bool

    def wide(self, canvas: Canvas) -> float:
        """How wide it is, chosen or not."""
        key = canvas.width_of(self.key, Size.BIG, True) if self.key else 0
        label = canvas.width_of(self.label, Size.BIG, True) if self.label else 0
        return 24 + key + label + (8 if key and label else 0)


def _wide(canvas: Canvas, chips: list[_Chip]) -> float:
    """How wide all chips are beside one another, with the key before them."""
    key = canvas.width_of(NEXT, Size.BIG, True) + 14
    return key + sum(chip.wide(canvas) + 6 for chip in chips)


def _draw(canvas: Canvas, x: float, y: float, chip: _Chip) -> float:
    """A chip; answers with its width."""
    box = Box(x, y, chip.wide(canvas), CHIP)
    tip = "" if chip.label == chip.whole else chip.whole
    over = canvas.zone(box, chip.do, chip.key, tip, name=chip.name, label=chip.whole)
    ground = DIM if chip.chosen else mixed(RAISED, TEXT, 0.12) if over else RAISED
    canvas.fill(box, ground, CHIP / 2)
    inner = box.inset(12, 0)
    if chip.key:
        soft = ON_ACCENT if chip.chosen else DIM
        canvas.label(chip.key, inner, Size.BIG, soft, True)
        inner = inner.cut_left(canvas.width_of(chip.key, Size.BIG, True))[1]
    ink = ON_ACCENT if chip.chosen else TEXT
    canvas.label(chip.label, inner, Size.BIG, ink, chip.chosen)
    return box.w


def _cap(canvas: Canvas, x: float, y: float, key: str) -> float:
    """A key as it stands on a keyboard; answers with its width."""
    box = Box(x, y, canvas.width_of(key, Size.BIG, True) + 14, CHIP).inset(0, 1)
    canvas.fill(box, PANEL, 4, LINE)
    canvas.label(key, box, Size.BIG, DIM, True, "middle")
    return box.w
