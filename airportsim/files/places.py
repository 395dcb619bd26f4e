"""Where files are: those that are shipped, and the sessions of whoever runs airportsim."""

import os
import sys
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from airportsim.files.problems import FileProblem
from airportsim.model.names import nearest

SESSIONS = "AIRPORTSIM_SESSIONS"
"""The environment variable that names the folder of the sessions."""

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(*parts: str) -> Path:
    """A shipped file or folder, such as `shipped("scenarios", "teams")`.

    One answer for a checkout, an editable install and a wheel: a wheel carries scenarios and
    assets inside the package, a checkout beside it.
    """
    inside = _PACKAGE.joinpath("data", *parts)
    return inside if inside.exists() else _PACKAGE.parent.joinpath(*parts)


def names_in(*folder: str) -> list[str]:
    """The names of the shipped YAML files of a folder."""
    return sorted(path.stem for path in shipped(*folder).glob("*.yaml"))


def is_shipped(path: Path) -> bool:
    """Whether a file is one of the shipped scenarios."""
    return path.resolve() == shipped("scenarios", path.name).resolve()


def file_like(name: str, folder: Path, known: Iterable[str] = ()) -> str:
    """What was probably meant by the name of a YAML file, with or without its ending.

    That is a file of the folder, or one of the known names; "" if nothing is like it.
    """
    suffixes = (".yaml", ".yml")
    plain = name[: -len(Path(name).suffix)] if Path(name).suffix.lower() in suffixes else name
    try:
        found = [one for one in islice(folder.iterdir(), 1_000) if one.suffix.lower() in suffixes]
    except (OSError, ValueError):
        found = []
    names = {one.stem: one.name for one in sorted(found)}
    near = plain if plain in names else nearest(plain, [*known, *names])
    return near if near in known else names.get(near, "")


@cache
def font_file(bold: bool) -> Path:
    """The file of Noto Sans SC, which comes with pygame_gui and has Chinese and Latin letters."""
    found = find_spec("pygame_gui")
    assert found is not None
    assert found.origin is not None
    name = f"NotoSansSC-{'Bold' if bold else 'Regular'}.otf"
    return Path(found.origin).parent / "data" / name


def sessions_folder(given: str | None) -> Path:
    """The folder of the sessions, which need not be there yet.

    The one that is given, else that of the environment variable AIRPORTSIM_SESSIONS, else one
    where the platform keeps a user's data; raises FileProblem if there is no such place.
    """
    named = given or os.environ.get(SESSIONS)
    if named:
        return Path(named)
    try:
        return user_data() / "airportsim" / "sessions"
    except RuntimeError:
        raise FileProblem(
            f"it is not known where your files are; name a folder for the sessions in {SESSIONS}"
        ) from None


def user_data() -> Path:
    """Where programs of this platform keep a user's data; raises RuntimeError if he has no home."""
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) if local else Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    data = Path(os.environ.get("XDG_DATA_HOME", ""))
    return data if data.is_absolute() else Path.home() / ".local" / "share"
