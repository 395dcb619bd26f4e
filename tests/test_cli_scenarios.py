"""`airportsim new`, `check` and `schema`, as those who write scenarios use them."""

import json
import re
from pathlib import Path

import pytest

from airportsim.cli.columns import width
from airportsim.cli.flaws import lines_of
from airportsim.cli.main import main
from airportsim.files.editors import NAME, schema_text
from airportsim.files.inspecting import inspected_file
from airportsim.files.library import scenario_names
from airportsim.files.places import shipped
from airportsim.files.problems import Flaw
from airportsim.files.source import Source
from tests.files.broken import CORPUS

Capture = pytest.CaptureFixture[str]
HEAD = "version: 2\nextends: classic\nname: mine\ntitle: {en: Mine, zh: 我的}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(text: str, name: str = "mine") -> str:
    Path(f"{name}.yaml").write_text(text, encoding="utf-8")
    return f"{name}.yaml"


def run(capsys: Capture, *args: str) -> tuple[int, list[str], str]:
    """The exit code, the lines on the screen, and what went to the other stream."""
    code = main(args)
    out, err = capsys.readouterr()
    return code, out.splitlines(), err


# --- check ---------------------------------------------------------------------------------------


def test_a_sound_scenario_is_described(capsys: Capture) -> None:
    code, lines, err = run(capsys, "check", "classic")
    assert (code, err) == (0, "")
    assert lines[0].endswith("classic.yaml: all is well")
    assert [line.strip() for line in lines[1:]] == [
        "The classic airport (classic)",
        "4 terminals, 4 airlines, 20 services",
        "50 items that can fail in 98 ways",
        "5 rounds of 25:00 minutes with 96 flights",
        "faults drawn for each round: 22; set by hand: 1, 1, 0, 0, 0",
        "budgets: 50,000, 50,000, 50,000, 0, 50,000 USD",
        "12 people, 11 improvements to choose from",
    ]
    assert run(capsys, "check", "classic", "--lang", "zh")[1][1].strip() == "经典机场（classic）"


def test_errors_are_shown_with_their_line_and_a_mark(capsys: Capture) -> None:
    name = written(
        HEAD + "airlines: [{id: SR, name: {zh: 银}, terminal: T9}]\nmoney: {mirror: $8}\n"
    )
    code, lines, err = run(capsys, "check", name)
    assert (code, err) == (2, "")
    assert lines == [
        "mine.yaml:6:17: money.mirror: it must be a whole number, not '$8'",
        "    money: {mirror: $8}",
        "                    ^",
        "    -> write 8",
        "mine.yaml: 1 error",
    ]
    name = written(HEAD + "airlines: [{id: SR, name: {zh: 银}, terminal: T9}]\n")
    code, lines, _ = run(capsys, "check", name)
    assert lines[1].index("T9") + 1 == lines[2].index("^"), "a Chinese letter takes two columns"


def test_warnings_have_their_own_word_and_exit_code(capsys: Capture) -> None:
    code, lines, _ = run(capsys, "check", written(HEAD.replace(", zh: 我的", "")))
    assert code == 1
    assert lines[0].startswith("mine.yaml:4:1: warning: title: ")
    assert lines[-8] == "mine.yaml: 1 warning"
    assert run(capsys, "check", written(HEAD))[0] == 0
    assert run(capsys, "check", "mine.yaml", written(HEAD + "monney: 1\n", "other"))[0] == 2


def test_programs_read_what_was_found_as_json(capsys: Capture) -> None:
    one = written(HEAD + "money: {mirror: $8}\n")
    code, lines, _ = run(capsys, "check", "--json", one, "classic")
    assert code == 2
    assert json.loads("\n".join(lines)) == [
        {
            "file": "mine.yaml",
            "line": 5,
            "column": 17,
            "field": "money.mirror",
            "severity": "error",
            "message": "it must be a whole number, not '$8'",
            "hint": "write 8",
        }
    ]
    assert run(capsys, "check", "--json", "classic")[:2] == (0, ["[]"])


def test_what_is_no_scenario_at_all_is_told_too(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "word.yaml").write_bytes(b"PK\x03\x04...")
    code, lines, err = run(capsys, "check", "clasic", "folder", "word.yaml", "gone.yaml")
    assert (code, err) == (2, "")
    said = [line for line in lines if not line.endswith(": 1 error")]
    assert said == [
        "clasic: there is no scenario 'clasic'; did you mean 'classic'?",
        "folder: is a folder; name a scenario file in it",
        "word.yaml: this is a document of Word or Excel, or another zip file, not a text in YAML",
        "gone.yaml: it cannot be read (No such file or directory)",
    ]


def test_a_team_can_be_checked_as_well(capsys: Capture) -> None:
    code, lines, _ = run(capsys, "check", str(shipped("scenarios", "teams", "reference.yaml")))
    assert code == 0
    assert (
        lines[1].strip()
        == "A team of bots: The reference team (reference), with a Plan for 5 rounds"
    )
    code, lines, _ = run(capsys, "check", str(CORPUS / "team-with-a-misspelt-lever.yaml"))
    assert code == 2
    assert "did you mean 'report_form'?" in lines[0]


