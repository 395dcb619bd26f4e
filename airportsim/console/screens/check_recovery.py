"""The failures that hurt, what was done about each, and what their airlines made of it."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import DIM, DOWN_TEXT, GRID, MIRROR, OK_TEXT, TEXT, Size
from airportsim.console.marks import mark
from airportsim.console.parts.circle import circle, circle_height, recovery_circle
from airportsim.console.parts.projected import LINE_OF_TEXT, panel
from airportsim.console.screens.check_felt import MARGIN, Seen
from airportsim.console.screens.check_recovered import Verdict, verdicts
from airportsim.console.screens.check_recovery_rows import draw_row, draw_titles
from airportsim.debrief.quality.recovered import Circle, is_well, noted, of_round, recovered
from airportsim.debrief.quality.recovered import circle as circle_of
from airportsim.debrief.quality.recovery import Recovery
from airportsim.play.board import TileState

NAME = "check recovery"

_SIGNS = {
    Verdict.BEST: (TileState.RUNNING, 24, OK_TEXT),
    Verdict.WORST: (TileState.DOWN, 18, DOWN_TEXT),
    Verdict.PARADOX: (TileState.ON_MIRROR, 18, MIRROR),
}
"""What stands before a sentence: a dot praises, a square blames."""


class RecoveryView:
    """The circle and the best and worst recovery above the failures; click one to see it again."""

    def __init__(self) -> None:
        self._picked = 0
        self._circles: dict[int, Circle] = {}
        self._height = 0.0
        self._words = 0.0

    def second(self, seen: Seen) -> int:
        """Where a replay from here begins."""
        shown = _shown(seen)
        return shown[min(self._picked, len(shown) - 1)].since if shown else 0

    def draw(self, canvas: Canvas, box: Box, seen: Seen) -> None:
        """The head stays where there is room for it; else it moves along with the failures."""
        if canvas.compact:
            inner = panel(canvas, box)
            with canvas.scroll(NAME, inner, self._height) as room:
                above = self._head(canvas, room, seen) + 2
                below = Box(room.x, room.y + above, room.w, 0)
                self._list(canvas, below, inner, seen, above)
            return
        top, below = box.cut_top(circle_height(Size.BIG) + 2 * GRID)
        left, right = top.cut_left(box.w * 0.44)
        self._circle(canvas, panel(canvas, left), seen)
        inner = panel(canvas, right)
        with canvas.scroll("check recovered", inner, self._words) as room:
            self._words = self._verdicts(canvas, room, seen)
        inner = panel(canvas, below, _title(seen), seen.looked.console.say("check.click"))
        titles, inner = inner.cut_top(LINE_OF_TEXT, 2)
        with canvas.scroll(NAME, inner, self._height) as room:
            self._list(canvas, room, inner, seen, 0)
        draw_titles(canvas, Box(room.x, titles.y, room.w, titles.h), seen)

    def _head(self, canvas: Canvas, box: Box, seen: Seen) -> float:
        """Circle, sentences and titles below one another; answers with their height."""
        y = box.y
        self._circle(canvas, Box(box.x, y, box.w, circle_height(Size.BIG)), seen)
        y += circle_height(Size.BIG) + GRID
        y += self._verdicts(canvas, Box(box.x, y, box.w, 0), seen) + GRID
        y += canvas.paragraph(_title(seen), Box(box.x, y, box.w, 0), Size.BIG, DIM, True)
        draw_titles(canvas, Box(box.x, y, box.w, LINE_OF_TEXT), seen)
        return y + LINE_OF_TEXT - box.y

    def _circle(self, canvas: Canvas, box: Box, seen: Seen) -> None:
        console, number = seen.looked.console, seen.quality.number
        if number not in self._circles:
            played, rules = console.room.results[number], console.scenario.quality.recovery
            found = circle_of(played.setup, played.journal, seen.quality, rules)
            self._circles[number] = found
        stations = recovery_circle(console.say, self._circles[number])
        circle(canvas, box, stations, Size.BIG)
        canvas.label(console.say("recovery.of_all"), box, Size.BIG, DIM, align="middle")

    def _verdicts(self, canvas: Canvas, box: Box, seen: Seen) -> float:
        """The sentences on the best and the worst; answers with their height."""
        console, y = seen.looked.console, box.y
        rules = console.scenario.quality.recovery
        for verdict, words in verdicts(console.texts, _all(seen), rules):
            state, size, ink = _SIGNS[verdict]
            mark(canvas, state, box.x + 11, y + LINE_OF_TEXT / 2, size, ink)
            at = Box(box.x + MARGIN, y, box.w - MARGIN, 0)
            y += canvas.paragraph(words, at, Size.BIG, TEXT) + 4
        return y - box.y

    def _list(self, canvas: Canvas, box: Box, window: Box, seen: Seen, above: float) -> None:
        """A row for each failure; `above` is what moves along over them."""
        shown, y = _shown(seen), box.y
        if not shown:
            words = seen.looked.console.say("recovery.nothing")
            y += canvas.paragraph(words, box, Size.BIG, DIM)
        places = []
        for n, one in enumerate(shown):
            at = Box(box.x, y, box.w, 0)
            high = draw_row(canvas, at, n, one, seen, n == self._picked, window)
            places.append((y - box.y + above, high))
            y += high
        self._height = y - box.y + above
        if places:
            move = partial(self._move, canvas, window, places)
            canvas.key("Down", partial(move, 1), "felt.failure.next")
            canvas.key("Up", partial(move, -1), "felt.failure.previous")

    def _move(self, canvas: Canvas, box: Box, places: list[tuple[float, float]], by: int) -> None:
        self._picked = min(len(places) - 1, max(0, self._picked + by))
        top, high = places[self._picked]
        canvas.scroll_to(NAME, top, box, high)


def _all(seen: Seen) -> list[Recovery]:
    """The failures of the chosen airline, or of all, in order of time."""
    return of_round(seen.quality) if seen.felt is None else list(seen.felt.recoveries)


def _shown(seen: Seen) -> list[Recovery]:
    """What is listed: what cost its airline most comes first."""
    return sorted(noted(_all(seen)), key=lambda one: -one.fair)


def _title(seen: Seen) -> str:
    """How many failures hurt, and of how many the airlines were told."""
    console, every = seen.looked.console, _all(seen)
    rules, found = console.scenario.quality.recovery, recovered(every)
    well = sum(is_well(one, rules) for one in every)
    words = console.say(
        "recovery.title", hurt=found.hurt, told=found.told, unasked=found.unasked, well=well
    )
    return console.say("recovery.dearest_first", words=words)
