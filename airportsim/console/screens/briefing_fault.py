"""The second page of the briefing: the way of a fault through six roles."""

from dataclasses import dataclass
from itertools import pairwise

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DIM,
    DOWN,
    DOWN_TEXT,
    GROUND,
    LINE_HEIGHT,
    MIRROR,
    OK,
    OK_TEXT,
    TEXT,
    Colour,
    Size,
)
from airportsim.console.marks import mark
from airportsim.console.parts.arrows import Point, way
from airportsim.console.parts.pictures import picture
from airportsim.console.screens.briefing_shapes import centred, face
from airportsim.model.words import Role
from airportsim.play.board import TileState

LINE_OF_FAULT = (Role.ACCOUNT_MANAGER, Role.SERVICE_DESK, Role.SPECIALIST, Role.VENDOR)
"""Through whose hands a fault goes."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Where things stand on the page: the columns of the line, and heights from the top down.

    `arc` is the short cut, `line` the way of a fault, `under` lies below its words, `managers` is
    where those stand who decide. `radius` is that of a picture, `size` that of a name.
    """

    xs: tuple[float, ...]
    arc: float
    line: float
    under: float
    managers: float
    radius: float
    room: float
    size: int


def fault_page(canvas: Canvas, box: Box, console: Console) -> None:
    """From the orange tile to the aeroplane that leaves; below the line, those who decide."""
    plan = _planned(canvas, box)
    _ways(canvas, plan)
    _start(canvas, plan, console)
    for n, role in enumerate(LINE_OF_FAULT, start=1):
        _role(canvas, console, role, (plan.xs[n], plan.line), plan, MIRROR)
    _end(canvas, plan, console)
    _role(canvas, console, Role.DELIVERY_MANAGER, (plan.xs[3], plan.managers), plan, ACCENT)
    _role(canvas, console, Role.DIRECTOR, (plan.xs[1], plan.managers), plan, ACCENT)
    _short_cut(canvas, plan, console.say("briefing.fault.simple"))


def _planned(canvas: Canvas, box: Box) -> Plan:
    small = canvas.compact
    count = len(LINE_OF_FAULT) + 2
    room = box.w / count
    radius, size = (22.0, Size.BIG) if small else (46.0, Size.HEAD)
    arc = box.y + 16
    line = arc + (20 if small else 48) + radius
    under = line + radius + 10 + (size + 2 * Size.BIG) * LINE_HEIGHT
    managers = under + (28 if small else 48) + radius
    xs = tuple(box.x + room * (n + 0.5) for n in range(count))
    return Plan(xs, arc, line, under, managers, radius, room - 8, size)


def _ways(canvas: Canvas, plan: Plan) -> None:
    """The arrows: along the line, the short cut of simple faults, and from those who decide."""
    gap, xs = plan.radius + 8, plan.xs
    for one, other in pairwise(xs):
        way(canvas, [(one + gap, plan.line), (other - gap, plan.line)], DIM)
    above, arc = plan.line - gap, plan.arc
    way(canvas, [(xs[2], above), (xs[2], arc), (xs[5], arc), (xs[5], above)], OK)
    from_, to = xs[3], xs[4]
    way(canvas, [(from_, plan.managers - gap), (from_, plan.under)], ACCENT, 3)
    way(canvas, [(xs[1] + gap, plan.managers), (from_ - gap, plan.managers)], ACCENT, 3)
    way(
        canvas, [(from_ + gap, plan.managers), (to, plan.managers), (to, plan.under)], ACCENT, 3
    )  # fmt: skip


def _short_cut(canvas: Canvas, plan: Plan, words: str) -> None:
    """What the short cut is for, on its line."""
    x = (plan.xs[2] + plan.xs[5]) / 2
    w, h = canvas.width_of(words, Size.BIG) + 24, Size.BIG * LINE_HEIGHT
    canvas.fill(Box(x - w / 2, plan.arc - h / 2, w, h), GROUND)
    canvas.text(words, x, plan.arc - h / 2, Size.BIG, OK_TEXT, align="middle")


def _start(canvas: Canvas, plan: Plan, console: Console) -> None:
    x, r = plan.xs[0], plan.radius
    canvas.fill(Box(x - r, plan.line - r, 2 * r, 2 * r), DOWN, 8)
    mark(canvas, TileState.DOWN, x, plan.line, r, TEXT)
    _words(canvas, console, "strikes", x, plan, DOWN_TEXT)


def _end(canvas: Canvas, plan: Plan, console: Console) -> None:
    x = plan.xs[-1]
    picture(canvas, "plane", x, plan.line, plan.radius * 2.2, OK_TEXT)
    _words(canvas, console, "flies", x, plan, OK_TEXT)


def _words(canvas: Canvas, console: Console, key: str, x: float, plan: Plan, ink: Colour) -> None:
    y = plan.line + plan.radius + 8
    centred(canvas, console.say(f"briefing.fault.{key}"), x, y, plan.room, Size.BIG, ink, True)


def _role(
    canvas: Canvas, console: Console, role: Role, at: Point, plan: Plan, ring: Colour
) -> None:
    """Who it is, and what he does with a fault."""
    face(canvas, role, at, plan.radius, ring)
    y = at[1] + plan.radius + 8
    name = console.say(f"role_short.{role.value}")
    y += centred(canvas, name, at[0], y, plan.room, plan.size, TEXT, True)
    does = console.say(f"briefing.fault.{role.value}")
    wide = plan.room if at[1] == plan.line else plan.room * 1.9
    centred(canvas, does, at[0], y, wide, Size.BIG, DIM)
