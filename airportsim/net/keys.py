"""What a room must know again when its host is started anew: code, PIN, and who has which token.

It lies beside the session's file, for its owner alone; tokens stand in it as hashes.
"""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from airportsim.files.private import read_private, write_private
from airportsim.files.problems import FileProblem
from airportsim.files.reading import adapter_of
from airportsim.net.gate import new_code, new_pin, new_token, sealed

SUFFIX = ".room.json"
"""How the name of the file ends; before it stands that of the session."""


@dataclass(slots=True)
class Known:
    """Somebody who has come once."""

    name: str
    facilitator: bool = False
    muted: bool = False


@dataclass(slots=True)
class Written:
    """What stands in the file."""

    code: str
    pin: str
    known: dict[str, Known] = field(default_factory=dict)


class Keys:
    """A room's code and PIN, and everybody's token; kept in a file if there is a `path`.

    A PIN that is given replaces the one that was kept. Raises FileProblem if the file can be
    neither read nor written.
    """

    def __init__(self, path: Path | None = None, pin: str = "") -> None:
        self._path = path
        self._written = _kept(path) or Written(new_code(), new_pin())
        self._written.pin = pin or self._written.pin
        self._save()

    @property
    def code(self) -> str:
        """The code that everybody has to say who comes for the first time."""
        return self._written.code

    @property
    def pin(self) -> str:
        """The PIN of whoever runs the room, and of the vendor's seat."""
        return self._written.pin

    @property
    def known(self) -> dict[str, Known]:
        """Everybody who has come, by the seal of his token."""
        return self._written.known

    def new(self, known: Known) -> tuple[str, str]:
        """A token for somebody who comes for the first time, and its seal."""
        token = new_token()
        seal = sealed(token)
        self.known[seal] = known
        self._save()
        return token, seal

    def keep(self, seal: str, known: Known) -> None:
        """Remember something else of somebody."""
        self.known[seal] = known
        self._save()

    def forget(self, seal: str) -> None:
        """Let somebody's token be worth nothing any more."""
        self.known.pop(seal, None)
        self._save()

    def _save(self) -> None:
        if self._path is not None:
            plain = asdict(self._written)
            write_private(self._path, json.dumps(plain, ensure_ascii=False, indent=1))


def _kept(path: Path | None) -> Written | None:
    """What a file holds, None if there is none; raises FileProblem."""
    text = read_private(path) if path is not None else None
    if not text:
        return None
    try:
        found: Written = adapter_of(Written).validate_json(text, strict=True)
    except ValueError:
        raise FileProblem(
            f"{path}: it is damaged; remove it, and the room gets a new code, and everybody joins "
            f"anew"
        ) from None
    return found
