"""The canvas: what is drawn can be clicked and pressed where it is drawn, at every size."""

import pygame
import pytest

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.field import TextField
from airportsim.console.look import LEAST, OK, PANEL, TEXT, Size, contrast
from airportsim.console.typeset import Typesetter
from tests.console.stage import typesetter, wrong


def begun(size: tuple[int, int] = (1280, 720), percent: int = 100, t: float = 1.0) -> Canvas:
    canvas = Canvas(typesetter())
    canvas.said = []
    canvas.begin(pygame.Surface(size), t, percent)
    return canvas


@pytest.mark.parametrize(("size", "percent"), [((1280, 720), 100), ((1920, 1080), 150)])
def test_a_click_hits_what_was_drawn_there_whatever_the_scale(
    size: tuple[int, int], percent: int
) -> None:
    done: list[str] = []
    canvas = begun(size, percent)
    canvas.button(Box(100, 100, 200, 40), "Fix", lambda: done.append("fix"), "F")
    pixels = round(150 * canvas.scale), round(120 * canvas.scale)
    assert canvas.click(pixels)
    assert not canvas.click((1, 1))
    assert canvas.press("F")
    assert done == ["fix", "fix"]


def test_a_refused_button_says_why_where_it_was_clicked_and_does_nothing() -> None:
    done: list[str] = []
    canvas = begun()
    box = Box(600, 300, 200, 40)
    canvas.button(box, "Fix", lambda: done.append("fix"), "F", refusal="Not yet.")
    canvas.click((650, 310))
    canvas.finish()
    assert canvas.said is not None
    notice = next(one for one in canvas.said if one.words == "Not yet.")
    assert abs(notice.rect.x - 600) < 60
    assert abs(notice.rect.y - 300) < 60
    assert done == []


def test_a_notice_goes_after_some_seconds() -> None:
    canvas = begun()
    canvas.notice("Not yet.")
    canvas.begin(pygame.Surface((1280, 720)), 60.0)
    canvas.finish()
    assert canvas.said == []


def test_what_lies_under_a_dialog_can_neither_be_clicked_nor_pressed() -> None:
    done: list[str] = []
    canvas = begun()
    canvas.button(Box(0, 0, 99, 40), "Below", lambda: done.append("below"), "B")
    canvas.shade()
    assert not canvas.click((10, 10))
    assert not canvas.press("B")
    assert done == []


def test_the_canvas_grows_with_the_window_and_never_gets_too_small() -> None:
    wide = begun((2560, 1080))
    assert (wide.width, wide.height) == pytest.approx((1706.67, 720), abs=0.1)
    close = begun((1280, 720), 200)
    assert (close.width, close.height) == pytest.approx(LEAST, abs=1)


def test_text_that_has_no_room_ends_in_dots_and_tests_hear_of_it() -> None:
    canvas = begun()
    canvas.text("A very long sentence about catering", 10, 10, Size.BODY, TEXT, room=80)
    assert wrong(canvas) == ["cut: A very lon..."]


def test_text_on_text_and_off_the_window_is_found() -> None:
    canvas = begun()
    canvas.text("one", 10, 10)
    canvas.text("two", 14, 12)
    canvas.text("three", 1270, 100)
    found = wrong(canvas)
    assert any(one.startswith("overlap: two / one") for one in found)
    assert any(one.startswith("off the window: three") for one in found)


def test_a_letter_without_a_glyph_is_found() -> None:
    canvas = begun()
    canvas.text("a \U0001f6e9 plane", 10, 10)
    assert any(one.startswith("missing glyph") for one in wrong(canvas))


def test_chinese_breaks_between_characters_and_english_between_words() -> None:
    setter = typesetter()
    chinese = setter.wrapped("专家忙得团团转，别的岗位却闲着没事干。", 14, False, 100)
    assert len(chinese) > 2
    assert "".join(chinese) == "专家忙得团团转，别的岗位却闲着没事干。"
    assert not any(line[0] in "，。" for line in chinese)
    english = setter.wrapped("Everybody crowded round the specialists", 14, False, 120)
    assert " ".join(english) == "Everybody crowded round the specialists"


def test_the_wheel_moves_a_list_and_its_spots_with_it() -> None:
    done: list[int] = []

    def list_of(canvas: Canvas) -> None:
        canvas.begin(pygame.Surface((1280, 720)), 1.0)
        with canvas.scroll("list", Box(0, 0, 200, 100), 1000) as room:
            for n in range(25):
                spot = Box(room.x, room.y + n * 40, room.w, 40)
                canvas.zone(spot, lambda n=n: done.append(n))  # type: ignore[misc]

    canvas = begun()
    list_of(canvas)
    canvas.click((10, 10))
    canvas.wheel((10, 10), -2)
    list_of(canvas)
    canvas.click((10, 10))
    assert not canvas.click((10, 150))
    assert done == [0, 2]


def test_money_counts_towards_its_value_and_arrives() -> None:
    canvas = begun(t=0.0)
    assert canvas.rolling("profit", 0) == 0
    canvas.t = 1.0
    canvas.rolling("profit", 3000)
    canvas.t = 1.1
    assert 0 < canvas.rolling("profit", 3000) < 3000
    canvas.t = 2.0
    assert canvas.rolling("profit", 3000) == 3000


def test_a_field_takes_composed_chinese_and_shows_it_while_it_is_composed() -> None:
    canvas = begun()
    field = TextField()
    canvas.field(Box(0, 0, 300, 34), field)
    canvas.click((20, 10))
    assert canvas.focus is field
    field.takes(pygame.event.Event(pygame.TEXTEDITING, text="ni hao", start=0, length=6))
    assert field.shown == "ni hao"
    key = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_BACKSPACE, mod=0)
    assert field.takes(key), "while something is composed the input method has the keys"
    field.takes(pygame.event.Event(pygame.TEXTINPUT, text="你好"))
    assert (field.text, field.caret) == ("你好", 2)
    field.takes(key)
    assert field.text == "你"


def test_letters_typed_into_a_field_are_no_hotkeys() -> None:
    field = TextField()
    assert field.takes(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_f, mod=0))
    assert not field.takes(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0))


def test_colours_of_text_can_be_read_on_a_panel() -> None:
    assert contrast(TEXT, PANEL) >= 4.5
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast(OK, OK) == 1


def test_a_line_of_text_is_drawn_once_and_kept() -> None:
    setter = Typesetter()
    assert setter.line("Fix", 14, False, TEXT) is setter.line("Fix", 14, False, TEXT)
