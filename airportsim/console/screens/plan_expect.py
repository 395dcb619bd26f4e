"""Stating what a change is to achieve: a measure, and the value that it is to reach."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import ACCENT, DIM, GRID, Size
from airportsim.model.ledger import Effect, Measure, measured
from airportsim.model.score import promised
from airportsim.model.session import SessionState

STEPS: dict[Measure, float] = {
    Measure.MEAN_TIME_TO_ACKNOWLEDGE: 5,
    Measure.MEAN_TIME_TO_RESTORE: 10,
    Measure.FIRST_CONTACT_RESOLUTION: 5,
    Measure.SPENT: 2_500,
    Measure.PROFIT: 10_000,
}
"""How far one click moves an expected value; the others count things, one by one."""

USUAL: dict[Measure, float] = {
    Measure.MEAN_TIME_TO_ACKNOWLEDGE: 45,
    Measure.MEAN_TIME_TO_RESTORE: 180,
    Measure.FIRST_CONTACT_RESOLUTION: 40,
    Measure.RESTORED: 20,
    Measure.SPENT: 25_000,
}
"""Where the value of a measure begins that has never been measured; the others begin at 0."""


class Expectation:
    """A measure and a value, to be changed with clicks and keys."""

    def __init__(self, console: Console, effect: Effect | None = None) -> None:
        self._console = console
        self.effect = effect or Effect(Measure.LANDED, self._begin(Measure.LANDED))

    def draw(self, canvas: Canvas, box: Box) -> None:
        """The measures as chips, and the value with its steps."""
        console = self._console
        value_row, chips = box.cut_bottom(44)
        x, y = chips.x, chips.y
        for measure in Measure:
            label = console.texts.word(measure)
            w = canvas.width_of(label, Size.BODY, True) + 20
            if x + w > chips.right:
                x, y = chips.x, y + 30
            chosen = measure is self.effect.measure
            canvas.chip(
                x, y, label, partial(self._choose, measure), chosen,
                name=f"measure.{measure.value}",
            )  # fmt: skip
            x += w + 6
        self._value(canvas, value_row)

    def _value(self, canvas: Canvas, box: Box) -> None:
        console, effect = self._console, self.effect
        less, rest = box.cut_left(44)
        shown, rest = rest.cut_left(150)
        more, rest = rest.cut_left(44)
        step = STEPS.get(effect.measure, 1)
        canvas.button(less, "", lambda: self._move(-step), "-", name="value.less")
        canvas.button(more, "", lambda: self._move(step), "+", name="value.more")
        amount = console.texts.amount(effect.measure, effect.value)
        canvas.label(amount, shown, Size.HEAD, ACCENT, True, "middle")
        last = self._last(console.room.state, effect.measure)
        if last is not None:
            words = console.say(
                "plan_screen.last_round", value=console.texts.amount(effect.measure, last)
            )
            canvas.label(words, rest.inset(GRID, 0), Size.BODY, DIM)

    def _choose(self, measure: Measure) -> None:
        self.effect = Effect(measure, self._begin(measure))

    def _move(self, by: float) -> None:
        value = self.effect.value + by
        if self.effect.measure is not Measure.PROFIT:
            value = max(0, value)
        self.effect = Effect(self.effect.measure, value)

    def _begin(self, measure: Measure) -> float:
        """Where the value begins: what the SLA promises, else the last round's, in whole steps."""
        room = self._console.room
        if measure is Measure.LANDED:
            return promised(room.state.standing.promise, room.airport.scenario.schedule.flights)
        last = self._last(room.state, measure)
        step = STEPS.get(measure, 1)
        return USUAL.get(measure, 0) if last is None else round(last / step) * step

    @staticmethod
    def _last(state: SessionState, measure: Measure) -> float | None:
        earlier = [number for number in state.scores if number < state.number]
        return measured(measure, state.scores[max(earlier)]) if earlier else None
