"""What a room tells its people: each follows the channels that are his to see, and no others."""

import json
from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING, Any

from airportsim.files.codec import text_of
from airportsim.model.journal import Entry, line
from airportsim.model.quality import Indicator
from airportsim.model.score import Score
from airportsim.model.session import SessionState
from airportsim.model.team import RoundSetup
from airportsim.model.words import Role
from airportsim.net.channel import Channel
from airportsim.net.member import Member
from airportsim.net.messages import text, together
from airportsim.play.gauges import EVERY, Values
from airportsim.play.session import RoundResult
from airportsim.play.slices import Slices
from airportsim.play.ticker import Told

if TYPE_CHECKING:
    from airportsim.net.room import Room

SESSION, PEOPLE, PUBLIC, TRUTH, DESK = "session", "people", "public", "truth", "desk"
"""Channels: where the session stands, who has come, what everybody sees of the round; and for the
facilitator everything about it, and what there is beside it. A role's is called as the role."""

GAUGES = "gauges"
"""The channel of the indicators, for those who manage the round (MANAGERS)."""

MANAGERS = (Role.ACCOUNT_MANAGER, Role.DIRECTOR)

NEWS = "news"
"""What everybody has heard in the round; it only grows."""

REFRESH = 2.0
"""Seconds after which delays and absences are told anew."""


