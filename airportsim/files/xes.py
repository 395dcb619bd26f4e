"""An event log as XES (IEEE 1849): a trace for each incident, an event for each activity."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from airportsim.files.case_rows import event_rows
from airportsim.files.dates import SECOND_0, dated
from airportsim.files.dictionary import EVENTS, Column, Kind
from airportsim.files.recorded import Recorded
from airportsim.files.tables import Cell

CASE = "case:"
"""How the names of columns begin that tell of the incident, not of what was done about it."""

_EXTENSIONS = {
    "Concept": "concept",
    "Time": "time",
    "Lifecycle": "lifecycle",
    "Organizational": "org",
}
_OPTIONAL = {"ticket", "service", "item", "outcome"}
"""What only some events have."""
_CLASSIFIERS = {
    "Activity": "concept:name",
    "ActivityAndTransition": "concept:name lifecycle:transition",
    "Resource": "org:resource",
    "Role": "org:role",
}
_ELEMENTS = {Kind.INTEGER: "int", Kind.BOOLEAN: "boolean", Kind.TIME: "date"}
_DEFAULTS: dict[str, Cell] = {
    "int": 0,
    "boolean": False,
    "date": SECOND_0.isoformat(timespec="milliseconds"),
    "string": "UNKNOWN",
}
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_ODD = re.compile('[&<>"\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]')


def xes_lines(recorded: Recorded, lifecycle: bool) -> Iterator[str]:
    """The lines of the file; its rounds are read one after the other.

    With `lifecycle` there are events for the start and for the completion of what takes time,
    joined by concept:instance. Raises FileProblem for what cannot be read.
    """
    of_event = [column for column in EVENTS if not column.name.startswith(CASE)]
    if lifecycle:
        of_event = [column for column in of_event if column.name != "start_timestamp"]
    of_trace = [column for column in EVENTS if column.name.startswith(CASE)]
    always = [column for column in of_event if column.name not in _OPTIONAL]
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">\n'
    for name, prefix in _EXTENSIONS.items():
        uri = f"http://www.xes-standard.org/{prefix}.xesext"
        yield f'\t<extension name="{name}" prefix="{prefix}" uri="{uri}"/>\n'
    yield from _globals("trace", of_trace)
    yield from _globals("event", always)
    for name, keys in _CLASSIFIERS.items():
        yield f'\t<classifier name="{name}" scope="event" keys="{keys}"/>\n'
    yield from _of_log(recorded)
    for begun, played in dated(recorded.airport.scenario, recorded.attempts()):
        rows = event_rows(recorded.airport, played, begun, lifecycle)
        for _, events in groupby(rows, key=lambda row: row["case:concept:name"]):
            first = next(events)
            yield "\t<trace>\n"
            yield from _attributes(of_trace, first, "\t\t")
            for row in (first, *events):
                yield "\t\t<event>\n"
                yield from _attributes(of_event, row, "\t\t\t")
                yield "\t\t</event>\n"
            yield "\t</trace>\n"
    yield "</log>\n"


def _globals(scope: str, columns: Iterable[Column]) -> Iterator[str]:
    """The attributes that each trace or event has, with the values to take for a missing one."""
    yield f'\t<global scope="{scope}">\n'
    for column in columns:
        element = _element(column)
        yield _attribute("\t\t", element, _key(column), _DEFAULTS[element])
    yield "\t</global>\n"


def _of_log(recorded: Recorded) -> Iterator[str]:
    """What the log tells of itself."""
    origin = dict(recorded.origin)
    yield _attribute("\t", "string", "concept:name", origin.pop("name"))
    yield _attribute("\t", "string", "lifecycle:model", "standard")
    for key, value in origin.items():
        if value is not None:
            yield _attribute("\t", "int" if isinstance(value, int) else "string", key, value)


def _attributes(columns: Iterable[Column], row: Mapping[str, Cell], indent: str) -> Iterator[str]:
    for column in columns:
        value = row[column.name]
        if value is not None:
            yield _attribute(indent, _element(column), _key(column), value)


def _attribute(indent: str, element: str, key: str, value: Cell) -> str:
    text = str(value).lower() if isinstance(value, bool) else _ODD.sub(_harmless, str(value))
    return f'{indent}<{element} key="{key}" value="{text}"/>\n'


def _harmless(odd: re.Match[str]) -> str:
    """A letter as XML can hold it in an attribute; one that it cannot hold is replaced."""
    letter = odd[0]
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    return f"&#{ord(letter)};" if letter in "\t\n\r" or "\x7f" <= letter <= "\x9f" else "\ufffd"


def _element(column: Column) -> str:
    return _ELEMENTS.get(column.kind, "string")


def _key(column: Column) -> str:
    return column.name.removeprefix(CASE)
