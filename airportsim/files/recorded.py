"""What can be exported: a kept session, or the events of a run, as one thing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from airportsim.files.codec import text_of
from airportsim.files.event_files import EventFile
from airportsim.files.library import digest_of
from airportsim.files.played import Played, attempts
from airportsim.files.store import Store
from airportsim.files.tables import Row
from airportsim.model.airport import Airport
from airportsim.model.journal import kind_of
from airportsim.model.ledger import Action, Line, Note
from airportsim.model.log import Asked


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was played: `attempts` reads its rounds, anew each time that it is called.

    `origin` is the row of the table `session`; `people` are the tables of what was asked for and
    noted, which a run has none of.
    """

    origin: Row
    airport: Airport
    attempts: Callable[[], Iterator[Played]]
    people: dict[str, Iterable[Row]] = field(default_factory=dict)


def recorded(source: Store | EventFile) -> Recorded:
    """A session or run as it can be exported; reading its rounds raises FileProblem."""
    if isinstance(source, EventFile):
        return Recorded(_origin(source), Airport(source.head.scenario), source.attempts)
    state = source.states()[-1][1]
    people: dict[str, Iterable[Row]] = {
        "commands": map(_command_row, source.asked()),
        "ledger": map(_line_row, state.lines),
        "notes": map(_note_row, state.notes),
        "actions": map(_action_row, state.actions),
    }
    airport = Airport(source.head.scenario)
    return Recorded(_origin(source), airport, lambda: attempts(source), people)


def _origin(source: Store | EventFile) -> Row:
    if isinstance(source, EventFile):
        name, created = source.path.stem, None
    else:
        name, created = source.head.name, source.head.created
    head = source.head
    return {
        "name": name,
        "created": created,
        "scenario": head.scenario.name,
        "scenario_digest": digest_of(head.scenario),
        "team": head.team.name if head.team else None,
        "team_digest": digest_of(head.team) if head.team else None,
        "seed": head.seed,
        "replication": head.replication,
        "rules": head.rules,
        "version": head.version,
    }


def _command_row(asked: Asked) -> Row:
    kind = type(asked.command)
    return {
        "serial": asked.serial,
        "round": asked.round,
        "attempt": asked.attempt,
        "phase": asked.phase.value,
        "second": asked.second if asked.second >= 0 else None,
        "player": asked.player,
        "role": asked.role.value if asked.role else None,
        "hand": asked.hand if asked.hand >= 0 else None,
        "controller": asked.controller.value,
        "command": kind_of(kind),
        "fields": text_of(asked.command, kind),
        "accepted": asked.refusal is None,
        "refusal": asked.refusal.code.value if asked.refusal else None,
    }


def _line_row(line: Line) -> Row:
    return {
        "line": line.number,
        "round": line.round,
        "lever": line.lever.value if line.lever else None,
        "rule": line.rule,
        "owner": line.owner,
        "measure": line.effect.measure.value if line.effect else None,
        "before": line.before,
        "expected": line.effect.value if line.effect else None,
        "after": line.after,
        "conclusion": line.conclusion.value if line.conclusion else None,
    }


def _note_row(note: Note) -> Row:
    return {
        "note": note.number,
        "round": note.round,
        "phase": note.phase.value,
        "player": note.player,
        "observation": note.observation,
        "text": note.text,
    }


def _action_row(action: Action) -> Row:
    return {
        "action": action.number,
        "round": action.round,
        "text": action.text,
        "owner": action.owner,
        "lever": action.lever.value if action.lever else None,
        "done": action.done,
    }
