"""The dependency map: services at the left, items that carry them, items that those rest on."""

from collections.abc import Callable

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DIM,
    DOWN_TEXT,
    GRID,
    INSET,
    LINE,
    LINE_HEIGHT,
    MIRROR,
    OK_TEXT,
    PANEL,
    RAISED,
    TEXT,
    Colour,
    Size,
    mixed,
)
from airportsim.console.marks import COLOURS, mark
from airportsim.console.parts.choices import Sign, draw_sign, number_key
from airportsim.console.parts.tickets import where
from airportsim.console.seats.specialist_layout import Group, grouped
from airportsim.console.seats.specialist_sheet import about_item
from airportsim.console.seats.specialist_work import broken_item, suspects
from airportsim.play.board import TileState
from airportsim.play.slips import WorkSlip
from airportsim.play.views import SpecialistView

_CODE, _TILE, _HEAD, _GAP = 38, 13, 24, 4
"""Width of a service's code and of a tile, height of a group's heading, room between items."""

_LINES = 24
"""Room for lines between the services and the items."""

_SCROLL = "dependency map"


class DependencyMap:
    """Draws the map; keeps which groups are folded, and which item is looked at ("" for none)."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._groups: list[Group] = []
        self._layout: tuple[object, ...] = ()
        self._folded: dict[tuple[str, ...], bool] = {}
        self._about = -1
        self.looked_at = ""
        self._places: dict[str, Box] = {}
        self._height = 0.0
        self._shown = -1

    def draw(
        self, canvas: Canvas, box: Box, view: SpecialistView, slip: WorkSlip | None,
        test: Callable[[str], None],
    ) -> None:  # fmt: skip
        """The map in a box; a click on an item tests it for the ticket, or holds its lines."""
        say = self._console.say
        self._lay_out(view)
        self._turn(slip)
        inner = canvas.panel(box, say("spec.map"), self._note(slip), ACCENT if slip else DIM)
        terminals = len(view.scenario.terminals)
        left, right = inner.cut_left(_CODE + terminals * _TILE, _LINES)
        marked = suspects(view, slip) if slip else []
        focus = self._focus(canvas, right, slip)
        near = _neighbours(view, focus)
        services = self._services(canvas, left, view, slip, focus)
        with canvas.scroll(_SCROLL, right, self._height) as room:
            spots = self._place(canvas, room, view, marked)
            self._follow(canvas, right, room, slip, marked)
            for group, top in spots:
                self._heading(canvas, Box(room.x, top, room.w, _HEAD), view, slip, group, marked)
            for item, place in self._places.items():
                linked = item == focus or item in near
                self._node(canvas, place, view, slip, item, marked, linked, test)
        self._lines(canvas, services, right, view, focus, near)

    # --- where things stand ------------------------------------------------------------------

    def _lay_out(self, view: SpecialistView) -> None:
        if self._layout != (view.scenario,):
            self._layout = (view.scenario,)
            self._groups = grouped(view.scenario, view.map)

    def _turn(self, slip: WorkSlip | None) -> None:
        """With another ticket the map opens where its suspects are."""
        number = slip.number if slip else -1
        if number != self._about:
            self._about = number
            self._folded.clear()
            self.looked_at = ""

    def _is_open(self, group: Group, marked: list[str]) -> bool:
        usual = bool(marked) and not any(item in group.rows for item in marked)
        return not self._folded.get(group.terminals, usual)

    def _place(
        self, canvas: Canvas, room: Box, view: SpecialistView, marked: list[str]
    ) -> list[tuple[Group, float]]:
        """Give each visible item its place; answers with the groups and their tops."""
        self._places.clear()
        names = self._console.texts.names
        w = (room.w - 12) / 2
        y, spots = room.y, []
        for group in self._groups:
            spots.append((group, y))
            y += _HEAD
            if self._is_open(group, marked):
                heights = [22.0] * group.height
                for item, (row, _) in group.rows.items():
                    high = canvas.height_of(names.item(item), w - 30, Size.SMALL) + 6
                    heights[row] = max(heights[row], high)
                tops = [y + sum(heights[:n]) + n * _GAP for n in range(len(heights))]
                for item, (row, carries) in group.rows.items():
                    x = room.x if carries else room.x + w + 12
                    self._places[item] = Box(x, tops[row], w, heights[row])
                y = tops[-1] + heights[-1] + GRID
        self._height = y - room.y
        return spots

    def _follow(
        self, canvas: Canvas, box: Box, room: Box, slip: WorkSlip | None, marked: list[str]
    ) -> None:
        """Once for each ticket, scroll to its first suspect."""
        number = slip.number if slip else -1
        if number != self._shown:
            self._shown = number
            first = next((self._places[item] for item in marked if item in self._places), None)
            if first is not None:
                canvas.scroll_to(_SCROLL, max(0, first.y - room.y - _HEAD), box)

    def _focus(self, canvas: Canvas, box: Box, slip: WorkSlip | None) -> str:
        """The item whose lines are drawn: under the mouse, looked at, or found faulty."""
        if box.holds(canvas.pointer):
            for item, place in self._places.items():
                if place.holds(canvas.pointer):
                    return item
        return self.looked_at or (broken_item(slip) if slip else "")

    # --- drawing -----------------------------------------------------------------------------

    def _note(self, slip: WorkSlip | None) -> str:
        say = self._console.say
        return say("spec.map_ticket", number=slip.number + 1) if slip else say("spec.map_note")

    def _services(
        self, canvas: Canvas, box: Box, view: SpecialistView, slip: WorkSlip | None, focus: str
    ) -> dict[str, tuple[float, float]]:
        """The services with their tiles; answers with the points at which lines end."""
        board, names = view.board(), self._console.texts.names
        services = view.scenario.services
        h = min(24.0, box.h / len(services))
        carried = view.map.get(focus, {})
        points = {}
        for n, service in enumerate(services):
            row = Box(box.x, box.y + n * h, box.w, h)
            mine = slip is not None and slip.service == service.id
            if service.id in carried:
                canvas.fill(row.inset(-2, 1), mixed(PANEL, MIRROR, 0.3), 4)
            over = canvas.zone(row, None, tip=names.service(service.id))
            ink = ACCENT if mine else TEXT if over or service.id in carried else DIM
            canvas.label(service.id, row, Size.SMALL, ink, bold=mine)
            for k, terminal in enumerate(view.scenario.terminals):
                x = box.x + _CODE + (k + 0.5) * _TILE
                state = board[service.id, terminal].state
                size = 8 if state is TileState.RUNNING else 10
                mark(canvas, state, x, row.y + h / 2, size, COLOURS[state])
            points[service.id] = (box.right + 3, row.y + h / 2)
        return points

    def _lines(
        self, canvas: Canvas, services: dict[str, tuple[float, float]], box: Box,
        view: SpecialistView, focus: str, near: set[str],
    ) -> None:  # fmt: skip
        """From the item in focus to what it rests on and bears, up to the services."""
        if focus not in self._places:
            return
        items = {item.id: item for item in view.scenario.items}
        with canvas.clipped(Box(box.x - _LINES, box.y, box.w + _LINES, box.h)):
            for item, place in self._places.items():
                if item == focus or focus in items[item].needs:
                    for service in items[item].carries:
                        canvas.line(services[service], (place.x, place.y + place.h / 2), MIRROR)
            for other in near:
                if other in self._places:
                    one, two = sorted((self._places[focus], self._places[other]))
                    a, b = (one.right, one.y + one.h / 2), (two.x, two.y + two.h / 2)
                    canvas.line(a, b, MIRROR)

    def _heading(
        self, canvas: Canvas, box: Box, view: SpecialistView, slip: WorkSlip | None, group: Group,
        marked: list[str],
    ) -> None:  # fmt: skip
        """A group's terminals, and what is in it; a click folds or opens it."""
        is_open = self._is_open(group, marked)
        inside = [item for item in marked if item in group.rows]
        faulty = slip is not None and any(slip.tests.get(item) for item in inside)

        def turn() -> None:
            self._folded[group.terminals] = is_open

        over = canvas.zone(box, turn, name=f"map.{'.'.join(group.terminals)}")
        ink = TEXT if over or inside else DIM
        _triangle(canvas, box.x + 5, box.y + box.h / 2, is_open, ink)
        y = box.y + (box.h - Size.SMALL * LINE_HEIGHT) / 2
        canvas.text(where(group.terminals), box.x + 16, y, Size.SMALL, ink, bold=True)
        say = self._console.say
        count = len(inside) or len(group.rows)
        note = say("spec.group_suspects" if inside else "spec.group_items", count=count)
        colour = DOWN_TEXT if faulty else ACCENT if inside else DIM
        canvas.text(note, box.right, y, Size.SMALL, colour, align="right")

    def _node(
        self, canvas: Canvas, box: Box, view: SpecialistView, slip: WorkSlip | None, item: str,
        marked: list[str], linked: bool, test: Callable[[str], None],
    ) -> None:  # fmt: skip
        """An item: glowing if it is a suspect, with what a test has found."""
        sign = _sign_of(view, slip, item)
        glows = item in marked and sign is Sign.NONE

        def act() -> None:
            self.looked_at = "" if self.looked_at == item else item
            if slip is not None:
                test(item)

        tip = ""
        if box.holds(canvas.pointer):
            tip = "\n".join(about_item(self._console, view, item))
        over = canvas.zone(box, act, tip=tip, name=f"map.item.{item}")
        ground = mixed(PANEL, ACCENT, 0.18) if glows else RAISED if item in marked else INSET
        ground = mixed(ground, TEXT, 0.1) if over else ground
        canvas.fill(box, ground, 5, ACCENT if glows else MIRROR if linked else LINE)
        ink: Colour = TEXT if glows or sign is Sign.FAULTY or over else DIM
        x, y = box.x + 7, box.y + box.h / 2
        if sign is not Sign.NONE:
            draw_sign(canvas, sign, x + 4, y)
            x += 15
        elif glows:
            top = y - Size.SMALL * LINE_HEIGHT / 2
            canvas.text(number_key(marked.index(item)), x, top, Size.SMALL, ACCENT, True)
            x += 13
        if item in view.mirrors:
            used = not view.ready_mirror(item)
            mark(canvas, TileState.ON_MIRROR, box.right - 10, y, 10, MIRROR if used else OK_TEXT)
        name = self._console.texts.names.item(item)
        room = Box(x, box.y, box.x + box.w - 23 + 15 - x, box.h)
        high = canvas.height_of(name, room.w, Size.SMALL)
        canvas.paragraph(name, Box(x, y - high / 2, room.w, high), Size.SMALL, ink)


def _sign_of(view: SpecialistView, slip: WorkSlip | None, item: str) -> Sign:
    if slip is None:
        return Sign.NONE
    if item in view.tested_now(slip):
        return Sign.BUSY
    if item not in slip.tests:
        return Sign.NONE
    return Sign.FAULTY if slip.tests[item] else Sign.HEALTHY


def _neighbours(view: SpecialistView, item: str) -> set[str]:
    """The items that an item rests on, and those that rest on it."""
    needs = {one.id: one.needs for one in view.scenario.items}
    return {*needs.get(item, ()), *(other for other in needs if item in needs[other])}


def _triangle(canvas: Canvas, x: float, y: float, is_open: bool, ink: Colour) -> None:
    """Open: a triangle that points down; folded: one that points right."""
    if is_open:
        canvas.polygon([(x - 4, y - 2), (x + 4, y - 2), (x, y + 3)], ink)
    else:
        canvas.polygon([(x - 2, y - 4), (x - 2, y + 4), (x + 3, y)], ink)
