"""`airportsim drivers`, as a researcher uses it."""

import json
import sys
from itertools import combinations
from pathlib import Path

import pytest
from matplotlib.axes import Axes
from matplotlib.text import Text

from airportsim.cli.main import main
from airportsim.lab import drivers_plot
from airportsim.lab.drivers import drivers
from airportsim.lab.drivers_data import By
from airportsim.lab.drivers_plot import importance_performance
from airportsim.lab.labels import Box
from airportsim.lab.results import load_results
from tests.lab.made_up import results
from tests.lab.test_drivers import felt

Capture = pytest.CaptureFixture[str]
FEW = ["--bootstrap", "100"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    results(tmp_path / "felt", felt, {}, 12, quality=True)
    results(tmp_path / "plain", replications=5)
    return tmp_path


def test_it_is_told_in_tables_and_sentences(capsys: Capture, here: Path) -> None:
    assert main(["drivers", "felt", *FEW]) == 0
    said = capsys.readouterr().out
    lines = said.splitlines()
    assert lines[0] == "felt, rounds 1 to 2: 12 replications, 24 rows"
    assert "scikit-learn's PLSRegression; this is a regression, not PLS path modelling" in lines[1]
    assert lines[5].split() == ["driver", "importance", "index", "per", "point",
                                "performance", "inflation"]  # fmt: skip
    assert lines[6].startswith("reliability     1.0")
    assert "what goes together, not what causes what" in lines[-1]
    main(["drivers", "felt", *FEW])
    assert capsys.readouterr().out == said


def test_programs_get_json(capsys: Capture, here: Path) -> None:
    assert main(["drivers", "felt", "--json", "--round", "2", "--components", "1", *FEW]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["rounds"], found["components"], found["chosen"]) == ([2], 1, False)
    assert (found["resamples"], found["seed"], found["first"]) == (100, 1, "reliability")
    one = found["drivers"][0]
    assert one["name"] == "reliability"
    assert one["importance"]["low"] <= one["importance"]["value"] <= one["importance"]["high"]
    assert [one["name"] for one in found["outcomes"]] == ["landed", "profit"]
    assert found["said"][0].startswith("reliability moves")


def test_another_seed_gives_other_intervals(capsys: Capture, here: Path) -> None:
    told = []
    for seed in ("1", "2"):
        main(["drivers", "felt", "--json", "--seed", seed, *FEW])
        told.append(json.loads(capsys.readouterr().out)["drivers"][0]["importance"])
    assert told[0]["value"] == told[1]["value"]
    assert told[0]["low"] != told[1]["low"]


def test_the_map_is_the_same_bytes_each_time(capsys: Capture, here: Path) -> None:
    for name in ("one.png", "two.png"):
        assert main(["drivers", "felt", "--plot", name, *FEW]) == 0
        assert capsys.readouterr().out.endswith(f"written: {name}\n")
    assert Path("one.png").read_bytes() == Path("two.png").read_bytes()
    assert Path("one.png").read_bytes().startswith(b"\x89PNG")


def test_no_name_on_the_map_lies_on_another(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    placed: list[Text] = []
    put = drivers_plot._put

    def noted(axes: Axes, text: Text, dot: tuple[float, float], box: Box) -> None:
        placed.append(text)
        put(axes, text, dot, box)

    monkeypatch.setattr(drivers_plot, "_put", noted)
    found = drivers(load_results("felt"), By.INDICATORS, components=3, times=20)
    png = importance_performance(found)
    assert png.startswith(b"\x89PNG")
    boxes = [text.get_window_extent() for text in placed]
    assert len(boxes) == 18
    assert png == importance_performance(found)
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("nowhere", "nowhere holds no results of an experiment (there is no about.json)"),
        (
            "plain",
            (
                "plain does not say what the airlines felt: put `quality: true` into its design "
                "and play that once more"
            ),
        ),
        ("felt --round 3", "there is no round 3 in felt; there are: 1, 2"),
        (
            "felt --components 9",
            (
                "there can be 1 to 5 components here, as many as drivers that do not follow from "
                "each other, not 9"
            ),
        ),
        ("felt --bootstrap 5", "--bootstrap is from 100 to 100,000, not 5"),
        ("felt --seed -1", "--seed is 0 or more, not -1"),
        ("felt --by indicator", "there are no drivers 'indicator'; did you mean 'indicators'?"),
        ("felt --plot map.gif", "map.gif: the map is drawn as .png; call the file so"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    capsys: Capture, here: Path, asked: str, answer: str
) -> None:
    assert main(["drivers", *asked.split()]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"airportsim: {answer}\n")


def test_without_scikit_learn_it_says_what_to_install(
    capsys: Capture, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sklearn", None)
    monkeypatch.setattr("airportsim.cli.extras.find_spec", lambda name: None)
    assert main(["drivers", "felt"]) == 2
    assert 'python -m pip install "airportsim[lab]"' in capsys.readouterr().err
