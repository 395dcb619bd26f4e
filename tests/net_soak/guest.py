"""A person of the soak, in a process of his own: plays by dice, and keeps a diary.

    python -m tests.net_soak.guest TASK

He goes when the session has reached its end and he has seen it: nobody has to tell him.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from random import Random
from time import monotonic, sleep, time
from typing import Any, TextIO

from airportsim.model.interventions import Grant
from airportsim.model.plan import Adopt, SignPromise
from airportsim.model.refusals import Refusal
from airportsim.model.session import Broadcast, Observe, Proceed, Resume, SetSpeed, Who
from airportsim.model.words import Lever, Role, SessionPhase
from airportsim.net.far_room import FarRoom
from airportsim.net.joining import joined
from airportsim.net.messages import plain_command

LOOK = 0.03
"""Seconds between two looks at what has come: a console draws as often."""

PATIENCE = 8.0
"""Seconds that he waits for an answer, so that he hears of all that were given."""

ACTS = (0.4, 1.6)
"""Seconds between two things that he does, from and to."""

REVIEW = 3.0
"""Seconds that the facilitator leaves to Plan, Check and Act."""

SPEED = 800
"""Percent of real time at which rounds are played."""


@dataclass(frozen=True, slots=True)
class Task:
    """Who he is, where the room is, and where his diary lies; the facilitator has no role."""

    address: str
    code: str
    pin: str
    name: str
    role: str
    seed: int
    diary: str

    @property
    def text(self) -> str:
        """The task as an argument of his process."""
        return json.dumps(asdict(self))


class Diary:
    """What happens to him, a line of JSON each, with the time."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def note(self, what: str, **more: Any) -> None:
        """Write a line, for good."""
        self._file.write(json.dumps({"at": time(), "what": what, **more}) + "\n")
        self._file.flush()


class Guest:
    """A person in the room."""

    def __init__(self, task: Task, room: FarRoom, diary: Diary) -> None:
        self._role = Role(task.role) if task.role else None
        self._room = room
        self._diary = diary
        self._chance = Random(task.seed)
        self._who = Who(room.name, self._role)
        self._seat = room.seat(room.name, self._role) if self._role else None
        self._said = 0
        self._there = True
        self._phase = room.state.phase
        self._phase_at = monotonic()

    def play(self) -> None:
        """Play until the session has ended, with all its rounds seen."""
        room, next_act = self._room, 0.0
        while not self._is_over():
            room.tick(LOOK)
            self._watch_the_line()
            assert not room.ended, room.ended
            if room.state.phase is not self._phase:
                self._phase, self._phase_at = room.state.phase, monotonic()
                self._diary.note("phase", phase=self._phase.value, round=room.state.number)
            if monotonic() >= next_act:
                self._act()
                next_act = monotonic() + self._chance.uniform(*ACTS)
            sleep(LOOK)
        digests = {number: result.digest for number, result in room.results.items()}
        self._diary.note("end", digests=digests)

    def _is_over(self) -> bool:
        room = self._room
        rounds = len(room.airport.scenario.rounds)
        return room.state.phase is SessionPhase.END and len(room.results) == rounds

    def _watch_the_line(self) -> None:
        there = self._room.away < 0
        if there is not self._there:
            self._there = there
            self._diary.note("back" if there else "away")

    def _act(self) -> None:
        for command in self._commands():
            answer = self._room.submit(self._who, command)
            plain = plain_command(command)
            if isinstance(answer, Refusal):
                self._diary.note("refused", command=plain, why=answer.code.value)
            else:
                self._diary.note("accepted", command=plain, end=answer.end)

    def _commands(self) -> Iterator[Any]:
        if self._role is None:
            return self._as_facilitator()
        return self._in_do() if self._phase is SessionPhase.DO else self._around()

    def _as_facilitator(self) -> Iterator[Any]:
        state = self._room.state
        if state.phase is SessionPhase.LOBBY:
            if all(seating.players for seating in state.seats.values()):
                yield SetSpeed(SPEED)
                yield Proceed()
        elif state.phase is SessionPhase.DO:
            if state.paused:
                yield Resume()
            yield Broadcast(self._words()) if self._chance.random() < 0.5 else Grant(self._said)
        elif monotonic() - self._phase_at > REVIEW and state.phase is not SessionPhase.END:
            yield Proceed()

    def _in_do(self) -> Iterator[Any]:
        """One of the things that can be done now, whether or not it makes sense."""
        assert self._seat is not None
        possible = [offer for offer in self._seat.legal() if offer.refusal is None]
        if possible:
            kind = self._chance.choice(sorted({offer.command.__name__ for offer in possible}))
            of_kind = [offer for offer in possible if offer.command.__name__ == kind]
            yield self._chance.choice([*islice(self._chance.choice(of_kind).commands(), 20)])

    def _around(self) -> Iterator[Any]:
        if self._phase in (SessionPhase.CHECK, SessionPhase.ACT):
            yield Observe("", self._words())
        elif self._phase is SessionPhase.PLAN and self._role is Role.DIRECTOR:
            lever = self._chance.choice(list(Lever))
            yield self._chance.choice((SignPromise(85), Adopt(lever)))

    def _words(self) -> str:
        """Something that has not been said before."""
        self._said += 1
        return f"{self._who.player} says {self._said}"


def main() -> None:
    """Join, sit down, play."""
    task = Task(**json.loads(sys.argv[1]))
    with Path(task.diary).open("a", encoding="utf-8") as file:
        diary = Diary(file)
        room = joined(
            task.address, task.code, task.name, "" if task.role else task.pin, patience=PATIENCE
        )
        if task.role:
            answer = room.sit(Role(task.role), task.pin)
            assert not isinstance(answer, Refusal), answer
        diary.note("here")
        Guest(task, room, diary).play()
        room.close()


if __name__ == "__main__":
    main()
