"""Radar and waterfall: levels stand where they belong, names keep clear of each other."""

import pygame
import pytest

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import DOWN, GROUND, MIRROR, OK, TEXT, Colour, Size
from airportsim.console.parts.radar import Ring, Stroke, dot, legend, radar, square
from airportsim.console.parts.waterfall import Step, waterfall
from tests.console.stage import typesetter, wrong

NAMES = ("Reliability", "Responsiveness", "Assurance", "Empathy", "Tangibles")


def canvas_of(w: int, h: int) -> Canvas:
    canvas = Canvas(typesetter())
    canvas.said = []
    canvas.begin(pygame.Surface((1280, 720)), 0.0)
    canvas.fill(Box(0, 0, w, h), GROUND)
    return canvas


def reach(canvas: Canvas, ink: Colour) -> pygame.Rect:
    """The rectangle that a colour takes."""
    surface = canvas.surface
    mask = pygame.mask.from_threshold(surface, ink, (4, 4, 4, 255))
    found: pygame.Rect = mask.get_bounding_rects()[0].unionall(mask.get_bounding_rects())
    return found


@pytest.mark.parametrize("size", [(390, 210), (600, 420), (900, 300), (400, 500)])
@pytest.mark.parametrize("names", [NAMES, ("可靠性", "响应性", "保证性", "移情性", "有形性")])
def test_the_names_of_a_radar_keep_in_its_box_and_off_each_other(
    size: tuple[int, int], names: tuple[str, ...]
) -> None:
    canvas = canvas_of(*size)
    radar(canvas, Box(0, 0, *size), names, [Ring("", (7.0,) * 5, MIRROR, square)], 1, 7)
    assert wrong(canvas, Size.BIG) == []
    assert canvas.said is not None
    assert [one.words for one in canvas.said] == [*names]
    box = pygame.Rect(0, 0, *size).inflate(2, 2)
    assert [one for one in canvas.said if not box.contains(one.rect)] == []


def test_a_higher_level_lies_further_out() -> None:
    sizes = []
    for level in (2.0, 4.0, 7.0):
        canvas = canvas_of(600, 420)
        radar(canvas, Box(0, 0, 600, 420), NAMES, [Ring("", (level,) * 5, OK, dot)], 1, 7)
        sizes.append(reach(canvas, OK).width)
    assert sizes[0] < sizes[1] < sizes[2]


def test_levels_beyond_the_scale_stay_on_it() -> None:
    reaches = []
    for level in (7.0, 12.0):
        canvas = canvas_of(600, 420)
        radar(canvas, Box(0, 0, 600, 420), NAMES, [Ring("", (level,) * 5, OK, dot)], 1, 7)
        reaches.append(reach(canvas, OK))
    assert reaches[0] == reaches[1]


def test_a_legend_takes_another_line_where_there_is_no_room() -> None:
    names = "Expected", "Believed", "Perceived"
    rings = [Ring(name, (), OK, dot, Stroke.DASHED) for name in names]
    wide, narrow = canvas_of(600, 200), canvas_of(200, 200)
    assert legend(narrow, Box(0, 0, 200, 200), rings) > legend(wide, Box(0, 0, 600, 200), rings)
    assert wrong(narrow, Size.BIG) == []


STEPS = [
    Step("Expected", 1, 6, "6.00", TEXT),
    Step("Gap 1: knowledge", 6, 4, "2.00", DOWN, arrow=True),
    Step("Gap 4: communication", 4, 5, "−1.00", OK, arrow=True, strong=True),
    Step("Perceived", 1, 5, "5.00", MIRROR),
]


@pytest.mark.parametrize("size", [(600, 400), (420, 200), (300, 240)])
def test_a_waterfall_says_every_name_and_value_wherever_it_stands(size: tuple[int, int]) -> None:
    canvas = canvas_of(*size)
    waterfall(canvas, Box(0, 0, *size), STEPS, 1, 7)
    assert wrong(canvas, Size.BIG) == []
    words = {one.words for one in canvas.said or []}
    assert {one.label for one in STEPS} | {one.value for one in STEPS} <= words


def test_each_step_begins_where_the_one_before_it_ended() -> None:
    canvas = canvas_of(700, 400)
    waterfall(canvas, Box(0, 0, 700, 400), STEPS, 1, 7)
    short, more, perceived = (reach(canvas, ink) for ink in (DOWN, OK, MIRROR))
    assert short.left == pytest.approx(more.left, abs=2)
    assert more.right == pytest.approx(perceived.right, abs=2)
    assert short.width == pytest.approx(2 * more.width, abs=4)
    assert short.bottom <= more.top
