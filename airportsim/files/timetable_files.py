"""Tables as text, line by line, whether they are packed or not."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, cast

from airportsim.files.problems import FileProblem

LONGEST = 1 << 16
"""A line with more characters than this is no line of a table."""

_UNREADABLE = (OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error)


def problem_in(path: Path, line: int, reason: str) -> FileProblem:
    """What is wrong with a line of a table."""
    return FileProblem(f"{path}:{line}: {reason}")


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a table: a text file, or one packed with gzip or zip; raises FileProblem."""
    number = 0
    try:
        with _opened(path) as stream:
            while line := stream.readline(LONGEST):
                number += 1
                if len(line) == LONGEST:
                    raise problem_in(path, number, "the line does not end; this is no table")
                yield line
    except _UNREADABLE as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise FileProblem(f"{path}: it cannot be read ({reason})") from None


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    """The text of a table, whether it is packed or not."""
    if path.is_dir():
        raise FileProblem(f"{path} is a folder; name a file in it")
    with ExitStack() as stack:
        raw: IO[bytes] = stack.enter_context(path.open("rb"))
        start = raw.read(4) if path.is_file() else b""
        if start:
            raw.seek(0)
        if start[:2] == b"\x1f\x8b":
            raw = cast("IO[bytes]", stack.enter_context(gzip.open(raw)))
        elif start == b"PK\x03\x04":
            archive = stack.enter_context(zipfile.ZipFile(raw))
            raw = stack.enter_context(archive.open(_member(path, archive)))
        encoding = "utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        yield io.TextIOWrapper(raw, encoding=encoding, errors="replace", newline="")


def _member(path: Path, archive: zipfile.ZipFile) -> str:
    """The table in a zip file."""
    names = archive.namelist()
    if "[Content_Types].xml" in names:
        raise FileProblem(f"{path}: it is a workbook; save the table in it as CSV (UTF-8)")
    tables = [name for name in names if name.lower().endswith((".csv", ".txt"))]
    if len(tables) != 1:
        there = ", ".join(tables[:5]) or "none"
        raise FileProblem(f"{path}: one CSV file must be in it, and there is: {there}")
    return tables[0]
