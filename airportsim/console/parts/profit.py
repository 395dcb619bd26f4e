"""How the profit of the running round came about, and where it leads."""

import math
from typing import Any

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import ACCENT, DEGRADED, DIM, DOWN, DOWN_TEXT, OK, OK_TEXT, Size
from airportsim.console.parts.charts import Axes, Point, clock_ticks, number_ticks, thousands
from airportsim.console.parts.hearing import Hearing
from airportsim.console.parts.money import usd
from airportsim.model import events as e
from airportsim.play.board import View

GRAIN = 10
"""Seconds between two changes that are shown apart."""

STEP = 20_000
"""The axis of money ends at a multiple of this (USD)."""


class Profit:
    """The profit of the running round, from what everybody has heard since it began."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._hearing = Hearing(console)
        self._points: list[Point] = []
        self._at: tuple[int, int] | None = None

    def points(self, view: View) -> list[Point]:
        """Seconds and USD, from the beginning of the round until now."""
        heard = self._hearing.all()
        if self._at != (view.now, len(heard)):
            self._at = view.now, len(heard)
            self._points = self._curve(view)
        return self._points

    def break_even(self, view: View) -> int:
        """Flights that must land for the round to pay, if nothing more is spent."""
        money = view.scenario.money
        earned = view.landed * money.per_flight
        costs_to_come = money.fixed_cost - self._fixed(view, view.now)
        return max(0, math.ceil((earned - view.money["profit"] + costs_to_come) / money.per_flight))

    def draw(self, canvas: Canvas, box: Box, view: View, size: int = Size.SMALL) -> None:
        """The profit over time, the line at which the round pays, and how it ends at this rate."""
        points = self.points(view)
        now, outlook = points[-1][1], view.outlook
        values = [0, *(value for _, value in points), *((outlook[1],) if outlook else ())]
        low = math.floor(min(values) / STEP) * STEP
        high = max(STEP, math.ceil(max(values) / STEP) * STEP)
        high_line = size * 1.4
        axes = Axes(
            canvas, box, (0, view.end), (low, high),
            clock_ticks(0, view.end, max(2, int(box.w / (high_line * 4)))),
            number_ticks(low, high, max(2, int(box.h / (high_line * 1.6))), thousands), size,
        )  # fmt: skip
        axes.level(0, ACCENT)
        if outlook:
            self._rate(axes, (float(view.now), now), (float(view.end), outlook[1]))
        good = now >= 0
        axes.line(points, OK if good else DOWN, 2, usd(round(now)), OK_TEXT if good else DOWN_TEXT)
        axes.dot(*points[-1], OK if good else DOWN, 3)
        if not canvas.compact:
            axes.label(self._console.say("dir.pays"), axes.at(0, 0), DIM, bold=False)

    def _rate(self, axes: Axes, now: Point, end: Point) -> None:
        """Where the profit leads at this rate."""
        below = end[1] < 0
        axes.line([now, end], DEGRADED if below else OK, 1, dashed=True)
        words = self._console.say("dir.at_this_rate", usd=usd(round(end[1])))
        axes.label(words, axes.at(*end), DOWN_TEXT if below else OK_TEXT, below=True)

    def _curve(self, view: View) -> list[Point]:
        money = view.scenario.money
        moves = [(one.t, _worth(one.event, money.per_flight)) for one in self._hearing.all()]
        moves = [(t, worth) for t, worth in moves if worth]
        value = view.money["profit"] + self._fixed(view, view.now) - sum(w for _, w in moves)
        points: list[Point] = [(0, value)]
        for t, worth in moves:
            if t - points[-1][0] >= GRAIN:
                points += [(t, value - self._fixed(view, t))] * 2
            value += worth
            if points[-1][0] == t:
                points[-1] = t, value - self._fixed(view, t)
        return [*points, (view.now, view.money["profit"])]

    def _fixed(self, view: View, second: int) -> int:
        return view.scenario.money.fixed_cost * second // view.end


def _worth(event: Any, per_flight: int) -> int:
    """What an event has earned, or cost if below 0 (USD)."""
    match event:
        case e.FlightAway():
            return per_flight
        case e.PurchaseApproved():
            return -event.price
        case e.AirlineCompensated() | e.AirlineInRed():
            return -event.usd
        case _:
            return 0
