"""What the page of the airlines shows: a round as all of them or one of them felt it."""

from collections.abc import Sequence
from dataclasses import dataclass

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import (
    CRASHED,
    DEGRADED,
    DIM,
    DOWN_TEXT,
    GRID,
    MIRROR,
    OK_TEXT,
    PANEL,
    TEXT,
    Colour,
    Size,
)
from airportsim.console.marks import mark
from airportsim.console.parts.projected import LINE_OF_TEXT, panel
from airportsim.console.parts.radar import (
    Ring,
    Stroke,
    diamond,
    dot,
    legend,
    radar,
    square,
    triangle,
)
from airportsim.console.screens.check_felt_table import TABLE, felt_table
from airportsim.console.screens.check_guess import beside, guesses
from airportsim.console.screens.check_past import Looked
from airportsim.debrief.quality.gaps import Gaps
from airportsim.debrief.quality.remarks import Remark, Tone
from airportsim.debrief.quality.round import Felt, Quality
from airportsim.model.quality import HIGH, LOW, Dimension
from airportsim.play.board import TileState
from airportsim.texts.quality import letter

COLOURS: tuple[Colour, ...] = (MIRROR, DEGRADED, CRASHED, OK_TEXT)
"""The colours of the airlines, over and over."""

MARGIN = 32.0
"""Room for a mark at the left of a sentence."""


def points(hundredths: int) -> str:
    """A level or gap in points: `4.25`, with a true minus sign."""
    words = f"{abs(hundredths) / 100:.2f}"
    return f"−{words}" if hundredths < 0 else words


def signed(change: int) -> str:
    """A change with its sign: `+5`, `−5` or `±0`."""
    return f"+{change}" if change > 0 else f"−{-change}" if change else "±0"


@dataclass(frozen=True, slots=True)
class Seen:
    """The rounds so far, and whose eyes they are seen with: None are those of all together."""

    looked: Looked
    rounds: tuple[Quality, ...]
    felt: Felt | None

    @property
    def quality(self) -> Quality:
        """The round."""
        return self.rounds[-1]

    @property
    def gaps(self) -> dict[Dimension, Gaps]:
        """The five levels of each dimension."""
        return self.gaps_in(self.quality)

    def gaps_in(self, quality: Quality) -> dict[Dimension, Gaps]:
        """The five levels of each dimension in a round."""
        return quality.gaps if self.felt is None else self._of(quality, self.felt).gaps

    def index(self, quality: Quality) -> int:
        """How satisfied they were in a round, from 0 to 100."""
        if self.felt is None:
            return round_of(quality.index)
        return round_of(self._of(quality, self.felt).satisfaction.index)

    @staticmethod
    def _of(quality: Quality, felt: Felt) -> Felt:
        """The same airline in a round."""
        return next(one for one in quality.airlines if one.airline == felt.airline)

    def name(self, felt: Felt) -> str:
        """The name of an airline."""
        return self.looked.console.texts.names.airline(felt.terminal)


def round_of(index: int) -> int:
    """An index in hundredths as a whole number, half up."""
    return (index + 50) // 100


