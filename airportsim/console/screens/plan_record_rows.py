"""A line of the recovery record: failure, cause, action, outcome, and an article for its cause."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import DIM, DOWN_TEXT, GRID, LINE, OK_TEXT, TEXT, Colour, Size
from airportsim.console.marks import tick
from airportsim.console.parts.recoveries import cause, done, effect, harm, outcome, when
from airportsim.console.screens.plan_record_search import Recorded
from airportsim.model.plan import PrepareArticle, decided
from airportsim.model.refusals import Refusal
from airportsim.model.team import Article

ACTION = 170.0
"""Width of what can be done about a cause."""

Said = tuple[str, Colour, bool]
"""Words, their colour, whether they are bold."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the record as it is shown: its words at the left and beside that, its height."""

    line: Recorded
    left: list[Said]
    right: list[Said]
    height: float


def rows(canvas: Canvas, wide: float, console: Console, lines: Iterable[Recorded]) -> list[Row]:
    """The lines in words, each as high as it must be in this width."""
    return [_row(canvas, wide, console, line) for line in lines]


def _row(canvas: Canvas, wide: float, console: Console, line: Recorded) -> Row:
    parts = _failed(console, line), _done(console, line)
    heights = [
        sum(canvas.height_of(words, column.w, Size.BODY, bold) for words, _, bold in part)
        for part, column in zip(parts, _columns(Box(0, 0, wide, 0)), strict=True)
    ]
    return Row(line, *parts, max(*heights, 48.0) + 10)


def draw_row(canvas: Canvas, box: Box, console: Console, n: int, row: Row) -> None:
    """What failed and why at the left, what came of it beside that, what can be done at the right.

    Nothing is drawn where it cannot be seen.
    """
    if canvas.hides(box):
        return
    canvas.line((box.x, box.y), (box.right, box.y), LINE)
    for part, column in zip((row.left, row.right), _columns(box), strict=True):
        y = box.y + 5
        for words, ink, bold in part:
            y += canvas.paragraph(words, Box(column.x, y, column.w, 0), Size.BODY, ink, bold)
    _action(canvas, box.cut_right(ACTION)[0], console, n, row.line)


def _columns(box: Box) -> tuple[Box, Box]:
    """Where the words stand."""
    room = box.cut_right(ACTION, 2 * GRID)[1]
    return room.cut_left(room.w * 0.42, 2 * GRID)


def _failed(console: Console, line: Recorded) -> list[Said]:
    texts, one = console.texts, line.failure
    time = when(one, console.room.results[line.number].end)
    words = texts.say(
        "recovery.record.line", number=line.number, time=time,
        service=texts.names.service(one.service), airline=texts.names.airline(one.terminal),
    )  # fmt: skip
    return [(words, TEXT, True), (cause(texts, one), DIM, False)]


def _done(console: Console, line: Recorded) -> list[Said]:
    texts, one = console.texts, line.failure
    ink = TEXT if one.told is not None else DOWN_TEXT
    between = texts.say("recovery.between")
    came = between.join((harm(texts, one), outcome(texts, one)))
    return [(done(texts, one), ink, False), (came, DIM, False)]


def _action(canvas: Canvas, box: Box, console: Console, n: int, line: Recorded) -> None:
    """What it did to satisfaction, and below that what can be done about its cause."""
    one, say = line.failure, console.say
    words, ink = effect(one)
    if one.told is not None:
        words = say("recovery.record.felt", effect=words)
    canvas.text(words, box.right, box.y + 5, Size.BODY, ink, True, "right")
    room, below = console.room, box.y + 27
    key = one.item, one.mode
    if key not in room.airport.fault_of:
        return
    if Article(*key) in room.state.standing.articles:
        wide = canvas.text(
            say("recovery.record.known"), box.right, below + 2, Size.BODY, OK_TEXT, align="right"
        )
        tick(canvas, box.right - wide - 12, below + 12, 11, OK_TEXT)
    elif room.airport.fault_of[key].first_line:
        words = say("recovery.record.checklist")
        canvas.text(words, box.right, below + 2, Size.BODY, DIM, align="right")
    else:
        prepare = PrepareArticle(*key)
        label, name = say("recovery.record.prepare"), f"record.{n}.prepare"
        wide = canvas.chip_width(label)
        canvas.chip(
            box.right - wide, below, label, partial(console.step, prepare),
            refusal=_refused(console, prepare), name=name,
        )  # fmt: skip


def _refused(console: Console, command: PrepareArticle) -> str:
    """Why an article cannot be prepared from here; "" if it can."""
    room = console.room
    answer = decided(room.airport, room.state.standing, command)
    if isinstance(answer, Refusal):
        return console.texts.refusal(answer)
    return console.barred(PrepareArticle)
