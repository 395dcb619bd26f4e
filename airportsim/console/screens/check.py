"""Check: how a round went, page by page, readable from the back of a classroom."""

from functools import partial
from typing import Protocol

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console, Screen
from airportsim.console.look import DIM, DOWN_TEXT, GRID, OK_TEXT, Size
from airportsim.console.parts.money import usd
from airportsim.console.parts.projected import TAB, button, panel, tabs, width_of_button
from airportsim.console.parts.topline import phase_line
from airportsim.console.pictures import save_picture
from airportsim.console.screens.check_airlines import Airlines
from airportsim.console.screens.check_flights import Flights
from airportsim.console.screens.check_incidents import Incidents
from airportsim.console.screens.check_ledger import Expected
from airportsim.console.screens.check_minutes import MinutesPage
from airportsim.console.screens.check_moments import Moments
from airportsim.console.screens.check_money import MoneyPage
from airportsim.console.screens.check_notes import Notes
from airportsim.console.screens.check_overview import Overview
from airportsim.console.screens.check_past import LookBack, Looked, due
from airportsim.console.screens.replay import Replay
from airportsim.model.score import Score
from airportsim.model.session import Proceed
from airportsim.model.session_rules import is_last
from airportsim.model.words import SessionPhase

PAGES = (
    "overview", "flights", "incidents", "minutes", "money", "airlines", "expected", "moments",
    "notes",
)  # fmt: skip


class Page(Protocol):
    """A page of Check."""

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw it into the room that is left for it."""


class Check:
    """Looking back on the round that has just ended, or from End on any round.

    `back` is the screen to which one goes back; without one the way leads on.
    """

    def __init__(
        self, console: Console, number: int | None = None, past: LookBack | None = None,
        back: Screen | None = None,
    ) -> None:  # fmt: skip
        self._console = console
        self._number = console.room.state.number if number is None else number
        self._past = past or LookBack(console)
        self._back = back
        self._pages: dict[str, Page] = {}
        self._page = 0

    def draw(self, canvas: Canvas) -> None:
        """The headline, the pages' names, the page, and the way on."""
        top, rest = canvas.box.cut_top(64, GRID)
        self._headline(canvas, top)
        rest = Box(rest.x + GRID, rest.y, rest.w - 2 * GRID, rest.h - GRID)
        low, rest = rest.cut_bottom(TAB + 4)
        self._footer(canvas, low)
        row, body = rest.cut_top(TAB)
        labels = [(page, self._console.say(f"check.page.{page}")) for page in PAGES]
        tabs(canvas, row, labels, self._page, self._turn)
        if not self._pages:
            self._open()
        if not self._pages:
            inner = panel(canvas, body)
            canvas.paragraph(self._console.say("check.not_at_hand"), inner, Size.BIG, DIM)
            return
        self._pages[PAGES[self._page]].draw(canvas, body)

    # --- around the page ---------------------------------------------------------------------

    def _headline(self, canvas: Canvas, box: Box) -> None:
        console, say = self._console, self._console.say
        score = console.room.state.scores.get(self._number)
        words, right, note, ink = "", "", "", DIM
        if score is not None:
            words = self._verdict(score, canvas.compact)
            if not canvas.compact:
                right, note = usd(score.profit), say("check.profit")
                ink = OK_TEXT if score.profit >= 0 else DOWN_TEXT
        past = self._number if self._number != console.room.state.number else 0
        phase_line(canvas, box, console, words, right, note, ink, big=True, past=past)

    def _verdict(self, score: Score, short: bool) -> str:
        """How the round went, in a line."""
        missing = due(score) - score.landed
        key = "met" if score.sla_met else "missed_one" if missing == 1 else "missed"
        return self._console.say(
            f"check.{'short' if short else 'headline'}_{key}", landed=score.landed,
            flights=score.flights, rate=round(100 * score.success_rate),
            target=round(100 * score.sla_target), missing=missing,
        )  # fmt: skip

    def _footer(self, canvas: Canvas, box: Box) -> None:
        """Picture, replay, and the one thing to be done next."""
        say = self._console.say
        x = box.x
        for key, name, do in (("P", "picture", self._save), ("R", "replay", self._replay)):
            label = say(f"check.{name}")
            at = Box(x, box.y, width_of_button(canvas, label, key), box.h)
            refusal = "" if self._number in self._console.room.results else say("check.not_at_hand")
            button(canvas, at, label, do, key, refusal if name == "replay" else "", name=name)
            x = at.right + GRID
        key, label = ("Esc", say("check.back")) if self._back is not None else ("Enter", self._on())
        wide = min(box.right - x, width_of_button(canvas, label, key))
        _, at = Box(x, box.y, box.right - x, box.h).cut_left(box.right - x - wide, 0)
        refusal = "" if self._back is not None else self._console.barred(Proceed)
        button(canvas, at, label, self._go_on, key, refusal, primary=True, name="go_on")

    def _on(self) -> str:
        """Where the way leads."""
        console, say = self._console, self._console.say
        skipped = console.scenario.workshop.skip
        number = console.room.state.number
        if SessionPhase.ACT not in skipped:
            return say("check.on_act")
        if is_last(console.room.airport, console.room.state):
            return say("check.on_end")
        key = "check.on_do" if SessionPhase.PLAN in skipped else "check.on_plan"
        return say(key, number=number + 1)

    def _go_on(self) -> None:
        if self._back is not None:
            self._console.screen = self._back
        else:
            self._console.step(Proceed())

    # --- the pages ---------------------------------------------------------------------------

    def _open(self) -> None:
        """Look back on the round, once."""
        found = self._past.of(self._number)
        if found is None:
            return
        earlier = tuple(self._past.until(self._number - 1))
        looked = Looked(self._console, found, earlier, self._replay_from)
        airlines = Airlines(looked, partial(self._past.felt, self._number))
        self._pages = {
            "overview": Overview(
                looked, lambda page: self._turn(PAGES.index(page)), lambda: airlines.told
            ),
            "flights": Flights(looked),
            "incidents": Incidents(looked),
            "minutes": MinutesPage(looked),
            "money": MoneyPage(looked),
            "airlines": airlines,
            "expected": Expected(looked),
            "moments": Moments(looked),
            "notes": Notes(looked),
        }

    def _turn(self, page: int) -> None:
        self._page = page

    def _replay(self) -> None:
        """The replay, from what is picked on the page."""
        page = self._pages.get(PAGES[self._page])
        self._replay_from(page.second if isinstance(page, Incidents | Airlines | Moments) else 0)

    def _replay_from(self, second: int) -> None:
        self._console.screen = Replay(self._console, self._number, second)

    def _save(self) -> None:
        save_picture(self._console, f"round {self._number} {PAGES[self._page]}")
