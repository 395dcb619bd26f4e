"""Event logs in XES: what a program for process mining finds in them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from xml.etree import ElementTree as ET

import pytest

from airportsim.debrief.incidents import incidents
from airportsim.files.recorded import Recorded
from airportsim.files.xes import xes_lines
from tests.conftest import classic_airport
from tests.debrief.journals import match
from tests.files.logged import most_held, run

SPACE = "{http://www.xes-standard.org/}"
TYPES = {"string", "date", "int", "float", "boolean", "id", "list"}


def parsed(recorded: Recorded, lifecycle: bool = False) -> ET.Element:
    """The log as XML; raises if it is not well-formed."""
    return ET.fromstring("".join(xes_lines(recorded, lifecycle)).encode("utf-8"))


def told(element: ET.Element) -> dict[str, str]:
    """The attributes of a log, trace or event by key."""
    return {
        one.attrib["key"]: one.attrib["value"] for one in element if one.tag[len(SPACE) :] in TYPES
    }


def kinds(element: ET.Element) -> list[str]:
    """The elements of a log in order, repetitions left out."""
    tags = [one.tag.removeprefix(SPACE) for one in element]
    plain = ["attribute" if tag in TYPES else tag for tag in tags]
    return [tag for n, tag in enumerate(plain) if not n or plain[n - 1] != tag]


@pytest.fixture(scope="module")
def log() -> ET.Element:
    return parsed(run())


@pytest.fixture(scope="module")
def lifecycle() -> ET.Element:
    return parsed(run(), lifecycle=True)


def events(log: ET.Element) -> Iterator[tuple[dict[str, str], list[dict[str, str]]]]:
    """Each trace with its events."""
    for trace in log.iter(f"{SPACE}trace"):
        yield told(trace), [told(event) for event in trace.iter(f"{SPACE}event")]


def test_its_parts_stand_in_the_order_of_the_standard(log: ET.Element) -> None:
    assert log.tag == f"{SPACE}log"
    assert log.attrib["xes.version"] == "1849.2016"
    assert kinds(log) == ["extension", "global", "classifier", "attribute", "trace"]
    assert {trace_kinds for t in log.iter(f"{SPACE}trace") for trace_kinds in kinds(t)} == {
        "attribute", "event",
    }  # fmt: skip


def test_every_prefix_is_of_an_extension_that_is_declared(log: ET.Element) -> None:
    declared = {one.attrib["prefix"] for one in log.iter(f"{SPACE}extension")}
    keys = [one.attrib["key"] for one in log.iter() if "key" in one.attrib]
    assert {key.partition(":")[0] for key in keys if ":" in key} == declared


@pytest.mark.parametrize("form", ["log", "lifecycle"])
def test_what_is_declared_for_all_is_there_for_all_with_its_type(
    form: str, request: pytest.FixtureRequest
) -> None:
    log = request.getfixturevalue(form)
    for declared in log.iter(f"{SPACE}global"):
        wanted = {(one.tag, one.attrib["key"]) for one in declared}
        assert wanted
        for thing in log.iter(f"{SPACE}{declared.attrib['scope']}"):
            own = [(one.tag, one.attrib["key"]) for one in thing if "key" in one.attrib]
            assert wanted <= set(own)
            assert len(own) == len(set(own))


def test_classifiers_use_what_every_event_has(log: ET.Element) -> None:
    always = {
        one.attrib["key"]
        for declared in log.iter(f"{SPACE}global")
        for one in declared
        if declared.attrib["scope"] == "event"
    }
    keys = [one.attrib["keys"].split() for one in log.iter(f"{SPACE}classifier")]
    assert ["concept:name"] in keys
    assert set(chain(*keys)) <= always


def test_a_case_is_an_incident_and_tells_what_became_of_it(log: ET.Element) -> None:
    found = [case for case, _ in events(log)]
    assert len({case["concept:name"] for case in found}) == len(found)
    known = [
        (number, one)
        for number, (_, journal) in enumerate(match("reference", 1)[0], start=1)
        for one in incidents(classic_airport(), journal)
    ]
    assert [(int(case["round"]), int(case["fault"])) for case in found] == [
        (number, one.fault) for number, one in known
    ]
    for case, (_, one) in zip(found, known, strict=True):
        assert (case["item"], case["mode"]) == (one.item, one.mode)
        assert case["terminals"].split() == list(one.terminals)
        assert case["restored_by"] == (one.restored_by or "nobody")
        assert case["outcome"] == ("unsolved" if one.fixed_at is None else "restored")
        assert case["crashed"] == ("false" if one.crashed_at is None else "true")
    assert {case["priority"] for case in found} == {"0", "1", "2", "3"}


def test_a_time_is_the_second_of_the_round_after_a_fixed_date_and_rounds_an_hour_apart(
    log: ET.Element,
) -> None:
    known = {
        (number, one.fault): one
        for number, (_, journal) in enumerate(match("reference", 1)[0], start=1)
        for one in incidents(classic_airport(), journal)
    }
    for case, own in events(log):
        begun = datetime(2026, 1, 5, 8 + int(case["round"]), tzinfo=UTC)
        incident = known[int(case["round"]), int(case["fault"])]
        first: dict[str, int] = {}
        for event in own:
            at = datetime.fromisoformat(event["time:timestamp"])
            first.setdefault(event["concept:name"], int((at - begun).total_seconds()))
        assert first["strike"] == incident.struck_at
        assert first.get("report") == incident.reported_at
        assert first.get("restore") == incident.fixed_at


@pytest.mark.parametrize("form", ["log", "lifecycle"])
def test_times_never_go_back_within_a_case(form: str, request: pytest.FixtureRequest) -> None:
    for _, own in events(request.getfixturevalue(form)):
        times = [event["time:timestamp"] for event in own]
        assert times == sorted(times)
        assert all(event.get("start_timestamp", "") <= event["time:timestamp"] for event in own)
        assert own[0]["concept:name"] == "strike"


def test_there_is_one_event_for_each_activity_that_was_completed(log: ET.Element) -> None:
    for _, own in events(log):
        assert {event["lifecycle:transition"] for event in own} == {"complete"}
        instances = [event["concept:instance"] for event in own]
        assert len(instances) == len(set(instances))


def test_with_lifecycle_start_and_completion_are_joined_by_their_instance(
    log: ET.Element, lifecycle: ET.Element
) -> None:
    cut_off = 0
    for (case, plain), (again, own) in zip(events(log), events(lifecycle), strict=True):
        assert case == again
        assert not any("start_timestamp" in event for event in own)
        ends = {e["concept:instance"]: e for e in own if e["lifecycle:transition"] == "complete"}
        starts = {e["concept:instance"]: e for e in own if e["lifecycle:transition"] == "start"}
        assert len(ends) + len(starts) == len(own)
        for event in plain:
            end = ends.pop(event["concept:instance"])
            assert {**end, "start_timestamp": event["start_timestamp"]} == event
            if event["start_timestamp"] != event["time:timestamp"]:
                start = starts.pop(event["concept:instance"])
                assert start["time:timestamp"] == event["start_timestamp"]
                assert start["concept:name"] == event["concept:name"]
                assert start["org:resource"] == event["org:resource"]
        assert not ends
        cut_off += len(starts)
    assert cut_off > 0, "work that the end of a round has cut off begins and does not end"


def test_odd_letters_in_names_harm_nothing() -> None:
    name = "A \"quoted\" <b> & 'c' 王\t\U0001f6eb\r\n\x00\x1b\x85\ud83d\ufffe!"
    (found,) = [one for one in parsed(run(0, name)) if one.attrib.get("key") == "concept:name"]
    assert found.attrib["value"] == (
        "A \"quoted\" <b> & 'c' 王\t\U0001f6eb\r\n\ufffd\ufffd\x85\ufffd\ufffd!"
    )


def test_the_same_run_is_always_written_in_the_same_letters() -> None:
    assert list(xes_lines(run(), lifecycle=True)) == list(xes_lines(run(), lifecycle=True))


def test_rounds_that_are_written_are_held_no_longer() -> None:
    assert most_held(lambda recorded: xes_lines(recorded, lifecycle=False)) <= 2


def test_a_log_without_rounds_is_whole() -> None:
    assert kinds(parsed(run(0))) == ["extension", "global", "classifier", "attribute"]
