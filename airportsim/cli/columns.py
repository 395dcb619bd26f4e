"""Text in the columns of a terminal, where a Chinese letter takes two."""

import re
from unicodedata import combining, east_asian_width

_OPENING, _CLOSING = "“‘（《【「", "，。；：！？、”’）》】」….,;:!?)"
_WORD = r"[!-\u2e7f]+?(?=\[|[^!-\u2e7f]|$)"
_PIECES = re.compile(rf"\s*[{_OPENING}]*(?:\[[^\]]*\]|{_WORD}|.)[{_CLOSING}]*", re.DOTALL)
"""What is not torn apart at the end of a line: brackets, words, Chinese letters one by one."""


def width(text: str) -> int:
    """Columns that a text takes."""
    return sum(
        2 if east_asian_width(letter) in "WF" else 0 if combining(letter) else 1 for letter in text
    )


def padded(text: str, columns: int) -> str:
    """A text with blanks up to so many columns."""
    return text + " " * (columns - width(text))


def cut(text: str, columns: int) -> str:
    """A text, its end left out (...) if it takes more columns than there are."""
    text = " ".join(text.split())
    if width(text) <= columns:
        return text
    while width(text) > columns - 3:
        text = text[:-1]
    return f"{text.rstrip()}..."


def wrapped(text: str, columns: int) -> list[str]:
    """A text as lines of so many columns; an interval in brackets stays together if it fits."""
    lines = [""]
    for piece in _PIECES.findall(text):
        if lines[-1] and width(lines[-1] + piece) > columns:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return lines


def can_show(text: str, encoding: str | None) -> bool:
    """Whether a stream with this encoding has all letters of a text."""
    try:
        text.encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def filled(done: int, whole: int, columns: int, encoding: str | None) -> str:
    """A bar for a part of a whole, always so many columns wide.

    It is drawn with letters that the encoding has.
    """
    full, half = ("█", "▌") if can_show("█▌", encoding) else ("#", "")
    halves = round(done * columns * 2 / whole)
    return padded(full * (halves // 2) + half * (halves % 2), columns)
