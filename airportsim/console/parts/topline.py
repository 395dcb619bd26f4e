"""The line at the top of a screen: where the session stands, and in a round how it goes."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DEGRADED,
    DIM,
    DOWN_TEXT,
    GRID,
    INSET,
    LINE,
    LINE_HEIGHT,
    OK,
    OK_TEXT,
    ON_ACCENT,
    PADDING,
    RAISED,
    TEXT,
    Colour,
    Size,
    mixed,
)
from airportsim.console.parts.money import usd
from airportsim.model.scenario import Promise
from airportsim.model.score import promised
from airportsim.model.words import SessionPhase
from airportsim.play.board import View
from airportsim.texts.texts import clock, times

LINE_TOP, BIG_TOP = 64, 104
"""Heights of the line at the top of a screen, and of that on the big screen."""

PHASES = (SessionPhase.PLAN, SessionPhase.DO, SessionPhase.CHECK, SessionPhase.ACT)
"""The phases that come again with every round."""

SHORT = 60
"""Seconds of real time under which a countdown is shown in accent."""


def phase_line(
    canvas: Canvas, box: Box, console: Console, headline: str, right: str = "",
    right_note: str = "", right_colour: Colour = TEXT, big: bool = False, past: int = 0,
) -> None:  # fmt: skip
    """The line of a phase other than Do: round and phase, a headline, something at the right.

    What the facilitator tells everybody takes the headline's place. With `big` nothing is smaller
    than what is projected may be. `past` is a past round that is shown, named in place of
    the session's own round and phase.
    """
    canvas.line((box.x, box.bottom - 0.5), (box.right, box.bottom - 0.5), LINE)
    inner = box.inset(PADDING + 4, 0)
    if past:
        where = _past_mark(canvas, inner, console, past)
    else:
        where = round_mark(canvas, inner, console, big)
    _, inner = inner.cut_left(where, 3 * GRID)
    note_size = Size.BIG if big else Size.SMALL
    wide = max(
        canvas.width_of(right, Size.BIG, True), canvas.width_of(right_note, note_size)
    )  # fmt: skip
    if wide:
        at, inner = inner.cut_right(wide, 2 * GRID)
        whole = (Size.BIG if right else 0) + (note_size if right_note else 0)
        y = at.y + (at.h - whole * LINE_HEIGHT) / 2
        canvas.text(right_note, at.right, y, note_size, DIM, align="right")
        y += note_size * LINE_HEIGHT if right_note else 0
        canvas.text(right, at.right, y, Size.BIG, right_colour, True, align="right")
    message = console.room.state.message
    _fitting(canvas, inner, message or headline, ACCENT if message else TEXT)


def top_line(
    canvas: Canvas, box: Box, console: Console, view: View, promise: Promise | None = None,
    big: bool = False,
) -> None:  # fmt: skip
    """The line of a round: where the session stands, the time, the flights landed, the money.

    `view` is any window on the round, `promise` the SLA signed for it if not that of the session.
    With `big`, for the projector, it wants a box of BIG_TOP.
    """
    canvas.zone(box, None, name="top")
    inner = box.inset(PADDING + 4, 0)
    where = round_mark(canvas, inner, console, big)
    _, inner = inner.cut_left(where, 2 * GRID if canvas.compact else 3 * GRID)
    inner = _time(canvas, inner, console, view, big)
    course, rate = view.outlook or (None, None)
    inner = _money(canvas, inner, console, view, rate, big)
    signed = promise or console.room.state.standing.promise
    key = console.language, view.landed, course, signed, big
    canvas.kept(
        "landed", key, inner,
        lambda at: _landed(canvas, at, console, view.landed, course, signed, big),
    )  # fmt: skip
    canvas.line((box.x, box.bottom - 0.5), (box.right, box.bottom - 0.5), LINE)


def _time(canvas: Canvas, box: Box, console: Console, view: View, big: bool) -> Box:
    """The time that is left, and the airport's clock; answers with the room beside them."""
    at, box = box.cut_left(canvas.width_of("00:00", Size.HUGE, True), GRID + 2)
    ink = DIM if console.room.state.paused else TEXT
    canvas.label(clock(max(0, view.left)), at, Size.HUGE, ink, bold=True, align="right")
    size = Size.BIG if big else Size.BODY
    words = [console.say("do.left")]
    if not canvas.compact:
        words.append(console.say("do.airport", time=clock(view.now)))
    y = box.y + (box.h - len(words) * size * LINE_HEIGHT) / 2
    for n, line in enumerate(words):
        canvas.text(line, box.x, y + n * size * LINE_HEIGHT, size, DIM)
    widest = [words[0], console.say("do.airport", time="00:00")] if len(words) > 1 else words
    _, box = box.cut_left(max(canvas.width_of(line, size) for line in widest), 3 * GRID)
    return box


