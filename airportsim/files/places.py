"""Where the shipped files are: one answer for a checkout, an editable install and a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(*parts: str) -> Path:
    """A shipped file or folder, such as `shipped("scenarios", "teams")`.

    A wheel carries scenarios and assets inside the package, a checkout beside it.
    """
    inside = _PACKAGE.joinpath("data", *parts)
    return inside if inside.exists() else _PACKAGE.parent.joinpath(*parts)
