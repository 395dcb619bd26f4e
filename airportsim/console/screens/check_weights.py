"""How important each dimension is, by each way to weigh them, and what comes of it."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import DIM, DOWN_TEXT, GRID, LINE, MIRROR, TEXT, Size
from airportsim.console.parts.projected import LINE_OF_TEXT, panel
from airportsim.console.screens.check_felt import Seen, points
from airportsim.debrief.quality.weights import Compared, Method, Weights, weighted
from airportsim.model.quality import Dimension

PERCENT = 100
"""So many of a weight are one percent."""


class WeightsView:
    """A column for each way to weigh, with the score that it gives below."""

    def draw(self, canvas: Canvas, box: Box, seen: Seen) -> None:
        """The table, and below it how well the team's comparisons agree."""
        texts, outcome = seen.looked.console.texts, seen.quality.compared
        inner = panel(canvas, box, "" if canvas.compact else texts.say("check.weighed"))
        if outcome is not None:
            words, ink = _agreement(seen, outcome), TEXT if outcome.acceptable else DOWN_TEXT
            high = canvas.height_of(words, inner.w, Size.BIG)
            low, inner = inner.cut_bottom(high, 4)
            canvas.paragraph(words, low, Size.BIG, ink)
        weights = _weights(seen)
        rows = [*(texts.word(dimension) for dimension in Dimension), texts.say("check.score")]
        names = max(canvas.width_of(row, Size.BIG, True) for row in rows) + 2 * GRID
        head, body = inner.cut_top(LINE_OF_TEXT, 2)
        places = body.rows(len(rows), 0)
        titles = [_title(seen, method) for method in weights]
        columns = _columns(canvas, head.cut_left(names, 0)[1], titles)
        for row, place in zip(rows, places, strict=True):
            canvas.line((place.x, place.y), (place.right, place.y), LINE)
            last = row is rows[-1]
            canvas.label(row, place, Size.BIG, TEXT if last else DIM, last)
        most = max(max(one.values()) for one in weights.values())
        widest = min(column.w for column in columns)
        for (method, some), title, column in zip(weights.items(), titles, columns, strict=True):
            canvas.label(title, column, Size.BIG, TEXT, True)
            cells = [Box(column.x, place.y, widest, place.h) for place in places]
            self._column(canvas, cells, seen, method, some, most)

    def _column(
        self, canvas: Canvas, rows: list[Box], seen: Seen, method: Method, weights: Weights,
        most: int,
    ) -> None:  # fmt: skip
        """A way to weigh: what each dimension weighs, and the score that comes of it."""
        texts = seen.looked.console.texts
        for dimension, row in zip(Dimension, rows, strict=False):
            percent = texts.say("check.percent", value=f"{weights[dimension] / PERCENT:.0f}")
            number, bar = row.cut_left(60, 10)
            canvas.label(percent, number, Size.BIG, TEXT, align="right")
            wide = max(2.0, bar.w * weights[dimension] / most)
            canvas.fill(Box(bar.x, bar.y + bar.h / 2 - 8, wide, 16), MIRROR, 3)
        score = points(_score(seen, method, weights))
        canvas.label(score, rows[-1], Size.BIG if canvas.compact else Size.HEAD, MIRROR, True)


def _title(seen: Seen, method: Method) -> str:
    """What a way to weigh is called."""
    texts = seen.looked.console.texts
    own = method is Method.EXPERTS and seen.felt is not None
    return texts.say("check.own_points") if own else texts.word(method)


def _columns(canvas: Canvas, box: Box, titles: list[str]) -> list[Box]:
    """A column for each title, none narrower than that: as wide as the others where they can be."""
    gap, widths = 2 * GRID, [canvas.width_of(title, Size.BIG, True) + 2 for title in titles]
    equal = box.columns(len(titles), gap)
    if all(wide <= column.w for wide, column in zip(widths, equal, strict=True)):
        return equal
    spare = (box.w - sum(widths) - gap * (len(titles) - 1)) / len(titles)
    columns = []
    for wide in widths:
        column, box = box.cut_left(wide + spare, gap)
        columns.append(column)
    return columns


def _weights(seen: Seen) -> dict[Method, Weights]:
    """The weights by each method; an airline's own points are the experts' for it."""
    weights = dict(seen.quality.weights)
    if seen.felt is not None:
        weights[Method.EXPERTS] = seen.felt.weights
    return weights


def _score(seen: Seen, method: Method, weights: Weights) -> int:
    """The perceived quality under these weights, in hundredths."""
    if seen.felt is not None:
        return seen.felt.scores[method]
    return weighted(weights, {d: gaps.perceived for d, gaps in seen.gaps.items()})


def _agreement(seen: Seen, outcome: Compared) -> str:
    """How well comparisons agree, and which pair disturbs most."""
    texts, ratio = seen.looked.console.texts, f"{outcome.ratio:.2f}"
    if outcome.acceptable or outcome.disturbs is None:
        return texts.say("check.ratio", ratio=ratio)
    one, other = (texts.word([*Dimension][n]) for n in outcome.disturbs)
    return texts.say("check.ratio_high", ratio=ratio, one=one, other=other)
