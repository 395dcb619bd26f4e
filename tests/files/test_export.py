"""An exported session, as a researcher would read it."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from airportsim.debrief.quality.recovered import recovered
from airportsim.debrief.quality.round import quality_of
from airportsim.engine.simulation import Accepted
from airportsim.files.dictionary import TABLES, Kind
from airportsim.files.export import export
from airportsim.files.problems import FileProblem
from airportsim.files.store import Head, Store
from airportsim.model import commands as c
from airportsim.model import events as e
from airportsim.model import session as s
from airportsim.model.interventions import Inject
from airportsim.model.ledger import Conclusion, Measure
from airportsim.model.log import Asked
from airportsim.model.scenario import Scenario
from airportsim.model.session import SessionState, Who
from airportsim.model.session_rules import first_state
from airportsim.model.team import Skill, Team
from airportsim.model.version import RULES
from airportsim.model.words import Level, Lever, Role, Verdict
from airportsim.play.keeping import Anything
from airportsim.play.match import opened, played, start
from airportsim.play.session import FACILITATOR, RoundResult, Session
from tests.conftest import classic_airport
from tests.worlds import AM, DESK, DIRECTOR, SPEC, STRIKE, VENDOR, airport_of, struck

Table = list[dict[str, str]]

NOTE = '他说：“等,\r\n等”, then "nothing"'
FORMULA = '=HYPERLINK("http://x")'


def head(
    scenario: Scenario, first: SessionState, skills: dict[str, Skill], team: Team | None
) -> Head:
    return Head(
        name="周一上午", created="2026-03-02T08:30:00Z", scenario=scenario, skills=skills,
        team=team, seed=1, replication=0, rules=RULES, version="0.1", start=first,
    )  # fmt: skip


def tables(folder: Path) -> dict[str, Table]:
    """The exported files by name, each as its rows."""
    found = {}
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            found[path.stem] = list(csv.DictReader(stream, strict=True))
    return found


def do(session: Session, command: Anything, who: Who = FACILITATOR) -> None:
    answer = session.submit(who, command)
    assert isinstance(answer, Accepted), f"{command}: {answer}"


# --- a workshop of the classic scenario, left in its third round ------------------------------


class Exported(NamedTuple):
    """A session that was exported in the middle of a round."""

    tables: dict[str, Table]
    results: dict[int, RoundResult]
    running: list[e.Event]
    asked: list[Asked]

    def of(self, name: str, number: int, attempt: int) -> Table:
        """The rows of one attempt."""
        both = str(number), str(attempt)
        return [row for row in self.tables[name] if (row["round"], row["attempt"]) == both]


@pytest.fixture(scope="module")
def exported(
    tmp_path_factory: pytest.TempPathFactory, reference: Team, skills: dict[str, Skill]
) -> Iterator[Exported]:
    folder = tmp_path_factory.mktemp("export")
    airport = classic_airport()
    first = first_state(airport, standing=start(airport, reference), discover=False)
    made = head(airport.scenario, first, skills, reference)
    with Store.create(folder / "s.sqlite", made) as store:
        session = opened(airport, reference, skills, 1, record=store.record)
        _first_round(session, reference)
        _second_round(session, reference)
        third = _third_round(session)
        export(store, folder)
        yield Exported(tables(folder), session.results, third, store.asked())


def _first_round(session: Session, team: Team) -> None:
    """A round that is repeated after 300 s, with a fault injected, and talked about."""
    do(session, s.Proceed())
    do(session, s.Proceed())
    session.advance(300)
    do(session, s.RepeatRound(new_faults=False))
    do(session, s.Proceed())
    do(session, s.Reseat(Role.DIRECTOR, ("王芳",), ""))
    session.advance(100)
    table = session.table
    assert table is not None
    sound = next(f for f in session.airport.faults if f.item not in table.simulation.state.broken)
    do(session, Inject(sound.item, sound.mode))
    do(session, c.SetFocus("T1"), Who("王芳", DIRECTOR))
    session.submit(Who("王芳", DIRECTOR), c.SetFocus("T1"))
    list(played(session, team, 1))
    do(session, s.Reseat(Role.SPECIALIST, (FORMULA,), "regular"))
    do(session, s.Observe("calls_incomplete", NOTE), Who(FORMULA, SPEC))
    do(session, s.Proceed())
    do(session, s.Try("+ 更多电话", "-李雷", Lever.REPORT_FORM))


def _second_round(session: Session, team: Team) -> None:
    """A round with a rule of the team's own, played to its end."""
    do(session, s.Proceed())
    do(session, s.OwnRule("＝每分钟报一次", "@韩梅梅", Measure.COMPLAINTS, 4.5))
    list(played(session, team, 2))


