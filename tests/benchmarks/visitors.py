"""The people of the benchmark of the host: seven in each room, who look, choose, ask, and see."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from websockets.asyncio.client import ClientConnection

from airportsim.files.codec import value_of
from airportsim.model import commands as c
from airportsim.model.interventions import Grant
from airportsim.model.session import Resume, SessionState
from airportsim.model.words import Role
from airportsim.net.differences import changed
from airportsim.net.messages import PROTOCOL, Ask, Hello, Sit, plain_command, written
from airportsim.net.telling import PUBLIC, SESSION, TRUTH
from airportsim.play.far import FarState
from airportsim.play.offers import offers
from airportsim.play.views import VIEWS
from tests.benchmarks.hosting import PIN, Open, Rooms, hold
from tests.benchmarks.material import airport
from tests.benchmarks.measuring import PAUSE, Found, connected, measured, process

Message = dict[str, Any]

WORK, TARGET = 3, 4
"""The places of what he does, and about what, in what is told of a hand."""

FIGURES = {
    c.SetFocus: "focus", c.FreezePurchases: "frozen", c.ReleaseFunds: "released", Grant: "granted",
}  # fmt: skip
"""The commands that change something that everybody sees as a figure, and its name."""


@dataclass(slots=True)
class Given:
    """A command that was accepted: when it was sent, and what changed before it was answered.

    Each change by itself, with when it came to whoever gave the command.
    """

    sent: float
    effects: list[tuple[float, str]]


def visited(rooms: Rooms, seconds: float, folder: Path) -> Found:
    """What it takes that seven people play in each room for so many seconds."""
    with process(hold, rooms, folder) as (there, pipe):
        return asyncio.run(_visited(there, seconds, pipe))


async def _visited(there: Open, seconds: float, pipe: Connection) -> Found:
    rooms = [
        [Visitor(role, code, Random(f"{n} {role}")) for role in (*Role, None)]
        for n, code in enumerate(there.codes)
    ]
    people = [one for room in rooms for one in room]
    found, began = await measured(people, there.port, seconds, pipe)
    for room in rooms:
        for one in room:
            # The facilitator sees what everybody does; what he does himself, everybody sees.
            other = room[-1] if one.role else room[0]
            answered = [took for sent, took in one.asked if sent >= began]
            found.asked += len(answered)
            found.answered += answered
            for given in one.given:
                seen = other.seen(given) if given.sent >= began else None
                if seen is not None:
                    found.same.append(seen[0] - given.sent)
                    found.other.append(seen[1] - given.sent)
    return found


class Visitor:
    """Somebody in a room, at a role or, with None, as its facilitator."""

    def __init__(self, role: Role | None, code: str, chance: Random) -> None:
        self.role = role
        self.heard = 0
        self.size = 0
        self.asked: list[tuple[float, float]] = []
        self.given: list[Given] = []
        self._code = code
        self._chance = chance
        self._values: dict[str, Any] = {}
        self._came: dict[str, list[float]] = defaultdict(list)
        self._effects: list[tuple[float, str]] = []
        self._about: Any = None
        self._answers: dict[int, asyncio.Future[Message]] = {}
        self._asked = 0
        self._far: FarState | None = None
        self._welcomed = asyncio.Event()
        self._connection: ClientConnection
        self._hearing: asyncio.Task[None]

    async def come(self, port: int) -> None:
        """Join the room and sit down, or let its round go on."""
        self._connection = await connected(port)
        self._hearing = asyncio.create_task(self._hear())
        role, begin = self.role, plain_command(Resume())
        name, pin = (role.value, "") if role else ("facilitator", PIN)
        await self._connection.send(written(Hello(PROTOCOL, self._code, name, pin=pin)))
        await self._welcomed.wait()
        if role is not None:
            answer = await self._ask(lambda number: Sit(number, role, PIN))
        else:
            answer = await self._ask(lambda number: Ask(number, None, -1, begin))
        assert "refusal" not in answer, answer

    async def play(self, until: float) -> None:
        """Give a command every few seconds."""
        await asyncio.sleep(self._chance.uniform(0, PAUSE[1]))
        while perf_counter() < until:
            command = self._choice()
            if command is not None:
                await self._give(command)
            await asyncio.sleep(self._chance.uniform(*PAUSE))

    async def leave(self) -> None:
        """Leave the room."""
        await self._connection.close()

    def seen(self, given: Given) -> tuple[float, float] | None:
        """When the effect of somebody's command came to him, and when it came here.

        What came here before it was given is the effect of something else.
        """
        for there, effect in given.effects:
            here = min((at for at in self._came[effect] if at >= given.sent), default=None)
            if here is not None:
                return there, here
        return None

    # --- asking ------------------------------------------------------------------------------

    def _choice(self) -> Any:
        """Something that can be done now, None if there is nothing."""
        if self.role is None:
            return Grant(self._chance.randrange(1, 100))
        if self._far is None:
            session = value_of(json.dumps(self._values[SESSION]["state"]), SessionState)
            self._far = FarState(airport(), session.standing.setup(), self.role)
        self._far.take(self._values[PUBLIC], self._values[self.role.value])
        possible = [offer for offer in offers(VIEWS[self.role](self._far)) if not offer.refusal]
        if not possible:
            return None
        kind = self._chance.choice(sorted({offer.command.__name__ for offer in possible}))
        offer = self._chance.choice([one for one in possible if one.command.__name__ == kind])
        return self._chance.choice([*islice(offer.commands(), 20)])

    async def _give(self, command: Any) -> None:
        plain = plain_command(command)
        self._about = _about(command)
        self._effects.clear()
        sent = perf_counter()
        answer = await self._ask(lambda number: Ask(number, self.role, -1, plain))
        self.asked.append((sent, perf_counter() - sent))
        if "refusal" not in answer:
            self.given.append(Given(sent, [*self._effects]))

    async def _ask(self, message: Callable[[int], Ask | Sit]) -> Message:
        self._asked += 1
        answer = self._answers[self._asked] = asyncio.get_running_loop().create_future()
        await self._connection.send(written(message(self._asked)))
        found: Message = await answer
        return found

    # --- hearing -----------------------------------------------------------------------------

    async def _hear(self) -> None:
        async for text in self._connection:
            self._take(str(text), perf_counter())

    def _take(self, text: str, at: float) -> None:
        self.heard += 1
        self.size += len(text)
        message: Message = json.loads(text)
        for one in message.get("messages", [message]):
            self._take_one(one, at)

    def _take_one(self, message: Message, at: float) -> None:
        kind, channel = message["kind"], message.get("channel", "")
        if kind == "welcome":
            self._welcomed.set()
        elif kind == "answer":
            self._answers.pop(message["id"]).set_result(message)
        elif kind == "whole":
            self._values[channel] = message["value"]
        elif kind == "change":
            changes = message["changes"]
            self._values[channel] = changed(self._values[channel], changes)
            if channel in (PUBLIC, TRUTH, self.role):
                self._look(self._values[channel], changes, at)

    def _look(self, value: Any, changes: Iterable[Any], at: float) -> None:
        """Note when what a command can change has changed."""
        for about, effect in _effects(value, changes):
            self._came[effect].append(at)
            if about == self._about:
                self._effects.append((at, effect))


def _about(command: Any) -> Any:
    """What a command is about: the name of a figure, or the number of a ticket or an alert."""
    if type(command) in FIGURES:
        return FIGURES[type(command)]
    numbers = (getattr(command, name, None) for name in ("ticket", "alert"))
    return next((number for number in numbers if number is not None), -1)


def _effects(value: Any, changes: Iterable[Any]) -> Iterator[tuple[Any, str]]:
    """What commands can change, each with what it is about: a figure, a ticket, or a hand's work.

    A hand has another place in each slice.
    """
    for path, *new in changes:
        match path:
            case [str(name)] if name in FIGURES.values():
                yield name, json.dumps([path, new])
            case ["slips", number, _, *_]:
                yield int(number), json.dumps([path, new])
            case ["hands", *place]:
                hands = [value["hands"][place[0]]] if place else value["hands"]
                yield from ((hand[TARGET], json.dumps(hand)) for hand in hands if hand[WORK])
