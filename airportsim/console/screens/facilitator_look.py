"""A seat as its player sees it, for the facilitator to look at: nothing can be given from here."""

from collections.abc import Callable
from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import DIM, GRID, GROUND, MIRROR, PADDING, RADIUS, Size, mixed
from airportsim.console.parts.column import CHIP
from airportsim.console.parts.pictures import picture
from airportsim.console.screens.do import SEAT, Do
from airportsim.console.screens.facilitator_load import sitting
from airportsim.model.words import Role
from airportsim.play.board import View

BESIDE = 320
"""Width from which there is room for what the role oversees, beside the panel."""

BACK = "Esc"
"""The key that looks away."""


class Looking:
    """The panel of a role with all that its player could do there, none of which acts."""

    def __init__(self, console: Console, role: Role, away: Callable[[], object]) -> None:
        self.console = console
        self.role = role
        self._away = away
        self._do = Do(console)
        self._seen: tuple[tuple[Role, int], View | None] | None = None

    def draw(self, canvas: Canvas, box: Box) -> None:
        """The roles to choose from, whose seat it is, and the panel under a veil."""
        head, box = box.cut_top(CHIP)
        self._roles(canvas, head)
        band, box = box.cut_top(36, 0)
        self._band(canvas, band)
        view = self._window(int(canvas.t))
        canvas.fill(box, mixed(GROUND, MIRROR, 0.14))
        inner = box.inset(6, 6)
        if view is None:
            words = self.console.say("console.busy")
            canvas.label(words, inner, Size.BODY, DIM, align="middle")
            return
        first = len(canvas.zones)
        self._panel(canvas, inner, view)
        seen = [zone for zone in canvas.zones[first:] if zone.tip]
        canvas.zones[first:] = [
            zone._replace(do=None, key="", refusal="", name=f"look.{zone.name}") for zone in seen
        ]
        canvas.outline(box, MIRROR, 0, 2)

    def _window(self, second: int) -> View | None:
        """The role's window, asked for once a second: what it has worked out is of use again."""
        key = self.role, second
        if self._seen is None or self._seen[0] != key:
            self._seen = key, self.console.room.view(self.role)
        return self._seen[1]

    def _roles(self, canvas: Canvas, box: Box) -> None:
        """The way back, and the six seats."""
        say, roles = self.console.say, list(Role)
        label = say("rooms.look_away")
        x = canvas.chip(box.x, box.y, label, self._away, key=BACK, name="look.away") + 2 * GRID
        for role in roles:
            do, name = partial(self._turn, role), say(f"role_short.{role.value}")
            chosen = role is self.role
            x = canvas.chip(x, box.y, name, do, chosen, name=f"look.at.{role.value}") + 6
        at = roles.index(self.role)
        canvas.key("Down", lambda: self._turn(roles[(at + 1) % len(roles)]), "look.next")
        canvas.key("Up", lambda: self._turn(roles[at - 1]), "look.previous")

    def _turn(self, role: Role) -> None:
        self.role = role

    def _band(self, canvas: Canvas, box: Box) -> None:
        """Whose seat this is, and that one only looks."""
        say = self.console.say
        canvas.fill(box, MIRROR, RADIUS)
        canvas.fill(box.cut_bottom(RADIUS, 0)[0], MIRROR)
        inner = box.inset(PADDING, 0)
        sign, inner = inner.cut_left(22)
        picture(canvas, self.role.value, *sign.middle, 22, GROUND)
        who, _ = sitting(self.console, self.role)
        words = say("rooms.looks", role=self.console.texts.word(self.role), who=who)
        only = say("rooms.looks_only")
        wide = canvas.width_of(words, Size.LARGE, True)
        size = Size.LARGE if wide + canvas.width_of(only) + 2 * GRID <= inner.w else Size.BODY
        wide = canvas.width_of(words, size, True)
        if size is Size.BODY and wide + canvas.width_of(only) + 2 * GRID > inner.w:
            words = self.console.texts.word(self.role)
        canvas.label(words, inner, size, GROUND, bold=True)
        canvas.label(only, inner, Size.BODY, GROUND, align="right")

    def _panel(self, canvas: Canvas, box: Box, view: View) -> None:
        """The panel at the right, what the role oversees beside it if there is room."""
        if box.w - SEAT - GRID >= BESIDE:
            box, middle = box.cut_right(SEAT)
            self._do.middle(canvas, middle, self.role, view)
        self._do.panel(self.role).draw(canvas, box, view)
