"""The text of a file that a person has written, read without trusting it."""

import codecs
import os
import re
import stat
from bisect import bisect_right
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from airportsim.files.problems import FileProblem, Flaw, clean, cut, near, problem_with

MAX_BYTES = 1 << 20
"""Files larger than this are refused before they are read."""
MAX_LINES = 50_000
"""Files with more lines than this are refused before they are parsed."""
MAX_ODD = 10
"""So many letters that are no text are told at the most."""
MAX_FLAWS = 100
"""A file with more flaws than this is not read on."""

BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""Where YAML begins a new line."""

SAVE = "save it as UTF-8 (in Notepad: File, Save as, Encoding UTF-8; in Excel: CSV UTF-8)"

_WAYS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]+")
_CHINESE = re.compile(r"[\u4e00-\u9fff\uff00-\uffef\u3000-\u303f]")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_KNOWN = {
    b"PK\x03\x04": "a document of Word or Excel, or another zip file",
    b"\xd0\xcf\x11\xe0": "an old document of Word or Excel",
    b"%PDF": "a PDF document",
    b"{\\rtf": "a document of WordPad (RTF)",
    b"SQLite format 3": "a session; `airportsim play` goes on with it",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "a packed file",
}
"""How files begin that somebody could take for a scenario."""


class Source:
    """A file's text, and the name by which people know the file."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text

    @cached_property
    def lines(self) -> list[str]:
        """The lines, without what ends them."""
        return BREAK.split(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in BREAK.finditer(self.text))]

    def place(self, index: int) -> tuple[int, int]:
        """The line and the column, both from 1, of a letter by its number in the text."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def index(self, mark: Any) -> int:
        """The number in the text of the letter at a place as YAML's parsers tell it."""
        start: int = self._starts[mark.line]
        return start + int(mark.column)

    def line(self, number: int) -> str:
        """A line by its number from 1; "" for one that is not there."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def flaw(self, line: int, column: int, reason: str, field: str = "", hint: str = "") -> Flaw:
        """A flaw at a line and a column, both counted from 1."""
        text, mark = near(self.line(line), column)
        told = (field, cut(reason), cut(hint), text)
        named, why, hint, text = map(clean, told)
        return Flaw(self.path, line, column, named, why, hint, text, mark)


def is_there(path: Path) -> bool:
    """Whether there is something by this name, however odd it is."""
    try:
        return path.exists()
    except (OSError, ValueError):  # no file can have such a name
        return False


def source_of(path: Path) -> Source:
    """A file that was read; raises FileProblem."""
    data = bytes_of(path)
    known = next((what for start, what in _KNOWN.items() if data.startswith(start)), "")
    if known:
        raise FileProblem(f"{path}: this is {known}, not a text in YAML")
    source = Source(path, _text(path, data))
    breaks = sum(map(source.text.count, "\n\r\x85\u2028\u2029")) - source.text.count("\r\n")
    if breaks > MAX_LINES:
        raise FileProblem(f"{path}: it is too long; at most {MAX_LINES:,} lines are read")
    odd = list(islice(_NO_TEXT.finditer(source.text), MAX_ODD))
    if odd:
        raise problem_with([_no_text(source, one) for one in odd], path)
    return source


def bytes_of(path: Path) -> bytes:
    """What an ordinary file of a modest size holds; raises FileProblem.

    Nothing else is opened: a pipe or a device could keep whoever reads it waiting for ever.
    """
    try:
        if path.is_dir():
            raise FileProblem(f"{path} is a folder; name a file in it")
        if not stat.S_ISREG(path.stat().st_mode):
            raise FileProblem(f"{path}: it is no ordinary file, but a pipe or a device")
        with os.fdopen(os.open(path, os.O_RDONLY | _WAYS), "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise FileProblem(f"{path}: it is no ordinary file, but a pipe or a device")
            data = stream.read(MAX_BYTES + 1) or b""
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise FileProblem(f"{path}: it cannot be read ({reason})") from None
    if len(data) > MAX_BYTES:
        raise FileProblem(f"{path}: it is too big; at most {MAX_BYTES:,} bytes are read")
    return data


def _text(path: Path, data: bytes) -> str:
    if data.startswith(_WIDE) or _looks_wide(data):
        wider = b"\0\0" in (data[:2], data[2:4])
        encoding = "UTF-32" if wider else "UTF-16 (which Notepad calls Unicode)"
        reason = f"it is saved in {encoding}; {SAVE}"
        raise problem_with([Flaw(path, 1, 1, "", reason)], path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise _not_utf_8(path, data, problem.start) from None


def _looks_wide(data: bytes) -> bool:
    """Whether every other byte at the beginning is 0, as in UTF-16 and 32 without their mark."""
    start = data[:8]
    return len(start) == 8 and any(not any(start[n::2]) and any(start[1 - n :: 2]) for n in (0, 1))


def _not_utf_8(path: Path, data: bytes, at: int) -> FileProblem:
    lines = BREAK.split(data[:at].decode("utf-8-sig", "replace"))
    guess, encoding = _guessed(data)
    start, end = at - len(lines[-1].encode()), data.find(b"\n", at)
    line = data[start : end if end > 0 else len(data)].decode(encoding, "replace").rstrip("\r")
    text, mark = near(clean(line), len(lines[-1]) + 1)
    reason = f"it is {guess}; {SAVE}"
    flaw = Flaw(path, len(lines), len(lines[-1]) + 1, "", reason, text=text, mark=mark)
    return problem_with([flaw], path)


def _guessed(data: bytes) -> tuple[str, str]:
    """What bytes that are no UTF-8 probably are, in words and as Python calls it."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return "not saved in UTF-8", "latin-1"
    if _CHINESE.search(text) and "\x00" not in text:
        return "saved in a Chinese encoding (GBK, which Notepad calls ANSI)", "gb18030"
    return "not saved in UTF-8", "latin-1"


def _no_text(source: Source, found: re.Match[str]) -> Flaw:
    code, count = f"U+{ord(found[0][0]):04X}", len(found[0])
    reason = f"there is a character here that is no text ({code}); delete it"
    if count > 1:
        reason = f"there are {count:,} characters here that are no text ({code}); delete them"
    return source.flaw(*source.place(found.start()), reason)
