"""Charts: what is labelled can be read, inside its box and clear of everything else."""

import pytest

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import ACCENT, DIM, OK, OK_TEXT, Size
from airportsim.console.parts.charts import (
    Axes,
    Bar,
    clock_ticks,
    number_ticks,
    stack,
    thousands,
)
from tests.console.stage import console_for, draw, seated, wrong


class Charts:
    """Lines that end side by side, a level, and bars, in boxes of a size."""

    def __init__(self, size: int, wide: float) -> None:
        self.size, self.wide = size, wide
        self.box = Box(20, 20, wide, 260)

    def draw(self, canvas: Canvas) -> None:
        x, y = clock_ticks(0, 1500), number_ticks(-40_000, 60_000, 5, thousands)
        axes = Axes(canvas, self.box, (0, 1500), (-40_000, 60_000), x, y, self.size)
        axes.level(0, ACCENT, "break-even")
        for end in (20_000, 21_000, 22_000, 22_500):
            axes.line([(0, 0), (1500, end)], OK, 2, f"{end:,}", OK_TEXT)
        axes.line([(0, 0), (700, -30_000)], OK, 2, "−30,000", OK_TEXT)
        axes.moment(300, DIM, "vendor")
        lower = self.box.moved(0, 300)
        axes = Axes(canvas, lower, (0.5, 6), (0, 96), [(1, "1"), (2, "2")], size=self.size)
        axes.level(82, ACCENT, "SLA 82")
        axes.bars([Bar(1, 79, OK, "79"), Bar(2, 96, OK, "96")], 30)


@pytest.mark.parametrize("size", [Size.SMALL, Size.BIG])
@pytest.mark.parametrize("wide", [260, 600])
def test_labels_of_a_chart_keep_clear_of_each_other(size: int, wide: float) -> None:
    charts = Charts(size, wide)
    canvas = draw(console_for(seated({})), charts)
    assert wrong(canvas) == []
    assert canvas.said is not None
    for said in canvas.said:
        assert said.rect.left >= charts.box.x - 1, said.words
        assert said.rect.right <= charts.box.right + 1, said.words


def test_ticks_stand_at_round_values() -> None:
    assert [label for _, label in clock_ticks(0, 1500)] == [
        "0:00", "5:00", "10:00", "15:00", "20:00", "25:00",
    ]  # fmt: skip
    ticks = number_ticks(-200_000, 50_000, 6, thousands)
    assert [label for _, label in ticks] == ["−200k", "−150k", "−100k", "−50k", "0", "50k"]


def test_a_value_off_the_axes_stands_at_their_edge() -> None:
    canvas = draw(console_for(seated({})), Charts(Size.SMALL, 400))
    axes = Axes(canvas, Box(0, 0, 100, 100), (0, 10), (0, 10))
    assert axes.at(99, -5) == (axes.box.right, axes.box.bottom)


def test_a_stacked_bar_is_as_long_as_its_parts_together() -> None:
    canvas = draw(console_for(seated({})), Charts(Size.SMALL, 400))
    assert stack(canvas, Box(0, 0, 200, 8), [(3, OK), (0, DIM), (2, ACCENT)], 10) == 100