def test_long_lines_are_cut_around_the_place() -> None:
    for line, column in (
        ("x" * 300, 250),
        ("字" * 300, 250),
        ("x" * 90 + "字" * 90, 91),
        ("y" * 500, 1),
    ):
        flaw = Source(Path("x"), line).flaw(1, column, "no")
        _, shown, mark = lines_of(flaw, "")
        assert max(width(shown), width(mark)) <= 110
        letters, columns = 0, 0
        while columns < len(mark) - 1:
            columns += width(shown[letters])
            letters += 1
        assert shown[letters] == line[column - 1]


def test_nothing_that_orders_a_terminal_about_reaches_it(capsys: Capture) -> None:
    name = written('"\\e[31mred": 1\n"\\u202e": "\\x9b2J"\n')
    _, lines, _ = run(capsys, "check", name)
    assert all(line.isprintable() for line in lines)
    assert Flaw(Path("x"), 1, 1, "", "no").text == ""


def test_an_older_file_is_changed_and_the_change_shown(capsys: Capture, tmp_path: Path) -> None:
    name = written(HEAD.replace("version: 2", "version: 1") + "money: {compensations: 3}\n")
    assert run(capsys, "check", name)[0] == 1
    code, lines, _ = run(capsys, "check", "--migrate", name)
    assert code == 0
    assert lines[:4] == ["--- mine.yaml", "+++ mine.yaml", "@@ -1,2 +1,2 @@", "-version: 1"]
    assert "-money: {compensations: 3}" in lines
    assert "+money: {most_compensations: 3}" in lines
    assert any("kept in mine.yaml.bak" in line for line in lines)
    assert (tmp_path / "mine.yaml.bak").exists()
    assert "nothing must change" in run(capsys, "check", "--migrate", name)[1][0]


def test_a_file_of_two_versions_is_not_changed_but_told(capsys: Capture) -> None:
    both = "money: {compensations: 3, most_compensations: 4}\n"
    name = written(HEAD.replace("version: 2", "version: 1") + both)
    said = "mine.yaml:5:9: money.compensations: most_compensations stands there too; take "
    for more in ((), ("--migrate",)):
        code, lines, _ = run(capsys, "check", name, *more)
        assert code == 2
        assert any(line.startswith(said) for line in lines)
    assert not Path("mine.yaml.bak").exists()


def test_the_name_of_a_shipped_scenario_is_told(capsys: Capture) -> None:
    code, lines, _ = run(capsys, "check", written(HEAD.replace("mine", "classic")))
    assert code == 1
    assert lines[0].endswith("name: classic is the name of a scenario that is shipped")
    assert run(capsys, "check", str(shipped("scenarios", "express.yaml")))[0] == 0


@pytest.mark.parametrize("name", ["harbour", "harbor.yaml", "harbur"])
@pytest.mark.parametrize("command", ["run", "check", "play", "print"])
def test_a_file_of_the_folder_is_offered(capsys: Capture, command: str, name: str) -> None:
    written(HEAD, "harbour")
    code, lines, err = run(capsys, command, name)
    assert code == 2
    assert "did you mean 'harbour.yaml'?" in err + "".join(lines)


@pytest.mark.parametrize("name", ["harbour", "harbor.yaml"])
def test_a_file_beside_is_offered_to_one_that_extends_it(capsys: Capture, name: str) -> None:
    written(HEAD, "harbour")
    _, lines, _ = run(capsys, "check", written(HEAD.replace("classic", name)))
    assert lines[0].endswith("; did you mean 'harbour.yaml'?")


def test_a_forecast_is_for_one_sound_scenario(capsys: Capture) -> None:
    for args, said in (
        (("--forecast", "3", "classic", "classic"), "one scenario at a time"),
        (("--forecast", "0", "classic"), "1 to 10,000 sessions"),
    ):
        code, _, err = run(capsys, "check", *args)
        assert code == 2
        assert said in err
    code, lines, _ = run(capsys, "check", "--forecast", "3", written(HEAD + "monney: 1\n"))
    assert code == 2
    assert lines[-1] == "There is no forecast before the errors are corrected."


def test_run_tells_the_first_error_and_how_many_more(capsys: Capture) -> None:
    name = written(HEAD + "money: {mirror: $8}\nmoods: {start: 900}\n")
    code, _, err = run(capsys, "run", name)
    assert code == 2
    assert err == (
        "airportsim: mine.yaml:5:17: money.mirror: it must be a whole number, not '$8'; write 8\n"
    )
    name = written(HEAD + "money: {mirror: 8}\nmoods: {start: 900, red: 800}\n")
    assert (
        "(and 1 more: `airportsim check mine.yaml` shows them all)" in run(capsys, "run", name)[2]
    )


