"""The rounds of a session as they were played, read back from its file."""

from collections.abc import Iterator
from dataclasses import dataclass

from airportsim.files.journals import entry_of
from airportsim.files.problems import FileProblem
from airportsim.files.store import Store
from airportsim.model.draws import Draws
from airportsim.model.journal import Entry, kind_of
from airportsim.model.session import EndRound, RepeatRound
from airportsim.model.team import RoundSetup
from airportsim.model.words import SessionPhase


@dataclass(frozen=True, slots=True)
class Played:
    """An attempt at a round, as far as it went.

    `ended_by` says what ended it at second `ended_at`; it is empty while the attempt is running.
    `survey` keys what is chance in what the airlines answer after it.
    """

    number: int
    attempt: int
    setup: RoundSetup
    journal: list[Entry]
    ended_at: int
    ended_by: str
    survey: int

    @property
    def key(self) -> dict[str, int]:
        """The columns with which the rows of an attempt begin."""
        return {"round": self.number, "attempt": self.attempt}


def attempts(store: Store) -> Iterator[Played]:
    """The attempts at rounds that were begun, in order; the last one may still be running.

    Raises FileProblem for an event that this version does not know.
    """
    head = store.head
    states = [state for _, state in store.states()]
    begun = {(s.number, s.attempt): s for s in states if s.phase is SessionPhase.DO}
    latest = states[-1]
    running = (latest.number, latest.attempt) if latest.phase is SessionPhase.DO else None
    cut_short = {
        (one.round, one.attempt): (one.second, kind_of(type(one.command)))
        for one in store.asked()
        if one.phase is SessionPhase.DO
        and isinstance(one.command, EndRound | RepeatRound)
        and one.refusal is None
    }
    over = head.scenario.schedule.round, "time"
    for (number, attempt), state in begun.items():
        key = number, attempt
        end = (-1, "") if key == running else cut_short.get(key, over)
        try:
            journal = [entry_of(line) for line in store.journal(*key)]
        except ValueError as problem:
            raise FileProblem(f"{store.path}: round {number}: {problem}") from None
        draws = Draws(head.seed, head.replication + state.replication, number)
        yield Played(number, attempt, state.standing.setup(), journal, *end, draws.survey)
