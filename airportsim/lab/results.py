"""The results of an experiment, as they lie in their folder."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from airportsim.files.problems import FileProblem, did_you_mean

if TYPE_CHECKING:
    import pyarrow as pa

ABOUT = "about.json"
"""The file that tells what the results are of."""
RUNS = "runs"
"""The tables are called RUNS.parquet and RUNS.csv."""
PARTS = "parts"
"""The folder in which results lie as they come in."""


@dataclass(frozen=True, slots=True)
class Values:
    """A measure of some replications, in their order; what failed or was not measured is left out.

    `values` are numbers, `replications` tells which replication each is of; both have one
    dimension and the same length.
    """

    values: NDArray[np.float64]
    replications: NDArray[np.int64]


class Results:
    """A table with one row for each run and round; `about` tells all that stands beside it."""

    def __init__(self, path: Path, about: dict[str, Any]) -> None:
        self.path = path
        self.about = about

    @property
    def factors(self) -> tuple[str, ...]:
        """The columns of what was varied beside scenario, team and bots."""
        points = self.about["points"]
        return tuple(points[0]["factors"]) if points else ()

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that the design is about."""
        return tuple(self.about["measures"])

    def table(self, columns: Sequence[str] | None = None) -> "pa.Table":
        """The whole table, or some of its columns; raises FileProblem."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        path = self.path / f"{RUNS}.parquet"
        known = [column["name"] for column in self.about["columns"]]
        for name in columns or ():
            if name not in known:
                raise FileProblem(f"{path}: there is no column {name!r}{did_you_mean(name, known)}")
        try:
            return pq.read_table(path, columns=None if columns is None else list(columns))
        except FileNotFoundError:
            raise FileProblem(
                f"{self.path}: the experiment is not over; `airportsim experiment --resume` goes on"
            ) from None
        except (OSError, pa.ArrowInvalid) as problem:
            raise FileProblem(f"{path}: it is damaged ({problem})") from None


def load_results(path: str | Path) -> Results:
    """The results in a folder; raises FileProblem."""
    return Results(Path(path), read_about(Path(path)))


def read_about(out: Path) -> dict[str, Any]:
    """What stands beside the results in a folder; raises FileProblem."""
    path = out / ABOUT
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise FileProblem(
            f"{out} holds no results of an experiment (there is no {ABOUT})"
        ) from None
    except ValueError as problem:
        raise FileProblem(f"{path}: it is damaged ({problem})") from None
    missing = [key for key in _NEEDED if not isinstance(known, dict) or key not in known]
    if missing or not known["points"]:
        raise FileProblem(f"{path}: it is damaged ({missing[0] if missing else 'points'} missing)")
    return dict(known)


_NEEDED = (
    "name", "design", "airportsim", "rules", "python", "packages", "platform", "seed",
    "scenarios", "teams", "bots", "points", "measures", "columns",
)  # fmt: skip