def _money(
    canvas: Canvas, box: Box, console: Console, view: View, rate: int | None, big: bool
) -> Box:  # fmt: skip
    """Profit, at this rate, free budget, as far as there is room; answers with the room left."""
    say, money = console.say, view.money
    left = money["budget"] + money["granted"] - money["spent"]
    free = money["released"] + money["granted"] - money["spent"]
    sums = {
        "budget": (free, TEXT if free > 0 else DOWN_TEXT),
        "at_this_rate": (rate, OK_TEXT if (rate or 0) >= 0 else DEGRADED),
        "profit": (money["profit"], OK_TEXT if money["profit"] >= 0 else DOWN_TEXT),
    }
    small, large = (Size.BIG, Size.HEAD) if big else (Size.SMALL, Size.BIG)
    of_all, too_early = say("do.free_of", usd=usd(left)), say("do.too_early")
    beside = canvas.width_of(of_all, small) + 6
    widest = canvas.width_of(usd(-888_888), large, True)
    wide = {name: max(widest, canvas.width_of(say(f"do.{name}"), small, True)) for name in sums}
    free_wide = canvas.width_of(usd(88_888), large, True) + beside
    wide["budget"] = max(free_wide, canvas.width_of(say("do.budget"), small, True))
    wide["at_this_rate"] = max(wide["at_this_rate"], canvas.width_of(too_early, small))
    shown: list[str] = []
    least: float = 370 if big else 210
    for name in ("profit", "budget", "at_this_rate"):
        least += wide[name] + 2 * GRID
        if least <= box.w:
            shown.append(name)
    top = box.y + (box.h - (small + large) * LINE_HEIGHT) / 2
    below = top + small * LINE_HEIGHT + (large - small) * LINE_HEIGHT * 0.68
    for name, (amount, ink) in sums.items():
        if name in shown:
            at, box = box.cut_right(wide[name], 2 * GRID)
            canvas.text(say(f"do.{name}"), at.right, top, small, DIM, True, align="right")
            right = at.right
            if name == "budget":
                right -= canvas.text(of_all, right, below, small, DIM, align="right") + 6
            if amount is None:
                canvas.text(too_early, right, below, small, DIM, align="right")
                continue
            words = usd(canvas.rolling(f"top {name}", amount))
            y = top + small * LINE_HEIGHT
            canvas.text(words, right, y, large, ink, True, align="right")
    return box


def _landed(
    canvas: Canvas, box: Box, console: Console, landed: int, course: int | None, signed: Promise,
    big: bool,
) -> None:  # fmt: skip
    """The flights landed, of how many, on course for how many if known, how many promised."""
    say, flights = console.say, console.scenario.schedule.flights
    small, large = (Size.BIG, Size.HUGE) if big else (Size.SMALL, Size.HEAD)
    label, number = (box.y + 6, box.y + 34) if big else (box.y + 8, box.y + 22)
    title = canvas.text(say("do.landed"), box.x, label, small, DIM, bold=True)
    room = canvas.width_of("88", large, True)
    canvas.text(str(landed), box.x + room, number, large, TEXT, True, align="right")
    of_size = Size.BIG if big else Size.LARGE
    below = number + (large - of_size) * LINE_HEIGHT * 0.68
    of_all = canvas.text(say("do.of", flights=flights), box.x + room + 8, below, of_size, DIM)
    left = box.x + room + 8 + max(of_all, canvas.width_of("of 96", of_size)) + 2 * GRID
    bar = Box(left, box.y + (46 if big else 35), box.right - left, 18 if big else 10)
    target = promised(signed, flights)
    canvas.bar(bar, (course or 0) / flights, mixed(OK, RAISED, 0.6))
    canvas.bar(Box(bar.x, bar.y, max(bar.h, bar.w * landed / flights), bar.h), 1, OK)
    at = bar.x + bar.w * target / flights
    canvas.line((at, bar.y - 4), (at, bar.bottom + 2), ACCENT, 2)
    words = say("do.sla", percent=signed.target, flights=target)
    if canvas.width_of(words, small, True) > box.right - box.x - title - 2 * GRID:
        words = say("do.sla_short", flights=target)
    half = canvas.width_of(words, small, True) / 2
    x = min(max(at, box.x + title + GRID + half), bar.right - half)
    canvas.text(words, x, label, small, ACCENT, True, align="middle")
    if course is None:
        return
    on_course = OK_TEXT if course >= target else DEGRADED
    words = say("do.on_course", flights=course)
    x = max(bar.x + bar.w * course / flights, bar.x + canvas.width_of(words, small, True))
    canvas.text(words, x, bar.bottom + (4 if big else 1), small, on_course, True, align="right")


