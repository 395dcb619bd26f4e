"""Every screen, in both languages and three sizes, looks as it did when a person last looked."""

from pathlib import Path

import pygame
import pytest

from airportsim.console.canvas import Canvas
from airportsim.console.look import Size
from tests.console.comparing import FOLDER, MOST, difference, save, side_by_side, small
from tests.console.scenes import PROJECTED, SCENES, Scene
from tests.console.stage import draw, in_language, wrong

SIZES = {"720": ((1280, 720), 100), "1080": ((1920, 1080), 100), "150": ((1280, 720), 150)}
QUICK = ("720", "150")
"""The sizes of the quick tests: the usual one, and the one with the least room."""

A_PIXEL = 20.0
"""How far a square may be off, of 255, where a line of text stands a pixel lower."""

FAILED = FOLDER / "failed"
"""Where pictures that differ are put, the reference beside what was drawn."""


def drawn(scene: Scene, lang: str, size: str) -> Canvas:
    console, screen = scene
    in_language(console, lang)
    window, percent = SIZES[size]
    return draw(console, screen, window, percent, overlay=True)


@pytest.mark.parametrize("name", SCENES)
def test_nothing_is_cut_pale_missing_or_lies_on_something_else(name: str) -> None:
    scene = SCENES[name]()
    least = Size.BIG if name.startswith(PROJECTED) else Size.SMALL
    for lang in ("en", "zh"):
        for size in QUICK:
            canvas = drawn(scene, lang, size)
            assert wrong(canvas, least) == [], f"{name} {lang} {size}"


@pytest.mark.long
@pytest.mark.parametrize("name", SCENES)
def test_it_looks_as_in_its_reference_pictures(name: str) -> None:
    scene = SCENES[name]()
    least = Size.BIG if name.startswith(PROJECTED) else Size.SMALL
    differ: list[Path] = []
    for lang in ("en", "zh"):
        for size in SIZES:
            canvas = drawn(scene, lang, size)
            assert wrong(canvas, least) == [], f"{name} {lang} {size}"
            now = small(canvas.surface)
            path = FOLDER / f"{name}_{lang}_{size}.png"
            assert path.exists(), f"look at it, then: python -m tests.console.renew_pictures {name}"
            then = pygame.image.load(path)
            if difference(then, now) > MOST:
                differ.append(FAILED / path.name)
                save(side_by_side(then, now), differ[-1])
    assert differ == [], "look at these; if they are right: python -m tests.console.renew_pictures"


@pytest.mark.parametrize("name", SCENES)
def test_what_is_kept_from_frame_to_frame_looks_like_what_is_drawn_anew(name: str) -> None:
    console, screen = SCENES[name]()
    canvas = draw(console, screen, overlay=True)
    anew, said = canvas.surface.copy(), [*(canvas.said or ())]
    canvas.said = None
    for _ in range(2):
        canvas.begin(canvas.surface, canvas.t)
        screen.draw(canvas)
        if console.overlay is not None:
            canvas.shade()
            console.overlay.draw(canvas)
        canvas.finish()
    assert difference(anew, canvas.surface) < A_PIXEL, name
    for one in said:
        if one.rect.height < one.size * canvas.scale / 2:
            continue  # scrolled out of sight but for a sliver, which may lie between two lines
        inked = {tuple(canvas.surface.get_at(at)) for at in _dots(one.rect)}
        assert len(inked) > 1, f"{name}: {one.words}"


def _dots(rect: pygame.Rect) -> list[tuple[int, int]]:
    return [(x, y) for x in range(rect.left, rect.right) for y in range(rect.top, rect.bottom)]


def test_there_is_no_picture_of_a_screen_that_is_gone() -> None:
    there = {path.stem.rsplit("_", 2)[0] for path in FOLDER.glob("*.png")}
    assert there == set(SCENES)


def test_one_service_that_goes_down_changes_a_picture() -> None:
    console, screen = SCENES["do_first_second"]()
    before = small(draw(console, screen).surface)
    board = console.room.board
    while not any(tile.since >= 0 for tile in board().board().values()):  # type: ignore[union-attr]
        console.room.to_next_event()
    assert difference(before, small(draw(console, screen).surface)) > MOST
