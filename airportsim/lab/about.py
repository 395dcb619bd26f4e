"""What stands beside results: the design, versions, seeds and the meaning of each column."""

import json
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from airportsim import __version__
from airportsim.files.designs import Material, copies
from airportsim.files.locking import LOCK
from airportsim.files.problems import FileProblem, shown
from airportsim.files.reading import dumped
from airportsim.files.writing import write
from airportsim.lab.results import ABOUT, PARTS, RUNS, read_about
from airportsim.lab.runs import Task, columns_of
from airportsim.model.design import Design
from airportsim.model.version import RULES

_PACKAGES = ("simpy", "numpy", "scipy", "pyarrow", "distributed")
_DECIDES = {
    "design": "another design",
    "scenarios": "other scenarios",
    "teams": "other teams",
    "bots": "other bots",
    "rules": "another number of rules",
    "points": "other points",
}
"""What must be the same for results to belong together, and how it is told if it is not."""
_WORDS = ("name", "about", "measures")
"""What of a design is only told, and changes no result."""


def about(task: Task) -> dict[str, Any]:
    """Everything that somebody who finds the table must know, as plain values."""
    design = task.material.design
    return {
        "name": design.name,
        "design": json.loads(dumped(design)),
        "airportsim": __version__,
        "rules": RULES,
        "python": platform.python_version(),
        "packages": dict(_versions()),
        "platform": platform.platform(),
        "seed": design.seed,
        **{kind: dict(named) for kind, named in task.digests.items()},
        "points": [
            {
                "point": point.number,
                "scenario": point.scenario,
                "team": point.team,
                "bots": point.line_up,
                "factors": point.factors,
            }
            for point in task.points
        ],
        "measures": list(design.measures),
        "columns": [
            {"name": c.name, "meaning": c.meaning, "unit": c.unit, "type": c.kind.value}
            for c in columns_of(task.material)
        ],
    }


def write_about(out: Path, known: dict[str, Any], material: Material) -> None:
    """Put it into the folder of results, with copies of all that is played; raises FileProblem."""
    kept = list(copies(material))
    try:
        for name, _ in kept:
            (out / name).parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        reason = problem.strerror or problem
        raise FileProblem(f"{out}: the folder cannot be made ({reason})") from None
    for name, text in kept:
        write(out / name, [text])
    write(out / ABOUT, [json.dumps(known, indent=2, ensure_ascii=False) + "\n"])


def is_there(out: Path, known: dict[str, Any], resume: bool) -> bool:
    """Whether a folder holds all results of an experiment already.

    Raises FileProblem if it holds anything but what can be gone on with, or that is not wanted.
    """
    if not (out / ABOUT).exists():
        if any(not path.name.startswith(LOCK) for path in out.iterdir()):
            raise FileProblem(f"{out} holds something else; name another folder with --out")
        return False
    before = read_about(out)
    if not resume:
        raise FileProblem(
            f"{out} holds the experiment {before.get('name')!r} already; go on with it with "
            "--resume, or name another folder with --out"
        )
    if isinstance(before["design"], dict):  # an older version did not know all keys
        before["design"] = json.loads(dumped(Design(""))) | before["design"]
    for key, what in _DECIDES.items():
        differs = _differs(before.get(key), known[key])
        if differs:
            raise FileProblem(
                f"{out} was begun with {what} ({differs}); what is new cannot be mixed with what "
                "is there: name another folder with --out"
            )
    return (out / f"{RUNS}.parquet").exists() and not (out / PARTS).exists()


def _differs(before: Any, now: Any) -> str:
    """What of something differs in a way that changes results, in a few words; "" if nothing."""
    if not (isinstance(before, dict) and isinstance(now, dict)):
        return "" if before == now else f"{shown(before)}, now {shown(now)}"
    for key in dict.fromkeys((*before, *now)):
        if key not in _WORDS and before.get(key) != now.get(key):
            return f"{key}: {shown(before.get(key))}, now {shown(now.get(key))}"
    return ""


def _versions() -> Iterator[tuple[str, str]]:
    for package in _PACKAGES:
        try:
            yield package, version(package)
        except PackageNotFoundError:
            continue