def _third_round(session: Session) -> list[e.Event]:
    """What has happened after 400 s of a round that goes on."""
    do(session, s.Proceed())
    do(session, s.Conclude(session.state.lines[0].number, Conclusion.TRY))
    do(session, s.Proceed())
    do(session, s.Proceed())
    assert session.table is not None
    session.advance(400)
    return [entry.event for entry in session.table.simulation.journal]


def test_there_is_a_row_for_each_attempt_that_is_over(exported: Exported) -> None:
    rounds = exported.tables["rounds"]
    assert [(row["round"], row["attempt"], row["ended_s"], row["ended_by"]) for row in rounds] == [
        ("1", "0", "300", "repeat_round"),
        ("1", "1", "1500", "time"),
        ("2", "0", "1500", "time"),
    ]


def test_a_row_of_a_round_is_its_score(exported: Exported) -> None:
    for number, attempt in ((1, 1), (2, 0)):
        (row,) = exported.of("rounds", number, attempt)
        result = exported.results[number]
        score = result.score
        assert row["digest"] == result.digest
        assert (int(row["flights"]), int(row["landed"])) == (96, score.landed)
        assert float(row["success_rate"]) == score.success_rate
        assert row["sla_met"] == ("true" if score.sla_met else "false")
        assert (int(row["profit"]), int(row["spent"])) == (score.profit, score.spent)
        assert float(row["mean_time_to_restore_s"]) == score.mean_time_to_restore
        assert {by: int(row[f"restored_by_{by}"]) for by in score.restored_by} == score.restored_by
        assert row["levers"].split() == sorted(result.setup.levers)
    assert exported.of("rounds", 1, 1)[0]["levers"] == ""
    assert "report_form" in exported.of("rounds", 2, 0)[0]["levers"].split()


def test_there_is_a_row_for_each_flight_and_they_add_up_to_the_round(exported: Exported) -> None:
    assert len(exported.tables["flights"]) == 4 * 96
    for row in exported.tables["rounds"]:
        flights = exported.of("flights", int(row["round"]), int(row["attempt"]))
        assert [int(flight["flight"]) for flight in flights] == list(range(1, 97))
        ends = [flight["end_state"] for flight in flights]
        assert ends.count("away") == int(row["landed"])
        for end in ("diverted", "cancelled", "unfinished"):
            assert ends.count(end) == int(row[end])


def test_a_flight_s_times_are_in_order_and_go_as_far_as_the_flight(exported: Exported) -> None:
    stations = ("due_s", "holding_s", "landing_s", "on_stand_s", "departing_s", "away_s")
    reached = {"away": {6}, "diverted": {2}, "cancelled": {4, 5}, "unfinished": {1, 2, 3, 4, 5}}
    for row in exported.tables["flights"]:
        times = [int(row[station]) for station in stations if row[station]]
        assert times == sorted(times)
        assert all(row[station] for station in stations[: len(times)]), "a station left out"
        assert len(times) in reached[row["end_state"]]
        lost = row["end_state"] in ("diverted", "cancelled")
        assert bool(row["lost_s"]) is lost
        assert not lost or int(row["lost_s"]) >= times[-1]
    assert {row["end_state"] for row in exported.tables["flights"]} == set(reached)


def test_there_is_a_row_for_each_fault_that_struck(exported: Exported) -> None:
    for number, attempt in ((1, 1), (2, 0)):
        journal = [entry.event for entry in exported.results[number].journal]
        struck = [event for event in journal if isinstance(event, e.FaultStruck)]
        rows = exported.of("incidents", number, attempt)
        assert [(int(r["fault"]), r["item"], r["mode"]) for r in rows] == [
            (event.fault, event.item, event.mode) for event in struck
        ]
        (row,) = exported.of("rounds", number, attempt)
        assert sum(bool(r["fixed_s"]) for r in rows) == int(row["restored"])
        assert sum(bool(r["crashed_s"]) for r in rows) == int(row["crashed"])
        alerts = [event for event in journal if isinstance(event, e.AlertRaised)]
        behind = [str(alert.alert) for alert in alerts if alert.fault >= 0]
        assert sorted(behind) == sorted(n for r in rows for n in r["alerts"].split())


