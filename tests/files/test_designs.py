from pathlib import Path

import pytest

from airportsim.files.demands_of_designs import points_in
from airportsim.files.designs import load_design, material_of
from airportsim.files.inspecting import inspected_file
from airportsim.files.problems import FileProblem
from airportsim.lab.points import points
from airportsim.model.design import Design, Range, Switch
from airportsim.model.words import Lever

WHOLE = """\
name: the form
about: What is it worth?
scenarios: [classic, express]
teams: [reference]
bots:
  - {}
  - {service_desk: "my_bot.py:MyBot"}
levers:
  report_form: [on, off, as planned]
vary:
  strikes.count: [20, 23]
together:
  flying.patience_air: ["2:00", "3:00"]
  flying.patience_stand: ["2:30", "4:00"]
ranges:
  money.mirror: {low: 500, high: 900}
samples: 10
seed: 7
rounds: 3
precision: {half_width: 1.5, measure: landed, round: 3}
measures: [landed, profit]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "design.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_design_says_what_is_played(tmp_path: Path) -> None:
    (tmp_path / "my_bot.py").write_text("class MyBot:\n    pass\n", "utf-8")
    design = load_design(written(tmp_path, WHOLE))
    assert design.levers == {Lever.REPORT_FORM: (Switch.ON, Switch.OFF, Switch.PLANNED)}
    assert design.ranges == {"money.mirror": Range(500, 900)}
    assert points_in(design) == 2 * 2 * 3 * 2 * 2 * 10


def test_files_that_it_names_lie_beside_it(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "version: 2\nextends: classic\nname: mine\ntitle: {en: Mine}\n", "utf-8"
    )
    design = load_design(written(tmp_path, "name: x\nscenarios: [mine.yaml]\n"))
    assert list(material_of(design, tmp_path).scenarios) == ["mine"]


def test_times_may_be_written_as_in_a_scenario(tmp_path: Path) -> None:
    text = (
        "name: x\nvary: {flying.patience_air: ['2:00', 150]}\n"
        "ranges: {flying.patience_stand: {low: '3:00', high: '4:00'}}\nsamples: 3\n"
    )
    material = material_of(load_design(written(tmp_path, text)), tmp_path)
    found = [point.values for point in points(material)]
    assert [one["flying.patience_air"] for one in found] == [120] * 3 + [150] * 3
    assert all(180 <= int(one["flying.patience_stand"]) <= 240 for one in found)


def test_names_in_a_program_are_turned_into_what_they_stand_for() -> None:
    design = Design("x", levers={"report_form": ("on",)})  # type: ignore[dict-item]
    assert material_of(design, Path()).design.levers == {Lever.REPORT_FORM: (Switch.ON,)}
    with pytest.raises(FileProblem, match=r"levers.*report_fom"):
        material_of(Design("x", levers={"report_fom": ("on",)}), Path())  # type: ignore[dict-item]


def test_an_empty_design_is_the_shipped_scenario_with_the_shipped_team(tmp_path: Path) -> None:
    assert load_design(written(tmp_path, "name: x\n")) == Design("x")


WRONG = [
    ("scenarios: [clasic]", "2:13: scenarios.1: there is no scenario 'clasic'; did you mean"),
    ("scenarios: []", "2:1: scenarios: the list is empty"),
    ("teams: [stuck, stuck]", "another one that calls itself 'stuck'"),
    ("levers: {report_fom: [on]}", "did you mean 'report_form'?"),
    ("levers: {report_form: [maybe]}", "there are: on, off, as planned"),
    ("levers: {report_form: []}", "the list is empty"),
    ("vary: {strikes.cuont: [1, 2]}", "2:8: vary.strikes.cuont: strikes has no 'cuont'"),
    ("vary: {strikes.count: [1, -2]}", "2:27: vary.strikes.count.2: strikes.count: must be from 0"),
    ("vary: {strikes.count: [1, 1]}", "a value stands here twice"),
    ("together: {strikes.count: [1, 2], money.mirror: [1]}", "must be equally long"),
    ("vary: {money.mirror: [1]}\ntogether: {money.mirror: [1]}", "in more than one way"),
    ("ranges: {money.mirror: {low: 9, high: 1}}\nsamples: 3", "low the smaller one"),
    ("ranges: {money.mirror: {low: 1, high: 2.5}}\nsamples: 3", "must be a whole number, not 2.5"),
    ("ranges: {money.mirror: {low: 1, high: 2}}", "as in `samples: 50`"),
    ("ranges: {money.miror: {low: 1, high: 2}}\nsamples: 3", "did you mean 'mirror'?"),
    ("samples: 4", "there are no ranges to draw from"),
    ("rounds: 6", "classic has 5 rounds; 0 plays all"),
    ("replications: 0", "must be from 1 to"),
    ("precision: {half_width: 1, first: 5}", "fewer than 20 replications tell too little"),
    ("precision: {half_width: 1, round: 9}", "5 rounds are played"),
    ("precision: {half_width: 1, confidence: 95}", "as in 0.95"),
    ("measures: [landd]", "2:12: measures.1: there is no measure 'landd'; did you mean 'landed'?"),
    ("measures: [levers]", "there is no measure 'levers'"),
    ("bots: []", "there must be a line-up"),
    ("bots: [{vendor: MyBot}]", "bot 'MyBot': write it as"),
    ("bots: [{vendor: no.py:MyBot}]", "there is no file no.py"),
    ("vary: {flying.patience_air: ['2:00', 120]}", "a value stands here twice"),
    ("replications: 5\nprecision: {half_width: 1}", "take one of the two away"),
    ("replicatons: 3", "did you mean 'replications'?"),
    ("vary: {strikes.count: [" + ", ".join(map(str, range(400))) + "]}\n"
     "together: {money.mirror: [" + ", ".join(map(str, range(400))) + "]}", "points are too many"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_what_is_wrong_is_told_where_it_stands(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, f"name: x\n{text}\n")
    with pytest.raises(FileProblem) as problem:
        load_design(path)
    assert said in str(problem.value)
    assert str(problem.value).startswith(f"{path}:")


def test_check_looks_at_designs_too(tmp_path: Path) -> None:
    (tmp_path / "my_bot.py").write_text("class MyBot:\n    pass\n", "utf-8")
    found = inspected_file(written(tmp_path, "name: x\nmeasures: [landd]\nrounds: 9\n"))
    assert [flaw.field for flaw in found.flaws] == ["measures.1", "rounds"]
    assert isinstance(inspected_file(written(tmp_path, WHOLE)).value, Design)


def test_what_the_airlines_felt_is_a_measure_if_it_is_measured(tmp_path: Path) -> None:
    text = "name: x\nmeasures: [csi, gap_5_empathy]\n"
    assert load_design(written(tmp_path, f"{text}quality: true\n")).quality
    with pytest.raises(FileProblem, match=r"'csi' is measured only if .* says `quality: true`"):
        load_design(written(tmp_path, text))
    aim = "precision: {half_width: 1, measure: perceived_reliability}\n"
    assert load_design(written(tmp_path, f"name: x\nquality: true\n{aim}")).precision
    with pytest.raises(FileProblem, match="'perceived_reliability' is measured only if"):
        load_design(written(tmp_path, f"name: x\n{aim}"))
    with pytest.raises(FileProblem, match="did you mean 'perceived_empathy'"):
        load_design(written(tmp_path, "name: x\nquality: true\nmeasures: [percieved_empathy]\n"))
