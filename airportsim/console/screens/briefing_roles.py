"""The third page of the briefing: the six roles, what each is for, and how many people it has."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DIM,
    LINE_HEIGHT,
    MIRROR,
    OK_TEXT,
    PANEL,
    RADIUS,
    TEXT,
    Size,
)
from airportsim.console.screens.briefing_shapes import face, hands
from airportsim.model.words import Role

MANAGERS = frozenset({Role.DIRECTOR, Role.DELIVERY_MANAGER})


def roles_page(canvas: Canvas, box: Box, console: Console) -> None:
    """A card for each role, in two columns."""
    gap = 8 if canvas.compact else 16
    people = console.say("briefing.roles.about", people=sum(console.scenario.staff.values()))
    if not canvas.compact:
        box = box.cut_top(canvas.paragraph(people, box, Size.BIG, DIM), 16)[1]
    rows = -(-len(Role) // 2)
    for n, role in enumerate(Role):
        card = box.rows(rows, gap)[n // 2].columns(2, gap)[n % 2]
        _card(canvas, card, console, role)


def _card(canvas: Canvas, box: Box, console: Console, role: Role) -> None:
    canvas.fill(box, PANEL, RADIUS)
    ring = ACCENT if role in MANAGERS else OK_TEXT if role is Role.VENDOR else MIRROR
    inner = box.inset(14, 8) if canvas.compact else box.inset(20, 14)
    if not canvas.compact:
        picture, inner = inner.cut_left(92, 20)
        face(canvas, role, picture.middle, 44, ring)
    words = console.say(f"role_help.{role.value}")
    size = Size.BIG if canvas.compact else Size.HEAD
    head, rest = inner.cut_top(size * LINE_HEIGHT, 2)
    used = head.h + 2 + canvas.height_of(words, rest.w, Size.BIG)
    shift = max(0.0, (inner.h - used) / 2)
    head, rest = head.moved(0, shift), rest.moved(0, shift)
    left = hands(canvas, head.right, head.middle[1], console.scenario.staff.get(role, 0), ring)
    name = console.texts.word(role)
    if canvas.width_of(name, size, True) > left - head.x - 8:
        size = Size.BIG
    if canvas.width_of(name, size, True) > left - head.x - 8:
        name = console.say(f"role_short.{role.value}")
    canvas.label(name, head, size, TEXT, bold=True)
    canvas.paragraph(words, rest, Size.BIG, DIM)