def test_the_times_of_a_fault_are_in_order(exported: Exported) -> None:
    way = (
        "struck_s", "first_alert_s", "first_reported_s", "first_logged_s", "escalated_s",
        "taken_s", "first_fix_proposed_s", "fixed_s",
    )  # fmt: skip
    rows = exported.tables["incidents"]
    for row in rows:
        times = [int(row[step]) for step in way if row[step]]
        assert times == sorted(times)
        assert bool(row["fixed_s"]) is bool(row["restored_by"])
        assert row["services"]
        assert row["terminals"]
    for step in way:
        assert any(row[step] for row in rows), f"{step} is always empty"


def test_who_set_a_fault_is_told(exported: Exported) -> None:
    origins = [row["origin"] for row in exported.of("incidents", 1, 1)]
    assert origins.count("facilitator") == 1
    assert set(origins) == {"scenario", "draw", "facilitator"}


def test_there_is_a_row_for_each_failure_of_an_airline_and_what_was_done_about_it(
    exported: Exported,
) -> None:
    airport = classic_airport()
    for number, result in exported.results.items():
        felt = quality_of(airport, result.setup, result.journal, result.survey, end=result.end)
        told = exported.of("recoveries", number, 1 if number == 1 else 0)
        expected = [one for each in felt.airlines for one in each.recoveries]
        assert [(row["terminal"], row["service"], row["since_s"]) for row in told] == [
            (one.terminal, one.service, str(one.since)) for one in expected
        ]
        numbers = recovered(expected)
        hurt = [row for row in told if row["hurt"] == "true"]
        assert len(hurt) == numbers.hurt > 0
        assert sum(row["told_s"] != "" for row in hurt) == numbers.told
        for name in ("kept", "broken", "paid", "moved"):
            assert sum(int(row[name]) for row in told) == getattr(numbers, name)
        for row in told:
            judged = {row[name] != "" for name in ("score", "distributive", "interactional")}
            assert judged == {row["told_s"] != ""}


def test_both_logs_stand_in_one_order(exported: Exported) -> None:
    rows = exported.tables["commands"]
    assert [int(row["serial"]) for row in rows] == list(range(len(exported.asked)))
    for row, asked in zip(rows, exported.asked, strict=True):
        assert (row["accepted"] == "true") is (asked.refusal is None) is (row["refusal"] == "")
        assert row["player"] in (asked.player, f"'{asked.player}")
        assert (row["second"] == "") is (asked.second < 0) is (row["phase"] != "do")
    assert {row["controller"] for row in rows} == {"human", "bot", "facilitator", "host"}


def test_what_a_player_asked_for_and_was_refused_can_be_read(exported: Exported) -> None:
    focus = [row for row in exported.tables["commands"] if row["player"] == "王芳"]
    given = {"round": "1", "attempt": "1", "phase": "do", "second": "100", "role": "director"}
    assert [{**row, **given} == row for row in focus] == [True, True]
    assert [(r["command"], json.loads(r["fields"])) for r in focus] == 2 * [
        ("set_focus", {"terminal": "T1"})
    ]
    assert [(r["accepted"], r["refusal"]) for r in focus] == [
        ("true", ""),
        ("false", "not_changed"),
    ]


def test_the_ledger_says_what_was_expected_and_what_came(exported: Exported) -> None:
    rows = exported.tables["ledger"]
    own, once_more = (row for row in rows if not row["lever"])
    assert (once_more["round"], once_more["before"]) == ("3", own["after"])
    assert (own["conclusion"], own["owner"]) == ("try", "'@韩梅梅")
    assert (own["round"], own["measure"], float(own["expected"])) == ("2", "complaints", 4.5)
    assert float(own["before"]) == exported.results[1].score.complaints
    assert float(own["after"]) == exported.results[2].score.complaints
    levers = {row["lever"] for row in rows if row["lever"]}
    assert levers == {str(lever) for lever in exported.results[2].setup.levers}


