"""The events of a run as JSON lines: one of the run, then each round's own line and its events."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TextIO, TypeVar

from airportsim.files.codec import text_of
from airportsim.files.demands import problems_of_scenario
from airportsim.files.journals import entry_of
from airportsim.files.played import Played
from airportsim.files.problems import FileProblem, clean, shown
from airportsim.files.reading import adapter_of
from airportsim.files.results import journal_lines
from airportsim.files.versions import brought_up_plain
from airportsim.model.draws import Draws
from airportsim.model.journal import Entry, digest
from airportsim.model.scenario import Scenario
from airportsim.model.team import RoundSetup, Team
from airportsim.model.version import RULES

T = TypeVar("T")

LONGEST = 16 << 20
"""Letters of a line, at the most; the one with the scenario has some 100,000."""

_EVENT = re.compile(r'(\{"t":.*),"round":([1-9]\d{0,5})\}', re.ASCII)


@dataclass(frozen=True, slots=True)
class RunHead:
    """What a run starts from: the scenario whole, so that its file needs no other.

    `rounds` is how many of them were played.
    """

    scenario: Scenario
    team: Team
    seed: int
    replication: int
    rules: int
    version: str
    rounds: int


@dataclass(frozen=True, slots=True)
class _RoundHead:
    """What a round starts from, how many events follow, and their digest."""

    setup: RoundSetup
    events: int
    digest: str


def event_lines(
    head: RunHead, rounds: Iterable[tuple[RoundSetup, Sequence[Entry]]]
) -> Iterator[str]:
    """The lines of a run, from the rounds that were played, in order."""
    yield f'{{"kind":"run",{text_of(head, RunHead)[1:]}\n'
    for setup, journal in rounds:
        begins = _RoundHead(setup, len(journal), digest(journal))
        yield f'{{"kind":"round",{text_of(begins, _RoundHead)[1:]}\n'
        yield from journal_lines(setup.number, journal)


class EventFile:
    """The file that `airportsim run --events` has written; `head` tells what was run.

    Raises FileProblem if this is no such file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with _Lines(path) as lines:
            self.head = self._head(lines)

    def attempts(self) -> Iterator[Played]:
        """Its rounds, one at a time; raises FileProblem for a line that is not as it was."""
        with _Lines(self.path) as lines:
            self._head(lines)
            last = 0
            for _ in range(self.head.rounds):
                played = self._round(lines)
                if played.number <= last:
                    raise lines.problem(f"round {played.number} stands after round {last}")
                last = played.number
                yield played
            if lines.next() is not None:
                raise lines.problem("here the run should be over")

    def _head(self, lines: "_Lines") -> RunHead:
        text = lines.next()
        if text and _EVENT.fullmatch(text):
            raise lines.problem(
                "it begins with an event, not with its run, as an older airportsim wrote it; run "
                "it once more (same scenario, team and seed: same events)"
            )
        head = _read("run", text, RunHead)
        if head is None:
            raise lines.problem(
                "this is not how the events of a run begin; name a file that `airportsim run "
                "--events` has written, or a session"
            )
        if head.rules > RULES:
            raise lines.problem(
                f"it was made by a newer airportsim ({head.version}, rules {head.rules}, these "
                f"are {RULES}); update airportsim"
            )
        for _, reason in problems_of_scenario(head.scenario):
            raise lines.problem(f"its scenario is not as it was: {reason}")
        return head

    def _round(self, lines: "_Lines") -> Played:
        """A round, from its own line to its last event."""
        text = lines.next()
        head = _read("round", text, _RoundHead)
        if head is None:
            instead = "the file ends" if text is None else f"there is {shown(text)}"
            raise lines.problem(f"here a round should begin, but {instead}")
        number = head.setup.number
        if not 1 <= number <= len(self.head.scenario.rounds):
            raise lines.problem(f"the scenario has no round {number}")
        journal = [_entry(lines, number, n) for n in range(head.events)]
        if digest(journal) != head.digest:
            raise lines.problem(f"up to here round {number} is not what was written")
        over = self.head.scenario.schedule.round
        survey = Draws(self.head.seed, self.head.replication, number).survey
        return Played(number, 0, head.setup, journal, over, "time", survey)


def _entry(lines: "_Lines", number: int, serial: int) -> Entry:
    """The next line as the event of a round that has this number in it."""
    text = lines.next()
    if text is None:
        raise lines.problem(f"the file ends here, in the middle of round {number}")
    found = _EVENT.fullmatch(text)
    if found is None or int(found[2]) != number:
        raise lines.problem(f"this is no event of round {number}: {shown(text)}")
    try:
        entry = entry_of(f"{found[1]}}}")
    except ValueError as problem:
        raise lines.problem(clean(str(problem))) from None
    if entry.serial != serial:
        raise lines.problem(f"event {serial} of round {number} should stand here")
    return entry


def _read(kind: str, text: str | None, what: type[T]) -> T | None:
    """What the line that begins a run or a round says, None if it is no such line."""
    try:
        plain = json.loads(text or "")
        if plain.pop("kind") != kind:
            return None
        if "scenario" in plain:
            plain["scenario"] = brought_up_plain(plain["scenario"])
        value: T = adapter_of(what).validate_json(json.dumps(plain), strict=True)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return value


class _Lines:
    """The lines of a file, one after the other, and where one is in it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._number = 0
        try:
            self._stream: TextIO = path.open(encoding="utf-8-sig")
        except OSError as problem:
            raise FileProblem(f"{path}: it cannot be read ({problem.strerror})") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *about: object) -> None:
        self._stream.close()

    def next(self) -> str | None:
        """The next line without its end; None after the last one."""
        self._number += 1
        try:
            text = self._stream.readline(LONGEST)
        except UnicodeDecodeError:
            raise self.problem("this is no text in UTF-8") from None
        except OSError as problem:
            raise self.problem(f"it cannot be read ({problem.strerror})") from None
        if len(text) == LONGEST:
            raise self.problem("it is too long for a line of a run")
        return text.removesuffix("\n") if text else None

    def problem(self, what: str) -> FileProblem:
        """What is wrong with the line that was read last."""
        return FileProblem(f"{self._path}:{self._number}: {what}")
