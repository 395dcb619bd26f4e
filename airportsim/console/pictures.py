"""Pictures of screens, and other things to take away: where they are kept on this machine."""

from io import BytesIO
from pathlib import Path

import pygame

from airportsim.console.console import Console
from airportsim.files.places import user_data
from airportsim.files.problems import FileProblem

PICTURES, TABLES = "airportsim pictures", "airportsim tables"
"""The folders for what is taken away."""


def take_away(kind: str) -> Path:
    """A folder for what somebody takes away, which need not be there yet; raises FileProblem.

    It lies where people look for such things, or else beside the sessions.
    """
    try:
        usual = Path.home() / ("Pictures" if kind == PICTURES else "Documents")
        return (usual if usual.is_dir() else user_data() / "airportsim") / kind
    except RuntimeError:
        raise FileProblem("it is not known where your files are; nothing was saved") from None


def file_name(words: str) -> str:
    """Words as the name of a file or a folder that every platform takes."""
    clean = "".join(one if one.isalnum() or one in " -_" else "-" for one in words)
    return clean.strip(" .-")[:80] or "airportsim"


def shown(path: Path) -> str:
    """A path as people read it: their home is short."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def save_picture(console: Console, name: str) -> Path | None:
    """Save what the window shows as PNG, and say where; a problem is said as well."""
    assert console.canvas is not None
    try:
        session = console.opened.name if console.opened else "airportsim"
        path = _free(take_away(PICTURES), file_name(f"{session} {name}"))
        picture = BytesIO()
        pygame.image.save(console.canvas.surface, picture, "picture.png")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(picture.getvalue())
    except FileProblem as problem:
        console.notice(str(problem))
        return None
    except OSError as problem:
        reason = problem.strerror or str(problem)
        console.notice(console.say("check.not_saved", reason=reason))
        return None
    console.notice(console.say("check.saved", path=shown(path)), good=True)
    return path


def _free(folder: Path, name: str) -> Path:
    """A file of this name that is not there yet, numbered if need be."""
    path, n = folder / f"{name}.png", 1
    while path.exists():
        n += 1
        path = folder / f"{name} {n}.png"
    return path