def test_what_people_wrote_is_whole_and_no_formula(exported: Exported) -> None:
    (note,) = exported.tables["notes"]
    assert (note["text"], note["player"]) == (NOTE, f"'{FORMULA}")
    (action,) = exported.tables["actions"]
    assert (action["text"], action["owner"]) == ("'+ 更多电话", "'-李雷")
    assert (action["lever"], action["done"]) == ("report_form", "true")
    own = next(row for row in exported.tables["ledger"] if not row["lever"])
    assert (own["rule"], own["owner"]) == ("'＝每分钟报一次", "'@韩梅梅")
    (observed,) = [r for r in exported.tables["commands"] if r["command"] == "observe"]
    assert json.loads(observed["fields"]) == {
        "observation": "calls_incomplete",
        "text": NOTE,
    }
    for name, rows in exported.tables.items():
        for row in rows if name != "dictionary" else ():
            words = (row[column.name] for column in TABLES[name] if column.kind is Kind.TEXT)
            assert not any(word.strip().startswith(tuple("=+-@＝＋－＠")) for word in words)


def test_a_running_round_is_there_up_to_where_it_is(exported: Exported) -> None:
    flights, faults = exported.of("flights", 3, 0), exported.of("incidents", 3, 0)
    assert not exported.of("rounds", 3, 0)
    away = sum(isinstance(event, e.FlightAway) for event in exported.running)
    assert 0 < away == sum(row["end_state"] == "away" for row in flights)
    struck = sum(isinstance(event, e.FaultStruck) for event in exported.running)
    assert 0 < struck == len(faults)
    times = [
        int(v) for r in flights for k, v in r.items() if k.endswith("_s") and k != "due_s" and v
    ]
    assert max(times) < 400
    assert all(row["holding_s"] == "" for row in flights if int(row["due_s"]) >= 400)


def test_the_session_says_what_it_was_made_from(exported: Exported) -> None:
    (row,) = exported.tables["session"]
    assert (row["name"], row["scenario"], row["team"]) == ("周一上午", "classic", "reference")
    assert (row["seed"], row["replication"], row["rules"]) == ("1", "0", str(RULES))
    assert {len(row["scenario_digest"]), len(row["team_digest"])} == {64}


# --- the dictionary --------------------------------------------------------------------------


def test_the_dictionary_names_exactly_the_columns_of_the_other_files(exported: Exported) -> None:
    named: dict[str, list[str]] = {}
    for row in exported.tables["dictionary"]:
        named.setdefault(row["file"], []).append(row["column"])
    columns = {
        f"{name}.csv": list(rows[0])
        for name, rows in exported.tables.items()
        if name != "dictionary"
    }
    assert named == columns


def test_every_meaning_is_one_sentence_and_tells_of_the_apostrophe(exported: Exported) -> None:
    rows = exported.tables["dictionary"]
    for row in rows:
        assert row["meaning"][0].isupper()
        assert row["meaning"].endswith(".")
        assert ". " not in row["meaning"]
    marked = {f"{r['file']}:{r['column']}" for r in rows if "apostrophe" in r["meaning"]}
    assert marked >= {
        "notes.csv:text", "notes.csv:player", "actions.csv:text", "actions.csv:owner",
        "ledger.csv:rule", "ledger.csv:owner", "commands.csv:player", "session.csv:name",
    }  # fmt: skip


def test_every_cell_is_what_the_dictionary_says(exported: Exported) -> None:
    for row in exported.tables["dictionary"]:
        name, column = row["file"].removesuffix(".csv"), row["column"]
        cells = {one[column] for one in exported.tables[name]}
        filled = sorted(cells - {""})
        assert filled, f"{name}.{column} is always empty"
        assert "" not in cells or "empty" in row["meaning"] or row["type"].startswith("words")
        if row["type"] == "integer":
            assert all(str(int(cell)) == cell for cell in filled)
            signed = row["unit"] == "USD" or column.startswith(("gap_", "moved"))
            assert signed or int(filled[0]) >= 0
        elif row["type"] == "number":
            assert all(float(cell) >= 0 or name == "ledger" for cell in filled)
        elif row["type"] == "true or false":
            assert set(filled) <= {"true", "false"}
        elif row["type"] == "JSON":
            assert all(isinstance(json.loads(cell), dict) for cell in filled)


# --- the way of one fault --------------------------------------------------------------------


