"""The fourth page of the briefing: how a round is won, as a line that crosses zero at the SLA."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DIM,
    DOWN,
    DOWN_TEXT,
    GROUND,
    LINE,
    LINE_HEIGHT,
    OK,
    OK_TEXT,
    PANEL,
    RADIUS,
    TEXT,
    Colour,
    Size,
    mixed,
)
from airportsim.console.parts.arrows import stroke
from airportsim.model.scenario import Scenario
from airportsim.model.score import promised

ROW = Size.BIG * LINE_HEIGHT


def money_page(canvas: Canvas, box: Box, console: Console) -> None:
    """What comes in and what goes out at the left; at the right what that makes of the flights."""
    left, right = box.cut_left(box.w * (0.42 if canvas.compact else 0.38), 24)
    _sums(canvas, left, console)
    _chart(canvas, right, console)


def profit(scenario: Scenario, landed: int) -> int:
    """The profit of the first round with so many flights landed and all its budget spent (USD)."""
    money = scenario.money
    return landed * money.per_flight - money.fixed_cost - scenario.rounds[0].budget


def _sums(canvas: Canvas, box: Box, console: Console) -> None:
    scenario, say = console.scenario, console.say
    money = scenario.money
    flights = scenario.schedule.flights
    target = money.promises[0].target
    goal = promised(money.promises[0], flights)
    sums: tuple[tuple[str, str, Colour], ...] = (
        (f"+{money.per_flight:,}", say("briefing.money.flight"), OK_TEXT),
        (f"−{money.fixed_cost:,}", say("briefing.money.fixed"), DOWN_TEXT),
        (f"−{scenario.rounds[0].budget:,}", say("briefing.money.budget"), DOWN_TEXT),
        (f"{target} %", say("briefing.money.sla", flights=goal), ACCENT),
    )
    for row, (amount, words, ink) in zip(box.rows(len(sums), 12), sums, strict=True):
        size = Size.HEAD if canvas.compact else Size.HUGE
        canvas.fill(Box(row.x, row.y, 4, row.h), ink, 2)
        inner = row.inset(18, 0)
        high = size * LINE_HEIGHT + canvas.height_of(words, inner.w, Size.BIG)
        y = row.y + max(0.0, (row.h - high) / 2)
        canvas.text(amount, inner.x, y, size, ink, bold=True)
        at = Box(inner.x, y + size * LINE_HEIGHT, inner.w, 0)
        canvas.paragraph(words, at, Size.BIG, TEXT)


def _chart(canvas: Canvas, box: Box, console: Console) -> None:
    """Profit over flights landed: below zero in red, above it in green, the SLA as a line."""
    scenario, say = console.scenario, console.say
    flights = scenario.schedule.flights
    goal = promised(scenario.money.promises[0], flights)
    canvas.fill(box, PANEL, RADIUS)
    inner = box.inset(20, 14)
    head, plot = inner.cut_top(ROW, 8)
    canvas.label(say("briefing.money.chart"), head, Size.BIG, DIM, bold=True)
    foot, plot = plot.cut_bottom(ROW, 6)
    low, high = profit(scenario, 0), max(profit(scenario, flights), 1)
    low = min(low, -1)
    high = max(high, (high - low) // 4)

    def place(landed: float, usd: float) -> tuple[float, float]:
        return (
            plot.x + plot.w * landed / flights,
            plot.bottom - plot.h * (usd - low) / (high - low),
        )

    zero = place(0, 0)[1]
    last = profit(scenario, flights)
    even = flights * (0 - low) / (last - low) if last > low else flights
    even = min(even, flights)
    red, green = mixed(PANEL, DOWN, 0.34), mixed(PANEL, OK, 0.4)
    canvas.polygon([place(0, 0), place(0, low), place(even, 0)], red)
    if even < flights:
        canvas.polygon([place(even, 0), place(flights, last), place(flights, 0)], green)
    stroke(canvas, (plot.x, zero), (plot.right, zero), LINE, 2)
    stroke(canvas, place(0, low), place(even, 0), DOWN_TEXT, 4)
    if even < flights:
        stroke(canvas, place(even, 0), place(flights, last), OK_TEXT, 4)
    x = place(goal, 0)[0]
    stroke(canvas, (x, plot.y), (x, plot.bottom), ACCENT, 3)
    canvas.circle(*place(even, 0), 9, ACCENT)
    canvas.circle(*place(even, 0), 5, GROUND)
    words = say("briefing.money.even", flights=-(-int(even * 100) // 100))
    beside = place(even, 0)[0] - 20
    canvas.text(words, beside, zero - ROW - 10, Size.BIG, ACCENT, True, align="right")
    canvas.text("0", foot.x, foot.y, Size.BIG, DIM)
    canvas.text(str(goal), x, foot.y, Size.BIG, ACCENT, True, align="middle")
    wide = canvas.width_of(str(goal), Size.BIG, True)
    if x + wide / 2 + 12 < foot.right - canvas.width_of(str(flights), Size.BIG):
        canvas.text(str(flights), foot.right, foot.y, Size.BIG, DIM, align="right")
    canvas.text(say("briefing.money.landed"), foot.x + 40, foot.y, Size.BIG, DIM)
    canvas.text(say("briefing.money.loss"), plot.x + 16, zero + 10, Size.BIG, TEXT, True)
