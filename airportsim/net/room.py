"""A room: a session, the people who have come to it, and what each of them is told."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

from airportsim.files.problems import FileProblem
from airportsim.model.refusals import Code, Refusal
from airportsim.model.session import Leave, Reseat, Return, SessionState, Who
from airportsim.model.words import Role, SessionPhase
from airportsim.net.gate import Patience, same, sealed
from airportsim.net.keys import Keys, Known
from airportsim.net.member import Member
from airportsim.net.messages import (
    Ask,
    Drive,
    FromSeat,
    Look,
    Malformed,
    Moderate,
    Sit,
    answer,
    command_of,
    goodbye,
)
from airportsim.net.settling import Settle, Settling
from airportsim.net.telling import Telling
from airportsim.play.line import RoomNews
from airportsim.play.seat import Accepted, Answer
from airportsim.play.session import Session

MOST_PEOPLE = 100
"""So many people can come to a room."""

LONGEST_NAME = 40

Moment = tuple[SessionState, int, int]
"""The state of a session, the second of the round, the length of its journal."""


@dataclass(slots=True)
class Around:
    """What a room knows of the host around it: other rooms, and the way to the network."""

    rooms: Callable[[], Sequence[RoomNews]]
    open_to_network: Callable[[], None]
    patience: Patience


class Room:
    """The one authority over its session: everything that anybody asks for comes through here.

    `keys` are its code, its PIN and the tokens of those who have come; `skill` is that of the bots
    that take seats which people leave; `settle` is done before anything is answered.
    """

    def __init__(
        self, name: str, session: Session, keys: Keys, skill: str, around: Around,
        settle: Settle | None = None,
    ) -> None:  # fmt: skip
        self.name = name
        self.session = session
        self.keys = keys
        self.members = {seal: Member(known, seal) for seal, known in keys.known.items()}
        self.broken = ""
        self._parting = "closed"
        self._skill = skill
        self.around = around
        self._telling = Telling(self)
        self._settling = Settling(settle, lambda problem: self.fail(problem, "not_kept"))
        self._news: tuple[Any, RoomNews] | None = None
        self._at = monotonic()
        self._note_who_is_not_there()

    # --- time --------------------------------------------------------------------------------

    def tick(self) -> None:
        """Let the time pass that has passed, and tell everybody what has changed."""
        now = monotonic()
        passed, self._at = now - self._at, now
        if not self.broken:
            self._carefully(lambda: self.session.tick(min(passed, 1.0)))
            self._telling.look()
            self._settling.look()
            for member in self.members.values():
                if member.sender is not None:
                    member.sender.look()

    @property
    def moment(self) -> Moment:
        """Where the session stands: another whenever time, or anybody, has changed anything."""
        session = self.session
        entries = len(session.table.simulation.journal) if session.table is not None else 0
        return session.state, session.now, entries

    def _carefully(self, act: Callable[[], Any]) -> Any:
        """Do something; a session that cannot be kept any further ends here, and says why."""
        if self.broken:
            return Refusal(Code.NOT_CONNECTED)
        try:
            return act()
        except FileProblem as problem:
            self.fail(str(problem), "not_kept")
            return Refusal(Code.NOT_CONNECTED)

    def fail(self, problem: str, reason: str = "failed") -> None:
        """Go no further, and say so to everybody; `problem` is for whoever runs the host."""
        self.broken, self._parting = problem, reason
        self.close(reason)

    def close(self, reason: str = "closed") -> None:
        """Say goodbye to everybody."""
        for member in self.members.values():
            if member.sender is not None:
                member.sender.close(goodbye(reason))

    # --- coming and going --------------------------------------------------------------------

    def by_token(self, token: str) -> Member | None:
        """Who has this token, if anybody has it."""
        return self.members.get(sealed(token)) if token else None

    def admit(self, name: str, token: str, facilitator: bool) -> tuple[Member, str] | str:
        """Let somebody in, or back in by his token; with his token, or the reason why not."""
        admitted = self._carefully(lambda: self._admitted(name, token, facilitator))
        return self._parting if isinstance(admitted, Refusal) else admitted

    def _admitted(self, name: str, token: str, facilitator: bool) -> tuple[Member, str] | str:
        member = self.by_token(token)
        if member is None:
            if len(self.members) >= MOST_PEOPLE and not self._forget_somebody():
                return "full"
            known = Known(self._free_name(name, facilitator), facilitator)
            token, seal = self.keys.new(known)
            member = self.members[seal] = Member(known, seal)
        elif facilitator and not member.facilitator:
            member.known.facilitator = True
            self.keys.keep(member.seal, member.known)
        return member, token

    def _forget_somebody(self) -> bool:
        """Forget whoever has been away for the longest time and sits nowhere, if there is one."""
        seats = self.session.state.seats.values()
        seated = {name for seating in seats for name in seating.players}
        gone = [m for m in self.members.values() if m.sender is None and m.name not in seated]
        if gone:
            self._forget(min(gone, key=lambda member: member.left_at))
        return bool(gone)

    def _forget(self, member: Member) -> None:
        del self.members[member.seal]
        self.keys.forget(member.seal)

    def _free_name(self, name: str, facilitator: bool) -> str:
        """A name that nobody has; without the PIN not that of who sits at the vendor's seat."""
        taken = {member.name for member in self.members.values()}
        if not facilitator:
            taken |= {*self.session.state.seats[Role.VENDOR].players}
        free, number = name, 1
        while free in taken:
            number += 1
            free = f"{name[: LONGEST_NAME - 4]} {number}"
        return free

    def connected(self, member: Member) -> None:
        """Somebody's connection is there: he is told everything, everybody that he is back."""
        member.follows.clear()
        self._note(member.name, Return())
        self._telling.greet(member)
        self._telling.tell()

    def gone(self, member: Member) -> None:
        """Somebody's connection is gone; his seats are kept."""
        member.sender, member.left_at = None, monotonic()
        self._note(member.name, Leave())
        self._telling.tell()

    def _note(self, name: str, change: Leave | Return) -> None:
        """Note at somebody's seats that he is gone or back, where that is news."""
        state, leaves = self.session.state, isinstance(change, Leave)
        news = (
            role
            for role, seating in state.seats.items()
            if name in seating.players and (name in seating.gone) is not leaves
        )
        role = next(news, None)
        if role is not None and state.phase is not SessionPhase.END:
            self._carefully(lambda: self.session.submit(Who(name, role), change))

    def _note_who_is_not_there(self) -> None:
        """Note of everybody who sits somewhere and has no connection that he is gone."""
        there = {member.name for member in self.members.values() if member.sender is not None}
        seats = self.session.state.seats.values()
        for name in sorted({name for seating in seats for name in seating.players} - there):
            self._note(name, Leave())

    def whole(self, member: Member) -> Iterable[str]:
        """All that somebody follows, for one who has fallen behind."""
        return self._telling.whole(member)

    def greet_again(self, welcome: Callable[["Room", Member], str]) -> None:
        """Tell everybody once more what there is to know of the room: its address has changed."""
        for member in self.members.values():
            member.send(welcome(self, member))

    @property
    def news(self) -> RoomNews:
        """How this room stands, for those who compare rooms."""
        there = sum(member.sender is not None for member in self.members.values())
        version = *self.moment, there
        if self._news is None or self._news[0] != version:
            self._news = version, self._newest(there)
        return self._news[1]

    def _newest(self, there: int) -> RoomNews:
        session = self.session
        rounds = range(1, session.state.number + 1)
        scores = session.state.scores
        landed = [scores[n].landed for n in rounds if n in scores]
        profit = [scores[n].profit for n in rounds if n in scores]
        board = session.board()
        if board is not None:
            done = session.state.number - 1
            landed, profit = [*landed[:done], board.landed], [*profit[:done], board.money["profit"]]
        return RoomNews(
            self.name, session.state.number, session.now, tuple(landed),
            session.airport.scenario.schedule.flights, tuple(profit), there,
        )  # fmt: skip

    # --- what is asked for -------------------------------------------------------------------

    def hear(self, member: Member, message: FromSeat) -> None:
        """Take a message; whatever it changes is told before it is answered.

        Raises Malformed for one that has no place here.
        """
        if self.broken:
            return
        if isinstance(message, Look):
            member.looks = frozenset(message.roles if member.facilitator else ())
            self._telling.tell()
            return
        answered = self._carefully(lambda: self._answer(member, message))
        self._telling.tell()
        assert not isinstance(message, Look)
        number: int = message.id  # type: ignore[union-attr]
        if isinstance(answered, Refusal):
            self._settling.answer(member, answer(number, answered))
        else:
            self._settling.answer(member, answer(number, None, answered.first, answered.end))

    def _answer(self, member: Member, message: FromSeat) -> Answer:
        if isinstance(message, Ask):
            return self._ask(member, message)
        if isinstance(message, Sit):
            return self._sit(member, message)
        if isinstance(message, Moderate | Drive):
            if not member.facilitator:
                return Refusal(Code.NOT_YOUR_ROLE)
            if isinstance(message, Moderate):
                return self._moderate(message)
            return self._drive(message)
        raise Malformed("nobody says hello twice")

    def _ask(self, member: Member, message: Ask) -> Answer:
        if message.role is None and not member.facilitator:
            return Refusal(Code.NOT_YOUR_ROLE)
        if member.known.muted and message.role is not None:
            return Refusal(Code.MUTED)
        command = command_of(message.command)
        if isinstance(command, Leave | Return):
            raise Malformed("who is there is for the host to say")
        answered = self.session.submit(Who(member.name, message.role), command, message.hand)
        if isinstance(command, Reseat):
            self._note_who_is_not_there()
        return answered

    def _sit(self, member: Member, message: Sit) -> Answer:
        seating = self.session.state.seats[message.role]
        there = member.name in seating.players
        if message.up:
            return self._rise(member.name, message.role)
        if member.known.muted:
            return Refusal(Code.MUTED)
        if message.role is Role.VENDOR and not member.facilitator and not there:
            wait = self.around.patience.wait(member.machine)
            if wait:
                return Refusal(Code.TOO_MANY_TRIES, (wait,))
            if not same(message.pin, self.keys.pin):
                if message.pin:  # asking without one is how it is found out that one is needed
                    self.around.patience.wrong(member.machine)
                return Refusal(Code.WRONG_PIN)
        if there:
            return self.session.host(Reseat(message.role, seating.players, seating.skill))
        skill = seating.skill if seating.players and not seating.stand_in else ""
        return self.session.host(Reseat(message.role, (*seating.players, member.name), skill))

    def _rise(self, name: str, role: Role) -> Answer:
        """Let somebody leave a seat; where nobody is left a bot takes it."""
        seating = self.session.state.seats[role]
        if name not in seating.players:
            return Refusal(Code.NOT_SEATED)
        players = tuple(other for other in seating.players if other != name)
        if not players:
            return self.session.host(Reseat(role, (), self._skill))
        return self.session.host(Reseat(role, players, seating.skill, seating.stand_in))

    def _moderate(self, message: Moderate) -> Answer:
        found = next((m for m in self.members.values() if m.name == message.name), None)
        if found is None:
            return Refusal(Code.NO_SUCH_PERSON)
        if message.what == "remove":
            self._remove(found)
        else:
            found.known.muted = message.what == "mute"
            self.keys.keep(found.seal, found.known)
        return Accepted(0, 0)

    def _remove(self, member: Member) -> None:
        self._forget(member)
        for role in Role:
            self._rise(member.name, role)
        if member.sender is not None:
            member.sender.close(goodbye("removed"))
            member.sender = None  # from now on nobody hears him

    def _drive(self, message: Drive) -> Answer:
        if message.what == "second":
            self.session.step_second()
        elif message.what == "event":
            self.session.to_next_event()
        else:
            self.around.open_to_network()
        return Accepted(0, 0)