def _by_hand(store: Store) -> None:
    """A session of people with one fault, solved by second 61 and ended at second 150."""
    session = Session(airport_of(store.head.scenario), {}, 1, store.head.start, store.record)
    for role in Role:
        do(session, s.Reseat(role, (f"{role.value} 1",)))
    do(session, s.Proceed())
    do(session, s.Proceed())
    for second, role, command in (
        (6, AM, c.Report(0, (0, 1))),
        (15, DESK, c.Log(0, Level.LOW, Level.LOW)),
        (20, DESK, c.Escalate(0)),
        (31, SPEC, c.Take(0)),
        (31, SPEC, c.Fix(0, "fuel-a", "hung", "restart", ("A",))),
        (52, VENDOR, c.Verify(0, Verdict.ACCEPTED)),
    ):
        session.advance(second)
        do(session, command, Who(f"{role.value} 1", role))
    session.advance(150)
    do(session, s.EndRound())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A file for a session of people with one fault."""
    scenario = struck(STRIKE)
    first = first_state(airport_of(scenario))
    with Store.create(tmp_path / "s.sqlite", head(scenario, first, {}, None)) as opened_store:
        yield opened_store


def test_the_way_of_a_fault_from_strike_to_cure(store: Store, tmp_path: Path) -> None:
    _by_hand(store)
    export(store, tmp_path)
    found = tables(tmp_path)
    assert found["incidents"] == [
        {
            "round": "1", "attempt": "0", "fault": "0", "origin": "scenario", "item": "fuel-a",
            "mode": "hung", "struck_s": "5", "first_alert_s": "5", "first_reported_s": "14",
            "first_logged_s": "19", "escalated_s": "20", "taken_s": "31",
            "first_fix_proposed_s": "51", "fixed_s": "60", "restored_by": "specialist",
            "crashed_s": "", "alerts": "0", "tickets": "0", "services": "FUL", "terminals": "A",
        }
    ]  # fmt: skip
    (row,) = found["rounds"]
    assert (row["ended_s"], row["ended_by"], row["unfinished"]) == ("150", "end_round", "2")
    assert found["flights"][0] == {
        "round": "1", "attempt": "0", "flight": "1", "terminal": "A", "airline": "AA",
        "due_s": "0", "holding_s": "0", "landing_s": "0", "on_stand_s": "10",
        "departing_s": "100", "away_s": "110", "lost_s": "", "end_state": "away",
    }  # fmt: skip


# --- files -----------------------------------------------------------------------------------


def test_a_session_that_has_not_begun_has_headers_only(store: Store, tmp_path: Path) -> None:
    paths = export(store, tmp_path / "new" / "folder")
    assert {path.name for path in paths} == {f"{name}.csv" for name in (*TABLES, "dictionary")}
    assert sorted(paths) == sorted((tmp_path / "new" / "folder").iterdir())
    found = tables(tmp_path / "new" / "folder")
    assert {name: len(rows) for name, rows in found.items() if rows} == {
        "session": 1,
        "dictionary": sum(map(len, TABLES.values())),
    }


def test_excel_and_python_read_the_files(store: Store, tmp_path: Path) -> None:
    for path in export(store, tmp_path):
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.count(b"\xef\xbb\xbf") == 1
        assert data.endswith(b"\r\n")
        assert data.count(b"\n") == data.count(b"\r\n")


def test_other_files_in_the_folder_stay_and_ours_are_replaced(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    (folder / "rounds.csv").write_text("old", encoding="utf-8")
    paths = export(store, folder)
    _by_hand(store)
    assert export(store, folder) == paths
    assert (folder / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert {*paths, folder / "mine.txt"} == set(folder.iterdir())
    assert len(tables(folder)["rounds"]) == 1


def test_a_place_that_is_no_folder_is_told(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("mine", encoding="utf-8")
    for place in (path, path / "below"):
        with pytest.raises(FileProblem) as raised:
            export(store, place)
        assert str(raised.value) == f"{place}: there is a file in the way; name a folder"
    assert path.read_text(encoding="utf-8") == "mine"


def test_nothing_is_written_if_one_file_cannot_be(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "here"
    (folder / "notes.csv").mkdir(parents=True)
    with pytest.raises(FileProblem, match=r"notes\.csv is a folder"):
        export(store, folder)
    assert [path.name for path in folder.iterdir()] == ["notes.csv"]


def test_events_of_other_rules_are_told(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _by_hand(store)
    gone = '{"t":0,"serial":0,"kind":"gone"}'
    monkeypatch.setattr(store, "journal", lambda number, attempt: [gone])
    with pytest.raises(FileProblem) as raised:
        export(store, tmp_path / "here")
    assert str(raised.value) == (
        f"{store.path}: round 1: this airportsim knows no such event: {gone}"
    )
    assert not (tmp_path / "here").exists()
