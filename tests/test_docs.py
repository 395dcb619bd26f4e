"""The guide keeps what it promises: keys, links, commands and examples."""

import re
import shlex
from pathlib import Path

import pytest
from typer.core import TyperGroup

from airportsim.cli.app import command
from airportsim.files.library import load_scenario, scenario_names
from airportsim.files.plain import plain_yaml
from airportsim.files.source import source_of
from airportsim.model.warnings import warnings
from tests.keys_of_scenarios import FILES, WORDS, keys, page

ROOT = Path(__file__).parent.parent
PAGES = sorted(ROOT.joinpath("docs").glob("*.md"))


@pytest.mark.parametrize("language", FILES)
def test_the_page_on_the_keys_is_that_of_the_program(language: str) -> None:
    now = page(language)
    then = FILES[language].read_text(encoding="utf-8")
    assert then == now, "make it again: python -m tests.keys_of_scenarios"


def test_every_key_is_explained_in_chinese_and_none_is_left_over() -> None:
    chinese = plain_yaml(source_of(WORDS / "keys.zh.yaml"))["about"]
    assert set(chinese) == {key.place for key in keys()}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_file_that_a_page_links_is_there(path: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text(encoding="utf-8")):
        if "://" not in link:
            assert path.parent.joinpath(link).exists(), link


GUIDES = [path for path in PAGES if path.name.startswith("guide")]
HEAD = "version: 2\nname: mine\nextends: classic\ntitle: {en: Mine, zh: 我的}\n"

guides = pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.name)


def blocks(path: Path, language: str) -> list[str]:
    text = path.read_text(encoding="utf-8")
    found = re.findall(r"^ *```(\w*)\n(.*?)^ *```$", text, re.DOTALL | re.MULTILINE)
    return [inside for named, inside in found if named == language]


@guides
def test_every_example_of_a_guide_is_a_scenario(path: Path, tmp_path: Path) -> None:
    examples = blocks(path, "yaml")
    assert len(examples) == 6
    for n, example in enumerate(examples):
        file = tmp_path / f"{n}.yaml"
        file.write_text(example if "extends:" in example else HEAD + example, encoding="utf-8")
        scenario = load_scenario(file)
        assert scenario != load_scenario("classic")
        assert [one.sentence for one in warnings(scenario)] == []
    assert (len(scenario.terminals), len(scenario.services), len(scenario.rounds)) == (3, 12, 3)
    half = scenario.schedule.flights * scenario.money.per_flight * 85 // 100
    assert half - scenario.rounds[0].budget == scenario.money.fixed_cost


def test_both_guides_have_the_same_examples() -> None:
    english, chinese = GUIDES
    assert blocks(english, "yaml") == blocks(chinese, "yaml")
    typed = [[line.split() for line in "".join(blocks(one, "")).splitlines()] for one in GUIDES]
    without = [[[w for w in words if w not in ("--lang", "zh")] for words in one] for one in typed]
    assert without[0] == without[1]


def typed_in(path: Path) -> list[list[str]]:
    """Every command that a page shows, in lines of their own or between backquotes."""
    text = path.read_text(encoding="utf-8")
    lines = [*"".join(blocks(path, "")).splitlines(), *re.findall(r"`(airportsim [^`\n]*)`", text)]
    return [shlex.split(line)[1:] for line in lines if line.strip().startswith("airportsim ")]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_command_that_a_page_shows_is_one(path: Path) -> None:
    known = command()
    assert isinstance(known, TyperGroup)
    for name, *words in typed_in(path):
        assert name in known.commands, name
        options = {one for option in known.commands[name].params for one in option.opts}
        assert {word for word in words if word.startswith("--")} <= options, (name, words)


@guides
def test_every_shipped_scenario_stands_in_a_guide(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [
        name for name in scenario_names() if f"`{name}`" not in text and name != "practice"
    ] == []
