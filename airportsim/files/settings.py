"""What a person has set once and wants to find again: kept in a small file of his own."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from airportsim.files.places import user_data
from airportsim.files.problems import FileProblem
from airportsim.files.writing import write
from airportsim.model.rules_of_room import LONGEST_NAME

LARGEST = 10_000
"""A settings file has fewer bytes than this."""

SMALLEST_SCALE, LARGEST_SCALE = 75, 200
"""The scale of the screen, in percent."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the console looks, sounds and speaks, and who sits at it.

    `scale` is in percent; `sound` whether there is any; `alarms` whether a seat's own window
    sounds them too; `hand_over` whether the screen is covered between two seats; `window` is a size
    in pixels; `pin`, of digits, guards vendor and facilitator ("" none); `address` is where
    a room was joined the last time.
    """

    player: str = ""
    language: str = "en"
    scale: int = 100
    sound: bool = True
    alarms: bool = False
    hand_over: bool = True
    fullscreen: bool = False
    window: tuple[int, int] = (1280, 720)
    pin: str = ""
    address: str = ""


def settings_path() -> Path:
    """Where the settings are kept; raises FileProblem if a person has no place for his files."""
    try:
        return user_data() / "airportsim" / "settings.json"
    except RuntimeError:
        raise FileProblem("it is not known where your files are; settings are not kept") from None


def load_settings(path: Path, usual: Settings) -> Settings:
    """The settings of a file, those of `usual` where it says nothing; raises FileProblem."""
    if not path.exists():
        return usual
    try:
        return _checked(json.loads(_text(path)), usual)
    except (OSError, TypeError, ValueError, RecursionError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise FileProblem(
            f"{path}: the settings cannot be read ({reason}); delete the file to begin anew"
        ) from None


def save_settings(path: Path, settings: Settings) -> None:
    """Keep the settings; raises FileProblem."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise FileProblem(f"{path.parent}: cannot be made ({problem.strerror})") from None
    write(path, [json.dumps(asdict(settings), indent=2, ensure_ascii=False) + "\n"])


def _text(path: Path) -> str:
    """The text of a settings file; raises OSError, or ValueError if it cannot be one."""
    if path.stat().st_size > LARGEST:
        raise ValueError("it is too large")
    return path.read_text(encoding="utf-8")


def _checked(found: object, usual: Settings) -> Settings:
    """Settings from plain values; raises TypeError or ValueError for one that cannot be."""
    if not isinstance(found, dict):
        raise TypeError("it holds no settings")
    values = {}
    for field in fields(Settings):
        value = found.get(field.name, getattr(usual, field.name))
        if field.name == "window" and isinstance(value, list):
            value = tuple(value)
        if type(value) is not type(getattr(usual, field.name)):
            raise ValueError(f"{field.name} cannot be {value!r}")
        values[field.name] = value
    settings = Settings(**values)
    if not SMALLEST_SCALE <= settings.scale <= LARGEST_SCALE:
        raise ValueError(f"scale is {SMALLEST_SCALE} to {LARGEST_SCALE}, not {settings.scale}")
    if settings.language not in ("en", "zh"):
        raise ValueError(f"language is en or zh, not {settings.language!r}")
    window = settings.window
    sides: list[object] = list(window)
    if len(sides) != 2 or not all(type(n) is int and 320 <= n <= 16384 for n in sides):
        raise ValueError(f"window is a width and a height, not {window!r}")
    if len(settings.player) > LONGEST_NAME or settings.player != settings.player.strip():
        raise ValueError(f"player cannot be {settings.player!r}")
    if settings.pin and not (settings.pin.isascii() and settings.pin.isdigit()):
        raise ValueError("pin has digits only")
    return settings
