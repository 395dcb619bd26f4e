"""`airportsim compare` and `airportsim report`, as a researcher uses them."""

import json
from pathlib import Path

import pytest

from airportsim.cli.main import main
from tests.lab.made_up import results, worth

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    results(tmp_path / "old")
    results(tmp_path / "new", lambda f, n, r: {**worth(f, n, r), "landed": 70 + r + n})
    results(
        tmp_path / "elsewhere", lambda f, n, r: {**worth(f, n, r), "landed": 70 + r + n}, seed=2
    )
    return tmp_path


def test_two_points_are_compared_in_pairs_and_in_words(capsys: Capture, here: Path) -> None:
    assert main(["compare", "old#0", "old#3"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[:4] == [
        "A: old#0",
        "B: old#3",
        "A and B differ in: lever.report_form (on, off); staff.service_desk (2, 1)",
        "landed (flights), means with 95 % intervals",
    ]
    assert said[5].split() == ["round", "A", "B", "B", "less", "A", "p", "replications"]
    assert said[6].startswith("1      68.0 [58.1, 77.9]  62.0 [52.1, 71.9]  -6.0 [?, ?]  ?  5 p")
    assert said[-1] == (
        "B lands 6.0 flights fewer than A in round 2 [?, ?], 95 %; no spread was seen, but fewer "
        "than 20 replications cannot rule it out; on 5 paired replications."
    )


def test_two_values_of_a_factor_are_averaged_over_the_others(capsys: Capture, here: Path) -> None:
    main(
        ["compare", "old#lever.report_form=off", "old#lever.report_form=on", "--measure", "profit"]
    )
    assert capsys.readouterr().out.splitlines()[-1] == (
        "profit is 1,600 USD lower with B than with A in round 2 [?, ?], 95 %; "
        "no spread was seen, but fewer than 20 replications cannot rule it out; "
        "on 5 paired replications."
    )


def test_whole_folders_are_matched_point_by_point(capsys: Capture, here: Path) -> None:
    assert main(["compare", "old", "new", "--round", "1"]) == 0
    said = capsys.readouterr().out
    assert said.splitlines()[5].startswith("1      65.0 [55.1, 74.9]  73.0 [")
    assert said.endswith("on 5 paired replications.\n")


def test_other_seeds_are_compared_by_welch_and_it_says_so(capsys: Capture, here: Path) -> None:
    main(["compare", "old#0", "elsewhere#0", "--round", "2"])
    said = capsys.readouterr().out.splitlines()[-1]
    assert said.startswith("B lands 4.0 flights fewer than A in round 2 [")
    assert said.endswith("that may be chance; on 5 and 5 independent replications (Welch).")


def test_programs_get_json(capsys: Capture, here: Path) -> None:
    main(["compare", "old#0", "old#1", "--json", "--round", "1"])
    found = json.loads(capsys.readouterr().out)
    assert (found["a"], found["b"], found["measure"], found["unit"]) == (
        "old#0", "old#1", "landed", "flights"
    )  # fmt: skip
    (one,) = found["rounds"]
    assert (one["round"], one["method"], one["difference"]["mean"]) == (1, "paired", -2.0)
    assert one["a"]["n"] == 5
    assert (one["difference"]["low"], one["difference"]["p"]) == (None, None)
    assert found["differ_in"] == ["staff.service_desk (2, 1)"]


def test_it_says_what_else_differs_than_what_was_meant(capsys: Capture, here: Path) -> None:
    path = here / "new" / "about.json"
    about = json.loads(path.read_text(encoding="utf-8"))
    about |= {"rules": 2, "scenarios": {"express": "98fe"}, "teams": {"reference": "0" * 64}}
    about["design"]["rounds"] = 2
    for point in about["points"]:
        point["scenario"] = "express"
    path.write_text(json.dumps(about), encoding="utf-8")
    assert main(["compare", "old#0", "new#0"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[2] == (
        "A and B differ in: scenario (classic, express); team reference, by what is in its file "
        "(34cd, 00000000); rounds played (all, 2); rules (1, 2)"
    )
    assert said[3].startswith("WARNING: A and B were played by different rules;")
    main(["compare", "old", "old"])
    assert "differ" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("old nowhere", "nowhere holds no results of an experiment (there is no about.json)"),
        ("old#0 old#9", "old has no point 9; there are 0 to 3"),
        (
            "old#0 old#lever.reportform=on",
            "old has no factor 'lever.reportform'; did you mean 'lever.report_form'?",
        ),
        (
            "old#0 old#lever.report_form=no",
            "lever.report_form is never 'no' in old; it is: on, off",
        ),
        ("old#0 old#first", "'first' is neither a point's number nor FACTOR=VALUE"),
        (
            "old old#0",
            (
                "the 4 points of old and the point of old#0 do not match one to one; "
                "name what is meant, as DIR#0 or DIR#team=reference"
            ),
        ),
        (
            "old#0 old#1 --measure landd",
            "'landd' is no measure that has a mean; did you mean 'landed'?",
        ),
        ("old#0 old#1 --round 3", "there is no round 3 that both have; they have: 1, 2"),
        (
            "old#0 old#1 --measure crashed",
            "old#0 and old#1 have no round in which both have values of crashed",
        ),
    ],
)
def test_what_cannot_be_compared_is_told_in_a_sentence(
    capsys: Capture, here: Path, asked: str, answer: str
) -> None:
    assert main(["compare", *asked.split()]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"airportsim: {answer}\n")


def test_a_folder_may_have_the_sign_in_its_name(capsys: Capture, here: Path) -> None:
    (here / "old").rename(here / "old#1")
    assert main(["compare", "old#1#0", "old#1#1"]) == 0
    assert main(["compare", "old#1", "old#1"]) == 0
    assert "B and A are the same in round 2" in capsys.readouterr().out


def test_the_report_is_written_again(capsys: Capture, here: Path) -> None:
    assert main(["report", "old"]) == 0
    assert capsys.readouterr().out == f"{Path('old', 'report.md')}\n"
    assert (here / "old" / "report.md").exists()


@pytest.mark.parametrize("about", ["", "{}", "[]", '{"points": []}'])
def test_damaged_results_are_told_in_a_sentence(capsys: Capture, here: Path, about: str) -> None:
    (here / "old" / "about.json").write_text(about, encoding="utf-8")
    for asked in (["report", "old"], ["compare", "old", "new"]):
        assert main(asked) == 2
        assert capsys.readouterr().err.startswith(f"airportsim: {Path('old', 'about.json')}: it is")
