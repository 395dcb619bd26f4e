"""The house of the console: which scenarios there are to choose from, and where one practises."""

from pathlib import Path

from airportsim.cli.house import ShippedHouse
from airportsim.files.library import load_scenario
from airportsim.model.scenario import Scenario
from airportsim.play.practice import is_practice

MINE = """
version: 2
name: mine
extends: classic
title: {en: Mine}
"""
MY_PRACTICE = """
version: 2
name: practice
extends: practice
title: {en: My practice}
"""


def house(folder: Path, *files: tuple[str, str]) -> tuple[ShippedHouse, Scenario]:
    for name, text in files:
        folder.joinpath(name).write_text(text, encoding="utf-8")
    own = folder / "mine.yaml"
    return ShippedHouse(folder, str(own)), load_scenario(own)


def test_the_practice_is_not_among_the_scenarios_of_a_workshop(tmp_path: Path) -> None:
    names = [name for name, _ in ShippedHouse(tmp_path).scenarios()]
    assert names[0] == "classic"
    assert "kennedy" in names
    assert "practice" not in names
    assert "practice" in [name for name, _ in ShippedHouse(tmp_path, "practice").scenarios()]


def test_one_practises_a_shipped_scenario_in_the_shipped_practice(tmp_path: Path) -> None:
    kennedy = load_scenario("kennedy")
    assert ShippedHouse(tmp_path).practice(kennedy) == load_scenario("practice")


def test_one_practises_ones_own_scenario_in_its_own_words(tmp_path: Path) -> None:
    shipped, mine = house(tmp_path, ("mine.yaml", MINE))
    assert shipped.practice(mine) == mine
    assert is_practice(shipped.practice(load_scenario("classic")))


def test_or_in_the_practice_that_lies_beside_it(tmp_path: Path) -> None:
    shipped, mine = house(tmp_path, ("mine.yaml", MINE), ("practice.yaml", MY_PRACTICE))
    found = shipped.practice(mine)
    assert found.title.en == "My practice"
    assert is_practice(found)