class Telling:
    """Keeps the channels of a room up to date, and everybody who follows them."""

    def __init__(self, room: "Room") -> None:
        self._room = room
        self._channels: dict[str, Channel] = {}
        self._versions: dict[str, Any] = {}
        self._slices: Slices | None = None
        self._told: list[list[Any]] = []
        self._read = 0
        self._results: dict[int, tuple[RoundResult, str]] = {}
        self._refreshed = 0.0
        self._looked: Any = None

    def look(self) -> None:
        """Tell everybody what time alone has changed, if it is anything."""
        moment = self._room.moment
        if moment != self._looked or monotonic() - self._refreshed > REFRESH:
            self._looked = moment
            self.tell()

    def tell(self) -> None:
        """Tell everybody what has changed since the last time."""
        self._open_round()
        self._tell_results()
        whole: dict[Member, list[str]] = {}
        changes: dict[Member, list[str]] = {}
        for name, members in self._followers().items():
            channel = self._channels.setdefault(name, Channel(name))
            message = self._brought_up_to_date(channel)
            for member in members:
                if name not in member.follows:
                    member.follows.add(name)
                    whole.setdefault(member, []).append(channel.whole())
                elif message is not None:
                    changes.setdefault(member, []).append(message)
        for member in {**whole, **changes}:
            member.tell(whole.get(member, []), changes.get(member, []))
        self._tell_news()

    def greet(self, member: Member) -> None:
        """Tell somebody who has come (again) of the rounds that are over."""
        for _, message in self._results.values():
            member.send(message)

    def whole(self, member: Member) -> Iterator[str]:
        """All that somebody follows, for one who has fallen behind."""
        follows = sorted(member.follows & {*self._channels})
        yield together([self._channels[name].whole() for name in follows])
        yield self._news(0)

    # --- channels ----------------------------------------------------------------------------

    def _open_round(self) -> None:
        table = self._room.session.table
        state = table.simulation.state if table is not None else None
        if (self._slices.state if self._slices else None) is not state:
            self._slices = Slices(state) if state is not None else None
            self._told, self._read = [], 0
            for member in self._room.members.values():
                member.follows -= {NEWS}

    def _followers(self) -> dict[str, list[Member]]:
        """Who follows each channel now; whoever may no longer follow one is told so."""
        found: dict[str, list[Member]] = {}
        for member in self._room.members.values():
            if member.sender is None:
                continue
            now = {*self._of(member)}
            for name in sorted(member.follows - now - {NEWS}):
                member.follows.discard(name)
                member.send(text({"kind": "over", "channel": name}))
            for name in sorted(now):
                found.setdefault(name, []).append(member)
        return found

    def _of(self, member: Member) -> Iterator[str]:
        """The channels that are somebody's to see."""
        yield SESSION
        yield PEOPLE
        if self._slices is not None:
            yield PUBLIC
            seats = self._room.session.state.seats
            roles = [r for r in Role if member.name in seats[r].players or r in member.looks]
            yield from (role.value for role in roles)
            if member.facilitator or not {*MANAGERS}.isdisjoint(roles):
                yield GAUGES
        if member.facilitator:
            yield DESK
            if self._slices is not None:
                yield TRUTH

    def _brought_up_to_date(self, channel: Channel) -> str | None:
        """The message for whoever follows a channel, None if nothing in it has changed."""
        version = self._version(channel.name)
        if self._versions.get(channel.name) == version:
            return None
        self._versions[channel.name] = version
        return channel.set(self._value(channel.name))

    def _version(self, name: str) -> object:
        """Something that is another whenever what a channel tells can be another."""
        session = self._room.session
        if name == SESSION:  # the same countdown, set once more, is news
            return session.state, id(session.state)
        if name in (PEOPLE, DESK):
            now = monotonic()
            if now - self._refreshed > REFRESH:
                self._refreshed = now
            people = [(m.sender, m.known.muted) for m in self._room.members.values()]
            return self._refreshed, session.state, people
        assert session.table is not None
        simulation = session.table.simulation
        if name == GAUGES:
            return simulation.state, simulation.now // EVERY
        second = simulation.now if name == PUBLIC else -1  # the clock alone changes nothing else
        return simulation.state, second, len(simulation.journal)

    def _value(self, name: str) -> Any:
        room, session = self._room, self._room.session
        if name == SESSION:
            left = session.countdown
            state = json.loads(text_of(session.state, SessionState))
            return {"state": state, "countdown": left if left is None else round(left, 1)}
        if name == PEOPLE:
            return [[m.name, m.facilitator, m.away, m.delay, m.known.muted]
                    for m in room.members.values()]  # fmt: skip
        if name == DESK:
            rooms = [
                [r.name, r.round, r.now, [*r.landed], r.flights, [*r.profit], r.people]
                for r in room.around.rooms()
            ]
            marks = {role.value: mark.value for role, mark in session.marks().items()}
            return {"marks": marks, "rooms": rooms}
        assert self._slices is not None
        if name == GAUGES:
            return self._gauges()
        if name == PUBLIC:
            state = session.state
            return {"round": [state.number, state.attempt], **self._slices.public()}
        return self._slices.everything() if name == TRUTH else self._slices.of_role(Role(name))

    def _gauges(self) -> dict[str, Any]:
        """What was measured last, and before that; the rest follows from the scenario."""
        meter = self._room.session.meter()
        assert meter is not None
        second, values, before = meter.values(self._room.session.now)
        return {"second": second, "values": _plain_values(values), "before": _plain_values(before)}

    # --- news and results --------------------------------------------------------------------

    def _tell_news(self) -> None:
        """Tell what everybody has heard since the last time, and all of it to those who are new."""
        table = self._room.session.table
        if table is None:
            return
        journal, since = table.simulation.journal, len(self._told)
        if self._read < len(journal):
            self._told += map(_plain_told, self._room.session.told(self._read))
            self._read = len(journal)
        new = self._news(since) if since < len(self._told) else ""
        for member in self._room.members.values():
            if member.sender is None or PUBLIC not in member.follows:
                continue
            if NEWS not in member.follows:
                member.follows.add(NEWS)
                member.send(self._news(0))
            elif new:
                member.send(new, may_wait=True)

    def _news(self, since: int) -> str:
        return text({"kind": "news", "since": since, "told": self._told[since:]})

    def _tell_results(self) -> None:
        """Tell of rounds that are over, with all that was hidden while they ran."""
        results = self._room.session.results
        for number, result in results.items():
            if number not in self._results or self._results[number][0] is not result:
                self._results[number] = result, _plain_result(number, result)
                for member in self._room.members.values():
                    member.send(self._results[number][1])
        for number in {*self._results} - {*results}:
            del self._results[number]


def _plain_values(values: Values) -> dict[str, list[int | None]]:
    return {terminal: [own[one] for one in Indicator] for terminal, own in values.items()}


def _plain_told(one: Told) -> list[Any]:
    written = line(Entry(one.t, one.serial, one.event))
    role = one.role.value if one.role else None
    return [written, role, [list(tile) for tile in one.where]]


def _plain_result(number: int, result: RoundResult) -> str:
    return text({
        "kind": "round", "number": number, "end": result.end, "survey": result.survey,
        "setup": json.loads(text_of(result.setup, RoundSetup)),
        "score": json.loads(text_of(result.score, Score)),
        "journal": [line(entry) for entry in result.journal],
    })  # fmt: skip
