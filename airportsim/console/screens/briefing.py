"""The briefing: five pages for the projector, made from the scenario, before anybody plays."""

from collections.abc import Callable

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import ACCENT, DIM, GROUND, LINE, LINE_HEIGHT, TEXT, Size
from airportsim.console.parts.projected import button, width_of_button
from airportsim.console.screens.briefing_airport import airport_page
from airportsim.console.screens.briefing_fault import fault_page
from airportsim.console.screens.briefing_money import money_page
from airportsim.console.screens.briefing_roles import roles_page
from airportsim.console.screens.briefing_rounds import rounds_page
from airportsim.console.screens.briefing_shapes import fitting

Page = Callable[[Canvas, Box, Console], None]

PAGES: tuple[tuple[str, Page], ...] = (
    ("airport", airport_page),
    ("fault", fault_page),
    ("roles", roles_page),
    ("money", money_page),
    ("rounds", rounds_page),
)
"""The pages: the names of their titles in the texts, and what draws them."""


class Briefing:
    """Five pages that are turned with Left, Right and Enter; Esc goes back to where one was."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._back = console.screen
        self._page = 0

    def draw(self, canvas: Canvas) -> None:
        """The page with its headline; below it the way on, and where one is."""
        console = self._console
        canvas.fill(canvas.box, GROUND)
        canvas.zone(canvas.box, self._next)
        box = canvas.box.inset(20 if canvas.compact else 40, 12 if canvas.compact else 24)
        foot, box = box.cut_bottom(40, 8 if canvas.compact else 16)
        name, page = PAGES[self._page]
        words = console.say(f"briefing.{name}.title", **self._numbers())
        head, box = box.cut_top((Size.HEAD if canvas.compact else Size.HUGE) * LINE_HEIGHT, 8)
        size = min(fitting(canvas, words, head.w), Size.HEAD if canvas.compact else Size.HUGE)
        canvas.label(words, head, size, TEXT, bold=True)
        page(canvas, box, console)
        self._foot(canvas, foot)

    def _numbers(self) -> dict[str, object]:
        scenario = self._console.scenario
        return {
            "flights": scenario.schedule.flights,
            "terminals": len(scenario.terminals),
            "services": len(scenario.services),
            "rounds": len(scenario.rounds),
        }

    def _foot(self, canvas: Canvas, box: Box) -> None:
        say = self._console.say
        last = self._page == len(PAGES) - 1
        words = say("briefing.back")
        left, _ = box.cut_left(width_of_button(canvas, words, "Esc"))
        button(canvas, left, words, self._leave, "Esc", name="briefing.back")
        words = say("briefing.done" if last else "briefing.next")
        right, _ = box.cut_right(width_of_button(canvas, words, "Enter"))
        button(canvas, right, words, self._next, "Enter", primary=True, name="briefing.next")
        canvas.key("Right", self._next, "briefing.right")
        canvas.key("Left", self._before, "briefing.left")
        x = box.middle[0] - 14 * (len(PAGES) - 1)
        for n in range(len(PAGES)):
            at = Box(x + 28 * n - 14, box.y, 28, box.h)
            here = n == self._page
            over = canvas.zone(at, lambda n=n: self._turn(n), name=f"briefing.page.{n}")  # type: ignore[misc]
            ink = ACCENT if here else DIM if over else LINE
            canvas.circle(*at.middle, 8 if here else 6, ink)

    def _turn(self, page: int) -> None:
        self._page = page

    def _next(self) -> None:
        if self._page < len(PAGES) - 1:
            self._page += 1
        else:
            self._leave()

    def _before(self) -> None:
        self._page = max(0, self._page - 1)

    def _leave(self) -> None:
        """Go back to where one was, whether this lay over it or stood in its place."""
        if self._console.overlay is self:
            self._console.overlay = None
        else:
            self._console.screen = self._back
