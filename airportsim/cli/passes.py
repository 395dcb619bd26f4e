"""By what this machine is known in the rooms it has joined, so that whoever closes a window, or
starts a machine anew, comes back to the same seats.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from airportsim.files.places import user_data
from airportsim.files.private import read_private, write_private
from airportsim.files.problems import FileProblem

MOST = 50
"""So many passes are kept, the latest ones."""


@dataclass(frozen=True, slots=True)
class Pass:
    """Who somebody is in a room: the name that he asked for, the one that he got, and the token."""

    code: str
    asked: str
    name: str
    token: str


def passes_path() -> Path | None:
    """Where the passes of a person are kept; None if he has no place for his files."""
    try:
        return user_data() / "airportsim" / "passes.json"
    except RuntimeError:
        return None


class Passes:
    """The passes in a file that is for its owner alone; what cannot be kept is forgotten."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def token(self, code: str, name: str) -> str:
        """The token of whoever has joined a room with this code as `name`; "" if nobody has."""
        found = [one for one in self._all() if one.code == code and name in (one.asked, one.name)]
        return found[-1].token if found else ""

    def keep(self, new: Pass) -> None:
        """Keep a pass, in place of an earlier one of the same person."""
        others = [one for one in self._all() if (one.code, one.name) != (new.code, new.name)]
        if self._path is not None:
            kept = [asdict(one) for one in [*others, new][-MOST:]]
            with suppress(FileProblem):
                write_private(self._path, json.dumps(kept, ensure_ascii=False, indent=1))

    def _all(self) -> list[Pass]:
        with suppress(FileProblem, ValueError, TypeError, RecursionError):
            text = read_private(self._path) if self._path is not None else None
            found = [Pass(**one) for one in json.loads(text or "[]")]
            if all(isinstance(value, str) for one in found for value in asdict(one).values()):
                return found
        return []