def round_mark(canvas: Canvas, box: Box, console: Console, big: bool = False) -> float:
    """Round n of m and the four phases, at the left of a box; answers with the width taken.

    Beside the round stands whether it is paused, or how long the phase still has.
    """
    state, say = console.room.state, console.say
    small = Size.BIG if big else Size.SMALL
    pill = small * 1.25 + 5
    top = box.y + (box.h - small * LINE_HEIGHT - pill - 2) / 2
    words = say("do.round", number=state.number, count=len(console.scenario.rounds))
    right = canvas.text(words, box.x, top, small, DIM, bold=True) + box.x
    x, y = box.x, top + small * LINE_HEIGHT + 2
    for phase in PHASES:
        x = _pill(canvas, x, y, pill, small, console.texts.word(phase), phase is state.phase) + 2
    end = max(x - 2, right)
    note, colour = _beside(console)
    if note:
        left = max(right + 2 * GRID, end - canvas.width_of(note, small, True))
        end = max(end, left + canvas.text(note, left, top, small, colour, bold=True))
    return end - box.x


def _past_mark(canvas: Canvas, box: Box, console: Console, number: int) -> float:
    """Which past round is shown, and below that that it is past; answers with the width taken."""
    count = len(console.scenario.rounds)
    lines = console.say("do.round", number=number, count=count), console.say("check.looked_back")
    y = box.y + (box.h - 2 * Size.BIG * LINE_HEIGHT) / 2
    return max(
        canvas.text(words, box.x, y + n * Size.BIG * LINE_HEIGHT, Size.BIG, ACCENT, True)
        for n, words in enumerate(lines)
    )


def _beside(console: Console) -> tuple[str, Colour]:
    """What is said beside the round: paused, another speed, or the time that a phase has."""
    room = console.room
    if room.state.paused:
        return console.say("do.paused"), ACCENT
    if room.state.phase is SessionPhase.DO and room.state.speed != 100:
        return console.say("do.speed", speed=times(room.state.speed)), ACCENT
    if room.countdown is not None:
        left = round(room.countdown)
        return clock(left), ACCENT if left < SHORT else TEXT
    return "", TEXT


def _pill(
    canvas: Canvas, x: float, y: float, h: float, size: int, words: str, chosen: bool
) -> float:
    w = canvas.width_of(words, size, True) + 16
    box = Box(x, y, w, h)
    canvas.fill(box, ACCENT if chosen else INSET, h / 2)
    canvas.label(words, box, size, ON_ACCENT if chosen else DIM, bold=chosen, align="middle")
    return box.right


def _fitting(canvas: Canvas, box: Box, words: str, colour: Colour) -> None:
    """Words as large as the box lets them be, on one line or on several."""
    if canvas.width_of(words, Size.HEAD, True) <= box.w:
        canvas.label(words, box, Size.HEAD, colour, bold=True)
        return
    for size in (Size.BIG, Size.LARGE, Size.BODY, Size.SMALL):
        high = canvas.height_of(words, box.w, size, True)
        if high <= box.h or size is Size.SMALL:
            at = Box(box.x, box.y + max(0, (box.h - high) / 2), box.w, box.h)
            lines = max(1, int(box.h / (size * LINE_HEIGHT)))
            canvas.paragraph(words, at, size, colour, bold=True, most=lines)
            return
