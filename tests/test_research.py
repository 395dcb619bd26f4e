"""The pages for researchers keep what they promise: parameters, code, commands, numbers."""

import contextlib
import io
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

import airportsim
from airportsim.cli.app import app
from airportsim.engine.strikes import drawn_strikes
from airportsim.files.library import load_scenario
from airportsim.files.plain import plain_yaml
from airportsim.files.source import source_of
from airportsim.model.airport import Airport
from airportsim.model.draws import Draws
from airportsim.model.journal import kind_of
from airportsim.model.rules import RULEBOOK
from airportsim.model.words import Lever, RestoredBy
from airportsim.play.bots import director, mind, service_desk, specialist
from tests.parameters_of_classic import FILE, SOURCES, page, places

DOCS = Path(__file__).parent.parent / "docs"
PAGES = {name: DOCS.joinpath(f"{name}.md").read_text(encoding="utf-8")
         for name in ("model", "research", "parameters")}  # fmt: skip


def blocks(name: str, language: str) -> list[str]:
    found = re.findall(r"^```(\w*)\n(.*?)^```$", PAGES[name], re.DOTALL | re.MULTILINE)
    return [inside for named, inside in found if named == language]


def told_by(example: str) -> list[str]:
    """What a fragment prints."""
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        exec(compile(example, "docs", "exec"), {})
    return told.getvalue().splitlines()


# --- parameters -------------------------------------------------------------------------------


def test_the_page_of_parameters_is_that_of_the_program() -> None:
    now = page()
    assert FILE.read_text(encoding="utf-8") == now, (
        "make it again: python -m tests.parameters_of_classic"
    )


def test_every_number_has_a_source_and_no_source_is_left_over() -> None:
    known = plain_yaml(source_of(SOURCES))
    assert [set(known["scenario"]), set(known["skill"])] == list(places())
    sources = {one["source"] for part in known.values() for one in part.values()}
    assert sources == {"classroom", "fitted", "assumed"}


# --- the model --------------------------------------------------------------------------------


def test_the_draw_of_the_model_page_is_that_of_the_engine() -> None:
    (example,) = blocks("model", "python")
    assert told_by(example) == [str(Draws(1, 0, 1).token("strike time", 0))]
    assert f"# {told_by(example)[0]}\n" in example


def test_the_strikes_of_the_model_page_are_those_of_the_engine() -> None:
    strikes = drawn_strikes(Airport(load_scenario("classic")), 1, Draws(1, 0, 1))
    said = [f"{s.at} {s.fault.item} {s.fault.mode}" for s in strikes[:4]]
    text = PAGES["model"].replace("second 20", "20").replace(" (by hand)", "")
    assert ", ".join(said) in text


def test_the_model_page_names_every_command_lever_and_source_of_repair() -> None:
    named = set(re.findall(r"`(\w+)`", PAGES["model"]))
    assert {kind_of(command) for command in RULEBOOK} <= named
    assert {lever.value for lever in Lever} <= named
    assert all(by.value.rpartition("_")[2] in PAGES["model"] for by in RestoredBy)


def test_the_numbers_of_bots_on_the_model_page_are_those_of_the_program() -> None:
    """If one of these changes, section 7.10 must, too."""
    assert (mind._REMEMBERED, service_desk._SAME) == (8, 60)
    assert (specialist._GLANCE, specialist._SOON, director._GLANCE) == (10, 20, 20)


def test_the_pages_are_of_these_rules_and_of_this_version() -> None:
    assert f"It holds for rules {airportsim.RULES} " in PAGES["model"]
    assert f"(`airportsim.RULES`, now {airportsim.RULES})" in PAGES["research"]
    assert f"version = {{{airportsim.__version__}}}" in PAGES["research"]
    assert f"rules {airportsim.RULES}}}" in PAGES["research"]


# --- research ---------------------------------------------------------------------------------


def five_minutes() -> str:
    return PAGES["research"].partition("## Five minutes")[2].partition("\n## ")[0]


@pytest.mark.parametrize("n", [0, 1])
def test_the_code_for_researchers_runs(n: int) -> None:
    examples = re.findall(r"^```python\n(.*?)^```$", five_minutes(), re.DOTALL | re.MULTILINE)
    assert len(examples) == 2
    told = told_by(examples[n])
    assert re.fullmatch(r"0 \[(\d+, ){4}\d+\]|seed 1 without .* \d+ with it \d+", told[0])
    assert len(told) == len(set(told)) > 1


@pytest.mark.long
def test_the_commands_for_researchers_do_what_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = re.findall(r"^airportsim (.*)$", five_minutes(), re.MULTILINE)
    assert len(lines) == 5
    for line in lines:
        done = CliRunner().invoke(app, shlex.split(line))
        assert done.exit_code == 0, (line, done.output)
    made = {path.name for path in tmp_path.iterdir()}
    assert made == {"result.json", "events.jsonl", "tuesday.airportsim", "tables"}
    assert "dictionary.csv" in {path.name for path in tmp_path.joinpath("tables").iterdir()}


@pytest.mark.long
def test_the_commands_on_satisfaction_do_what_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    section = PAGES["research"].partition("## What moves satisfaction")[2].partition("\n## ")[0]
    (design,) = re.findall(r"^```yaml\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)
    Path("felt.yaml").write_text(design, encoding="utf-8")
    lines = re.findall(r"^airportsim (.*)$", section, re.MULTILINE)
    assert len(lines) == 3
    for line in lines:
        done = CliRunner().invoke(app, shlex.split(line))
        assert done.exit_code == 0, (line, done.output)
    assert Path("map.png").read_bytes().startswith(b"\x89PNG")
    assert Path("felt", "csi-by-round.png").exists()


@pytest.mark.parametrize("name", PAGES)
def test_every_section_that_a_page_points_at_is_there(name: str) -> None:
    for file, anchor in re.findall(r"\]\((\w*)(?:\.md)?#([\w-]+)\)", PAGES[name]):
        headings = re.findall(r"^#+ (.*)$", PAGES[file or name], re.MULTILINE)
        slugs = {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}
        assert anchor in slugs, (file, anchor)


def test_every_test_that_the_page_names_is_there() -> None:
    for path in re.findall(r"`(tests/[\w/.]+)`", PAGES["research"]):
        assert DOCS.parent.joinpath(path).exists(), path
