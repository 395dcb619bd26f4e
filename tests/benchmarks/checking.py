"""How long broken and hostile files keep `airportsim check`: `python -m tests.benchmarks.checking`.

Times are wall-clock milliseconds after start-up; memory is by how much the process has grown, at
its peak, since its start-up (MB).
"""

import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from airportsim.files.library import load_scenario
from tests.files import hostile
from tests.files.broken import corpus, found

SLOWEST = 5
TIMES = 3


def main() -> None:
    load_scenario("classic")
    began = _peak()
    times = {path.stem: _timed(path) for path in corpus()}
    _print_summary("corpus", times)
    print(f"  grown by {_peak() - began:.0f} MB")
    print()
    with tempfile.TemporaryDirectory() as folder:
        told = dict(_hostile(Path(folder)))
    _print_summary("hostile", told)
    print(f"  grown by {_peak() - began:.0f} MB")


def _hostile(folder: Path) -> Iterator[tuple[str, float]]:
    for name, data in hostile.files():
        path = folder / "hostile.yaml"
        path.write_bytes(data)
        yield name, _timed(path)
    for name, path in hostile.places(folder):
        yield name, _timed(path)


def _timed(path: Path) -> float:
    """The best of a few times: other work on this machine only adds to it."""
    times = []
    for _ in range(TIMES):
        began = perf_counter()
        found(path)
        times.append(1_000 * (perf_counter() - began))
    return min(times)


def _print_summary(title: str, times: dict[str, float]) -> None:
    values = list(times.values())
    print(f"{title}: {len(times)} files, {statistics.mean(values):.0f} ms each, the slowest:")
    for name in sorted(times, key=lambda name: -times[name])[:SLOWEST]:
        print(f"  {times[name]:6.0f} ms  {name}")


def _peak() -> float:
    """The most memory that this process has had, in MB; 0 where that cannot be told."""
    try:
        import resource
    except ImportError:
        return 0.0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    main()
