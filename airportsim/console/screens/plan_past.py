"""What the team looks back on while it plans: flights so far, the ledger, what it noticed."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DEGRADED,
    DIM,
    DOWN_TEXT,
    LINE,
    OK,
    OK_TEXT,
    TEXT,
    Size,
)
from airportsim.console.marks import cross, tick
from airportsim.model.ledger import Line
from airportsim.model.score import promised
from airportsim.model.session import Finish


class Past:
    """The left column of Plan and Act."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._height = 0.0

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Flights by round, then the ledger, the notes and what is to be tried."""
        chart, rest = box.cut_top(min(220, box.h * 0.36))
        self._chart(canvas, chart)
        inner = canvas.panel(rest)
        with canvas.scroll("plan past", inner, self._height) as room:
            y = self._ledger(canvas, room, room.y)
            y = self._notes(canvas, room, y + 8)
            self._height = self._actions(canvas, room, y + 8) - room.y

    def _chart(self, canvas: Canvas, box: Box) -> None:
        """A column for each round, with the promise as a line."""
        room, say = self._console.room, self._console.say
        inner = canvas.panel(box, say("plan_screen.so_far"))
        flights, scores = room.airport.scenario.schedule.flights, room.state.scores
        rounds = len(room.airport.scenario.rounds)
        plot, labels = inner.cut_bottom(20, 2)[::-1]
        plot = Box(plot.x, plot.y + 14, plot.w, plot.h - 14)
        width = min(48.0, plot.w / rounds - 12)
        for n in range(1, rounds + 1):
            x = plot.x + plot.w * (n - 0.5) / rounds
            score = scores.get(n)
            ink = TEXT if score or n == room.state.number else DIM
            canvas.text(str(n), x, labels.y, Size.BODY, ink, n == room.state.number, "middle")
            if score is None:
                canvas.line((x - width / 2, plot.bottom), (x + width / 2, plot.bottom), LINE, 2)
                continue
            height = max(2.0, plot.h * score.landed / flights)
            colour = OK if score.sla_met else DEGRADED
            canvas.fill(Box(x - width / 2, plot.bottom - height, width, height), colour, 3)
            top = plot.bottom - height - 20
            canvas.text(str(score.landed), x, top, Size.BODY, TEXT, True, "middle")
        goal = promised(room.state.standing.promise, flights)
        y = plot.bottom - plot.h * goal / flights
        canvas.line((plot.x, y), (plot.right, y), ACCENT)
        word = say("plan_screen.sla", flights=goal)
        canvas.text(word, plot.right, y - 18, Size.SMALL, ACCENT, True, "right")

    def _title(self, canvas: Canvas, box: Box, y: float, key: str) -> float:
        canvas.text(self._console.say(f"plan_screen.{key}"), box.x, y, Size.SMALL, DIM, True)
        return y + 22

    def _ledger(self, canvas: Canvas, box: Box, y: float) -> float:
        """Every change so far: what was expected, what was measured."""
        y = self._title(canvas, box, y, "ledger")
        lines = [line for line in self._console.room.state.lines if line.effect]
        if not lines:
            return y + self._dim(canvas, box, y, "no_lines")
        for line in reversed(lines):
            y = self._line(canvas, box, y, line)
        return y

    def _line(self, canvas: Canvas, box: Box, y: float, line: Line) -> float:
        texts = self._console.texts
        name = texts.names.lever(line.lever.value) if line.lever else line.rule
        said = texts.say("plan_screen.round_line", number=line.round, name=name)
        room = Box(box.x, y, box.w, 0)
        y += canvas.paragraph(said, room, Size.BODY, TEXT, bold=True)
        assert line.effect is not None
        effect = texts.effect(line.effect.measure, line.effect.value)
        words = texts.say("plan_screen.expects", effect=effect)
        y += canvas.paragraph(words, Box(box.x, y, box.w, 0), Size.SMALL, DIM)
        if line.after is not None:
            met = reached(line)
            ink = OK_TEXT if met else DOWN_TEXT
            mark = tick if met else cross
            mark(canvas, box.x + 6, y + 9, 9, ink)
            amount = texts.amount(line.effect.measure, line.after)
            found = f"{texts.say('plan_screen.measured')} {amount}"
            canvas.text(found, box.x + 18, y, Size.SMALL, ink, True, room=box.w - 18)
            y += 18
        return y + 6

    def _notes(self, canvas: Canvas, box: Box, y: float) -> float:
        state, texts = self._console.room.state, self._console.texts
        y = self._title(canvas, box, y, "noticed")
        notes = state.notes[-6:]
        if not notes:
            return y + self._dim(canvas, box, y, "no_notes")
        for note in reversed(notes):
            seen = texts.names.observation(note.observation) if note.observation else ""
            words = " ".join(part for part in (seen, note.text) if part)
            canvas.fill(Box(box.x, y + 2, 3, 16), DEGRADED, 1)
            y += canvas.paragraph(words, Box(box.x + 10, y, box.w - 10, 0), Size.BODY) + 4
        return y

    def _actions(self, canvas: Canvas, box: Box, y: float) -> float:
        """What is to be tried, each with a chip that says it is done."""
        state, texts = self._console.room.state, self._console.texts
        todo = [action for action in state.actions if not action.done]
        if not todo:
            return y
        y = self._title(canvas, box, y, "to_try")
        for action in todo:
            said = texts.say("plan_screen.tick")
            w = canvas.width_of(said, Size.BODY) + 20
            canvas.chip(
                box.right - w, y, said, partial(self._console.step, Finish(action.number)),
                name=f"action.{action.number}.done",
            )  # fmt: skip
            room = Box(box.x, y, box.w - w - 8, 0)
            y += max(28, canvas.paragraph(action.text, room, Size.BODY) + 2)
            if action.owner:
                y += canvas.paragraph(action.owner, Box(box.x, y, box.w, 0), Size.SMALL, DIM) + 4
        return y

    def _dim(self, canvas: Canvas, box: Box, y: float, key: str) -> float:
        words = self._console.say(f"plan_screen.{key}")
        return canvas.paragraph(words, Box(box.x, y, box.w, 0), Size.BODY, DIM)


def reached(line: Line) -> bool:
    """Whether a change has had the effect that was expected: as much of the good, or as little of
    the bad, as was hoped for.
    """
    assert line.effect is not None
    assert line.after is not None
    if line.effect.measure.value in MORE_IS_BETTER:
        return line.after >= line.effect.value
    return line.after <= line.effect.value


MORE_IS_BETTER = frozenset({"landed", "first_contact_resolution", "restored", "profit"})
"""Measures of which one wants much; of all others little."""
