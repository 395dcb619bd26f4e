"""The sentences of the console are all used, and every letter of them can be drawn."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from airportsim.console.typeset import Typesetter

import pygame  # isort: skip

from airportsim.files.catalogue import load_catalogue
from airportsim.files.library import load_scenario, scenario_names
from airportsim.files.places import shipped

ROOT = Path(__file__).parent.parent
PARTS = sorted(path.stem for path in shipped("assets", "texts", "en").glob("*.yaml"))
CONSOLE = [part for part in PARTS if part not in ("game", "debrief", "codes", "quality")]


@cache
def source() -> tuple[frozenset[str], list[re.Pattern[str]]]:
    """The words and names that stand in the source, and the keys that are put together of them."""
    words: set[str] = set()
    keys = []
    for path in sorted(ROOT.joinpath("airportsim").glob("**/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words.add(node.value)
            elif isinstance(node, ast.Name):
                words.add(node.id.lower())
            elif isinstance(node, ast.ClassDef):
                words.add(re.sub(r"(?<!^)(?=[A-Z])", "_", node.name).lower())
            elif isinstance(node, ast.JoinedStr):
                keys.append(
                    "".join(
                        re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"(\w+)"
                        for part in node.values
                    )
                )
    words |= {str(number) for number in range(10)}
    keys = [key for key in keys if "\\." in key]
    both = [*keys, *(key.replace("+", "+?") for key in keys)]  # "a_b_c" is "a" and "b_c" as well
    return frozenset(words), [re.compile(key) for key in both]


def is_said(key: str) -> bool:
    """Whether a key stands in the source, or can be put together of words that stand there."""
    words, keys = source()
    if key in words:
        return True
    found = (pattern.fullmatch(key) for pattern in keys)
    if any(one is not None and words.issuperset(one.groups()) for one in found):
        return True
    before, dot, last = key.rpartition(".")
    return bool(dot) and any(p.pattern == rf"(\w+)\.{last}" for p in keys) and is_said(before)


@pytest.mark.parametrize("part", CONSOLE)
def test_no_sentence_is_left_over(part: str) -> None:
    assert [key for key in load_catalogue("en", part) if not is_said(key)] == []


def test_a_sentence_that_nobody_says_would_be_found() -> None:
    assert is_said("plan_screen.lower")
    assert not is_said("plan_screen.nowhere_to_be_seen")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_both_languages_have_the_same_files(language: str) -> None:
    there = sorted(path.stem for path in shipped("assets", "texts", language).glob("*.yaml"))
    assert there == PARTS


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_letter_of_the_catalogue_has_a_glyph(language: str) -> None:
    pygame.font.init()
    setter = Typesetter()
    lacking = {
        key: setter.lacking(sentence)
        for key, sentence in load_catalogue(language).items()
        if setter.lacking(sentence)
    }
    assert lacking == {}


@pytest.mark.parametrize("name", scenario_names())
def test_every_letter_of_a_shipped_scenario_has_a_glyph(name: str) -> None:
    pygame.font.init()
    setter = Typesetter()
    load_scenario(name)  # it is sound
    text = shipped("scenarios", f"{name}.yaml").read_text(encoding="utf-8")
    assert setter.lacking(text.replace("\n", "")) == ""
