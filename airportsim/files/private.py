"""Small files that are for their owner alone, replaced whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from airportsim.files.problems import FileProblem

LARGEST = 1 << 20
"""Bytes of such a file at the most."""


def read_private(path: Path) -> str | None:
    """The text of a file, None if there is none; raises FileProblem."""
    try:
        if path.stat().st_size > LARGEST:
            raise FileProblem(f"{path}: it is larger than {LARGEST:,} bytes; remove it")
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as problem:
        raise FileProblem(f"{path}: it cannot be read: {problem}") from None


def write_private(path: Path, text: str) -> None:
    """Write a file so that others cannot read it, where the system knows of others.

    Raises FileProblem; the file is then as it was.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as part:  # made for its owner alone
            part.write(text)
            part.flush()
            os.fsync(part.fileno())
        try:
            Path(part.name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(part.name).unlink()
            raise
    except OSError as problem:
        raise FileProblem(f"{path}: it cannot be written: {problem}") from None
