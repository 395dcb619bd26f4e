"""The corpus of broken files: what stands in them, and what is told of it."""

from pathlib import Path

from airportsim.files.inspecting import inspected_file
from airportsim.files.problems import FileProblem, Flaw

CORPUS = Path(__file__).parent / "corpus"
EXPECTED = "#! "


def corpus() -> list[Path]:
    return sorted(CORPUS.glob("*.yaml"))


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def expected(path: Path) -> list[str]:
    """What the first lines of a file say about it."""
    lines = text_of(path).splitlines()
    return [line.removeprefix(EXPECTED) for line in lines if line.startswith(EXPECTED)]


def found(path: Path) -> tuple[Flaw, ...]:
    """All that is wrong with a file."""
    try:
        return inspected_file(path).flaws
    except FileProblem as problem:
        return problem.flaws


def told(path: Path) -> list[str]:
    """What is told of a file, as its first lines say it."""
    return [_line(path, flaw) for flaw in found(path)]


def _line(path: Path, flaw: Flaw) -> str:
    own = flaw.path == path
    place = f"{flaw.line}:{flaw.column}" if own else flaw.path.name
    said = ": ".join(part for part in (place, flaw.field, flaw.reason) if part)
    return f"{said} -> {flaw.hint}" if flaw.hint else said
