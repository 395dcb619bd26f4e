"""A run that is exported, and what is the same in all formats."""

import csv
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from airportsim.debrief.incidents import incidents
from airportsim.files import export as exporting
from airportsim.files.dictionary import TABLES, Kind
from airportsim.files.event_files import EventFile
from airportsim.files.export import Format, export
from airportsim.files.problems import FileProblem
from tests.conftest import classic_airport
from tests.debrief.journals import match
from tests.files.logged import run_file

OF_RUNS = (
    "session", "rounds", "incidents", "flights", "events", "answers", "indicators", "gaps",
    "satisfaction", "recoveries", "dictionary",
)  # fmt: skip


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def test_a_run_has_the_tables_of_what_was_played_and_no_others(tmp_path: Path) -> None:
    paths = export(run_file(tmp_path, 2), tmp_path / "out")
    assert [path.name for path in paths] == [f"{name}.csv" for name in OF_RUNS]
    (origin,) = rows(paths[0])
    assert (origin["name"], origin["created"]) == ("run", "")
    assert (origin["scenario"], origin["team"], origin["seed"]) == ("classic", "reference", "1")
    assert [row["round"] for row in rows(paths[1])] == ["1", "2"]
    assert len(rows(paths[3])) == 2 * 96
    named = {row["file"] for row in rows(paths[-1])}
    assert named == {f"{name}.csv" for name in OF_RUNS[:-1]}


def test_the_events_are_joined_to_the_incidents(tmp_path: Path) -> None:
    export(run_file(tmp_path, 2), tmp_path)
    cases: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in rows(tmp_path / "events.csv"):
        key = row["case:round"], row["case:attempt"], row["case:fault"]
        cases.setdefault(key, []).append(row)
    told = rows(tmp_path / "incidents.csv")
    assert [*cases] == [(row["round"], row["attempt"], row["fault"]) for row in told]
    for events, incident in zip(cases.values(), told, strict=True):
        ends = {row["concept:name"]: row["time:timestamp"] for row in reversed(events)}
        begun = datetime(2026, 1, 5, 8 + int(incident["round"]), tzinfo=UTC)
        for name, column in (("report", "first_reported_s"), ("restore", "fixed_s")):
            at = datetime.fromisoformat(ends[name]) - begun if name in ends else None
            assert incident[column] == ("" if at is None else str(int(at.total_seconds())))


def test_parquet_holds_the_same_with_types(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    source = run_file(tmp_path, 2)
    sheets, typed = export(source, tmp_path / "csv"), export(source, tmp_path, Format.PARQUET)
    assert [path.stem for path in typed] == list(OF_RUNS)
    types = {
        Kind.INTEGER: "int64",
        Kind.NUMBER: "double",
        Kind.BOOLEAN: "bool",
        Kind.TIME: "timestamp[ms, tz=UTC]",
    }
    for sheet, path in zip(sheets[:-1], typed, strict=False):
        table = pq.read_table(path)
        for column in TABLES[path.stem]:
            assert str(table.schema.field(column.name).type) == types.get(column.kind, "string")
        as_text = [{name: _text(row[name]) for name in row} for row in table.to_pylist()]
        assert as_text == rows(sheet)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.isoformat(timespec="milliseconds")
    return "" if value is None else str(value)


def test_only_in_sheets_an_apostrophe_keeps_words_from_being_computed(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    path = run_file(tmp_path, 1).path
    odd = path.rename(path.with_name("=1+1.jsonl"))
    source = EventFile(odd)
    export(source, tmp_path)
    assert rows(tmp_path / "session.csv")[0]["name"] == "'=1+1"
    assert "apostrophe" in rows(tmp_path / "dictionary.csv")[0]["meaning"]
    export(source, tmp_path, Format.PARQUET)
    assert pq.read_table(tmp_path / "session.parquet").to_pylist()[0]["name"] == "=1+1"
    told = pq.read_table(tmp_path / "dictionary.parquet").to_pylist()[0]["meaning"]
    assert "apostrophe" not in told


@pytest.mark.parametrize("form", Format)
def test_a_damaged_run_leaves_nothing_behind_and_what_was_there_stays(
    tmp_path: Path, form: Format
) -> None:
    if form is Format.PARQUET:
        pytest.importorskip("pyarrow")
    source = run_file(tmp_path, 2)
    there = export(source, tmp_path / "there", form)
    before = [path.read_bytes() for path in there]
    lines = source.path.read_text(encoding="utf-8").splitlines(keepends=True)
    source.path.write_text("".join(lines[:-1]), encoding="utf-8")
    for folder in ("there", "new"):
        with pytest.raises(FileProblem, match="in the middle of round 2"):
            export(source, tmp_path / folder, form)
    assert not (tmp_path / "new").exists()
    assert sorted((tmp_path / "there").iterdir()) == sorted(there)
    assert [path.read_bytes() for path in there] == before


@pytest.mark.parametrize("form", Format)
def test_the_same_run_is_always_exported_in_the_same_bytes(tmp_path: Path, form: Format) -> None:
    if form is Format.PARQUET:
        pytest.importorskip("pyarrow")
    source = run_file(tmp_path, 1)
    first, again = (export(source, tmp_path / name, form) for name in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]


def test_without_pyarrow_it_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = run_file(tmp_path, 1)
    monkeypatch.setattr(exporting, "find_spec", lambda name: None)
    with pytest.raises(FileProblem, match=r'python -m pip install "airportsim\[lab\]"'):
        export(source, tmp_path / "out", Format.PARQUET)
    assert not (tmp_path / "out").exists()


def test_ours_is_the_mean_of_what_the_tables_say(tmp_path: Path) -> None:
    export(run_file(tmp_path), tmp_path)
    told = [
        int(row["fixed_s"]) - int(row["first_reported_s"])
        for row in rows(tmp_path / "incidents.csv")
        if row["fixed_s"] and row["first_reported_s"]
    ]
    known = [
        one.fixed_at - one.reported_at
        for _, journal in match("reference", 1)[0]
        for one in incidents(classic_airport(), journal)
        if one.fixed_at is not None and one.reported_at is not None
    ]
    assert told == known


def test_an_object_log_and_a_table_name_the_same_incidents(tmp_path: Path) -> None:
    source = run_file(tmp_path, 1)
    (path,) = export(source, tmp_path, Format.OCEL)
    export(source, tmp_path)
    objects = json.loads(path.read_text(encoding="utf-8"))["objects"]
    named = [one["id"] for one in objects if one["type"] == "incident"]
    cases = dict.fromkeys(row["case:concept:name"] for row in rows(tmp_path / "events.csv"))
    assert named == list(cases)
