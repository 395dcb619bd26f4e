"""The journal's lines: valid JSON, one canonical form for every kind of event, one digest."""

import json
from dataclasses import MISSING, fields
from enum import Enum
from hashlib import sha256
from typing import Any, get_args, get_type_hints

import pytest

from airportsim.model import events as e
from airportsim.model.journal import Entry, digest, kind_of, line
from airportsim.model.words import Level, RestoredBy, Work
from tests.worlds import closed

KINDS: tuple[type[Any], ...] = get_args(e.Event)


def _samples(hint: Any) -> tuple[Any, ...]:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return tuple(hint)
    if hint is bool:
        return True, False
    if hint is int:
        return -1, 0, 1234567
    if hint is str:
        return "", "fuel-a"
    if hint == tuple[int, ...]:
        return (), (3,), (0, 1, 2)
    assert hint == tuple[str, ...]
    return (), ("A",), ("T1", "T2")


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("kind", KINDS, ids=kind_of)
def test_a_line_is_json_with_time_serial_kind_and_the_events_fields_in_order(
    kind: type[Any],
) -> None:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind) if field.default is MISSING]
    for sample in range(7):
        values = {n: _samples(hints[n])[sample % len(_samples(hints[n]))] for n in names}
        text = line(Entry(1499, 7, kind(**values)))
        read = json.loads(text)
        assert list(read) == ["t", "serial", "kind", *names]
        assert read == {"t": 1499, "serial": 7, "kind": kind_of(kind)} | {
            name: _plain(value) for name, value in values.items()
        }
        assert text == json.dumps(read, separators=(",", ":")), "not the canonical form"


def test_a_field_that_has_its_default_is_left_out_of_the_line() -> None:
    """So the lines, and the digests, of rounds without recovery are what they always were."""
    assert line(Entry(9, 7, e.AirlineInformed(0, "B", 99))) == (
        '{"t":9,"serial":7,"kind":"airline_informed","complaint":0,"terminal":"B","due":99}'
    )
    assert line(Entry(9, 7, e.AirlineInformed(-1, "B", 99, 4))) == (
        '{"t":9,"serial":7,"kind":"airline_informed","complaint":-1,"terminal":"B","due":99,'
        '"alert":4}'
    )
    assert line(Entry(9, 7, e.AirlineCompensated(0, "B", 40))).endswith('"usd":40}')
    assert line(Entry(9, 7, e.AirlineCompensated(0, "B", 40, 0))).endswith('"usd":40,"alert":0}')
    assert line(Entry(9, 7, e.PromiseEnded("B", True))).endswith('"kept":true}')
    assert line(Entry(9, 7, e.PromiseEnded("B", True, 2))).endswith('"kept":true,"alert":2}')


def test_the_kind_of_an_event_is_its_name_in_snake_case_and_names_one_kind_only() -> None:
    assert kind_of(e.FlightOnStand) == "flight_on_stand"
    assert len({kind_of(kind) for kind in KINDS}) == len(KINDS)


def test_a_known_journal_has_a_known_digest() -> None:
    """The canonical form is a promise: files and digests of earlier versions depend on it."""
    journal = [
        Entry(0, 0, e.FlightHolding(0)),
        Entry(5, 1, e.FaultFixed(0, RestoredBy.VENDOR)),
        Entry(5, 2, e.TicketReported(0, 0, (0, 3))),
        Entry(9, 3, e.TicketLogged(0, Level.HIGH, Level.LOW, 2)),
        Entry(9, 4, e.WorkStarted(3, Work.ANSWER, 0, "hand-3", 19)),
        Entry(9, 5, e.PurchasesFrozen(True)),
    ]
    text = """\
{"t":0,"serial":0,"kind":"flight_holding","flight":0}
{"t":5,"serial":1,"kind":"fault_fixed","fault":0,"by":"vendor"}
{"t":5,"serial":2,"kind":"ticket_reported","ticket":0,"alert":0,"facts":[0,3]}
{"t":9,"serial":3,"kind":"ticket_logged","ticket":0,"impact":3,"urgency":1,"priority":2}
{"t":9,"serial":4,"kind":"work_started","hand":3,"work":"chase","target":0,"subject":"hand-3","until":19}
{"t":9,"serial":5,"kind":"purchases_frozen","frozen":true}
"""
    assert "".join(line(entry) + "\n" for entry in journal) == text
    assert digest(journal) == sha256(text.encode()).hexdigest()
    assert digest(journal[:-1]) != digest(journal)
    assert digest([]) == sha256(b"").hexdigest()


def test_a_journal_is_numbered_without_gaps_and_never_goes_back_in_time() -> None:
    journal = closed().end().sim.journal
    assert [entry.serial for entry in journal] == list(range(len(journal)))
    assert [entry.t for entry in journal] == sorted(entry.t for entry in journal)
