"""What a session file holds, as rows of plain numbers and JSON texts, and back without loss."""

import json
from dataclasses import dataclass, fields
from typing import Any, TypeVar, get_args

from airportsim.files.reading import adapter_of
from airportsim.files.versions import brought_up_plain
from airportsim.model.commands import Command
from airportsim.model.interventions import Intervention
from airportsim.model.journal import Entry, kind_of
from airportsim.model.log import Asked
from airportsim.model.refusals import Code, Refusal
from airportsim.model.scenario import Scenario
from airportsim.model.session import Controller, SessionCommand, SessionState
from airportsim.model.team import Skill, Team
from airportsim.model.words import Role, SessionPhase

T = TypeVar("T")
Row = tuple[int | str | None, ...]

AROUND: tuple[type[Any], ...] = get_args(SessionCommand)
"""What is asked for around the rounds; everything else is asked of the airport."""

KINDS: dict[str, type[Any]] = {
    kind_of(kind): kind for kind in (*get_args(Command), *get_args(Intervention), *AROUND)
}
"""Everything that can be asked for, by its name in files."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a session starts from.

    `created` is a time in ISO form (UTC), `scenario` as it was resolved, `team` the
    bot team, if one decides in Plan, `rules` and `version` those of the airportsim that made the
    session, `start` the session's very first state.
    """

    name: str
    created: str
    scenario: Scenario
    skills: dict[str, Skill]
    team: Team | None
    seed: int
    replication: int
    rules: int
    version: str
    start: SessionState


def text_of(value: object, kind: type[Any]) -> str:
    """A value of this kind as JSON text; keys keep their order, as it may mean something."""
    plain = adapter_of(kind).dump_python(value, warnings=False)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), default=_listed)


def _listed(value: Any) -> list[Any]:
    """A set has no order of its own; written in this one it is the same text everywhere."""
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(f"{value!r} is nothing that a session holds")


def value_of(text: str, kind: type[T]) -> T:
    """The value of this kind that `text_of` has written; raises ValueError.

    A scenario may be of an older format.
    """
    if kind is Scenario:
        text = json.dumps(brought_up_plain(json.loads(text)), ensure_ascii=False)
    value: T = adapter_of(kind).validate_json(text, strict=True)
    return value


def meta_of(head: Head) -> dict[str, str]:
    """A head as texts by key; numbers and values are JSON."""
    return {
        field.name: value if field.type is str else text_of(value, _kind(field))
        for field in fields(head)
        for value in [getattr(head, field.name)]
    }


def head_of(meta: dict[str, str]) -> Head:
    """The head that `meta_of` has written; raises ValueError."""
    missing = [field.name for field in fields(Head) if field.name not in meta]
    if missing:
        raise ValueError(f"{missing[0]} is missing")
    values: dict[str, Any] = {
        field.name: text if field.type is str else value_of(text, _kind(field))
        for field in fields(Head)
        for text in [meta[field.name]]
    }
    return Head(**values)


def _kind(field: Any) -> type[Any]:
    kind: type[Any] = field.type
    return kind


def log_row(asked: Asked) -> Row:
    """An entry of a log as its columns from `serial` to `about`."""
    kind, refusal = type(asked.command), asked.refusal
    return (
        asked.serial,
        asked.round,
        asked.attempt,
        asked.phase.value,
        asked.second,
        asked.player,
        asked.role.value if asked.role else None,
        asked.hand,
        asked.controller.value,
        kind_of(kind),
        text_of(asked.command, kind),
        refusal.code.value if refusal else None,
        json.dumps(refusal.about, ensure_ascii=False) if refusal else None,
    )


def asked_of(row: tuple[Any, ...]) -> Asked:
    """The entry of a log with these columns; raises ValueError."""
    serial, number, attempt, phase, second, player, role, hand, controller, kind, *rest = row
    details, code, about = rest
    if kind not in KINDS:
        raise ValueError(f"there is no command {kind!r}")
    return Asked(
        serial,
        number,
        attempt,
        SessionPhase(phase),
        second,
        player,
        None if role is None else Role(role),
        hand,
        Controller(controller),
        value_of(details, KINDS[kind]),
        None if code is None else Refusal(Code(code), tuple(json.loads(about))),
    )


def journal_row(attempt: tuple[int, int], entry: Entry, written: str) -> Row:
    """An entry of a journal, given with its canonical line, as the columns of its table."""
    kind = kind_of(type(entry.event))
    details = written.removeprefix(_start(entry.t, entry.serial, kind)).removeprefix(",")
    return (*attempt, entry.serial, entry.t, kind, "{" + details)


def line_of(t: int, serial: int, kind: str, details: str) -> str:
    """The canonical line of a journal's entry from its columns."""
    comma = "" if details == "{}" else ","
    return f"{_start(t, serial, kind)}{comma}{details[1:]}"


def _start(t: int, serial: int, kind: str) -> str:
    return f'{{"t":{t},"serial":{serial},"kind":"{kind}"'
