"""A room on another machine, as interfaces know rooms, with windows that are kept up to date."""

import json
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from contextlib import suppress
from queue import Empty
from time import monotonic
from typing import Any

from airportsim.files.codec import value_of
from airportsim.model.refusals import Code, Refusal
from airportsim.model.rules_of_review import LONGEST_TEXT
from airportsim.model.session import SessionState, Who
from airportsim.model.state import State
from airportsim.model.words import Role
from airportsim.net.differences import changed
from airportsim.net.made import gauges_of, told_of
from airportsim.net.messages import (
    Ask,
    Drive,
    Look,
    Moderate,
    Sit,
    plain_command,
    refusal_of,
    written,
)  # fmt: skip
from airportsim.net.telling import DESK, GAUGES, PEOPLE, PUBLIC, SESSION, TRUTH
from airportsim.net.welcomed import Welcomed
from airportsim.net.wire import Message, Wire
from airportsim.play.acting import acting
from airportsim.play.attention import Mark
from airportsim.play.board import View
from airportsim.play.far import FarState
from airportsim.play.gauges import Gauges
from airportsim.play.keeping import storable
from airportsim.play.line import Person, RoomNews
from airportsim.play.seat import Accepted, Answer, Seat, SessionSeat
from airportsim.play.session import RoundResult
from airportsim.play.ticker import Told
from airportsim.play.truth import Truth
from airportsim.play.views import VIEWS

PATIENCE = 0.25
"""Seconds that a window waits for an answer; one that comes later is told when it comes."""


