"""Writes docs/parameters.md, all numbers of `classic` and of its bots: run it as a module.

Meanings are those of the model's dataclasses, values and structure those of the shipped files;
symbols and sources lie in parameters.yaml beside this file.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from itertools import combinations
from pathlib import Path
from typing import Any

from airportsim.files.library import load_scenario, load_skills, load_team, team_names
from airportsim.files.plain import plain_yaml
from airportsim.files.shape import adapter_of
from airportsim.files.source import source_of
from airportsim.model.airport import Airport, FaultType, Symptom
from airportsim.model.draws import _SPREAD
from airportsim.model.ranges import TIMES, UNITS
from airportsim.model.scenario import Scenario
from airportsim.model.team import RoundPlan, Skill, Team
from airportsim.play.bots.mind import fact_order
from tests.keys_of_scenarios import Key, keys

FILE = Path(__file__).parent.parent / "docs" / "parameters.md"
SOURCES = Path(__file__).parent / "parameters.yaml"
INTRO = """# The parameters of `classic`

Made by `python -m tests.parameters_of_classic` from the program and its files; a test fails when this page is stale. What the numbers do is said in [the model description](model.md), whose symbols stand here.

Sources: *classroom* is stated in, or computed from, the reports of the classroom workshop (2006-2009). *Fitted* was set so that the reference team comes near the classroom's five numbers, in a preliminary sketch or in this program (seeds from 10,001 up). *Assumed* is ours and was fitted to nothing. Several values of a row are those of its list, in order: rounds 1 to 5, priorities 1 to 3, the SLAs on offer."""  # noqa: E501
UNSOURCED = ("version", "levers", "items", "schedule.timetable", "rounds.faults")
"""Numbers that have tables of their own, or that are none of the model's."""
Row = Sequence[object]


def page() -> str:
    """The whole page."""
    known = plain_yaml(source_of(SOURCES))
    airport, skills = Airport(load_scenario("classic")), load_skills()
    teams = [load_team(name) for name in team_names()]
    parts = {
        "Numbers": _numbers(airport.scenario, known["scenario"]),
        "Services": _services(airport.scenario),
        "Kinds of items and their modes": _modes(airport.scenario),
        "Items": _items(airport),
        "Faults set by hand": _set_by_hand(airport.scenario),
        "Improvements": _levers(airport.scenario),
        "Skills of bots": _skills(skills, known["skill"]),
        "Teams of bots": [line for team in teams for line in _team(team)],
        "What follows from these numbers": _derived(airport),
    }
    written = (f"## {name}\n\n" + "\n".join(lines).rstrip() for name, lines in parts.items())
    return "\n\n".join([INTRO, *written]) + "\n"


def places() -> tuple[set[str], set[str]]:
    """All numbers of the scenario, and of a skill, that must have a source."""
    scenario = {place for place, *_ in _values(load_scenario("classic"))}
    return scenario, {place for place, *_ in _values_of_skill(load_skills()["regular"])}


def _table(head: str, rows: Iterator[Row]) -> list[str]:
    line = "|---" * (head.count("|") + 1) + "|"
    return [f"| {head} |", line, *(f"| {' | '.join(map(str, row))} |" for row in rows)]


# --- numbers ----------------------------------------------------------------------------------


def _numbers(scenario: Scenario, known: Mapping[str, Any]) -> list[str]:
    rows = (
        (f"`{place}`", *_known(known[place], about), unit, _listed(values), known[place]["source"])
        for place, about, unit, values in _values(scenario)
    )
    return _table("key | symbol | meaning | unit | value | source", rows)


def _known(known: Mapping[str, Any], about: str) -> tuple[str, str]:
    symbol, why = known.get("symbol", ""), known.get("why", "")
    return f"*{symbol}*" if symbol else "", f"{about} ({why})" if why else about


def _values(scenario: Scenario) -> Iterator[tuple[str, str, str, list[Any]]]:
    """Place, meaning, unit and values of each number."""
    for key in keys():
        if not key.place.startswith(UNSOURCED):
            for name, values in _found(scenario, key).items():
                place = f"{key.place}.{name}" if name else key.place
                about = key.about if not name else f"{key.about.removesuffix('.')}: {name}."
                yield place, about, _unit(f"{key.place}.*" if name else key.place), values


