"""Results as they come in: a folder of small files, each put in place as a whole.

A part is named after its point, its first replication and how many replications it holds; its lines
are rows in JSON, and its last line counts them, so that a damaged part is told from a whole one.
"""

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from airportsim.files.problems import FileProblem
from airportsim.files.tables import Row
from airportsim.files.writing import write

_NAME = re.compile(r"(\d{6})-(\d{8})-(\d{6})\.jsonl", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """Replications of a point: `count` of them from `first` on."""

    point: int
    first: int
    count: int

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{self.point:06}-{self.first:08}-{self.count:06}.jsonl"


class Parts:
    """The parts in a folder; they are in order of points and replications."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, part: Part, lines: Sequence[str]) -> None:
        """Keep the rows of a part as lines of JSON; raises FileProblem."""
        self._folder.mkdir(parents=True, exist_ok=True)
        rows = sum(line.count("\n") for line in lines)
        write(self._folder / part.name, [*lines, f'{{"rows":{rows}}}\n'])

    def names(self) -> list[Part]:
        """The parts that are there, damaged ones included."""
        if not self._folder.is_dir():
            return []
        found = (_NAME.fullmatch(path.name) for path in self._folder.iterdir())
        return sorted(Part(*map(int, one.groups())) for one in found if one)

    def rows(self, part: Part) -> list[Row]:
        """The rows of a part; raises FileProblem for one that is damaged."""
        path = self._folder / part.name
        try:
            *rows, end = map(json.loads, path.read_text(encoding="utf-8").splitlines())
            whole = end == {"rows": len(rows)} and all(isinstance(row, dict) for row in rows)
        except (OSError, ValueError):
            whole = False
        if not whole:
            raise FileProblem(f"{path}: this part of the results is damaged")
        return rows

    def drop(self, part: Part) -> None:
        """Throw a part away."""
        (self._folder / part.name).unlink(missing_ok=True)

    def drop_all(self) -> None:
        """Throw all parts away, once they have been merged."""
        shutil.rmtree(self._folder, ignore_errors=True)


def gaps(count: int, there: Sequence[Part], first: int = 0) -> Iterator[range]:
    """The replications from `first` to `count` - 1 of a point that no part holds."""
    at = first
    for part in there:
        if at < min(part.first, count):
            yield range(at, min(part.first, count))
        at = max(at, part.first + part.count)
    if at < count:
        yield range(at, count)
