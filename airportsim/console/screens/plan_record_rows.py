"""A line of the recovery record: failure, cause, action, outcome, and an article for its cause."""

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


def draw_row(canvas: Canvas, box: Box, console: Console, n: int, line: Recorded) -> float:
    """What failed and why at the left, what came of it beside that; answers with its height."""
    left, right = box.cut_right(ACTION, 2 * GRID)[1].columns(2, 2 * GRID)
    parts = _failed(console, line), _done(console, line)
    heights = [
        sum(canvas.height_of(words, column.w, Size.BODY, bold) for words, _, bold in part)
        for part, column in zip(parts, (left, right), strict=True)
    ]
    whole = Box(box.x, box.y, box.w, max(*heights, 48.0) + 10)
    if canvas.hides(whole):
        return whole.h
    canvas.line((whole.x, whole.y), (whole.right, whole.y), LINE)
    for part, column in zip(parts, (left, right), strict=True):
        y = whole.y + 5
        for words, ink, bold in part:
            y += canvas.paragraph(words, Box(column.x, y, column.w, 0), Size.BODY, ink, bold)
    _action(canvas, whole.cut_right(ACTION)[0], console, n, line)
    return whole.h


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