def _found(scenario: Scenario, key: Key) -> dict[str, list[Any]]:
    """The numbers at a key, by the name under it if it holds a mapping; empty if there are none."""
    at: list[Any] = [scenario]
    for step in key.place.split("."):
        inside = [getattr(one, step) for one in at if is_dataclass(one)]
        at = [x for one in inside for x in (one if isinstance(one, tuple) else (one,))]
    named: dict[str, list[Any]] = {}
    for mapping in (one for one in at if isinstance(one, Mapping)):
        for name, one in mapping.items():
            if isinstance(name, Enum) and isinstance(one, int | float):
                named.setdefault(name.value, []).append(one)
    numbers = [one for one in at if isinstance(one, int | float) and not isinstance(one, bool)]
    return named or ({"": numbers} if numbers else {})


def _unit(place: str) -> str:
    return "s" if place in TIMES else UNITS.get(place, "")


def _listed(values: Sequence[Any]) -> str:
    same = len(set(values)) == 1
    return "; ".join(f"{one:,}" for one in (values[:1] if same else values))


# --- the airport ------------------------------------------------------------------------------


def _services(scenario: Scenario) -> list[str]:
    rows = ((s.id, s.name.en, s.phase.value) for s in scenario.services)
    lines = (f"{a.id} ({a.name.en}) at {a.terminal}" for a in scenario.airlines)
    terminals = f"Terminals: {', '.join(scenario.terminals)}."
    airlines = f"Airlines, in the order of their lines: {', '.join(lines)}."
    return [f"{terminals} {airlines}", "", *_table("service | name | phase", rows)]


def _modes(scenario: Scenario) -> list[str]:
    rows = (
        (kind, mode, one.manner.value, one.remedy, "yes" if one.first_line else "")
        for kind, of in scenario.kinds.items()
        for mode, one in of.modes.items()
    )
    counts = sorted({len(kind.remedies) for kind in scenario.kinds.values()})
    return [
        f"Remedies of each kind: {_listed(counts)}, the right ones of its modes among them.", "",
        *_table("kind | mode | manner | right remedy | first line", rows),
    ]  # fmt: skip


def _items(airport: Airport) -> list[str]:
    rows = (
        (
            item.id, item.kind, _where(item.carries), " ".join(item.needs), " ".join(item.limps),
            ", ".join(f"{mode} {weight:g}" for mode, weight in item.faults.items()),
            _where(airport.covers[item.id]),
        )
        for item in airport.scenario.items
    )  # fmt: skip
    return _table("item | kind | carries | needs | limps | modes and weights | cover", rows)


def _where(tiles: Mapping[str, Sequence[str]]) -> str:
    return ", ".join(f"{service} {'+'.join(where)}" for service, where in tiles.items())


def _set_by_hand(scenario: Scenario) -> list[str]:
    rows = (
        (n, one.at, one.item, one.mode)
        for n, at in enumerate(scenario.rounds, 1)
        for one in at.faults
    )
    return _table("round | second | item | mode", rows)


def _levers(scenario: Scenario) -> list[str]:
    rows = (
        (one.id.value, one.effort, one.price, ", ".join(need.value for need in one.needs))
        for one in scenario.levers
    )
    return _table("improvement | effort, points | price, USD | needs", rows)


# --- bots -------------------------------------------------------------------------------------


def _skills(skills: Mapping[str, Skill], known: Mapping[str, Any]) -> list[str]:
    names = ("novice", "regular", "expert")
    found = {name: {p: value for p, _, value in _values_of_skill(skills[name])} for name in names}
    rows = (
        (f"`{place}`", _known(known[place], about)[1], *(found[name][place] for name in names),
         known[place]["source"])
        for place, about, _ in _values_of_skill(skills["regular"])
    )  # fmt: skip
    note = (
        "Times are seconds, chances per mille. The sources are those of `regular`; `novice` and "
        "`expert` are assumed throughout."
    )
    return [note, "", *_table(f"key | meaning | {' | '.join(names)} | source", rows)]


