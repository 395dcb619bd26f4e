"""Things below one another: lines, paragraphs, chips and cards, and how high they are together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import DIM, GRID, LINE_HEIGHT, TEXT, Colour, Size

CHIP = 26
"""Height of a chip."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice among others."""

    label: str
    do: Callable[[], object] | None
    chosen: bool = False
    key: str = ""
    refusal: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a card, in lines of one kind."""

    words: str
    colour: Colour = TEXT
    size: int = Size.BODY
    bold: bool = False


class Column:
    """Fills a box from its top; `height` is what has been taken so far."""

    def __init__(self, canvas: Canvas, box: Box) -> None:
        self.canvas = canvas
        self.box = box
        self.height = 0.0

    @property
    def left(self) -> Box:
        """The room below what has been drawn."""
        return Box(self.box.x, self.box.y + self.height, self.box.w, self.box.h - self.height)

    def halves(self) -> tuple["Column", "Column"]:
        """Two columns beside one another in the room that is left."""
        left, right = self.left.columns(2, 2 * GRID)
        return Column(self.canvas, left), Column(self.canvas, right)

    def take(self, height: float, gap: float = GRID) -> Box:
        """Room of a height for something of one's own."""
        room = Box(self.box.x, self.box.y + self.height, self.box.w, height)
        self.height += height + gap
        return room

    def title(self, words: str, note: str = "", colour: Colour = DIM) -> None:
        """The heading of a part, with a note at its right."""
        room = self.take(18, 2)
        noted = self.canvas.text(note, room.right, room.y, Size.SMALL, colour, align="right")
        left = room.w - noted - GRID
        self.canvas.text(words, room.x, room.y, Size.SMALL, DIM, True, room=left)

    def heading(self, words: str, note: str, colour: Colour) -> None:
        """What something is about, and how it stands: below it, or beside it to save room."""
        room = self.left
        wide = self.canvas.width_of(words, Size.LARGE, True) + self.canvas.width_of(note)
        if self.canvas.compact and wide + 2 * GRID <= room.w:
            line = self.take(Size.LARGE * LINE_HEIGHT, 2)
            self.canvas.label(words, line, Size.LARGE, TEXT, bold=True)
            self.canvas.label(note, line, Size.BODY, colour, align="right")
        else:
            self.words(words, size=Size.LARGE, bold=True)
            self.words(note, colour)

    def words(
        self, words: str, colour: Colour = TEXT, size: int = Size.BODY, bold: bool = False,
        gap: float = 2,
    ) -> None:  # fmt: skip
        """A paragraph; nothing for no words."""
        if words:
            self.height += self.canvas.paragraph(words, self.left, size, colour, bold) + gap

    def chips(self, chips: Sequence[Chip], label: str = "") -> None:
        """Choices in a row, or in as many as they need, behind a label if wanted."""
        if not chips:
            return
        x, room = self.box.x, self.take(CHIP, 6)
        if label:
            wide = self.canvas.width_of(label, Size.SMALL, bold=True)
            self.canvas.label(label, room, Size.SMALL, DIM, bold=True)
            x += wide + GRID
        for chip in chips:
            w = min(self.canvas.chip_width(chip.label, chip.key), room.w)
            if x > room.x and x + w > room.right:
                x, room = self.box.x, self.take(CHIP, 6)
            self.canvas.chip(
                x, room.y, chip.label, chip.do, chip.chosen, chip.key, chip.refusal, chip.name, w
            )
            x += w + 6

    def card(self, words: Sequence[Words], ground: Colour) -> Box:
        """Paragraphs on a ground of their own; answers with the whole card."""
        wide = self.box.w - 20
        heights = [self.canvas.height_of(w.words, wide, w.size, w.bold) for w in words]
        card = self.take(sum(heights) + 12)
        self.canvas.fill(card, ground, 6)
        inner = card.inset(10, 6)
        for said, height in zip(words, heights, strict=True):
            self.canvas.paragraph(said.words, inner, said.size, said.colour, said.bold)
            _, inner = inner.cut_top(height, 0)
        return card
