"""Plan and Act: what the team makes of its round, and what it changes before the next one."""

from collections.abc import Sequence
from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console, Screen
from airportsim.console.look import ACCENT, GRID, GROUND, Size, mixed
from airportsim.console.parts.footer import footer
from airportsim.console.parts.line_sign import seat_offer
from airportsim.console.parts.topline import phase_line
from airportsim.console.screens.act import Conclusions
from airportsim.console.screens.plan_airlines import Airlines
from airportsim.console.screens.plan_card import OpenCard, OwnCard
from airportsim.console.screens.plan_cards import Cards
from airportsim.console.screens.plan_past import Past
from airportsim.console.screens.plan_record import RecordPage
from airportsim.console.screens.plan_team import TeamColumn
from airportsim.model.refusals import Code, Refusal
from airportsim.model.session import Proceed
from airportsim.model.session_rules import is_last
from airportsim.model.words import Lever, SessionPhase
from airportsim.texts.texts import clock

PAGES = ("cards", "airlines", "record")
"""What can stand in the middle of Plan."""

FEW = ("cards", "team", "past", "airlines", "record")
"""With little room, all that can be seen of Plan, and below of Act."""

FEW_OF_ACT = ("ledger", "cards", "past")


class Plan:
    """The screen of Plan, and of Act; with little room its columns are pages."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._past = Past(console)
        self._cards = Cards(console, self._open)
        self._team = TeamColumn(console)
        self._conclusions = Conclusions(console)
        self._airlines = Airlines(console)
        self._more: dict[str, Airlines | RecordPage] = {
            "airlines": self._airlines,
            "record": RecordPage(console),
        }
        self._page = ""

    def draw(self, canvas: Canvas) -> None:
        """Looking back at the left, what changes in the middle, team and money at the right."""
        console = self._console
        planning = console.room.state.phase is SessionPhase.PLAN
        top, rest = canvas.box.cut_top(64, GRID)
        self._headline(canvas, top, planning)
        low, rest = rest.cut_bottom(28, GRID)
        footer(canvas, low, console)
        body = seat_offer(canvas, rest.inset(8, 0), console)
        if canvas.compact:
            self._paged(canvas, body, planning)
        else:
            right, body = body.cut_right(300)
            self._wide(canvas, body, planning)
            self._right(canvas, right, planning)

    def _wide(self, canvas: Canvas, box: Box, planning: bool) -> None:
        """What is left of the right column: looking back and what changes, or another page."""
        left, middle = box.cut_left(262)
        if planning:
            row, below = box.cut_top(26, 6)
            page, row = self._pages(canvas, row, PAGES)
            if page in self._more:
                self._more[page].draw(canvas, row, below)
                return
            left = left.cut_top(26, 6)[1]
        self._past.draw(canvas, left)
        self._middle(canvas, middle, planning)

    def _headline(self, canvas: Canvas, box: Box, planning: bool) -> None:
        console, say = self._console, self._console.say
        state = console.room.state
        words = say(f"plan_screen.{'plan' if planning else 'act'}", number=state.number)
        right, note = "", ""
        if planning:
            standing = state.standing
            note = say("plan_screen.effort")
            right = say("plan_screen.effort_left", left=standing.effort, all=state.before.effort)
            if standing.exempt:
                right = say("plan_screen.no_effort")
        phase_line(canvas, box, console, words, right, note)

    def _middle(self, canvas: Canvas, box: Box, planning: bool) -> None:
        if not planning:
            self._conclusions.draw(canvas, box)
        else:
            self._open_cards(canvas, box)

    def _open_cards(self, canvas: Canvas, box: Box) -> None:
        """The cards; as long as none is open, a line says what there is to do all the same."""
        room = self._console.room
        if not room.state.turned & set(room.airport.levers):
            words = self._console.say("plan_screen.none_open")
            high = canvas.height_of(words, box.w - 24, Size.BODY) + 16
            line, box = box.cut_top(high)
            canvas.fill(line, mixed(GROUND, ACCENT, 0.14), 6)
            canvas.paragraph(words, line.inset(12, 8), Size.BODY, ACCENT)
        self._cards.draw(canvas, box)

    def _right(self, canvas: Canvas, box: Box, planning: bool) -> None:
        button, above = box.cut_bottom(56)
        self._go_on(canvas, button, planning)
        if planning:
            self._team.draw(canvas, above)
        else:
            self._cards.draw(canvas, canvas.panel(above, self._console.say("plan_screen.cards")))

    def _paged(self, canvas: Canvas, box: Box, planning: bool) -> None:
        """The columns one at a time, with a chip for each."""
        row, body = box.cut_top(40, 6)
        button, row = row.cut_right(220)
        self._go_on(canvas, button, planning)
        page, _ = self._pages(canvas, row.inset(0, 7), FEW if planning else FEW_OF_ACT)
        match page:
            case "past":
                self._past.draw(canvas, body)
            case "team":
                self._team.draw(canvas, body)
            case "airlines" | "record":
                row, body = body.cut_top(26, 6)
                self._more[page].draw(canvas, row, body)
            case "ledger":
                self._conclusions.draw(canvas, body)
            case _ if planning:
                self._open_cards(canvas, body)
            case _:
                self._cards.draw(canvas, body)

    def _pages(self, canvas: Canvas, box: Box, pages: Sequence[str]) -> tuple[str, Box]:
        """A chip for each page, the key on the one that it turns to.

        Answers with what is shown, and the rest of the row.
        """
        shown = self._page if self._page in pages else pages[0]
        following = pages[(pages.index(shown) + 1) % len(pages)]
        x = box.x
        for page in pages:
            x = canvas.chip(
                x, box.y, self._console.say(f"plan_screen.page_{page}"),
                partial(self._turn, page), page == shown, "Tab" if page == following else "",
                name=f"page.{page}",
            ) + 6  # fmt: skip
        return shown, box.cut_left(x + GRID - box.x, 0)[1]

    def _turn(self, page: str) -> None:
        self._page = page

    def _go_on(self, canvas: Canvas, box: Box, planning: bool) -> None:
        """The one button: start the round, or plan the next one; with the time that is left."""
        console, say = self._console, self._console.say
        state, left = console.room.state, console.room.countdown
        if planning:
            words = say("plan_screen.start", number=state.number)
        elif is_last(console.room.airport, state):
            words = say("plan_screen.on_end")
        else:
            words = say("plan_screen.on_next", number=state.number + 1)
        detail = "" if left is None else say("plan_screen.countdown", left=clock(round(left)))
        key = "Enter" if canvas.focus is None else ""  # of whoever types, it is the field's
        canvas.button(
            box, words, lambda: console.step(Proceed()), key, detail, console.barred(Proceed),
            primary=True, name="go_on",
        )  # fmt: skip

    def _open(self, lever: Lever | None) -> None:
        """Lay a card open; in Act the cards can be read, no more."""
        if self._console.room.state.phase is not SessionPhase.PLAN:
            refused = Refusal(Code.NOT_NOW, (self._console.room.state.phase.value,))
            self._console.notice(self._console.texts.refusal(refused))
            return
        dialog: Screen = OwnCard(self._console) if lever is None else OpenCard(self._console, lever)
        self._console.overlay = dialog
