"""What a report says of the design: what was played, and whether it came to what was wanted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import inf, isfinite

from airportsim.lab.precision import Precision
from airportsim.lab.results import Results
from airportsim.lab.series import labels, series, shown, varying
from airportsim.lab.showing import bound, table
from airportsim.lab.statistics import interval

SHOWN = 30
"""So many points, or failures, are listed; the rest is in the table of runs."""
_LEVER = "lever."

SEQUENTIAL = """\
Replications were added until the {confidence} interval of `{measure}` in round {round} had a
half-width of {half_width} at most, or there were {at_most}: {first} first, then a look after each
{batch}, in the order of replications whatever finished first (Chow and Robbins, 1965; Law and
Kelton, 2000, section 9.4.1). Intervals after such a stop cover the mean a little more rarely than
they say; `python -m tests.benchmarks.coverage` in the source tells how much."""


def design_of(results: Results) -> Iterator[str]:
    """What was played: what varied, what did not, by which program."""
    about = results.about
    points, names = about["points"], varying(about["points"])
    first = shown(points[0])
    yield "## Design\n"
    held = [name for name in first if name not in names]
    lines = [f"- {name}: {first[name]}\n" for name in held if name not in points[0]["factors"]]
    if fixed := [f"{name} {first[name]}" for name in held if name in points[0]["factors"]]:
        lines.append(f"- held fixed: {', '.join(fixed)}\n")
    yield "".join(lines) + f"- seed: {about['seed']}\n"
    rows = [[str(one["point"]), *(shown(one)[name] for name in names)] for one in points[:SHOWN]]
    yield table(["point", *names], rows)
    if len(points) > SHOWN:
        yield f"and {len(points) - SHOWN:,} more points, which `about.json` lists.\n"
    yield from _never_on(results)
    packages = ", ".join(f"{name} {version}" for name, version in about["packages"].items())
    yield (
        f"Played by airportsim {about['airportsim']} (rules {about['rules']}), Python "
        f"{about['python']}, {packages}; {about['platform']}.\n"
    )
    digests = [
        [f"{kind[:-1]} {name}", f"`{digest}`"]
        for kind in ("scenarios", "teams") for name, digest in about[kind].items()
    ]  # fmt: skip
    yield table(["played", "SHA-256"], digests)


def _never_on(results: Results) -> Iterator[str]:
    """Improvements that were to be on at points, but were in none of their rounds."""
    names = [name for name in results.factors if name.startswith(_LEVER)]
    if not names:
        return
    runs = results.table(("point", "status", "levers")).to_pylist()
    seen: dict[int, set[str]] = {}
    for row in runs:
        if row["status"] == "ok":
            seen.setdefault(row["point"], set()).update((row["levers"] or "").split())
    for name in names:
        lever = name.removeprefix(_LEVER)
        idle = [
            number
            for one in results.about["points"]
            if one["factors"][name] == "on"
            and (number := int(one["point"])) in seen and lever not in seen[number]
        ]  # fmt: skip
        if idle:
            yield (
                f"`{lever}` was to be on at {_points(idle)}, but was in none of the rounds there: "
                "what it needs is off, or the team has no effort or money left for it.\n"
            )


def precision_of(results: Results) -> Iterator[str]:
    """How the number of replications was decided, and which points came to what was wanted."""
    aim = results.about["design"].get("precision")
    if not aim:
        return
    found = series(results, aim["measure"])
    lasts: dict[int, int] = {}
    for point, number in found:
        lasts[point] = max(number, lasts.get(point, 0))
    said = aim["round"] or ", or ".join(map(str, sorted(set(lasts.values())))) or "(none)"
    share = f"{100 * aim['confidence']:.6g} %"
    yield SEQUENTIAL.format_map({**aim, "confidence": share, "round": said}) + "\n"
    rule = Precision(
        aim["half_width"], aim["confidence"], aim["first"], aim["batch"], aim["at_most"]
    )
    rows, missed, columns = [], [], {c["name"]: c for c in results.about["columns"]}
    unit, made = columns[aim["measure"]]["unit"], _replications(results)
    names = labels(results.about["points"])
    for point, name in names.items():
        here = found.get((point, aim["round"] or lasts.get(point, 0)))
        values = () if here is None else here.values
        half = interval(values, rule.confidence).half_width if len(values) else inf
        if not rule.met(values):
            missed.append(point)
        rows.append([
            name, str(made.get(point, 0)), _half(half, unit),
            "yes" if rule.met(values) else "**no**",
        ])  # fmt: skip
    if missed:
        yield (
            f"**Not reached at {_points(missed)}**, which stopped at {aim['at_most']:,} "
            "replications: intervals are wider there than was wanted.\n"
        )
    else:
        yield "Every point reached it.\n"
    yield table(["point", "replications", "half-width", "reached"], rows[:SHOWN])


def _replications(results: Results) -> Counter[int]:
    """How many replications each point has, failed ones too."""
    runs = results.table(("point", "replication"))
    points, replications = (runs[name].to_pylist() for name in runs.column_names)
    return Counter(point for point, _ in set(zip(points, replications, strict=True)))


def _half(value: float, unit: str) -> str:
    """A half-width by 3 digits that count: it is held against what was wanted."""
    return f"{value:,.3g}" if isfinite(value) and value < 1000 else bound(value, unit)


def _points(numbers: Sequence[int]) -> str:
    listed = ", ".join(map(str, numbers[:SHOWN]))
    more = f" and {len(numbers) - SHOWN:,} more" if len(numbers) > SHOWN else ""
    return f"point{'s' if len(numbers) > 1 else ''} {listed}{more}"