# --- new and schema ------------------------------------------------------------------------------


def examples(lines: list[str]) -> list[list[int]]:
    """The lines of each example in the comments of a new file."""
    first = next(n for n, line in enumerate(lines) if line.startswith("about:"))
    found: list[list[int]] = []
    for n, line in enumerate(lines[first:], first):
        if re.match(r"# ([a-z_]+:|  )", line):
            if not found or found[-1][-1] != n - 1:
                found.append([])
            found[-1].append(n)
    return found


@pytest.mark.parametrize("base", ["classic", "whole.yaml"])
def test_a_new_scenario_plays_and_each_of_its_examples_is_right(capsys: Capture, base: str) -> None:
    Path("whole.yaml").write_bytes(shipped("scenarios", "classic.yaml").read_bytes())
    code, said, err = run(capsys, "new", "mine", "--from", base)
    assert (code, err) == (0, "")
    assert said[0].startswith("Written: mine.yaml")
    assert inspected_file(Path("mine.yaml")).flaws == ()
    assert Path(NAME).read_text(encoding="utf-8") == schema_text()
    lines = Path("mine.yaml").read_text(encoding="utf-8").split("\n")
    found = examples(lines)
    assert len(found) > 10
    for numbers in [*found, [n for one in found for n in one]]:
        taken = [line[2:] if n in numbers else line for n, line in enumerate(lines)]
        one = inspected_file(Path(written("\n".join(taken), "tried")))
        assert one.flaws == (), taken[numbers[0]]
        assert one.value is not None


def test_a_whole_copy_has_all_comments(capsys: Capture) -> None:
    code, lines, _ = run(capsys, "new", "mine", "--whole")
    assert code == 0
    assert "whole copy of classic" in lines[1]
    small = run(capsys, "new", "quick", "--from", "express")[1][1]
    assert small == (
        "It is a copy of express, which extends classic: what it does not say is as in classic."
    )
    text = Path("mine.yaml").read_text(encoding="utf-8")
    classic = shipped("scenarios", "classic.yaml").read_text(encoding="utf-8")
    assert text == classic.replace("name: classic\n", "name: mine\n", 1)
    assert run(capsys, "check", "mine.yaml")[0] == 0


@pytest.mark.parametrize("base", scenario_names())
def test_every_shipped_scenario_can_be_begun_with(capsys: Capture, base: str) -> None:
    assert run(capsys, "new", "mine", "--from", base)[0] == 0
    assert run(capsys, "check", "mine.yaml")[0] == 0


def test_a_copy_of_a_file_that_extends_another_still_does(capsys: Capture, tmp_path: Path) -> None:
    written(HEAD, "base")
    written(HEAD.replace("classic", "base.yaml"), "small")
    assert run(capsys, "new", "copy", "--from", "small.yaml")[0] == 0
    assert "extends: base.yaml" in Path("copy.yaml").read_text(encoding="utf-8")
    (tmp_path / "other").mkdir()
    code, _, err = run(capsys, "new", "copy", "--from", "small.yaml", "--dir", "other")
    assert code == 2
    assert "no file there can extend it" in err


def test_nothing_is_ever_overwritten(capsys: Capture) -> None:
    written("mine", "mine")
    Path(NAME).write_text("another", encoding="utf-8")
    code, _, err = run(capsys, "new", "mine")
    assert code == 2
    assert "is there already" in err
    assert Path("mine.yaml").read_text(encoding="utf-8") == "mine"
    assert run(capsys, "new", "other")[0] == 0
    assert Path(NAME).read_text(encoding="utf-8") == "another"
    Path(NAME).write_text('{"title": "airportsim scenario, version 1"}', encoding="utf-8")
    assert run(capsys, "new", "third")[0] == 0
    assert Path(NAME).read_text(encoding="utf-8") == schema_text(), "an older one is renewed"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("a/b",), "'a/b' is no name"),
        (("..",), "'..' is no name"),
        (("机场",), "'机场' is no name"),
        (("con",), "Windows keeps for itself"),
        (("mine", "--dir", "nowhere"), "there is no folder nowhere"),
        (("mine", "--from", "clasic"), "did you mean 'classic'?"),
    ],
)
def test_what_cannot_be_begun_is_told(
    capsys: Capture, tmp_path: Path, args: tuple[str, ...], said: str
) -> None:
    code, _, err = run(capsys, "new", *args)
    assert code == 2
    assert said in err
    assert list(tmp_path.iterdir()) == []


def test_the_schema_is_written(capsys: Capture) -> None:
    code, lines, _ = run(capsys, "schema")
    assert code == 0
    assert json.loads("\n".join(lines))["title"].startswith("airportsim scenario")
    assert run(capsys, "schema", "--out", "x.json")[1] == ["Written: x.json"]
    assert Path("x.json").read_text(encoding="utf-8") == schema_text()
    assert run(capsys, "schema", "--out", "gone/x.json")[0] == 2
