"""`extends`: what a file says is laid over another scenario, and what it takes away goes whole."""

from pathlib import Path

import pytest

from airportsim.files.library import load_scenario
from airportsim.files.problems import FileProblem, Flaw
from airportsim.model.scenario import Scenario, Text
from airportsim.model.words import Lever, Role
from tests.files.broken import found

HEAD = "version: 2\nextends: classic\nname: mine\ntitle: {en: Mine}\n"


def written(folder: Path, text: str, name: str = "mine") -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def made(folder: Path, text: str) -> Scenario:
    """A scenario that says this over classic."""
    return load_scenario(written(folder, HEAD + text))


def flaws(folder: Path, text: str) -> list[Flaw]:
    return list(found(written(folder, HEAD + text)))


CLASSIC = load_scenario("classic")


def test_what_is_not_said_is_as_it_was(tmp_path: Path) -> None:
    scenario = made(tmp_path, "")
    assert (scenario.name, scenario.title) == ("mine", Text("Mine"))
    for key in Scenario.__slots__:
        if key not in ("name", "title"):
            assert getattr(scenario, key) == getattr(CLASSIC, key)


def test_keys_go_into_keys(tmp_path: Path) -> None:
    scenario = made(
        tmp_path, "money: {mirror: 7}\nstaff: {director: 2}\nworkshop: {plan: '1:00'}\n"
    )
    assert scenario.money.mirror == 7
    assert scenario.money.per_flight == CLASSIC.money.per_flight
    assert scenario.staff == {**CLASSIC.staff, Role.DIRECTOR: 2}
    assert (scenario.workshop.plan, scenario.workshop.act) == (60, CLASSIC.workshop.act)


def test_things_are_changed_added_and_taken_away_by_their_id(tmp_path: Path) -> None:
    text = """
airlines: [{id: SR, name: {en: Silver}}]
services:
  - {id: WSH, phase: turnaround, name: {en: Washing}}
  - {id: PSH, remove: true}
  - {id: FUL, phase: departure}
items: [{id: radar-line, faults: {dirty_plug: null, fibre_cut: 3}}]
levers: [{id: staffing, effort: 3}]
"""
    scenario = made(tmp_path, text)
    assert scenario.airlines[0].name == Text("Silver"), "a text is one thing"
    assert scenario.airlines[0].terminal == CLASSIC.airlines[0].terminal
    before, after = ([one.id for one in some.services] for some in (CLASSIC, scenario))
    assert after == [*(one for one in before if one != "PSH"), "WSH"]
    fuel = next(one for one in scenario.services if one.id == "FUL")
    assert (fuel.phase.value, fuel.name.en) == ("departure", "Fuel")
    line = next(one for one in scenario.items if one.id == "radar-line")
    assert line.faults == {"fibre_cut": 3}
    efforts = {card.id: card.effort for card in scenario.levers}
    assert (efforts[Lever.STAFFING], efforts[Lever.REPORT_FORM]) == (3, 1)


def test_other_lists_take_the_place_of_the_others(tmp_path: Path) -> None:
    scenario = made(tmp_path, "effort: [1, 2]\nrounds: [{budget: 5, crash_after: '1:00'}]\n")
    assert scenario.effort == (1, 2)
    assert [one.budget for one in scenario.rounds] == [5]


def test_what_is_said_of_a_thing_that_goes_goes_too(tmp_path: Path) -> None:
    """Three terminals and twelve services of classic, in a few lines."""
    out = ("RDR", "WXR", "CGO", "BRG", "CAT", "MNT", "BOR", "PSH")
    lines = "".join(f"  - {{id: {name}, remove: true}}\n" for name in out)
    scenario = made(tmp_path, f"terminals: [T1, T2, T3]\nservices:\n{lines}")
    assert [airline.terminal for airline in scenario.airlines] == ["T1", "T2", "T3"]
    assert len(scenario.services) == 12
    carried = {
        place for item in scenario.items for where in item.carries.values() for place in where
    }
    assert carried == {"T1", "T2", "T3"}
    ids = {item.id for item in scenario.items}
    assert all(set(item.needs) <= ids for item in scenario.items)
    assert not any(set(item.limps) & set(out) for item in scenario.items)
    assert all(fault.item in ids for one in scenario.rounds for fault in one.faults)
    assert len(ids) < len(CLASSIC.items)


def test_what_goes_with_kinds_modes_levers_and_airlines(tmp_path: Path) -> None:
    text = """
kinds: {workstation: {modes: {foreign_program: null}}, link: null,
  server: {remedies: {reinstall: null}}}
levers: [{id: purchasing_open, remove: true}]
"""
    scenario = made(tmp_path, text)
    assert all("foreign_program" not in item.faults for item in scenario.items)
    assert not any(one.faults for one in scenario.rounds), "its faults set by hand are gone"
    assert "link" not in {item.kind for item in scenario.items}
    assert "reinstall" not in scenario.kinds["server"].remedies
    cards = {card.id: card for card in scenario.levers}
    assert Lever.PURCHASING_OPEN not in cards
    assert cards[Lever.PURCHASING_CRITERIA].needs == ()
    assert "buying_unknown" not in {one.id for one in scenario.workshop.observations}


