"""Joining a room on another machine: finding it, asking to be let in, and why one was not."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DIM,
    GRID,
    INSET,
    LINE,
    LINE_HEIGHT,
    MIRROR,
    PADDING,
    PANEL,
    RADIUS,
    RAISED,
    TEXT,
    Size,
    mixed,
)
from airportsim.console.network import Announced, Joining
from airportsim.console.parts.key_line import key_line
from airportsim.console.parts.pictures import emblem
from airportsim.console.parts.seating import take_seat
from airportsim.console.screens.join_form import Form
from airportsim.model.words import Role

FOOTER = (("F1", "help"), ("F9", "language"), ("F10", "menu"), ("F11", "fullscreen"))
"""Keys that work everywhere."""

ROUND = 2.4
"""Seconds in which the sign that one waits goes round."""


class Join:
    """The rooms that are found at the left, what is to be said to be let in at the right.

    With an address, a code and a name it asks at once; a `role` is sat down at then.
    """

    def __init__(
        self, console: Console, address: str = "", code: str = "", name: str = "", pin: str = "",
        role: Role | None = None,
    ) -> None:  # fmt: skip
        settings = console.settings
        self._console = console
        self._role = role
        self._joining: Joining | None = None
        self._form = Form(
            console, address or settings.address, code, name or settings.player, pin
        )  # fmt: skip
        if address and code and self._form.name:
            self._join()

    def draw(self, canvas: Canvas) -> None:
        """The whole window; while one waits, a sign over it."""
        if self._is_let_in():
            return
        say, tall = self._console.say, not canvas.compact
        gap = PADDING if tall else GRID
        head, rest = canvas.box.cut_top(72 if tall else 48, 0)
        self._head(canvas, head)
        foot, rest = rest.cut_bottom(28 if tall else 24, 0)
        key_line(canvas, foot.inset(PADDING, 0), self._console, FOOTER)
        rest = rest.inset(gap, 0)
        buttons, rest = rest.cut_bottom(56 if tall else 44, gap)
        left, right = rest.cut_left(rest.w * 0.45, gap)
        self._rooms(canvas, canvas.panel(left, say("joining.found"), say("joining.looking")))
        self._form.draw(canvas, canvas.panel(right, say("joining.form")))
        away, join = buttons.cut_left(left.w, gap)
        size = Size.BIG if tall else Size.LARGE
        label = say("joining.join")
        canvas.button(join, label, self._join, "Enter", primary=True, name="join", size=size)
        canvas.button(away, say("joining.to_welcome"), self._leave, "Esc", name="leave")
        if self._joining is not None:
            self._wait(canvas)

    def _head(self, canvas: Canvas, box: Box) -> None:
        side = box.h - 20
        emblem(canvas, box.x + PADDING, box.y + 10, side)
        x = box.x + 2 * PADDING + side
        size = Size.HEAD if not canvas.compact else Size.BIG
        words = box._replace(x=x, w=box.right - x)
        canvas.label(self._console.say("joining.title"), words, size, TEXT, bold=True)

    # --- the rooms that are found ------------------------------------------------------------

    def _rooms(self, canvas: Canvas, box: Box) -> None:
        """A list that grows while one looks at it; a click takes the room's address."""
        network = self._console.network
        rooms = network.found() if network is not None else ()
        if not rooms:
            canvas.paragraph(self._console.say("joining.none_found"), box, Size.BODY, DIM)
            return
        room = box.w - 2 * PADDING - GRID
        heights = [self._height(canvas, one, room) for one in rooms]
        with canvas.scroll("rooms", box, sum(heights) + 6 * len(rooms)) as inside:
            y = inside.y
            for n, (one, h) in enumerate(zip(rooms, heights, strict=True)):
                self._room(canvas, Box(inside.x, y, inside.w, h), one, n)
                y += h + 6
        at = next((n for n, one in enumerate(rooms) if one.address == self._form.address), None)
        down = 0 if at is None else (at + 1) % len(rooms)
        up = -1 if at is None else at - 1
        for key, way, n in (("Down", "next", down), ("Up", "previous", up)):
            self._key(canvas, box, (key, way), n % len(rooms), rooms[n].address, heights)

    def _key(
        self, canvas: Canvas, box: Box, key: tuple[str, str], n: int, address: str,
        heights: list[float],
    ) -> None:  # fmt: skip
        """A key that takes another room's address."""

        def pick() -> None:
            self._form.pick(address)
            canvas.scroll_to("rooms", sum(heights[:n]) + 6 * n, box, heights[n])

        canvas.key(key[0], pick, f"room.{key[1]}")

    def _height(self, canvas: Canvas, one: Announced, room: float) -> float:
        name = canvas.height_of(one.name, room, Size.LARGE, True)
        return name + canvas.height_of(one.address, room) + 2 * GRID

    def _room(self, canvas: Canvas, box: Box, one: Announced, n: int) -> None:
        chosen = one.address == self._form.address
        do = lambda: self._form.pick(one.address)  # noqa: E731
        over = canvas.zone(box, do, name=f"room.{n}", label=one.name)
        ground = RAISED if chosen else INSET
        canvas.fill(box, mixed(ground, TEXT, 0.08) if over else ground, RADIUS, LINE)
        if chosen:
            canvas.fill(Box(box.x, box.y + 8, 4, box.h - 16), ACCENT, 2)
        inner = box.inset(PADDING, GRID)
        used = canvas.paragraph(one.name, inner, Size.LARGE, TEXT, bold=True)
        canvas.paragraph(one.address, inner.cut_top(used, 0)[1], Size.BODY, DIM)

    # --- asking ------------------------------------------------------------------------------

    def _join(self) -> None:
        """Ask to be let in."""
        form, network = self._form, self._console.network
        if network is not None and form.is_filled():
            self._joining = network.join(form.address, form.code, form.name, form.pin)

    def _is_let_in(self) -> bool:
        """Look how it has gone; once one is let in, the room is entered."""
        joining, console, form = self._joining, self._console, self._form
        if joining is None:
            return False
        if joining.problem:
            self._joining = None
            form.fail(joining.problem)
        if joining.opened is None:
            return False
        self._joining = None
        console.set(player=form.name, address=form.address)
        console.enter(joining.opened)
        if self._role is not None and self._role not in console.roles:
            take_seat(console, self._role)
        return True

    def _wait(self, canvas: Canvas) -> None:
        """A sign that one waits, and a way to give up."""
        say = self._console.say
        canvas.shade()
        words = say("joining.trying", address=self._form.address)
        w = min(520.0, canvas.width - 32)
        h = canvas.height_of(words, w - 104, Size.LARGE, True)
        box = canvas.box.centred(w, h + Size.BODY * LINE_HEIGHT + 44 + 20 + 3 * PADDING)
        canvas.fill(box, PANEL, RADIUS, LINE)
        inner = box.inset(20, PADDING + 4)
        button, inner = inner.cut_bottom(44, PADDING)
        sign, told = inner.cut_left(48, 2 * GRID)
        canvas.ring(*sign.middle, 18, (canvas.t % ROUND) / ROUND, MIRROR)
        used = canvas.paragraph(words, told, Size.LARGE, TEXT, bold=True)
        about = told.cut_top(used, 0)[1]
        canvas.text(say("joining.trying_about"), about.x, about.y, Size.BODY, DIM)
        canvas.button(button, say("joining.give_up"), self._give_up, "Esc", name="give_up")

    def _give_up(self) -> None:
        if self._joining is not None:
            self._joining.give_up()
        self._joining = None
        self._form.go_on()

    def _leave(self) -> None:
        """Back to the first screen."""
        if self._console.welcome is not None:
            self._console.screen = self._console.welcome()
