"""The last page of the briefing: rounds that turn through Plan, Do, Check and Act, and climb."""

from math import cos, sin, tau

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DEGRADED,
    DIM,
    GROUND,
    LINE_HEIGHT,
    MIRROR,
    OK_TEXT,
    PANEL,
    RADIUS,
    RAISED,
    TEXT,
    Colour,
    Size,
)
from airportsim.console.parts.arrows import stroke
from airportsim.console.screens.briefing_shapes import centred
from airportsim.model.scenario import Scenario
from airportsim.model.session_rules import CIRCLE
from airportsim.model.words import SessionPhase

COLOURS: dict[SessionPhase, Colour] = {
    SessionPhase.PLAN: MIRROR,
    SessionPhase.DO: ACCENT,
    SessionPhase.CHECK: DEGRADED,
    SessionPhase.ACT: OK_TEXT,
}

ROW = Size.BIG * LINE_HEIGHT


def rounds_page(canvas: Canvas, box: Box, console: Console) -> None:
    """The circle at the left, what each of its parts is for at the right, the rounds below."""
    stairs, box = box.cut_bottom(64 if canvas.compact else 128, 12)
    scenario = console.scenario
    phases = [
        phase for phase in CIRCLE
        if phase is SessionPhase.DO or phase not in scenario.workshop.skip
    ]  # fmt: skip
    left, right = box.cut_left(min(box.h, box.w * 0.36), 32)
    _circle(canvas, left, console, phases)
    for phase, row in zip(phases, right.rows(len(phases), 8), strict=True):
        _phase(canvas, row, console, phase)
    _stairs(canvas, stairs, console)


def minutes(scenario: Scenario, phase: SessionPhase) -> int:
    """How long a phase lasts, in minutes; 0 if it has no end."""
    workshop = scenario.workshop
    seconds = {
        SessionPhase.PLAN: workshop.plan,
        SessionPhase.DO: scenario.schedule.round,
        SessionPhase.CHECK: workshop.check,
        SessionPhase.ACT: workshop.act,
    }
    return round(seconds[phase] / 60)


def _circle(canvas: Canvas, box: Box, console: Console, phases: list[SessionPhase]) -> None:
    radius = min(box.w, box.h) / 2 - 2
    x, y = box.middle
    wide = radius * 0.3
    for n in reversed(range(len(phases))):
        canvas.arc(x, y, radius, (n + 1) / len(phases), COLOURS[phases[n]], wide)
    for n in range(len(phases)):
        turn = tau * n / len(phases)
        tip = x + (radius + 2) * sin(turn), y - (radius + 2) * cos(turn)
        stroke(canvas, (x, y), tip, GROUND, 10)
    canvas.circle(x, y, radius - wide, GROUND)
    inside = 2 * (radius - wide) - 32
    words = console.say("briefing.rounds.better")
    size = Size.HEAD if canvas.height_of(words, inside, Size.HEAD, True) <= inside * 0.7 and (
        canvas.width_of(max(words.split(), key=len), Size.HEAD, True) <= inside
    ) else Size.BIG  # fmt: skip
    high = canvas.height_of(words, inside, size, True)
    centred(canvas, words, x, y - high / 2, inside, size, TEXT, True)


def _phase(canvas: Canvas, box: Box, console: Console, phase: SessionPhase) -> None:
    """The name of a phase, how long it lasts, and what it is for."""
    say = console.say
    canvas.fill(box, PANEL, RADIUS)
    canvas.fill(Box(box.x, box.y, 6, box.h), COLOURS[phase], 3)
    inner = box.inset(20, 4)
    name, inner = inner.cut_left(84 if canvas.compact else 120, 8)
    size = Size.BIG if canvas.compact else Size.HEAD
    canvas.label(console.texts.word(phase), name, size, COLOURS[phase], bold=True)
    lasts = minutes(console.scenario, phase)
    if lasts:
        words = say("briefing.minutes", count=lasts)
        at, inner = inner.cut_right(canvas.width_of(words, Size.BIG, True), 12)
        canvas.label(words, at, Size.BIG, TEXT, bold=True, align="right")
    about = say(f"briefing.rounds.{phase.value}")
    high = canvas.height_of(about, inner.w, Size.BIG)
    at = Box(inner.x, inner.y + (inner.h - high) / 2, inner.w, high)
    canvas.paragraph(about, at, Size.BIG, DIM)


def _stairs(canvas: Canvas, box: Box, console: Console) -> None:
    """The rounds as steps upwards."""
    count = len(console.scenario.rounds)
    words = console.say("briefing.rounds.between")
    room = box.w * 0.5
    high = canvas.height_of(words, room - 24, Size.BIG)
    at = Box(box.right - room + 24, box.y + (box.h - high) / 2, room - 24, high)
    canvas.paragraph(words, at, Size.BIG, TEXT)
    steps = Box(box.x, box.y, box.w - room, box.h)
    for n, column in enumerate(steps.columns(count, 8)):
        h = ROW + 8 + (steps.h - ROW - 8) * (n + 1) / count
        top = Box(column.x, steps.bottom - h, column.w, h)
        canvas.fill(top, RAISED, 6)
        canvas.fill(Box(top.x, top.y, top.w, 4), ACCENT if n else DIM, 2)
        number = Box(top.x, top.y + 4, top.w, ROW)
        if column.w >= canvas.width_of(str(n + 1), Size.BIG, True):
            canvas.label(str(n + 1), number, Size.BIG, TEXT, bold=True, align="middle")
    canvas.line((steps.x, steps.bottom), (steps.right, steps.bottom), GROUND)
