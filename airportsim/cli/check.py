"""`airportsim check`: all that is wrong with files, or else what they are."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from airportsim.cli.flaws import counted, entry_of, lines_of
from airportsim.cli.misuse import Misuse
from airportsim.cli.screen import clock, texts_for
from airportsim.files.demands import doubts_of_scenario
from airportsim.files.demands_of_designs import points_in
from airportsim.files.inspecting import inspected_file
from airportsim.files.library import load_scenario, scenario_path
from airportsim.files.migrating import migrate, migration_of
from airportsim.files.problems import FileProblem, Flaw, Severity
from airportsim.files.reading import Inspected
from airportsim.files.source import MAX_FLAWS
from airportsim.model.design import Design
from airportsim.model.scenario import Scenario
from airportsim.model.team import Team
from airportsim.model.version import FORMAT
from airportsim.texts.language import Language, in_language
from airportsim.texts.texts import Texts

WELL, WARNED, WRONG = 0, 1, 2
"""Exit codes: nothing to say, warnings, errors."""
MOST = 10_000
"""A forecast plays so many sessions of each team at the most."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What `airportsim check` was asked for; `forecast` is None for none."""

    files: tuple[str, ...]
    json: bool
    migrate: bool
    forecast: int | None
    language: Language


def check_files(wishes: Wishes) -> int:
    """Check each file, tell what was found, and answer with the exit code; raises Misuse."""
    texts = texts_for(wishes.language, load_scenario("classic"), "scenarios")
    _refuse(wishes, texts)
    found: list[Flaw] = []
    forecast: dict[str, object] | None = None
    for name in wishes.files:
        path, one = _inspected(name, wishes, texts)
        found += one.flaws
        if not wishes.json:
            _tell(path, one, texts)
        if wishes.forecast is not None:
            forecast = _forecast(one, wishes, texts)
    if wishes.json:
        entries = [entry_of(flaw) for flaw in found]
        document = entries if forecast is None else {"found": entries, "forecast": forecast}
        sys.stdout.write(json.dumps(document, indent=2, ensure_ascii=False) + "\n")
    errors, warned = counted(tuple(found))
    return WRONG if errors else WARNED if warned else WELL


def _refuse(wishes: Wishes, texts: Texts) -> None:
    if wishes.forecast is None:
        return
    if len(wishes.files) > 1:
        raise Misuse(texts.say("check.several"))
    if not 1 <= wishes.forecast <= MOST:
        given = texts.say("check.bad_sessions", most=f"{MOST:,}", given=wishes.forecast)
        raise Misuse(given)


def _inspected(
    name: str, wishes: Wishes, texts: Texts
) -> tuple[Path, Inspected[Scenario | Team | Design]]:
    """A file and what was found in it, after it was brought up to date if that was asked for."""
    path = Path(name)
    try:
        path = scenario_path(name)
        if wishes.migrate:
            _migrate(path, texts, tell=not wishes.json)
        found = inspected_file(path)
    except FileProblem as problem:
        sentence = str(problem).removeprefix(str(path)).lstrip(": ")
        return path, Inspected(None, problem.flaws or (Flaw(path, 0, 0, "", sentence),))
    if isinstance(found.value, Scenario) and not counted(found.flaws)[0]:
        found = found.warned(doubts_of_scenario(found.value, path))
    return path, found


def _migrate(path: Path, texts: Texts, tell: bool) -> None:
    """Bring a file up to today's format, and show what has changed; raises FileProblem."""
    migration = migration_of(path)
    if migration is None:
        said = [texts.say("check.current", file=path, version=FORMAT)]
    else:
        backup = migrate(migration)
        done = texts.say("check.migrated", file=path, version=FORMAT, backup=backup)
        said = [*migration.difference(), done]
    if tell:
        print(*said, sep="\n")


def _forecast(
    found: Inspected[Scenario | Team | Design], wishes: Wishes, texts: Texts
) -> dict[str, object] | None:
    if not isinstance(found.value, Scenario) or counted(found.flaws)[0]:
        if not wishes.json:
            print(texts.say("check.no_forecast"))
        return None
    from airportsim.cli.forecast import show_forecast

    assert wishes.forecast is not None
    if not wishes.json:
        print(flush=True)
    return show_forecast(found.value, wishes.forecast, wishes.language, not wishes.json)


# --- what people read -------------------------------------------------------------------------


def _tell(path: Path, found: Inspected[Scenario | Team | Design], texts: Texts) -> None:
    for flaw in found.flaws:
        warning = flaw.severity is Severity.WARNING
        print(*lines_of(flaw, texts.say("check.warning") if warning else ""), sep="\n")
    errors, warned = counted(found.flaws)
    counts = [
        *([_many("check.errors", errors, texts)] if errors else []),
        *([_many("check.warnings", warned, texts)] if warned else []),
    ]
    if counts:
        between = texts.say("list.between")
        print(texts.say("check.found", file=path, counts=between.join(counts)))
    else:
        print(texts.say("check.well", file=path))
    if not errors and found.value is not None:
        print(*(f"  {line}" for line in _about(found.value, texts)), sep="\n")


def _about(value: Scenario | Team | Design, texts: Texts) -> list[str]:
    if isinstance(value, Scenario):
        return _about_scenario(value, texts)
    if isinstance(value, Design):
        points = _many("check.points", points_in(value), texts)
        return [texts.say("check.design", name=value.name, points=points)]
    rounds = _many("check.rounds", len(value.rounds), texts)
    title = in_language(value.title, texts.language)
    return [texts.say("check.team", title=title, name=value.name, rounds=rounds)]


def _about_scenario(scenario: Scenario, texts: Texts) -> list[str]:
    """What a scenario is, in a few lines."""
    counts = {
        "terminals": len(scenario.terminals),
        "airlines": len(scenario.airlines),
        "services": len(scenario.services),
        "items": len(scenario.items),
        "ways": sum(len(item.faults) for item in scenario.items),
        "rounds": len(scenario.rounds),
        "flights": scenario.schedule.flights,
        "people": sum(scenario.staff.values()),
        "levers": len(scenario.levers),
    }
    said = {key: _many(f"check.{key}", count, texts) for key, count in counts.items()}
    between = texts.say("list.between")
    said |= {
        "name": scenario.name,
        "title": in_language(scenario.title, texts.language),
        "time": clock(scenario.schedule.round),
        "drawn": str(scenario.strikes.count),
        "fixed": between.join(str(len(one.faults)) for one in scenario.rounds),
        "usd": between.join(f"{one.budget:,}" for one in scenario.rounds),
    }
    parts = ("title", "airport", "items", "rounds", "faults", "budgets", "team")
    return [texts.say(f"check.is.{part}", **said) for part in parts]


def _many(key: str, count: int, texts: Texts) -> str:
    """How many of something there are, in words."""
    if key == "check.errors" and count >= MAX_FLAWS:
        return texts.say(f"{key}.most", count=MAX_FLAWS)
    return texts.say(f"{key}.one" if count == 1 else f"{key}.many", count=count)
