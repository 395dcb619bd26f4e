"""A journal's lines are read back as what they were written from, and nothing else is."""

from dataclasses import fields
from enum import Enum
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from airportsim.files.journals import EVENTS, entry_of
from airportsim.model.events import Event
from airportsim.model.journal import Entry, kind_of, line
from tests.worlds import closed


def _values(hint: Any) -> st.SearchStrategy[Any]:
    """What a field of an event can hold."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    if hint is str:
        return st.sampled_from(["", "fuel-a", "T1", "x_2"])
    if get_args(hint):
        return st.lists(_values(get_args(hint)[0]), max_size=4).map(tuple)
    return {int: st.integers(), bool: st.booleans()}[hint]


@pytest.mark.parametrize("kind", get_args(Event), ids=kind_of)
@settings(max_examples=10)
@given(data=st.data())
def test_every_kind_of_event_comes_back_as_it_was(kind: type[Any], data: st.DataObject) -> None:
    hints = get_type_hints(kind)
    values = {field.name: data.draw(_values(hints[field.name])) for field in fields(kind)}
    entry = Entry(
        data.draw(st.integers(0, 1499)), data.draw(st.integers(0, 99_999)), kind(**values)
    )
    read = entry_of(line(entry))
    assert read == entry
    assert repr(read) == repr(entry), "equal, but of other types"
    assert line(read) == line(entry)


def test_a_whole_journal_comes_back() -> None:
    journal = closed().end().sim.journal
    assert [entry_of(line(entry)) for entry in journal] == journal


def test_events_are_known_by_their_names_in_files() -> None:
    assert set(EVENTS.values()) == set(get_args(Event))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "7",
        '"kind"',
        "{}",
        "[" * 100_000,
        '{"t":0,"serial":0}',
        '{"t":0,"serial":0,"kind":"no_such_kind"}',
        '{"t":0,"serial":0,"kind":["flight_away"],"flight":0}',
        '{"t":0,"serial":0,"kind":"flight_away"}',
        '{"t":0,"serial":0,"kind":"flight_away","flight":0',
        '{"t":0,"serial":0,"kind":"flight_away","flight":0} ',
        '{"t":0,"serial":0,"kind":"flight_away","flight": 0}',
        '{"t":0,"serial":0,"kind":"flight_away","flight":0,"more":1}',
        '{"serial":0,"t":0,"kind":"flight_away","flight":0}',
        '{"t":1,"t":0,"serial":0,"kind":"flight_away","flight":0}',
        '{"t":0,"serial":0,"kind":"flight_away","flight":0.0}',
        '{"t":0,"serial":0,"kind":"flight_away","flight":true}',
        '{"t":0,"serial":0,"kind":"flight_away","flight":"0"}',
        '{"t":0.0,"serial":0,"kind":"flight_away","flight":0}',
        '{"t":"0","serial":0,"kind":"flight_away","flight":0}',
        '{"t":0,"serial":null,"kind":"flight_away","flight":0}',
        '{"t":0,"serial":0,"kind":"fault_fixed","fault":0,"by":"nobody"}',
        '{"t":0,"serial":0,"kind":"purchases_frozen","frozen":[1]}',
        '{"t":0,"serial":0,"kind":"facts_added","ticket":0,"facts":true}',
        '{"t":0,"serial":0,"kind":"facts_added","ticket":0,"facts":["0"]}',
        '{"t":0,"serial":0,"kind":"item_worsened","item":"\\u0061"}',
    ],
    ids=range(28),
)
def test_what_is_not_the_canonical_line_of_an_event_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no such event"):
        entry_of(text)
