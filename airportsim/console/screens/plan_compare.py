"""Which dimension of service weighs more: all pairs on one screen, and what follows (AHP)."""

from itertools import combinations

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    DEGRADED,
    DIM,
    GRID,
    LINE_HEIGHT,
    MIRROR,
    OK_TEXT,
    RAISED,
    TEXT,
    Size,
)
from airportsim.console.marks import mark, tick
from airportsim.console.parts.balance import Balances, Weighing
from airportsim.debrief.quality.weights import Compared, by_comparison, compared_by
from airportsim.model.plan import Compare
from airportsim.model.quality import Comparison, Dimension
from airportsim.play.board import TileState

PAIRS = tuple(combinations(Dimension, 2))
"""All pairs, in the order of the dimensions."""

PERCENT = 100
"""So many of a weight are one percent."""


class Pairs:
    """The ten pairs at the left, the weights and how well the comparisons agree at the right."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._balances = Balances(console)
        self._height = 0.0

    def draw(self, canvas: Canvas, box: Box, refusal: str) -> None:
        """The pairs, and what follows from them at once."""
        made = self._console.room.state.standing.comparisons
        outcome = canvas.laid("compared", made, lambda: compared_by(made))
        right, left = box.cut_right(288 if canvas.compact else 300)
        self._pairs(canvas, left, made, outcome, refusal)
        title = "" if canvas.compact else self._console.say("plan_airlines.weights")
        inner = canvas.panel(right, title)
        with canvas.scroll("plan weights", inner, self._height) as room:
            self._height = self._follows(canvas, room, outcome) - room.y

    # --- the pairs ---------------------------------------------------------------------------

    def _pairs(
        self, canvas: Canvas, box: Box, made: tuple[Comparison, ...], outcome: Compared | None,
        refusal: str,
    ) -> None:  # fmt: skip
        texts = self._console.texts
        inner = canvas.panel(box, "" if canvas.compact else texts.say("plan_airlines.pairs"))
        if not canvas.compact:
            words = texts.say("plan_airlines.scale")
            high = canvas.height_of(words, inner.w, Size.SMALL)
            foot, inner = inner.cut_bottom(high, 4)
            canvas.paragraph(words, foot, Size.SMALL, DIM)
        better = _better(outcome)
        rows = [
            Weighing(
                f"pair.{one.value}.{other.value}", texts.word(one), texts.word(other),
                _step(made, one, other), better.get((one, other)),
            )
            for one, other in PAIRS
        ]  # fmt: skip
        self._balances.draw(canvas, inner, rows, self._set, self._means, refusal)

    def _set(self, row: int, step: int) -> None:
        one, other = PAIRS[row]
        more, less = (other, one) if step > 0 else (one, other)
        self._console.step(Compare(more, less, abs(step) + 1))

    def _means(self, row: int, step: int) -> str:
        """What a place on a scale means, in a sentence."""
        texts = self._console.texts
        one, other = (texts.word(side) for side in PAIRS[row])
        if step == 0:
            return texts.say("plan_airlines.same", one=one, other=other)
        more, less = (other, one) if step > 0 else (one, other)
        return texts.say("plan_airlines.times", more=more, less=less, times=abs(step) + 1)

    # --- what follows ------------------------------------------------------------------------

    def _follows(self, canvas: Canvas, box: Box, outcome: Compared | None) -> float:
        """The weights as bars, and below them how well the comparisons agree; its bottom."""
        texts, y = self._console.texts, box.y
        size = Size.BODY if canvas.compact else Size.LARGE
        equal = 1 / len(Dimension)
        shares = outcome.shares if outcome else (equal,) * len(Dimension)
        weights = by_comparison(outcome) if outcome else {}
        names = max(canvas.width_of(texts.word(one), size) for one in Dimension) + GRID
        high = 20 if canvas.compact else 40
        for dimension, share in zip(Dimension, shares, strict=True):
            row = Box(box.x, y, box.w, high)
            name, rest = row.cut_left(names, 0)
            number, bar = rest.cut_right(44, 4)
            canvas.label(texts.word(dimension), name, size, TEXT if outcome else DIM)
            wide = bar.w * min(1.0, share / max(*shares, 2 * equal))
            canvas.fill(Box(bar.x, row.middle[1] - 6, bar.w, 12), RAISED, 3)
            canvas.fill(Box(bar.x, row.middle[1] - 6, wide, 12), MIRROR if outcome else DIM, 3)
            percent = weights.get(dimension, round(share * 100 * PERCENT)) / PERCENT
            words = texts.say("check.percent", value=f"{percent:.0f}")
            canvas.label(words, number, size, TEXT if outcome else DIM, align="right")
            y += high
        return self._agreement(canvas, Box(box.x, y + GRID, box.w, 0), outcome)

    def _agreement(self, canvas: Canvas, box: Box, outcome: Compared | None) -> float:
        """The consistency ratio, and which pair to think over; answers with its bottom."""
        say, y = self._console.say, box.y
        if outcome is None:
            words = say("plan_airlines.nothing")
            return y + canvas.paragraph(words, box, Size.BODY, DIM)
        good = outcome.acceptable
        ink = OK_TEXT if good else DEGRADED
        large, size = (Size.BIG, Size.SMALL) if canvas.compact else (Size.HEAD, Size.BODY)
        line = Box(box.x, y, box.w, large * LINE_HEIGHT)
        if good:
            tick(canvas, box.x + 8, line.middle[1], 14, ink)
        else:
            mark(canvas, TileState.DEGRADED, box.x + 8, line.middle[1], 16, ink)
        used = canvas.text(f"{outcome.ratio:.2f}", box.x + 24, y, large, ink, True) + 32
        canvas.label(say("plan_airlines.ratio"), line.cut_left(used, 0)[1], Size.BODY, DIM)
        y = line.bottom + 2
        partly = len(self._console.room.state.standing.comparisons) < len(PAIRS)
        words = say(f"plan_airlines.{'agree' if good else 'partly' if partly else 'disagree'}")
        y += canvas.paragraph(words, Box(box.x, y, box.w, 0), size, TEXT) + 4
        for words in () if good else self._advice(outcome):
            y += canvas.paragraph(words, Box(box.x, y, box.w, 0), size, DEGRADED) + 4
        return y

    def _advice(self, outcome: Compared) -> tuple[str, ...]:
        """Which pair disturbs most, what is said of it, and what would agree better."""
        texts, made = self._console.texts, self._console.room.state.standing.comparisons
        for (one, other), better in _better(outcome).items():
            row, said = PAIRS.index((one, other)), _step(made, one, other) or 0
            names = texts.word(one), texts.word(other)
            pair = texts.say("plan_airlines.disturbs", one=names[0], other=names[1])
            if said == better:
                return pair, texts.say("plan_airlines.beyond")
            return pair, texts.say("plan_airlines.better", words=self._means(row, better))
        return ()


def _step(made: tuple[Comparison, ...], one: Dimension, other: Dimension) -> int | None:
    """Where a pair stands on its scale; None if nothing is said of it."""
    for said in made:
        if (said.more, said.less) == (one, other):
            return 1 - said.times
        if (said.more, said.less) == (other, one):
            return said.times - 1
    return None


def _better(outcome: Compared | None) -> dict[tuple[Dimension, Dimension], int]:
    """The pair that disturbs most, if too much, and where on its scale it would agree better."""
    if outcome is None or outcome.acceptable or outcome.agreeing is None:
        return {}
    order = list(Dimension)
    more, less, times = outcome.agreeing
    one, other = sorted((more, less))
    return {(order[one], order[other]): 1 - times if more == one else times - 1}
