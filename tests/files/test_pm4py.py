"""What a program for process mining makes of our event logs.

pm4py (AGPL) is no part of airportsim's environments; in one of its own, with airportsim beside it,
`python -m pytest -m long tests/files/test_pm4py.py` runs these.
"""

import re
import warnings
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from airportsim.debrief.incidents import incidents
from airportsim.files.dictionary import EVENTS
from airportsim.files.export import Format, export
from tests.conftest import classic_airport
from tests.debrief.journals import match
from tests.files.logged import run_file

ROOT = Path(__file__).parent.parent.parent

pm4py = pytest.importorskip(
    "pm4py", reason="pm4py is not installed here; it is only for a test environment of its own"
)
pandas = pytest.importorskip("pandas")

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five rounds of a match, exported in every format that needs nothing more."""
    folder = tmp_path_factory.mktemp("logs")
    source = run_file(folder)
    for form in (Format.CSV, Format.XES, Format.OCEL):
        export(source, folder, form)
    export(source, folder / "lifecycle", Format.XES, lifecycle=True)
    return folder


@pytest.fixture(autouse=True)
def _no_warnings() -> Iterator[None]:
    """Let every warning be an error, but that a quicker reader could be installed."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", message="Install the optional requirement")
        yield


def from_xes(folder: Path) -> Any:
    return pm4py.read_xes(str(folder / "events.xes"))


def from_csv(folder: Path) -> Any:
    return pm4py.format_dataframe(pandas.read_csv(folder / "events.csv"))


def from_ocel(folder: Path) -> Any:
    """The objects' log, looked at from its incidents."""
    log = pm4py.read_ocel2(str(folder / "events.ocel.json"))
    return pm4py.format_dataframe(pm4py.ocel_flattening(log, "incident"))


READERS = pytest.mark.parametrize("read", [from_xes, from_csv, from_ocel])


def ours() -> list[int]:
    """The seconds from the first report to the cure, as the debrief knows them."""
    return [
        one.fixed_at - one.reported_at
        for _, journal in match("reference", 1)[0]
        for one in incidents(classic_airport(), journal)
        if one.fixed_at is not None and one.reported_at is not None
    ]


@READERS
def test_the_mean_time_from_report_to_restore_is_ours(folder: Path, read: Any) -> None:
    between = pm4py.filter_between(read(folder), "report", "restore")
    ends = between.groupby("case:concept:name")["time:timestamp"]
    seconds = (ends.max() - ends.min()).dt.total_seconds()
    assert len(seconds) == len(ours()) > 80
    assert seconds.mean() == mean(ours())
    assert sorted(seconds) == sorted(ours())


@READERS
def test_a_model_is_discovered_and_its_every_activity_is_one_of_the_log(
    folder: Path, read: Any
) -> None:
    log = read(folder)
    net, start, end = pm4py.discover_petri_net_inductive(log)
    assert start
    assert end
    labels = {transition.label for transition in net.transitions if transition.label}
    assert labels == set(log["concept:name"])
    assert {"strike", "report", "log", "escalate", "test", "verify", "restore"} <= labels


def test_no_row_is_lost_and_both_files_tell_the_same(folder: Path) -> None:
    xes, table = from_xes(folder), from_csv(folder)
    assert len(xes) == len(table) == len(pandas.read_csv(folder / "events.csv"))
    order = ["case:concept:name", "time:timestamp"]
    xes, table = (log.sort_values(order, kind="stable") for log in (xes, table))
    same = set(xes.columns) & set(table.columns)
    assert same == {column.name for column in EVENTS}
    for name in same - {"ticket"}:
        assert list(xes[name].fillna("").astype(str)) == list(table[name].fillna("").astype(str))


def test_starts_and_completions_are_joined_to_the_same_activities(folder: Path) -> None:
    interval_lifecycle = pytest.importorskip("pm4py.objects.log.util.interval_lifecycle")
    log = pm4py.convert_to_event_log(from_xes(folder / "lifecycle"))
    joined = pm4py.convert_to_dataframe(interval_lifecycle.to_interval(log))
    plain = from_xes(folder)
    assert len(joined) == len(plain)
    for each in (joined, plain):
        each["work"] = (each["time:timestamp"] - each["start_timestamp"]).dt.total_seconds()
    work = [each.groupby("concept:name")["work"].sum().to_dict() for each in (joined, plain)]
    assert work[0] == work[1]


def test_objects_and_their_relations_are_all_there(folder: Path) -> None:
    log = pm4py.read_ocel2(str(folder / "events.ocel.json"))
    types = set(pm4py.ocel_get_object_types(log))
    assert types == {"seat", "service", "item", "round", "flight", "incident", "ticket"}
    assert set(log.o2o["ocel:qualifier"]) >= {"about", "failed", "lost", "merged into", "rests on"}
    parts = {"by", "incident", "ticket", "flight", "into"}
    assert set(log.relations["ocel:qualifier"]) >= parts
    assert pm4py.discover_ocdfg(log)["activities"]


def test_the_example_of_the_page_works(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = ROOT.joinpath("docs", "eventlogs.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    monkeypatch.chdir(folder.parent)
    exec(example.replace('"logs/', f'"{folder.name}/'), {})
    told = timedelta(seconds=mean(ours()))
    assert str(pandas.Timedelta(told)) in capsys.readouterr().out
