"""End: what became of the session, what to take home from it, and the way back."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import DIM, DOWN_TEXT, GRID, OK_TEXT
from airportsim.console.parts.money import usd
from airportsim.console.parts.projected import TAB, button, tabs, width_of_button
from airportsim.console.parts.topline import phase_line
from airportsim.console.pictures import TABLES, file_name, save_picture, shown, take_away
from airportsim.console.screens.check import Check
from airportsim.console.screens.check_past import LookBack
from airportsim.console.screens.end_lessons import Lessons
from airportsim.console.screens.end_rounds import Rounds

PAGES = ("rounds", "lessons")


class End:
    """The screen of a session that is over."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._past = LookBack(console)
        self._rounds = Rounds(console, self._look_back)
        self._lessons = Lessons(console, self._past)
        self._page = 0

    def draw(self, canvas: Canvas) -> None:
        """The headline, two pages, and what can be done with it all."""
        console = self._console
        top, rest = canvas.box.cut_top(64, GRID)
        self._headline(canvas, top)
        rest = Box(rest.x + GRID, rest.y, rest.w - 2 * GRID, rest.h - GRID)
        low, rest = rest.cut_bottom(TAB + 4)
        self._footer(canvas, low)
        row, body = rest.cut_top(TAB)
        labels = [(page, console.say(f"end.page.{page}")) for page in PAGES]
        tabs(canvas, row, labels, self._page, self._turn, keyed=False)
        page = self._rounds if self._page == 0 else self._lessons
        page.draw(canvas, body)

    def _headline(self, canvas: Canvas, box: Box) -> None:
        say, scores = self._console.say, self._console.room.state.scores
        words, right, note, ink = say("end.over"), "", "", DIM
        if scores:
            first, last = scores[min(scores)], scores[max(scores)]
            landed = ", ".join(str(scores[n].landed) for n in sorted(scores))
            if len(scores) == 1:
                key = "one"
            elif last.landed > first.landed:
                key = "short" if canvas.compact else "from_to"
            else:
                key = "each_short" if canvas.compact else "each"
            words = say(
                f"end.{key}", count=len(scores), first=first.landed, last=last.landed,
                landed=landed,
            )  # fmt: skip
            total = sum(score.profit for score in scores.values())
            if not canvas.compact:
                right, note = usd(total), say("end.total")
                ink = OK_TEXT if total >= 0 else DOWN_TEXT
        phase_line(canvas, box, self._console, words, right, note, ink, big=True)

    # --- what can be done --------------------------------------------------------------------

    def _footer(self, canvas: Canvas, box: Box) -> None:
        """Rounds to look back on at the left, taking away and leaving at the right."""
        say = self._console.say
        right = box.right
        for name, key, do, refusal in (
            ("close", "Enter", self._console.leave, ""),
            ("picture", "P", self._save, ""),
            ("export", "E", self._export, self._no_export()),
        ):
            wide = width_of_button(canvas, say(f"end.{name}"), key)
            at = Box(right - wide, box.y, wide, box.h)
            button(canvas, at, say(f"end.{name}"), do, key, refusal, name == "close", name)
            right = at.x - GRID
        self._look_backs(canvas, Box(box.x, box.y, right - box.x, box.h))

    def _look_backs(self, canvas: Canvas, box: Box) -> None:
        """A button for each round; by its number alone where there is no more room."""
        say, state = self._console.say, self._console.room.state
        numbers = sorted(state.scores)
        words = {n: say("end.round", number=n) for n in numbers}
        if sum(width_of_button(canvas, words[n], str(n)) + 6 for n in numbers) > box.w:
            words = dict.fromkeys(numbers, "")
        x = box.x
        for n in numbers:
            wide = width_of_button(canvas, words[n], str(n)) - (0 if words[n] else 16)
            refusal = "" if n in self._console.room.results else say("check.not_at_hand")
            at = Box(x, box.y, wide, box.h)
            if at.right <= box.right:
                do = partial(self._look_back, n)
                button(canvas, at, words[n], do, str(n), refusal, name=f"round.{n}")
            x = at.right + 6

    def _look_back(self, number: int) -> None:
        self._console.screen = Check(self._console, number, self._past, self)

    def _turn(self, page: int) -> None:
        self._page = page

    def _save(self) -> None:
        save_picture(self._console, PAGES[self._page])

    def _no_export(self) -> str:
        """Why there are no tables; "" if there are."""
        opened = self._console.opened
        if opened is None or not (opened.practice or opened.line):
            return ""
        return self._console.say("end.practice" if opened.practice else "end.far")

    def _export(self) -> None:
        """Write the tables, which may take a moment, and say where they are."""
        console = self._console

        def work() -> None:
            assert console.opened is not None
            folder = take_away(TABLES) / file_name(console.opened.name)
            written = console.opened.export(folder)
            console.notice(
                console.say("end.exported", count=len(written), path=shown(folder)), good=True
            )

        console.later(console.say("end.exporting"), work)
