"""Between two people who share a window: a blank screen, and for some seats a PIN."""

from collections.abc import Callable

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DIM,
    DOWN_TEXT,
    GRID,
    GROUND,
    INSET,
    LINE,
    LINE_HEIGHT,
    MIRROR,
    TEXT,
    Size,
)
from airportsim.console.parts.pictures import picture
from airportsim.console.parts.seating import guarded
from airportsim.model.words import Role

MOST_DIGITS = 8
"""Digits of a PIN at the most."""

PAD = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "Back", "0", "Enter")
"""The keys of the pad, row by row."""


class HandOver:
    """Nothing to be seen until whoever sits at the next seat says that he is there."""

    def __init__(self, console: Console, role: Role) -> None:
        self._console = console
        self._role = role
        self._pad = PinPad(console, self._take, "menu.stay") if guarded(console, role) else None

    def draw(self, canvas: Canvas) -> None:
        """Whose turn it is, on a screen that hides everything else."""
        console, say = self._console, self._console.say
        canvas.fill(canvas.box, GROUND)
        role = console.texts.word(self._role)
        height = min(560 if self._pad else 320, canvas.height - 16)
        box = canvas.box.centred(min(640, canvas.width - 32), height)
        size = Size.HUGE if canvas.width_of(role, Size.HUGE, True) <= box.w else Size.HEAD
        side = 40 if self._pad else 88
        sign, box = box.cut_top(side, 2 * GRID)
        picture(canvas, self._role.value, sign.middle[0], sign.middle[1], side, MIRROR)
        line, box = box.cut_top(Size.LARGE * LINE_HEIGHT, 0)
        canvas.label(say("menu.now"), line, Size.LARGE, DIM, align="middle")
        line, box = box.cut_top(size * LINE_HEIGHT, GRID)
        canvas.label(role, line, size, TEXT, bold=True, align="middle")
        words = say("menu.give_over_pin" if self._pad else "menu.give_over")
        line, box = box.cut_top(Size.LARGE * LINE_HEIGHT, 2 * GRID)
        canvas.label(words, line, Size.LARGE, DIM, align="middle")
        if self._pad is not None:
            self._pad.draw(canvas, box)
            return
        buttons, _ = box.cut_top(52, 0)
        stay, take = buttons.centred(420, 52).columns(2, 2 * GRID)
        canvas.button(take, say("menu.here"), self._take, "Enter", primary=True, name="hand_over")
        canvas.button(stay, say("menu.stay"), self._stay, "Esc", name="stay")

    def _take(self) -> None:
        console = self._console
        console.overlay = None
        if self._role in console.roles:
            console.role = self._role

    def _stay(self) -> None:
        self._console.overlay = None


class PinPad:
    """Digits, typed or clicked; `then` is done once they are the PIN.

    `away` is the key of what the button that leaves it says.
    """

    def __init__(
        self, console: Console, then: Callable[[], object], away: str = "menu.cancel"
    ) -> None:
        self._console = console
        self._then = then
        self._words_away = away
        self._typed = ""
        self._wrong = False

    def draw(self, canvas: Canvas, box: Box) -> None:
        """What has been typed, as dots, and the pad."""
        say = self._console.say
        box = box.centred(264, box.h)
        shown, box = box.cut_top(36, 4)
        canvas.fill(shown, INSET, 6, DOWN_TEXT if self._wrong else LINE)
        for n in range(len(self._typed)):
            x = shown.middle[0] + (n - (len(self._typed) - 1) / 2) * 20
            canvas.circle(x, shown.middle[1], 5, ACCENT)
        line, box = box.cut_top(Size.BODY * LINE_HEIGHT, 4)
        if self._wrong:
            canvas.label(say("menu.wrong_pin"), line, Size.BODY, DOWN_TEXT, align="middle")
        stay, box = box.cut_bottom(36, GRID)
        height = min(box.h, 4 * 52 + 3 * 6)
        rows = box._replace(h=height).rows(4, 6)
        for n, key in enumerate(PAD):
            place = rows[n // 3].columns(3, 6)[n % 3]
            self._key(canvas, place, key)
        words = say(self._words_away)
        canvas.button(stay, words, self._away, "Esc", name="stay", size=Size.BODY)

    def _key(self, canvas: Canvas, box: Box, key: str) -> None:
        if key.isdigit():
            canvas.button(box, key, lambda: self._digit(key), name=f"pin.{key}", size=Size.BIG)
            canvas.key(key, lambda: self._digit(key))
        elif key == "Back":
            words = self._console.say("menu.delete")
            canvas.button(box, words, self._back, name="pin.back", size=Size.BODY)
            canvas.key("Back", self._back)
        else:
            canvas.button(
                box, "OK", self._enter, primary=True, name="pin.enter", size=Size.BODY
            )  # fmt: skip
            canvas.key("Enter", self._enter)

    def _digit(self, digit: str) -> None:
        self._wrong = False
        self._typed = (self._typed + digit)[:MOST_DIGITS]

    def _back(self) -> None:
        self._typed = self._typed[:-1]

    def _enter(self) -> None:
        if self._typed == self._console.settings.pin:
            self._console.overlay = None
            self._then()
        else:
            self._typed, self._wrong = "", True

    def _away(self) -> None:
        self._console.overlay = None


class AskPin:
    """The pad alone, with a line about what it is asked for."""

    def __init__(self, console: Console, words: str, then: Callable[[], object]) -> None:
        self._words = words
        self._pad = PinPad(console, then)

    def draw(self, canvas: Canvas) -> None:
        """The line and the pad, on a screen that hides everything else."""
        canvas.fill(canvas.box, GROUND)
        box = canvas.box.centred(min(640, canvas.width - 32), min(440, canvas.height - 16))
        line, box = box.cut_top(Size.BIG * LINE_HEIGHT, 2 * GRID)
        canvas.label(self._words, line, Size.BIG, TEXT, bold=True, align="middle")
        self._pad.draw(canvas, box)


def facilitator_pin(console: Console, then: Callable[[], object]) -> AskPin:
    """Ask for the PIN before the facilitator's window is opened."""
    return AskPin(console, console.say("menu.facilitator_pin"), then)
