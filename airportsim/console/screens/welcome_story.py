"""What teams of people have landed in the classroom, as the course of an aeroplane."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DEGRADED,
    DIM,
    DOWN_TEXT,
    LINE,
    OK_TEXT,
    PANEL,
    TEXT,
    Colour,
    Size,
)
from airportsim.console.parts.pictures import picture
from airportsim.debrief.classroom import CLASSROOM

FLIGHTS, SLA = 96, 82
"""Of the classroom's rounds: flights, and how many of them the SLA asks for."""

LEAST = 150
"""The picture needs so much height."""


def story(canvas: Canvas, box: Box, console: Console) -> None:
    """Five rounds on one line, the SLA above; nothing where there is no room for it."""
    if box.h < LEAST:
        return
    say = console.say
    inner = canvas.panel(box, say("welcome.story"))
    about = say("welcome.story_about")
    foot, plot = inner.cut_bottom(canvas.height_of(about, inner.w, Size.SMALL) + 4)
    canvas.paragraph(about, foot, Size.SMALL, DIM)
    below, plot = plot.cut_bottom(20, 0)
    _, plot = plot.cut_top(20, 0)
    plot = plot.inset(16, 0)

    def height(landed: int) -> float:
        return plot.bottom - plot.h * landed / FLIGHTS

    y = height(SLA)
    for n in range(int(inner.w // 12)):
        canvas.line((inner.x + 12 * n, y), (inner.x + 12 * n + 6, y), ACCENT)
    canvas.line((inner.x, plot.bottom), (inner.right, plot.bottom), LINE)
    canvas.text(say("welcome.sla", landed=SLA), inner.x, y - 18, Size.SMALL, ACCENT)
    step = plot.w / (len(CLASSROOM) - 1)
    points = [(plot.x + n * step, height(landed)) for n, landed in enumerate(CLASSROOM)]
    canvas.curve(points, TEXT, 1.5)
    for n, ((x, y), landed) in enumerate(zip(points, CLASSROOM, strict=True)):
        last = n == len(CLASSROOM) - 1
        if last:
            picture(canvas, "plane", x, y, 30, OK_TEXT)
        else:
            canvas.circle(x, y, 7, PANEL)
            canvas.circle(x, y, 5, _colour(landed))
        words = str(landed)
        at = x - 14 if last else x
        under = 0 < n < len(CLASSROOM) - 1 and landed < CLASSROOM[n - 1]
        top = y + 8 if under else y - 28
        align = "right" if last else "middle"
        canvas.text(words, at, top if not last else y - 12, Size.LARGE, TEXT, True, align=align)
        canvas.text(str(n + 1), x, below.y + 2, Size.SMALL, DIM, align="middle")


def _colour(landed: int) -> Colour:
    """How a round went, against the SLA."""
    return OK_TEXT if landed >= SLA else DEGRADED if landed > FLIGHTS / 2 else DOWN_TEXT
