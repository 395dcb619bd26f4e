"""What the airlines felt, in a line for those who look at the round as a whole."""

from collections.abc import Callable

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import DIM, PANEL, RADIUS, RAISED, TEXT, Size, mixed
from airportsim.console.screens.check_felt import round_of, signed
from airportsim.debrief.quality.round import Quality

HIGH = 36.0
"""Height of the line."""


def felt_line(
    canvas: Canvas, box: Box, console: Console, rounds: tuple[Quality, ...],
    turn: Callable[[], object],
) -> None:  # fmt: skip
    """The line; without rounds it is yet to be guessed. A click turns to the page of it."""
    over = canvas.zone(box, turn, name="overview.airlines")
    canvas.fill(box, mixed(PANEL, RAISED, 0.6) if over else PANEL, RADIUS)
    inner = box.inset(12, 0)
    if not rounds:
        canvas.label(console.say("check.felt_guess_first"), inner, Size.BIG, DIM)
        return
    full, short = (_words(console, rounds, form) for form in ("felt_line", "felt_line_short"))
    fits = canvas.width_of(full, Size.BIG, True) <= inner.w
    canvas.label(full if fits else short, inner, Size.BIG, TEXT, True)


def _words(console: Console, rounds: tuple[Quality, ...], key: str) -> str:
    now, before = rounds[-1], rounds[-2] if len(rounds) > 1 else None
    least = min(now.airlines, key=lambda one: one.satisfaction.index)
    index, number = round_of(now.index), before.number if before else 0
    change = signed(index - round_of(before.index)) if before else ""
    return console.say(
        f"check.{key}" if before is None else f"check.{key}_since", index=index, change=change,
        number=number, airline=console.texts.names.airline(least.terminal),
        least=round_of(least.satisfaction.index),
    )  # fmt: skip
