"""Before the first round: who sits where, what will happen, and the button that begins it."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DIM,
    GRID,
    INSET,
    LINE_HEIGHT,
    PADDING,
    RAISED,
    TEXT,
    Size,
)
from airportsim.console.parts.key_line import key_line
from airportsim.console.parts.pictures import emblem
from airportsim.console.parts.seat_cards import seat_cards, skill_chips
from airportsim.console.parts.seating import give_to_bot, take_seat, train_bots, usual_skill
from airportsim.model.session import Proceed
from airportsim.model.words import Role, SessionPhase
from airportsim.texts.language import in_language

KEYS = (("F1", "help"), ("F8", "big"), ("F10", "menu"), ("F12", "facilitator"))
"""The global keys that matter before a round."""

PHASES = (SessionPhase.PLAN, SessionPhase.DO, SessionPhase.CHECK, SessionPhase.ACT)


class Lobby:
    """Seats at the left, what will happen at the right."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def draw(self, canvas: Canvas) -> None:
        """The whole window."""
        console, tall = self._console, not canvas.compact
        gap = PADDING if tall else GRID
        head, rest = canvas.box.cut_top(72 if tall else 48, 0)
        self._head(canvas, head)
        rest = rest.inset(gap, 0)
        foot, rest = rest.cut_bottom(28 if tall else 24, 0)
        left, right = rest.cut_left(rest.w * 0.58, gap)
        self._seats(canvas, left)
        start, right = right.cut_bottom(64 if tall else 44, gap)
        brief, right = right.cut_bottom(48 if tall else 36, gap)
        self._course(canvas, right)
        key_line(canvas, foot, console, KEYS)
        say = console.say
        size = Size.BIG if tall else Size.LARGE
        onward = "start" if self._phases()[0] is SessionPhase.DO else "start_plan"
        label = say(f"welcome.{onward}")
        canvas.button(start, label, self._start, "Enter", primary=True, name="start", size=size)
        about = say("welcome.briefing_about") if tall else ""
        canvas.button(brief, say("welcome.briefing"), self._brief, "B", about, name="briefing")

    def _head(self, canvas: Canvas, box: Box) -> None:
        """Which session this is."""
        console = self._console
        side = box.h - 20
        emblem(canvas, box.x + PADDING, box.y + 10, side)
        x = box.x + 2 * PADDING + side
        title = in_language(console.scenario.title, console.language)
        size = Size.HEAD if not canvas.compact else Size.BIG
        y = box.y + (box.h - size * LINE_HEIGHT) / 2
        x += canvas.text(title, x, y, size, TEXT, bold=True) + 2 * GRID
        assert console.opened is not None
        words = console.say("welcome.lobby_note", name=console.opened.name, seed=console.room.seed)
        note = Box(x, box.y + 2, box.right - PADDING - x, box.h)
        size = Size.LARGE if canvas.width_of(words, Size.LARGE) <= note.w else Size.SMALL
        h = canvas.height_of(words, note.w, size)
        canvas.paragraph(words, note.centred(note.w, h), size, DIM, most=3)

    def _seats(self, canvas: Canvas, box: Box) -> None:
        console, say = self._console, self._console.say
        inner = canvas.panel(box, say("welcome.seats"))
        options, inner = inner.cut_bottom(30, PADDING if not canvas.compact else GRID)
        label = say("welcome.skill")
        canvas.label(label, options, Size.BODY, DIM)
        x = options.x + canvas.width_of(label) + GRID
        skill = usual_skill(console.room.state)
        skill_chips(canvas, x, options.y + 2, console, skill, lambda one: train_bots(console, one))
        seats = console.room.state.seats
        empty = [role for role in Role if not seats[role].players and not seats[role].skill]
        seat_cards(canvas, inner, console, console.roles, self._toggle, 2, empty=empty)

    def _course(self, canvas: Canvas, box: Box) -> None:
        """The phases of a round, how long each takes, and how often they come."""
        console, say = self._console, self._console.say
        scenario, workshop = console.scenario, console.scenario.workshop
        inner = canvas.panel(box, say("welcome.course", count=len(scenario.rounds)))
        lengths = {
            SessionPhase.PLAN: workshop.plan, SessionPhase.DO: scenario.schedule.round,
            SessionPhase.CHECK: workshop.check, SessionPhase.ACT: workshop.act,
        }  # fmt: skip
        phases = self._phases()
        height = min(inner.h, len(phases) * 120 + (len(phases) - 1) * GRID)
        for place, phase in zip(inner._replace(h=height).rows(len(phases)), phases, strict=True):
            self._phase(canvas, place, phase, lengths[phase] // 60, phase is phases[0])

    def _phases(self) -> list[SessionPhase]:
        """The phases of a round that the scenario has, in order."""
        skipped = self._console.scenario.workshop.skip
        return [phase for phase in PHASES if phase not in skipped]

    def _phase(
        self, canvas: Canvas, box: Box, phase: SessionPhase, minutes: int, is_next: bool
    ) -> None:
        console, say = self._console, self._console.say
        canvas.fill(box, RAISED if is_next else INSET, 8)
        inner = box.inset(PADDING, 4 if canvas.compact else 8)
        if is_next:
            canvas.fill(Box(box.x, box.y + 8, 4, box.h - 16), ACCENT, 2)
        words = say(f"welcome.phase_{phase.value}")
        size = Size.LARGE if not canvas.compact else Size.BODY
        below = Size.BODY if not canvas.compact else Size.SMALL
        h = size * LINE_HEIGHT + canvas.height_of(words, inner.w, below)
        inner = inner.centred(inner.w, h)
        canvas.text(console.texts.word(phase), inner.x, inner.y, size, TEXT, bold=True)
        if minutes:
            time = say("welcome.minutes", count=minutes)
            canvas.text(time, inner.right, inner.y + 1, below, DIM, align="right")
        _, inner = inner.cut_top(size * LINE_HEIGHT, 0)
        canvas.paragraph(words, inner, below, DIM)

    def _toggle(self, role: Role) -> None:
        if role in self._console.roles:
            give_to_bot(self._console, role)
        else:
            take_seat(self._console, role)

    def _start(self) -> None:
        self._console.step(Proceed())

    def _brief(self) -> None:
        from airportsim.console.screens.briefing import Briefing

        self._console.overlay = Briefing(self._console)
