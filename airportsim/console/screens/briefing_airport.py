"""The first page of the briefing: the airport, its terminals, and the services that they need."""

from collections import Counter

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    BLUE,
    DIM,
    INSET,
    LINE,
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
from airportsim.console.parts.arrows import Point
from airportsim.console.parts.pictures import picture
from airportsim.console.screens.briefing_shapes import centred
from airportsim.model.words import Phase

COLOURS: dict[Phase, Colour] = {
    Phase.ARRIVAL: MIRROR, Phase.TURNAROUND: ACCENT, Phase.DEPARTURE: OK_TEXT,
}  # fmt: skip
"""Each part of a flight's stay."""

ROW = Size.BIG * LINE_HEIGHT


def airport_page(canvas: Canvas, box: Box, console: Console) -> None:
    """Aeroplanes come, stand at their terminals and leave; below, what they need on the way."""
    about = console.say("briefing.airport.about")
    box = box.cut_top(canvas.paragraph(about, box, Size.BIG, DIM), 10)[1]
    sky, needs = box.cut_top(box.h * (0.34 if canvas.compact else 0.4), 12)
    _field(canvas, sky, console)
    for phase, column in zip(Phase, needs.columns(len(Phase), 16), strict=True):
        _services(canvas, column, console, phase)


def _field(canvas: Canvas, box: Box, console: Console) -> None:
    """The runway, the terminals with their airlines, one aeroplane down and one up."""
    scenario = console.scenario
    ground = box.bottom - 14
    side = box.w * 0.17
    canvas.fill(Box(box.x, ground, box.w, 8), RAISED, 4)
    for n in range(int(box.w // 40)):
        canvas.fill(Box(box.x + 12 + 40 * n, ground + 3, 18, 2), DIM)
    size = min(84.0, box.h * 0.6)
    high, low = box.y + size * 0.45, ground - size * 0.3
    down, up = (box.x + side * 0.6, low), (box.right - side * 0.6, low)
    _trail(canvas, (box.x, high - size * 0.2), down, MIRROR)
    picture(canvas, "landing", *down, size, MIRROR)
    _trail(canvas, up, (box.right - size * 0.4, high), OK_TEXT)
    picture(canvas, "plane", box.right - size * 0.4, high, size, OK_TEXT)
    halls = Box(box.x + side, box.y, box.w - 2 * side, ground - box.y)
    count = len(scenario.terminals)
    for terminal, hall in zip(scenario.terminals, halls.columns(count, 12), strict=True):
        canvas.fill(hall, PANEL, RADIUS)
        canvas.fill(Box(hall.x, hall.bottom - 8, hall.w, 8), PANEL)
        name = console.texts.names.airline(terminal)
        named = hall.h >= 100 and canvas.width_of(name, Size.BIG) <= hall.w - 8
        high = Size.HEAD * LINE_HEIGHT + (ROW if named else 0)
        y = hall.y + max(0.0, (hall.h - high) / 2 - 8)
        canvas.text(terminal, hall.middle[0], y, Size.HEAD, TEXT, True, align="middle")
        if named:
            centred(canvas, name, hall.middle[0], y + Size.HEAD * LINE_HEIGHT, hall.w, colour=DIM)
        lights = int(hall.w // 24)
        for n in range(lights):
            x = hall.middle[0] + 24 * (n - (lights - 1) / 2)
            canvas.fill(Box(x - 5, hall.bottom - 16, 10, 6), BLUE, 1)


def _trail(canvas: Canvas, one: Point, other: Point, colour: Colour) -> None:
    """Where an aeroplane has come from: dots that end before it."""
    for n in range(8):
        share = n / 11
        x, y = one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
        canvas.circle(x, y, 2.5, colour)


def _services(canvas: Canvas, box: Box, console: Console, phase: Phase) -> None:
    """The services of a phase, by name where there is room for all, else by their letters."""
    services = [s for s in console.scenario.services if s.phase is phase]
    colour = COLOURS[phase]
    canvas.fill(box, PANEL, RADIUS)
    canvas.fill(Box(box.x, box.y, box.w, 4), colour, 2)
    inner = box.inset(16, 10)
    head, inner = inner.cut_top(ROW, 2)
    canvas.label(console.say(f"briefing.{phase.value}"), head, Size.BIG, colour, bold=True)
    names = [console.texts.names.service(s.id) for s in services]
    fits = inner.h >= ROW * len(services)
    if fits and all(canvas.width_of(n, Size.BIG) <= inner.w - 64 for n in names):
        most = max(Counter(s.phase for s in console.scenario.services).values())
        row = max(ROW, min(1.4 * ROW, inner.h / most))
        for n, (service, name) in enumerate(zip(services, names, strict=True)):
            y = inner.y + row * n
            canvas.text(service.id, inner.x, y, Size.BIG, TEXT, bold=True)
            canvas.text(name, inner.x + 64, y, Size.BIG, DIM)
        return
    x, y = inner.x, inner.y
    for service in services:
        w = canvas.width_of(service.id, Size.BIG, True) + 12
        if x + w > inner.right:
            x, y = inner.x, y + ROW + 6
        if y + ROW > inner.bottom + 2:
            return
        canvas.fill(Box(x, y, w, ROW), INSET, 4, LINE)
        canvas.text(service.id, x + 6, y, Size.BIG, TEXT, bold=True)
        x += w + 6
