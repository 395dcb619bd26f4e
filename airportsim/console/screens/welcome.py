"""What anybody sees first: going on with a session, beginning one, practising, reading."""

from enum import StrEnum

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.field import TextField
from airportsim.console.house import Wish
from airportsim.console.look import (
    ACCENT,
    DIM,
    GRID,
    GROUND,
    LINE,
    LINE_HEIGHT,
    PADDING,
    PANEL,
    RADIUS,
    RAISED,
    TEXT,
    Size,
    mixed,
)
from airportsim.console.parts.key_line import key_line
from airportsim.console.parts.pictures import emblem
from airportsim.console.parts.seat_cards import seat_cards
from airportsim.console.parts.seating import rename
from airportsim.console.screens.welcome_new import NewSession
from airportsim.console.screens.welcome_sessions import Sessions
from airportsim.console.screens.welcome_story import story
from airportsim.model.rules_of_room import LONGEST_NAME
from airportsim.model.words import Role
from airportsim.texts.language import Language

FOOTER = (("F1", "help"), ("F9", "language"), ("F10", "menu"), ("F11", "fullscreen"))
"""Keys that work everywhere, shown where a newcomer looks for them."""


class Page(StrEnum):
    """The ways in, with their keys."""

    CONTINUE = "C"
    NEW = "N"
    JOIN = "J"
    PRACTICE = "P"
    BRIEFING = "B"


