"""The five dimensions in a small table: expected, perceived, and the change since last time."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import DIM, DOWN_TEXT, GRID, LINE, OK_TEXT, TEXT, Colour, Size
from airportsim.console.parts.projected import LINE_OF_TEXT
from airportsim.debrief.quality.gaps import Gaps
from airportsim.model.quality import Dimension
from airportsim.texts.texts import Texts

TABLE = (len(Dimension) + 1) * LINE_OF_TEXT + 2 * GRID
"""Height of the table."""

Cell = tuple[str, Colour]


def felt_table(
    canvas: Canvas, box: Box, texts: Texts, now: dict[Dimension, Gaps],
    before: dict[Dimension, Gaps] | None, lowest: float,
) -> None:  # fmt: skip
    """The table at the top of a box, as far as its lines lie wholly above the lowest edge.

    Without a round before nothing has changed. Where there is no room for all columns the last
    ones are shown.
    """
    names = [texts.word(one) for one in Dimension]
    some = _columns(texts, now, before)
    wide = [max(canvas.width_of(words, Size.BIG) for words, _ in one) + 2 * GRID for one in some]
    left = max(canvas.width_of(name, Size.BIG) for name in names) + GRID
    while left + sum(wide) > box.w and len(wide) > 1:
        some, wide = some[1:], wide[1:]
    room = (box.w - left) / len(wide)
    for n, name in enumerate(["", *names]):
        y = box.y + n * LINE_OF_TEXT
        if y + LINE_OF_TEXT > lowest:
            return
        if n:
            canvas.line((box.x, y), (box.right, y), LINE)
        canvas.text(name, box.x, y, Size.BIG, TEXT)
        for k, column in enumerate(some):
            words, ink = column[n]
            right = box.x + left + (k + 1) * room
            canvas.text(words, right, y, Size.BIG, ink, align="right")


def _columns(
    texts: Texts, now: dict[Dimension, Gaps], before: dict[Dimension, Gaps] | None
) -> list[list[Cell]]:
    """Each column with its title."""
    found: list[list[Cell]] = [
        [(texts.say("check.expects"), DIM), *((_points(now[d].expected), DIM) for d in Dimension)],
        [
            (texts.say("check.perceived"), DIM),
            *((_points(now[d].perceived), TEXT) for d in Dimension),
        ],
    ]
    if before is not None:
        changes = [now[d].perceived - before[d].perceived for d in Dimension]
        found.append([(texts.say("check.felt_change"), DIM), *map(_change, changes)])
    return found


def _points(hundredths: int) -> str:
    return f"{hundredths / 100:.2f}"


def _change(hundredths: int) -> Cell:
    words = _points(abs(hundredths))
    if hundredths > 0:
        return f"+{words}", OK_TEXT
    return (f"−{words}", DOWN_TEXT) if hundredths < 0 else ("±0", DIM)