def test_a_timetable_loses_the_flights_of_an_airline_that_goes(tmp_path: Path) -> None:
    written(tmp_path, HEAD.replace("mine", "base") + """
schedule:
  flights: 3
  timetable:
    - {at: "1:00", airline: SR, number: 12}
    - {at: "2:00", airline: BC, number: 14}
    - {at: "3:00", airline: NS, number: 16}
""", "base")  # fmt: skip
    text = HEAD.replace("classic", "base.yaml") + "terminals: [T1, T2, T3]\n"
    scenario = load_scenario(written(tmp_path, text))
    assert [flight.airline for flight in scenario.schedule.timetable] == ["SR", "BC"]
    assert scenario.schedule.flights == 2


def test_what_a_file_says_itself_about_a_thing_that_it_takes_away_is_told(tmp_path: Path) -> None:
    text = "terminals: [T1, T2]\nitems: [{id: radar-line, carries: {RDR: [T4]}}]\n"
    (flaw,) = flaws(tmp_path, text)
    assert (flaw.line, flaw.field) == (6, "items.radar-line.carries.RDR.1")


def test_an_error_is_told_in_the_file_where_it_stands(tmp_path: Path) -> None:
    base = written(tmp_path, HEAD + "flying: {stands: many}\n", "base")
    text = HEAD.replace("classic", "base.yaml") + "money: {mirror: many}\n"
    own, inherited = found(written(tmp_path, text))
    assert (own.path.name, own.line, own.field) == ("mine.yaml", 5, "money.mirror")
    assert (inherited.path, inherited.line, inherited.field) == (base, 5, "flying.stands")
    assert inherited.hint == "mine.yaml builds on this; say flying.stands anew there"


def chain(folder: Path, length: int) -> Path:
    for n in range(1, length):
        below = "classic" if n == 1 else f"s{n - 1}.yaml"
        text = (
            f"version: 2\nextends: {below}\nname: s{n}\ntitle: {{en: S}}\nmoney: {{mirror: {n}}}\n"
        )
        last = written(folder, text, f"s{n}")
    return last


def test_five_files_may_extend_each_other_and_no_more(tmp_path: Path) -> None:
    assert load_scenario(chain(tmp_path, 5)).money.mirror == 4
    with pytest.raises(FileProblem, match="more than 5 files in a row"):
        load_scenario(chain(tmp_path, 6))


def test_a_circle_is_told(tmp_path: Path) -> None:
    for one, other in (("a", "b"), ("b", "a")):
        written(tmp_path, HEAD.replace("classic", f"{other}.yaml"), one)
    (flaw,) = found(tmp_path / "a.yaml")
    assert "a.yaml extends b.yaml extends a.yaml" in flaw.reason


def test_a_file_in_a_folder_below_may_be_extended_however_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    written(tmp_path / "parts", HEAD, "base")
    for name in ("parts/base.yaml", "'parts\\base.yaml'", "./parts/base.yaml"):
        assert load_scenario(written(tmp_path, HEAD.replace("classic", name))).name == "mine"


def test_a_scenario_in_one_language_plays(tmp_path: Path) -> None:
    text = HEAD.replace("{en: Mine}", "{zh: 我的}") + "airlines: [{id: SR, name: {zh: 银}}]\n"
    scenario = load_scenario(written(tmp_path, text))
    assert scenario.title == Text("", "我的")


def test_what_is_odd_below_is_told_and_never_trips_what_follows(tmp_path: Path) -> None:
    odd = "items: [{id: radar-line, needs: [{a: 1}], limps: [[FID]]}]\n"
    written(tmp_path, HEAD.replace("name: mine", "name: base") + odd, "base")
    gone = "items: [{id: flight-server, remove: true}]\nservices: [{id: ILS, remove: true}]\n"
    told = found(written(tmp_path, HEAD.replace("classic", "base.yaml") + gone))
    assert {flaw.path.name for flaw in told} == {"base.yaml"}


def test_what_was_taken_away_is_told_with_the_file_that_did_so(tmp_path: Path) -> None:
    base = HEAD.replace("name: mine", "name: base") + "services: [{id: ILS, remove: true}]\n"
    written(tmp_path, base, "base")
    again = HEAD.replace("classic", "base.yaml") + "items: [{id: radar-line, limps: [ILS]}]\n"
    (flaw,) = found(written(tmp_path, again))
    assert flaw.reason == "there is no service 'ILS': it is taken away in line 5 of base.yaml"