def _values_of_skill(skill: Skill) -> Iterator[tuple[str, str, int]]:
    about = adapter_of(Skill).json_schema()["properties"]
    for field in fields(skill):
        value, meaning = getattr(skill, field.name), about[field.name].get("description", "")
        if isinstance(value, int):
            yield field.name, meaning, value
        elif isinstance(value, Mapping):
            for act, seconds in value.items():
                yield f"{field.name}.{act}", f"{meaning.removesuffix('.')}: {act}.", seconds


def _team(team: Team) -> list[str]:
    free = f", exempt from effort, knows {team.knows} faults at first" if team.exempt else ""
    rows = (
        (n, _names(plan.adopt), _names(plan.drop), _moves(plan), plan.mirrors, plan.predict,
         plan.promise)
        for n, plan in enumerate(team.rounds, 1)
    )  # fmt: skip
    head = "round | adopt | drop | people moved | mirrors | articles | SLA, %"
    table = _table(head, rows) if team.rounds else ["Changes nothing and signs 85 % each round."]
    return [f"**{team.name}**: skill {team.skill}{free}.", "", *table, ""]


def _names(levers: Sequence[Any]) -> str:
    return ", ".join(one.value for one in levers)


def _moves(plan: RoundPlan) -> str:
    return ", ".join(f"{m.people} {m.source.value} to {m.to.value}" for m in plan.move)


# --- what follows -----------------------------------------------------------------------------


def _derived(airport: Airport) -> list[str]:
    faults = airport.faults
    reach = Counter[int]()
    for one in faults:
        reach[max(len(symptom.terminals) for symptom in one.symptoms)] += round(one.weight * 1000)
    rows: list[Row] = [
        ("items", len(airport.items)),
        ("fault types", len(faults)),
        *(
            (f"share of faults that reach {n} terminal{'s' * (n > 1)}", _percent(share, reach))
            for n, share in sorted(reach.items())
        ),
        ("share of first-line faults", f"{_mean(faults, lambda f: 100 * f.first_line):.1f} %"),
        ("services a fault takes down, mean", f"{_mean(faults, lambda f: len(f.symptoms)):.2f}"),
        ("tiles a fault takes down, mean", f"{_mean(faults, lambda f: len(f.tiles)):.2f}"),
        ("candidates with all facts told, mean", f"{_candidates(airport, _all):.2f}"),
        ("candidates with the two most telling facts, mean", f"{_candidates(airport, _two):.2f}"),
        ("candidates with two facts at random, mean", f"{_candidates(airport, _any):.2f}"),
    ]
    quantiles = ", ".join(map(str, _SPREAD))
    return [
        "Shares and means are weighted with the weights of the fault types.", "",
        *_table("quantity | value", iter(rows)), "",
        "Quantiles of the handling times, per mille of the mean:", "", quantiles,
    ]  # fmt: skip


def _percent(share: int, of: Counter[int]) -> str:
    return f"{100 * share / of.total():.1f} %"


def _mean(faults: Sequence[FaultType], of: Callable[[FaultType], float]) -> float:
    return sum(f.weight * of(f) for f in faults) / sum(f.weight for f in faults)


Told = Callable[[Symptom], list[Sequence[int]]]


def _all(symptom: Symptom) -> list[Sequence[int]]:
    return [range(len(symptom.facts))]


def _two(symptom: Symptom) -> list[Sequence[int]]:
    return [fact_order([fact.kind for fact in symptom.facts])[:2]]


def _any(symptom: Symptom) -> list[Sequence[int]]:
    return list(combinations(range(len(symptom.facts)), 2))


def _candidates(airport: Airport, told: Told) -> float:
    """Mean items that agree with what is told, over the alerts of all fault types."""
    found, weights = 0.0, 0.0
    for fault in airport.faults:
        for symptom in fault.symptoms:
            ways = [sum(1 << n for n in way) for way in told(symptom)]
            left = sum(len(airport.candidates(symptom, way)) for way in ways) / len(ways)
            found, weights = found + fault.weight * left, weights + fault.weight
    return found / weights


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8", newline="\n")