class FarRoom(Welcomed):
    """A session that is held elsewhere, and the line to it; made by `join`.

    It is used from one thread; what has come in is taken in by `tick`, `submit` and the like.
    """

    def __init__(self, wire: Wire, welcome: Message, patience: float = PATIENCE) -> None:
        self.patience = patience
        super().__init__(welcome)
        self._wire = wire
        self._values: dict[str, Any] = {}
        self._numbers: dict[str, int] = {}
        self._results: dict[int, RoundResult] = {}
        self._told: list[Told] = []
        self._round: tuple[int, int] | None = None
        self._states: dict[str, FarState] = {}
        self._stale: set[str] = set()
        self._windows: dict[str, View] = {}
        self._gauges: Gauges | None = None
        self._state: SessionState | None = None
        self._countdown: float | None = None
        self._asked = 0
        self._answers: dict[int, Refusal | Accepted] = {}
        self._given_up: set[int] = set()
        self._looks: set[Role] = set()
        self._late: list[Answer] = []

    # --- the room ----------------------------------------------------------------------------

    @property
    def state(self) -> SessionState:
        """Where the session stands."""
        assert self._state is not None
        return self._state

    @property
    def ready(self) -> bool:
        """Whether enough has come to show the room."""
        return self._state is not None and PEOPLE in self._values

    @property
    def countdown(self) -> int | float | None:
        """Seconds of real time that this phase still has; None where it has no end."""
        return self._countdown

    @property
    def now(self) -> int:
        """The second of round time at which the clock stands, -1 outside a round."""
        public = self._values.get(PUBLIC)
        return int(public["now"]) if public else -1

    @property
    def results(self) -> Mapping[int, RoundResult]:
        """The last attempt at each round that has ended, by its number."""
        return self._results

    def tick(self, real_seconds: float) -> None:
        """Take in what has come; the clock itself runs elsewhere."""
        self.take_in()
        if self._countdown is not None and not self.state.paused:
            self._countdown = max(0.0, self._countdown - real_seconds)

    def step_second(self) -> None:
        """For the facilitator: let one second of round time pass, paused or not."""
        self._ask(Drive(self._next(), "second"))

    def to_next_event(self) -> None:
        """For the facilitator: let round time pass until something happens, paused or not."""
        self._ask(Drive(self._next(), "event"))

    def seat(self, player: str, role: Role, hand: int = -1) -> Seat:
        """The seat of a player at a role, for this round and all others."""
        return SessionSeat(self, player, role, hand)

    def board(self) -> View | None:
        """The public window on the running round; None outside Do."""
        return self._window(PUBLIC, View)

    def view(self, role: Role) -> View | None:
        """For the facilitator: a role's window; None also until the host has sent it."""
        if role not in self._looks:
            self._looks.add(role)
            self._wire.send(written(Look(tuple(sorted(self._looks)))))
        return self._window(role.value, VIEWS[role])

    def truth(self) -> Truth | None:
        """For the facilitator only: everything about the running round."""
        found = self._window(TRUTH, Truth)
        return found if isinstance(found, Truth) else None

    def gauges(self) -> Gauges | None:
        """For account manager, director and facilitator only: how the indicators stand now."""
        plain = self._values.get(GAUGES)
        if plain is None or PUBLIC not in self._values:
            return None
        if self._gauges is None:
            setup = self.state.standing.setup()
            self._gauges = gauges_of(self.airport.scenario, setup, plain)
        return self._gauges

    def told(self, since: int = 0) -> Sequence[Told]:
        """What everybody has heard in the running round, from its journal's entry `since` on."""
        told = self._told
        if not since:
            return told
        return told[bisect_left(told, since, key=lambda one: one.serial) :]

    def marks(self) -> Mapping[Role, Mark]:
        """For the facilitator only: seats that are idle while work waits, or overloaded."""
        desk = self._values.get(DESK)
        return {Role(role): Mark(mark) for role, mark in desk["marks"].items()} if desk else {}

    def submit(self, who: Who, command: Any, hand: int = -1) -> Answer:
        """Ask for something: accepted, or refused and why; refused at once while the line is lost.

        An answer that does not come in time is NO_ANSWER; `late` has it once it has come.
        """
        if not storable(who, hand, command):
            return Refusal(Code.NO_TEXT, (LONGEST_TEXT,))
        return self._ask(Ask(self._next(), who.role, hand, plain_command(command)))

    # --- the line ----------------------------------------------------------------------------

    @property
    def away(self) -> int:
        """Seconds of real time since the line was lost, -1 while it holds; it mends itself."""
        return self._wire.away

    @property
    def ended(self) -> str:
        """Why the host has ended the line for good; "" if it has not."""
        return self._wire.ended

    @property
    def people(self) -> Sequence[Person]:
        """Everybody who has come, in the order in which they came."""
        return [Person(*one) for one in self._values.get(PEOPLE, ())]

    @property
    def rooms(self) -> Sequence[RoomNews]:
        """For the facilitator: all rooms of the host."""
        desk = self._values.get(DESK) or {"rooms": ()}
        return [
            RoomNews(name, number, now, tuple(landed), flights, tuple(profit), people)
            for name, number, now, landed, flights, profit, people in desk["rooms"]
        ]

    def late(self) -> Sequence[Answer]:
        """Answers that came after NO_ANSWER had been said; each is given once."""
        late, self._late = self._late, []
        return late

    def sit(self, role: Role, pin: str = "") -> Answer:
        """Sit down at a role, beside those who are there; some seats ask for a PIN."""
        return self._ask(Sit(self._next(), role, pin))

    def rise(self, role: Role) -> Answer:
        """Get up from a role."""
        return self._ask(Sit(self._next(), role, up=True))

    def mute(self, name: str, muted: bool) -> Answer:
        """For the facilitator: let what somebody asks for be refused, or no longer."""
        return self._ask(Moderate(self._next(), name, "mute" if muted else "hear"))

    def remove(self, name: str) -> Answer:
        """For the facilitator: take somebody's seats and his line away."""
        return self._ask(Moderate(self._next(), name, "remove"))

    def open_to_network(self) -> Answer:
        """For the facilitator: let other machines join a room that only this one could reach."""
        return self._ask(Drive(self._next(), "open"))

    def close(self) -> None:
        """Leave the room; one's seats are kept there for when one comes back."""
        self._wire.close()

    # --- asking ------------------------------------------------------------------------------

    def _next(self) -> int:
        self._asked += 1
        return self._asked

    def _ask(self, message: Ask | Sit | Moderate | Drive) -> Answer:
        self.take_in()
        if self._wire.away >= 0:
            return Refusal(Code.NOT_CONNECTED)
        self._wire.send(written(message))
        until = monotonic() + self.patience
        while message.id not in self._answers:
            left = until - monotonic()
            if left <= 0 or self._wire.away >= 0:
                self._given_up.add(message.id)
                return Refusal(Code.NO_ANSWER if self._wire.away < 0 else Code.NOT_CONNECTED)
            self.take_in(min(left, 0.05))
        return self._answers.pop(message.id)

    # --- what comes in -----------------------------------------------------------------------

    def take_in(self, wait: float = 0) -> None:
        """Take in all that has come, waiting so long for the first message."""
        inbox = self._wire.inbox
        try:
            message = inbox.get(timeout=wait) if wait else inbox.get_nowait()
            while True:
                self._take(message)
                message = inbox.get_nowait()
        except Empty:
            pass
        for name in [*self._stale & {*self._windows}]:
            self._bring_up_to_date(name)

    def _take(self, message: Message) -> None:
        kind = message["kind"]
        if kind == "welcome":
            self._take_welcome(message)
        elif kind == "together":  # a window may show them all, or none of them
            for one in message["messages"]:
                self._take(one)
        elif kind == "answer":
            self._take_answer(message)
        elif kind == "round":
            self._results[int(message["number"])] = message["result"]
        elif kind == "news":
            del self._told[int(message["since"]) :]
            self._told += map(told_of, message["told"])
        else:
            self._take_channel(kind, message)

    def _take_welcome(self, message: Message) -> None:
        if not message["token"]:  # only something about the room has changed
            message |= {"token": self._welcome["token"], "airport": self.airport}
        else:
            message["airport"] = self.airport if self._state else message["airport"]
            self._values.clear()
            self._looks.clear()
            self._answers.clear()
        self._welcome = message

    def _take_answer(self, message: Message) -> None:
        number = int(message["id"])
        refused = refusal_of(message)
        found: Answer = refused or Accepted(int(message["first"]), int(message["end"]))
        if number in self._given_up:
            self._given_up.discard(number)
            self._late.append(found)
        else:
            self._answers[number] = found

    def _take_channel(self, kind: str, message: Message) -> None:
        name = str(message["channel"])
        if kind == "over":
            self._values.pop(name, None)
        elif kind == "whole":
            self._values[name] = message["value"]
            self._numbers[name] = message["number"]
        elif not self._change(name, message):
            return
        if name == SESSION:
            plain = self._values[SESSION]
            self._state = value_of(json.dumps(plain["state"]), SessionState)
            self._countdown = plain["countdown"]
            self._results = {
                n: result for n, result in self._results.items() if n in self._state.scores
            }
        elif name == PUBLIC:
            self._stale |= {*self._states}
            public = self._values.get(PUBLIC)
            playing = tuple(public["round"]) if public else None
            if playing != self._round:
                self._round = playing
                self._states.clear()
                self._windows.clear()
                self._told.clear()
        elif name == GAUGES:
            self._gauges = None
        else:
            self._stale.add(name)

    def _change(self, name: str, message: Message) -> bool:
        """Take in what has changed; whoever has lost the thread lets himself be told all anew."""
        if name not in self._values:
            return False  # what comes from a line that was given up
        self._numbers[name] += 1
        with suppress(ValueError):
            if message["number"] == self._numbers[name]:
                self._values[name] = changed(self._values[name], message["changes"])
                return True
        del self._values[name]
        self._wire.renew()
        return False

    # --- windows -----------------------------------------------------------------------------

    def _window(self, name: str, kind: Any) -> View | None:
        """A window on the running round that shows what has come by now."""
        if PUBLIC not in self._values or name not in self._values:
            return None
        found = self._windows.get(name)
        if found is None:
            role = Role(name) if name in set(Role) else None
            state = FarState(self.airport, self.state.standing.setup(), role)
            self._states[name] = state
            self._bring_up_to_date(name)
            found = self._windows[name] = kind(state)
        return found

    def _bring_up_to_date(self, name: str) -> None:
        self._stale.discard(name)
        if name in self._values and PUBLIC in self._values:
            own = self._values[name] if name != PUBLIC else None
            self._states[name].take(self._values[PUBLIC], own)

    def seen_by(self, role: Role) -> State | None:
        """The running round as far as a role sees it; None outside Do."""
        return self._states[role.value] if self._window(role.value, VIEWS[role]) else None

    def acting(self, who: Who, hand: int = -1) -> int | Refusal:
        """The hand with which somebody would act (-1: any), or why he cannot act at all."""
        state = self.seen_by(who.role) if who.role is not None else None
        return acting(self.state, state, who, hand)