class Welcome:
    """The ways in at the left, the one that is picked at the right.

    `wish` is what the command line has asked for already.
    """

    def __init__(self, console: Console, wish: Wish | None = None) -> None:
        self._console = console
        self._sessions = Sessions(console)
        self._new = NewSession(console, wish)
        self._name = TextField(most=LONGEST_NAME)
        self._name.set(console.settings.player)
        self.page = Page.CONTINUE if self._sessions.open and wish is None else Page.NEW

    def draw(self, canvas: Canvas) -> None:
        """The whole window."""
        self._take_name(canvas)
        tall = not canvas.compact
        head, rest = canvas.box.cut_top(72 if tall else 48, 0)
        foot, rest = rest.cut_bottom(28 if tall else 24, 0)
        self._head(canvas, head)
        key_line(canvas, foot.inset(PADDING, 0), self._console, FOOTER)
        rest = rest.inset(PADDING if tall else GRID, 0)
        left, right = rest.cut_left(min(336, rest.w * 0.29), PADDING if tall else GRID)
        self._left(canvas, left)
        if self.page is Page.CONTINUE:
            self._sessions.draw(canvas, right)
        elif self.page is Page.PRACTICE:
            self._practice(canvas, right)
        else:
            self._new.draw(canvas, right)
        if canvas.focus is self._name:
            canvas.key("Enter", lambda: self._typed(canvas), "name.typed")

    # --- head --------------------------------------------------------------------------------

    def _head(self, canvas: Canvas, box: Box) -> None:
        console = self._console
        side = box.h - 20
        emblem(canvas, box.x + PADDING, box.y + 10, side)
        x = box.x + PADDING + side + PADDING
        size = Size.HEAD if not canvas.compact else Size.BIG
        y = box.y + (box.h - size * LINE_HEIGHT) / 2
        x += canvas.text(console.say("console.title"), x, y, size, TEXT, bold=True) + 2 * GRID
        right = box.right - PADDING
        names = {one: console.say(f"welcome.{one.value}") for one in Language}
        chips = sum(canvas.chip_width(name) + 6 for name in names.values()) - 6
        at, y = right - chips, box.y + (box.h - 26) / 2
        about = Box(x, box.y + 2, at - x - 2 * GRID, box.h)
        words = console.say("welcome.about")
        size = Size.LARGE if not canvas.compact else Size.SMALL
        if canvas.width_of(words, size) <= about.w:
            canvas.label(words, about, size, DIM)
        for one, name in names.items():
            do = lambda one=one: console.set(language=one.value)  # noqa: E731
            chosen = one is console.language
            at = canvas.chip(at, y, name, do, chosen, name=f"language.{one.value}") + 6

    # --- the ways in -------------------------------------------------------------------------

    def _left(self, canvas: Canvas, box: Box) -> None:
        say = self._console.say
        h, gap = (60, GRID) if not canvas.compact else (44, 6)
        ways = [page for page in Page if page is not Page.JOIN or self._console.network is not None]
        for page in ways:
            place, box = box.cut_top(h, gap)
            self._way(canvas, place, page)
        name, box = box.cut_bottom(64 if not canvas.compact else 56, GRID)
        label, field = name.cut_top(20, 2)
        canvas.text(say("welcome.name"), label.x + 4, label.y, Size.SMALL, DIM, bold=True)
        line, _ = field.cut_top(34, 0)
        size = Size.LARGE
        canvas.field(line, self._name, say("welcome.name_hint"), "name", size)
        story(canvas, box, self._console)

    def _way(self, canvas: Canvas, box: Box, page: Page) -> None:
        """A way in: its key, what it is, and what awaits one there."""
        say, name = self._console.say, page.name.lower()
        if page is not Page.CONTINUE:
            detail = say(f"welcome.{name}_about")
        elif self._sessions.open:
            detail = say("welcome.open", count=self._sessions.open)
        else:
            detail = say("welcome.none_open")
        label = say(f"welcome.{name}")
        picked = page is self.page
        over = canvas.zone(box, lambda: self._go(page), page.value, name=f"way.{name}", label=label)
        ground = RAISED if picked else mixed(PANEL, TEXT, 0.06) if over else PANEL
        canvas.fill(box, ground, RADIUS)
        if picked:
            canvas.fill(Box(box.x, box.y + 8, 4, box.h - 16), ACCENT, 2)
        cap = Box(box.x + 14, box.y + (box.h - 24) / 2, 24, 24)
        canvas.fill(cap, mixed(ground, GROUND, 0.7), 4, LINE if picked else None)
        canvas.label(page.value, cap, Size.SMALL, DIM, bold=True, align="middle")
        words = Box(cap.right + PADDING, box.y, box.right - cap.right - PADDING - GRID, box.h)
        if canvas.compact:
            canvas.label(label, words, Size.LARGE, TEXT, bold=True)
            return
        y = box.y + (box.h - (Size.LARGE + Size.SMALL) * LINE_HEIGHT) / 2
        canvas.text(label, words.x, y, Size.LARGE, TEXT, True, room=words.w)
        y += Size.LARGE * LINE_HEIGHT
        canvas.text(detail, words.x, y, Size.SMALL, DIM, room=words.w)

    def _go(self, page: Page) -> None:
        if page is Page.BRIEFING:
            from airportsim.console.screens.briefing import Briefing

            self._console.overlay = Briefing(self._console)
        elif page is Page.JOIN:
            from airportsim.console.screens.join import Join

            self._console.screen = Join(self._console)
        else:
            self.page = page

    def _practice(self, canvas: Canvas, box: Box) -> None:
        """Six roles; the one that is clicked is practised at once."""
        say = self._console.say
        inner = canvas.panel(box, "" if canvas.compact else say("welcome.practice_title"))
        words = say("welcome.practice_how")
        size = Size.LARGE if not canvas.compact else Size.BODY
        height = canvas.height_of(words, inner.w, size)
        about, cards = inner.cut_top(height, PADDING)
        canvas.paragraph(words, about, size, TEXT)
        cards = cards._replace(h=min(cards.h, 2 * 200 + GRID))
        seat_cards(canvas, cards, self._console, None, self._practise, names="practise")

    def _practise(self, role: Role) -> None:
        from airportsim.console.screens.practice import begin_practice

        console = self._console
        console.later(console.say("welcome.beginning"), lambda: begin_practice(console, role))

    def _typed(self, canvas: Canvas) -> None:
        canvas.focus = None

    def _take_name(self, canvas: Canvas) -> None:
        """Keep the name once it has been typed."""
        name = self._name.text.strip()
        if canvas.focus is not self._name and name != self._console.settings.player:
            rename(self._console, name)
