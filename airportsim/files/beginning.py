"""`airportsim new`: the text of a scenario that somebody is going to write."""

from collections import Counter
from pathlib import Path

from airportsim.files.editors import NAME as SCHEMA
from airportsim.files.extending import EXTENDS
from airportsim.files.library import load_scenario
from airportsim.files.nodes import Node
from airportsim.files.places import is_shipped, names_in, shipped
from airportsim.files.plain import tree_of
from airportsim.files.problems import FileProblem
from airportsim.files.source import source_of
from airportsim.files.versions import Edit, edited, replaced
from airportsim.model.checks import clock
from airportsim.model.scenario import Item, Scenario
from airportsim.model.version import FORMAT

EDITOR_LINE = f"# yaml-language-server: $schema={SCHEMA}"
"""What tells editors where the schema is: beside the file."""


def extending_text(name: str, path: Path, folder: Path) -> str:
    """A file that extends a scenario, with examples of what it could say; raises FileProblem."""
    scenario = load_scenario(path)
    values = {
        "name": name,
        "base": scenario.name,
        "extends": _reference(path, folder),
        "version": str(FORMAT),
        **_examples(scenario),
    }
    text = source_of(shipped("assets", "new", "extending.yaml")).text
    for key, value in values.items():
        text = text.replace(f"%{key}%", value)
    return text


def copied_text(name: str, path: Path, folder: Path) -> str:
    """A copy of a scenario's file with its comments, under another name; raises FileProblem."""
    load_scenario(path)
    source = source_of(path)
    root = tree_of(source, [])
    edits = list(replaced(root.value["name"], name))
    base = root.get(EXTENDS)
    if base and base.value not in names_in("scenarios"):
        edits += _moved(base, path, folder)
    text = edited(source.text, edits)
    first, end, rest = text.partition("\r\n" if "\r\n" in text else "\n")
    return f"{EDITOR_LINE}{end}{rest if 'yaml-language-server' in first else text}"


def extended_by(path: Path) -> str:
    """The scenario that a file extends, and from which it says only what differs; "" for none."""
    base = tree_of(source_of(path), []).get(EXTENDS)
    return str(base.value) if base else ""


def _moved(base: Node, path: Path, folder: Path) -> list[Edit]:
    """What must change for a copy elsewhere to extend the same file."""
    reference = _reference(path.parent / base.value, folder)
    return list(replaced(base, reference))


def _reference(path: Path, folder: Path) -> str:
    """How a file in a folder names the scenario that it extends; raises FileProblem."""
    if is_shipped(path):
        return path.stem
    try:
        return path.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        raise FileProblem(
            f"{path} is not in {folder.resolve()} or below, so no file there can extend it; "
            "copy it there, or take --whole"
        ) from None


def _examples(scenario: Scenario) -> dict[str, str]:
    """Values of a scenario for the examples, so that each of them is right as it stands."""
    services, money, first = scenario.services, scenario.money, scenario.rounds[0]
    carrying = [item for item in scenario.items if any(item.carries.values()) and item.faults]
    item = (carrying or scenario.items)[0]
    phases = Counter(service.phase for service in services)
    crowded = max(phases, key=lambda phase: phases[phase])
    known = {service.id for service in services}
    return {
        "round": _time(scenario.schedule.round),
        "flights": str(scenario.schedule.flights),
        "over": _time(scenario.schedule.over),
        "stands": str(scenario.flying.stands),
        "patience_air": _time(scenario.flying.patience_air),
        "patience_stand": _time(scenario.flying.patience_stand),
        "terminals": ", ".join(scenario.terminals[:-1] or scenario.terminals),
        "terminal": scenario.terminals[0],
        "airline": scenario.airlines[0].id,
        "service": services[0].id,
        "service_out": [service.id for service in services if service.phase is crowded][-1],
        "service_new": next(new for new in ("WSH", "NEW", "XYZ") if new not in known),
        "kind": item.kind,
        "remedy": next(iter(scenario.kinds[item.kind].remedies), "none"),
        "item": item.id,
        "item_out": _other(scenario, item).id,
        "mode": next(iter(item.faults), "coffee"),
        "count": str(scenario.strikes.count),
        "false_alarms": str(scenario.strikes.false_alarms),
        "per_flight": str(money.per_flight),
        "fixed_cost": str(money.fixed_cost),
        "fix_one": str(money.fix_one),
        "fix_two": str(money.fix_two),
        "fix_airport": str(money.fix_airport),
        **{role.value: str(people) for role, people in scenario.staff.items()},
        "budget": str(first.budget),
        "crash_after": _time(first.crash_after),
    }


def _other(scenario: Scenario, item: Item) -> Item:
    """An item that an example may take away: the last that is not this one."""
    return next((one for one in reversed(scenario.items) if one.id != item.id), item)


def _time(seconds: int) -> str:
    return clock(seconds).strip('"')
