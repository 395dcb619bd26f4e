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
from airportsim.console.parts.room_sign import has_sign, room_sign
from airportsim.console.parts.seats_here import seats_here
from airportsim.console.screens.lobby_people import people_here
from airportsim.model.session import Proceed
from airportsim.model.words import Role, SessionPhase
from airportsim.texts.language import in_language

KEYS = (("F1", "help"), ("F8", "big"), ("F10", "menu"), ("F12", "facilitator"))
"""The global keys that matter before a round."""

PHASES = (SessionPhase.PLAN, SessionPhase.DO, SessionPhase.CHECK, SessionPhase.ACT)


class Lobby:
    """Seats at the left; at the right what will happen, or who has come from other machines."""

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
        say = console.say
        seats_here(canvas, canvas.panel(left, say("welcome.seats")), console)
        start, right = right.cut_bottom(64 if tall else 44, gap)
        brief, right = right.cut_bottom(48 if tall else 36, gap)
        if console.line is None:
            self._course(canvas, right)
        else:
            self._room(canvas, right, gap)
        key_line(canvas, foot, console, KEYS if console.hosts else KEYS[:-1])
        self._buttons(canvas, start, brief)

    def _buttons(self, canvas: Canvas, start: Box, brief: Box) -> None:
        """The briefing, and the way on; for whoever may not lead on, who may."""
        console, say, tall = self._console, self._console.say, not canvas.compact
        about = say("welcome.briefing_about") if tall else ""
        canvas.button(brief, say("welcome.briefing"), self._brief, "B", about, name="briefing")
        if console.barred(Proceed):
            words = self._who_starts()
            low = canvas.height_of(words, start.w)
            canvas.paragraph(words, start.centred(start.w, low), Size.BODY, DIM)
            return
        size = Size.BIG if tall else Size.LARGE
        onward = "start" if self._phases()[0] is SessionPhase.DO else "start_plan"
        label = say(f"welcome.{onward}")
        canvas.button(start, label, self._start, "Enter", primary=True, name="start", size=size)

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
        name, line = console.opened.name, console.line
        words = console.say("welcome.lobby_note", name=name, seed=console.room.seed)
        if line is not None:
            words = console.say("joining.lobby_note", name=line.name, room=name)
        note = Box(x, box.y + 2, box.right - PADDING - x, box.h)
        size = Size.LARGE if canvas.width_of(words, Size.LARGE) <= note.w else Size.SMALL
        h = canvas.height_of(words, note.w, size)
        canvas.paragraph(words, note.centred(note.w, h), size, DIM, most=3)

    def _room(self, canvas: Canvas, box: Box, gap: float) -> None:
        """Who has come; for the facilitator also how others do."""
        console = self._console
        if console.hosts and has_sign(console):
            sign, box = box.cut_top(box.h * 0.55, gap)
            room_sign(canvas, sign, console)
        people_here(canvas, box, console)

    def _who_starts(self) -> str:
        """A sentence for those who may not."""
        console = self._console
        names = console.room.state.seats[Role.DIRECTOR].players
        if not names:
            return console.say("joining.facilitator_starts")
        return console.say("joining.starts", names=console.texts.listed(names))

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

    def _start(self) -> None:
        self._console.step(Proceed())

    def _brief(self) -> None:
        from airportsim.console.screens.briefing import Briefing

        self._console.overlay = Briefing(self._console)
