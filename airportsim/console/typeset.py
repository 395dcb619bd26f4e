"""Text as pictures: one font in two weights, each line drawn once and kept."""

from collections import OrderedDict
from collections.abc import Callable, Iterator

import pygame

from airportsim.console.look import Colour
from airportsim.files.places import font_file

MOST_LINES = 2000
"""Lines of text that are kept as pictures; those not drawn for longest go first."""

MOST_FONTS = 48
"""Sizes in which the font is open: each holds a file, and a window that is drawn larger and larger
needs ever new ones."""

ELLIPSIS = "..."
"""What stands for words that had no room (the one character for it is as wide as a Chinese one)."""


class Typesetter:
    """Turns lines of text into surfaces, in any size in pixels."""

    def __init__(self) -> None:
        self._fonts: OrderedDict[tuple[int, bool], pygame.font.Font] = OrderedDict()
        self._lines: OrderedDict[tuple[str, int, bool, Colour], pygame.Surface] = OrderedDict()
        self._widths: dict[tuple[str, int, bool], int] = {}
        self._wrapped: dict[tuple[str, int, bool, int], list[str]] = {}
        self._known: dict[str, bool] = {}

    def font(self, pixels: int, bold: bool = False) -> pygame.font.Font:
        """The font at a size in pixels."""
        key, fonts = (pixels, bold), self._fonts
        found = fonts.get(key)
        if found is None:
            found = fonts[key] = pygame.font.Font(font_file(bold), pixels)
            if len(fonts) > MOST_FONTS:
                fonts.popitem(last=False)
        fonts.move_to_end(key)
        return found

    def line(self, words: str, pixels: int, bold: bool, colour: Colour) -> pygame.Surface:
        """A line of text as a picture."""
        key = words, pixels, bold, colour
        lines = self._lines
        found = lines.get(key)
        if found is None:
            found = lines[key] = self.font(pixels, bold).render(words, True, colour)
            if len(lines) > MOST_LINES:
                lines.popitem(last=False)
        else:
            lines.move_to_end(key)
        return found

    def width(self, words: str, pixels: int, bold: bool = False) -> int:
        """How wide a line of text is, in pixels."""
        key = words, pixels, bold
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) > MOST_LINES:
                self._widths.clear()
            found = self._widths[key] = self.font(pixels, bold).size(words)[0]
        return found

    def shortened(self, words: str, pixels: int, bold: bool, room: int) -> str:
        """A line of text, cut so that it fits, with dots where something is missing."""
        low, high = 0, len(words)
        while low < high:
            half = (low + high + 1) // 2
            fits = self.width(words[:half].rstrip() + ELLIPSIS, pixels, bold) <= room
            low, high = (half, high) if fits else (low, half - 1)
        return words[:low].rstrip() + ELLIPSIS

    def lacking(self, words: str) -> str:
        """The letters of a text that the font lacks: pygame draws a box for them, and is silent."""
        return "".join(letter for letter in dict.fromkeys(words) if not self._has(letter))

    def _has(self, letter: str) -> bool:
        if letter not in self._known:
            one, none = (self.font(20).render(c, True, "white") for c in (letter, "\uffff"))
            same = pygame.image.tobytes(one, "RGBA") == pygame.image.tobytes(none, "RGBA")
            self._known[letter] = not same
        return self._known[letter]

    def wrapped(self, words: str, pixels: int, bold: bool, room: int) -> list[str]:
        """Text broken into lines that fit: between words, or between Chinese characters."""
        key = words, pixels, bold, room
        lines = self._wrapped.get(key)
        if lines is None:
            if len(self._wrapped) > MOST_LINES:
                self._wrapped.clear()
            lines = self._wrapped[key] = []
            for paragraph in words.split("\n"):
                lines += self._broken(paragraph, lambda x: self.width(x, pixels, bold) <= room)
        return lines

    def _broken(self, words: str, fits: Callable[[str], bool]) -> list[str]:
        lines, line = [], ""
        for piece in _pieces(words):
            if line and not fits((line + piece).rstrip()):
                lines.append(line.rstrip())
                line = ""
            line += piece if line else piece.lstrip()
        return [*lines, line.rstrip()]


WIDE = "\u2e80"
"""From here on letters are Chinese: a line may end after any of them."""

NEVER_FIRST = "，。、；：？！）》”’…,.;:?!)%"
"""What may not begin a line."""


def _pieces(words: str) -> Iterator[str]:
    """Text cut wherever a line may end; spaces stand at the ends of pieces."""
    piece = ""
    for letter in words:
        may_begin = piece and letter != " " and letter not in NEVER_FIRST
        if may_begin and (piece[-1] == " " or max(letter, piece[-1]) >= WIDE):
            yield piece
            piece = ""
        piece += letter
    if piece:
        yield piece