class FeltView:
    """The radar, and what the airlines write."""

    def __init__(self) -> None:
        self._height = 0.0

    def draw(self, canvas: Canvas, box: Box, seen: Seen) -> None:
        """Radar at the left, words at the right."""
        left, right = box.columns(2)
        say = seen.looked.console.say
        inner = panel(canvas, left, "" if canvas.compact else say("check.radar"))
        self._radar(canvas, inner, seen)
        title = say("check.all_write")
        if seen.felt is not None:
            title = say("check.writes", airline=seen.name(seen.felt).upper())
        inner = panel(canvas, right, "" if canvas.compact else title)
        with canvas.scroll("check felt", inner, self._height) as room:
            self._height = self._words(canvas, room, inner, seen)

    def _radar(self, canvas: Canvas, box: Box, seen: Seen) -> None:
        texts, gaps = seen.looked.console.texts, seen.gaps
        every = [gaps[dimension] for dimension in Dimension]
        unsaid = f"{seen.looked.console.scenario.quality.belief:g}"
        believed = texts.say("check.believed_unsaid", level=unsaid)
        said = any(one.believed != round(100 * float(unsaid)) for one in every)
        if said or canvas.compact:
            believed = texts.say("check.believed")
        levels = list(zip(*map(_levels, every), strict=True))
        rings = [
            Ring(texts.say("check.expects"), levels[0], TEXT, dot),
            Ring(believed, levels[1], DEGRADED, triangle, Stroke.DASHED),
            Ring(texts.say("check.perceived"), levels[2], MIRROR, square, filled=True),
            *_guess(seen),
        ]
        names = tuple(texts.word(dimension) for dimension in Dimension)

        def draw(at: Box) -> None:
            canvas.fill(at, PANEL)
            high = legend(canvas, at, rings)
            body = at.cut_top(high, 4)[1]
            radar(canvas, body, names, rings, LOW / 100, HIGH / 100)

        canvas.kept("check radar", (tuple(rings), names), box, draw)

    def _words(self, canvas: Canvas, box: Box, window: Box, seen: Seen) -> float:
        """The index, and below it what is written; answers with their height."""
        high = self._index(canvas, box, seen)
        some = seen.quality.airlines if seen.felt is None else (seen.felt,)
        below = box.cut_top(high, 4)[1]
        guess = beside(canvas, below, seen.looked.console, seen.quality.number, some)
        high += guess
        room = window.h - high - 4
        first = not guess and TABLE + self._height_of_words(canvas, box.w, seen) <= room
        if first:
            _table(canvas, Box(box.x, box.y + high + 4, box.w, 0), seen, window)
            high, room = high + TABLE, room - TABLE
        body = Box(box.x, box.y + high + 4, box.w, 0)
        if seen.felt is None:
            high += 4 + self._each(canvas, body, seen)
        else:
            high += 4 + self._write(canvas, body, seen, seen.felt, room)
        if first or guess:
            return high
        _table(canvas, Box(box.x, box.y + high, box.w, 0), seen, window)
        return high + TABLE

    def _height_of_words(self, canvas: Canvas, wide: float, seen: Seen) -> float:
        """How high what the airlines write is at least."""
        if seen.felt is not None:
            return _height(canvas, self._letter(seen.felt, seen), wide, Size.BIG)
        firsts = [self._letter(one, seen)[0] for one in seen.quality.airlines]
        return _height(canvas, firsts, wide, Size.BIG) + LINE_OF_TEXT * len(firsts)

    def _write(self, canvas: Canvas, body: Box, seen: Seen, felt: Felt, room: float) -> float:
        """What an airline writes, as large as there is room; answers with its height."""
        sentences = self._letter(felt, seen)
        size = Size.HEAD
        if canvas.compact or _height(canvas, sentences, body.w, size) > room:
            size = Size.BIG
        y = body.y
        for remark, words in sentences:
            _sign(canvas, body.x, y + size * 0.7, remark.tone)
            at = Box(body.x + MARGIN, y, body.w - MARGIN, 0)
            ink = TEXT if remark.indicator else DIM
            y += canvas.paragraph(words, at, size, ink) + 2 * GRID
        return y - body.y

    def _letter(self, felt: Felt, seen: Seen) -> list[tuple[Remark, str]]:
        texts = seen.looked.console.texts
        return [(remark, letter(texts, remark)) for remark in felt.remarks]

    def _index(self, canvas: Canvas, box: Box, seen: Seen) -> float:
        """How satisfied they are, and how that has changed; answers with its height."""
        say, now = seen.looked.console.say, seen.index(seen.quality)
        words = say("check.satisfied")
        if len(seen.rounds) > 1:
            before = seen.rounds[-2]
            change = now - seen.index(before)
            words = say("check.satisfied_before", change=signed(change), number=before.number)
        wide = canvas.text(str(now), box.x, box.y, Size.HUGE, TEXT, True) + 14
        room = box.w - wide
        high = canvas.height_of(words, room, Size.BIG)
        top = box.y + max(0.0, (62 - high) / 2)
        canvas.paragraph(words, Box(box.x + wide, top, room, 0), Size.BIG, DIM)
        return max(62.0, high)

    def _each(self, canvas: Canvas, box: Box, seen: Seen) -> float:
        """The first sentence of each airline; answers with their height."""
        y = box.y
        for n, felt in enumerate(seen.quality.airlines):
            ink = COLOURS[n % len(COLOURS)]
            index = str(round_of(felt.satisfaction.index))
            wide = canvas.text(index, box.right, y, Size.BIG, ink, True, "right") + GRID
            canvas.text(seen.name(felt), box.x, y, Size.BIG, ink, True, room=box.w - wide)
            y += LINE_OF_TEXT
            remark, words = self._letter(felt, seen)[0]
            _sign(canvas, box.x, y + Size.BIG * 0.7, remark.tone)
            at = Box(box.x + MARGIN, y, box.w - MARGIN, 0)
            y += canvas.paragraph(words, at, Size.BIG, TEXT) + GRID
        return y - box.y


def _table(canvas: Canvas, box: Box, seen: Seen, window: Box) -> None:
    """The five dimensions now, and since the round before."""
    before = seen.gaps_in(seen.rounds[-2]) if len(seen.rounds) > 1 else None
    felt_table(canvas, box, seen.looked.console.texts, seen.gaps, before, window.bottom)


def _levels(gaps: Gaps) -> tuple[float, float, float]:
    """What is expected, believed and perceived, in points."""
    return gaps.expected / 100, gaps.believed / 100, gaps.perceived / 100


def _guess(seen: Seen) -> list[Ring]:
    """What the team thought that the airline felt, if it has said so."""
    if seen.felt is None:
        return []
    said = guesses(seen.looked.console, seen.quality.number).get(seen.felt.terminal, {})
    levels = tuple(said[one] / 100 if one in said else None for one in Dimension)
    label = seen.looked.console.say("check.guess.said")
    return [Ring(label, levels, CRASHED, diamond, Stroke.DOTTED)] if said else []


def _height(
    canvas: Canvas, sentences: Sequence[tuple[Remark, str]], wide: float, size: int
) -> float:
    """How high sentences are in this size."""
    return sum(canvas.height_of(words, wide - MARGIN, size) + 2 * GRID for _, words in sentences)


def _sign(canvas: Canvas, x: float, y: float, tone: Tone) -> None:
    """What a sentence does: a square blames, a dot praises; the last one has no sign."""
    if tone is Tone.BLAME:
        mark(canvas, TileState.DOWN, x + 11, y, 18, DOWN_TEXT)
    elif tone is Tone.PRAISE:
        mark(canvas, TileState.RUNNING, x + 11, y, 24, OK_TEXT)
