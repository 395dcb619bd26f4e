"""How satisfied each airline was, round by round, and who would stay."""

from collections.abc import Sequence

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import DIM, GRID, LINE, PANEL, TEXT, Colour, Size
from airportsim.console.parts.charts import Axes, number_ticks
from airportsim.console.parts.projected import LINE_OF_TEXT, panel
from airportsim.console.screens.check_felt import COLOURS, Seen, round_of
from airportsim.debrief.quality.round import Felt

Line = tuple[str, list[tuple[float, float]], Colour, bool]
"""An index over the rounds: whose it is, round and points, its colour, whether it is chosen."""

ROW = 2 * LINE_OF_TEXT + 28
"""The least height of what follows for an airline."""


class SatisfactionView:
    """A line for each airline; where there is room, what follows from it."""

    def draw(self, canvas: Canvas, box: Box, seen: Seen) -> None:
        """Lines at the left, loyalty and complaints at the right."""
        say = seen.looked.console.say
        if not canvas.compact:
            side, box = box.cut_right(box.w * 0.36)
            self._follows(canvas, panel(canvas, side, say("check.stays")), seen)
        inner = panel(canvas, box, "" if canvas.compact else say("check.satisfaction"))
        lines = _lines(seen)
        key = seen.looked.console.language, tuple((*one[:1], *one[1], *one[2:]) for one in lines)

        def draw(at: Box) -> None:
            canvas.fill(at, PANEL)
            self._chart(canvas, at, seen, lines)

        canvas.kept("check satisfaction", key, inner, draw)

    def _chart(self, canvas: Canvas, box: Box, seen: Seen, lines: list[Line]) -> None:
        say, numbers = seen.looked.console.say, [one.number for one in seen.rounds]
        first, last = numbers[0], max(numbers[-1], numbers[0] + 1)
        labels = [(n, say("end.round", number=n)) for n in numbers]
        said = {name: f"{name} {points[-1][1]:.0f}" for name, points, _, _ in lines}
        right = max(canvas.width_of(words, Size.BIG, True) for words in said.values()) + 18
        rim = 0.15 * (last - first)
        axes = Axes(
            canvas, box, (first - rim, last), (0, 100), labels, number_ticks(0, 100, 6), Size.BIG,
            right,
        )  # fmt: skip
        for _, points, ink, chosen in lines:
            axes.line(points, ink, 4 if chosen else 2)
            for x, y in points:
                axes.dot(x, y, ink, 7 if chosen else 4)
        places = [axes.at(*points[-1])[1] for _, points, _, _ in lines]
        x = axes.at(last, 0)[0] + 14
        for n, top in _spread(places, axes.box):
            name, _, ink, chosen = lines[n]
            canvas.text(said[name], x, top, Size.BIG, ink, chosen)

    def _follows(self, canvas: Canvas, box: Box, seen: Seen) -> None:
        """For each airline how likely it is to stay, and its complaints."""
        airlines = seen.quality.airlines
        high = max(ROW, min(140.0, box.h / len(airlines)))
        with canvas.scroll("check stays", box, high * len(airlines)) as room:
            for n, felt in enumerate(airlines):
                row = Box(room.x, room.y + n * high, room.w, high)
                if n:
                    canvas.line((row.x, row.y - 4), (row.right, row.y - 4), LINE)
                self._row(canvas, row, seen, felt, COLOURS[n % len(COLOURS)])

    def _row(self, canvas: Canvas, box: Box, seen: Seen, felt: Felt, ink: Colour) -> None:
        say, found, y = seen.looked.console.say, felt.satisfaction, box.y
        percent = say("check.percent", value=found.loyalty)
        soft = TEXT if seen.felt is felt else DIM
        wide = canvas.text(percent, box.right, y, Size.BIG, TEXT, True, "right") + GRID
        left = box.right - wide
        wide += canvas.text(say("check.loyal"), left, y, Size.BIG, soft, align="right") + GRID
        canvas.text(seen.name(felt), box.x, y, Size.BIG, ink, True, room=box.w - wide)
        y += LINE_OF_TEXT
        canvas.bar(Box(box.x, y + 3, box.w, 8), found.loyalty / 100, ink)
        words = say("check.complained", made=found.complaints, answered=found.answered)
        canvas.text(words, box.x, y + 16, Size.BIG, soft)


def _spread(places: Sequence[float], box: Box) -> list[tuple[int, float]]:
    """The tops of labels beside these places, in their order and apart from each other.

    Where there is no room for all, the last ones are kept.
    """
    fits = max(1, int(box.h // LINE_OF_TEXT))
    shown = range(max(0, len(places) - fits), len(places))
    in_order = sorted(shown, key=lambda n: (places[n], n))
    tops: list[float] = []
    for n in in_order:
        top = places[n] - LINE_OF_TEXT / 2
        tops.append(max(top, tops[-1] + LINE_OF_TEXT) if tops else max(top, box.y))
    lowest = box.bottom
    for k in reversed(range(len(tops))):
        lowest = tops[k] = min(tops[k], lowest - LINE_OF_TEXT)
    return list(zip(in_order, tops, strict=True))


def _lines(seen: Seen) -> list[Line]:
    """The indices by airline, the one that is chosen last: it lies on top."""
    lines: list[Line] = []
    for n, felt in enumerate(seen.quality.airlines):
        course = [
            (float(one.number), float(round_of(other.satisfaction.index)))
            for one in seen.rounds
            for other in one.airlines
            if other.airline == felt.airline
        ]
        lines.append((seen.name(felt), course, COLOURS[n % len(COLOURS)], felt is seen.felt))
    if seen.felt is None:
        course = [(float(one.number), float(round_of(one.index))) for one in seen.rounds]
        lines.append((seen.looked.console.say("check.felt_all"), course, TEXT, True))
    return sorted(lines, key=lambda one: one[3])
