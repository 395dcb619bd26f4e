"""Text in the columns of a terminal, where a Chinese letter takes two."""

from unicodedata import combining, east_asian_width


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
