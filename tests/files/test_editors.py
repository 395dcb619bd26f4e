"""The JSON Schema that editors read agrees with what is read, and explains every key."""

from collections.abc import Iterator
from typing import Any

import pytest

from airportsim.files.editors import NAME, schema, schema_text
from airportsim.files.kinds import kind_at
from airportsim.files.library import scenario_names
from airportsim.files.places import shipped
from airportsim.files.plain import tree_of
from airportsim.files.source import Source, source_of
from airportsim.model.ranges import RANGES, TIMES, UNITS
from airportsim.model.scenario import Scenario
from tests.files.broken import CORPUS

jsonschema = pytest.importorskip("jsonschema")


def judged(text: str) -> list[str]:
    """What an editor says about a file: where, and a sentence."""
    source = Source(CORPUS / "x.yaml", text)
    found = jsonschema.Draft202012Validator(schema()).iter_errors(tree_of(source, []).plain)
    return [f"{error.json_path}: {error.message}" for error in found]


def test_the_shipped_schema_is_that_of_this_airportsim() -> None:
    stale = "python -m airportsim schema --out scenarios/scenario.schema.json"
    assert source_of(shipped("scenarios", NAME)).text == schema_text(), f"stale: {stale}"


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("name", scenario_names())
def test_editors_find_nothing_wrong_with_the_shipped_scenarios(name: str) -> None:
    text = source_of(shipped("scenarios", f"{name}.yaml")).text
    assert judged(text) == []
    assert text.startswith(f"# yaml-language-server: $schema={NAME}\n")


@pytest.mark.parametrize(
    "name",
    [
        "key-misspelt", "section-misspelt", "key-of-version-1", "phase-misspelt", "list-for-keys",
        "text-for-a-list", "number-in-words", "time-with-one-digit", "time-with-75-seconds",
        "numbers-out-of-range", "list-too-long", "id-in-chinese", "numbers-as-terminals",
        "own-keys-missing", "newer-version", "work-that-is-not-there", "whole-and-unfinished",
        "language-that-is-not-spoken", "removed-with-a-word", "yes-for-true", "number-with-a-unit",
    ],
)  # fmt: skip
def test_editors_see_what_is_wrong_with_keys_and_values(name: str) -> None:
    assert judged((CORPUS / f"{name}.yaml").read_text(encoding="utf-8"))


def test_a_file_that_extends_another_needs_little() -> None:
    head = "version: 2\nextends: classic\nname: mine\ntitle: {zh: 我的}\n"
    more = "services: [{id: FUL, remove: true}]\nkinds: {link: null}\nworkshop: {skip: null}\n"
    assert judged(head + more) == []
    assert judged(head.replace("extends: classic\n", "")) != []


def parts(node: Any, where: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every key that the schema knows, with its schema."""
    for key, one in node.get("properties", {}).items():
        yield (*where, key), one
        yield from parts(one, (*where, key))
    for one in node.get("anyOf", ()):
        yield from parts(one, where)
    for inside, step in ((node.get("items"), ()), (node.get("additionalProperties"), ("*",))):
        if isinstance(inside, dict):
            yield from parts(inside, (*where, *step))


def test_every_key_is_explained_with_its_unit() -> None:
    known = dict(parts(schema()))
    assert len(known) > 150
    for where, one in known.items():
        assert one.get("description"), where
        place = ".".join(where)
        if place in TIMES:
            assert '"2:30"' in one["description"], where
        elif place in RANGES and place in UNITS:
            assert f"Unit: {UNITS[place]}" in one["description"], where


def test_every_default_is_told() -> None:
    known = dict(parts(schema()))
    assert "Default: 1." in known["flying", "runways"]["description"]
    assert known["workshop", "plan"]["default"] == "8:00"
    assert 'Default: "8:00".' in known["workshop", "plan"]["description"]


def test_ranges_and_times_are_of_numbers_that_there_are() -> None:
    for place in {*RANGES, *UNITS}:
        where = tuple(place.replace("*", "x").split("."))
        kind = kind_at(Scenario, ())
        for step in where:
            kind = kind_at(kind, (step,))
            while getattr(kind, "__origin__", None) is tuple:
                kind = kind_at(kind, (0,))
        assert kind in (int, float), place
    assert not TIMES - set(RANGES)
