"""What the terminal of a host says: how to join, who comes and goes, how to go on."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from shutil import get_terminal_size

from airportsim.cli.columns import can_show, padded, width
from airportsim.cli.saved import whereabouts
from airportsim.model.words import SessionPhase
from airportsim.net.host import LOOPBACK, Holding, Host
from airportsim.net.room import Room
from airportsim.net.square import square
from airportsim.texts.texts import Texts

QUIET = 4
"""Modules of light around a QR code, without which telephones do not find it."""

HALVES = " ▀▄█"
"""Two modules, one over the other, in one letter."""


@dataclass(slots=True)
class Held:
    """A room that is held, its session's file, and the keys of what is to be said of it."""

    path: Path
    holding: Holding
    notes: list[str] = field(default_factory=list)


class Sign:
    """Says all that on the terminal.

    `again` is the command that goes on with the rooms, `facilitator` the name of whoever runs
    them here; `windows` tells whether some open beside it.
    """

    def __init__(
        self, texts: Texts, host: Host, held: Sequence[Held], again: Callable[[bool], str],
        facilitator: str, windows: bool,
    ) -> None:  # fmt: skip
        self._texts, self._say = texts, texts.say
        self._facilitator = facilitator
        self._windows = windows
        self._host = host
        self._held = held
        self._again = again
        self._address = host.address
        self._there: dict[tuple[str, str], bool] = {}
        self._broken: set[str] = set()

    def show(self) -> None:
        """How to join, and how to end."""
        say, host = self._say, self._host
        self._address = host.address
        for one in self._held:
            self._show_session(one)
        self._how_to_join()
        if not self._windows:
            print(say("hosting.run_it") + f"\n  {self._to_run_it}")
        elif len(host.rooms) > 1:
            print("\n" + say("hosting.windows_of", name=host.rooms[0].name))
        self._how_to_go_on()
        print("\n" + say("hosting.end"), flush=True)

    def look(self) -> None:
        """Say what has changed since the last look."""
        if self._host.address != self._address:
            self._address = self._host.address
            print("\n" + self._say("hosting.moved"))
            self._how_to_join()
            self._how_to_go_on()
            print()
        for room in self._host.rooms:
            for words in self._comings(room):
                where = f"{room.name}: " if len(self._host.rooms) > 1 else ""
                print(f"{datetime.now().astimezone():%H:%M}  {where}{words}", flush=True)

    def windows_end(self, key: str) -> None:
        """Say that the windows have ended, or cannot be opened; the room stays."""
        print(self._say(f"hosting.{key}") + f"\n  {self._to_run_it}", flush=True)

    def over(self) -> None:
        """The rooms are closed."""
        print(self._say("hosting.over"))
        print(f"  {self._again(self._host.lan)}", flush=True)

    def _show_session(self, one: Held) -> None:
        """What is held, and where it stands."""
        name, session = one.path.stem, one.holding.session
        state = session.state
        if state.phase is SessionPhase.LOBBY:
            print(self._say("hosting.holds", name=name))
        else:
            where = whereabouts(self._texts, state.phase, state.number, session.now)
            print(self._say("cli.resumed", name=name, where=where))
        if state.paused:
            print(self._say("hosting.paused"))
        for note in one.notes:
            print(self._say(note))

    # --- how to join -------------------------------------------------------------------------

    @property
    def _to_run_it(self) -> str:
        room, where = self._host.rooms[0], self._host.address or self._here
        keys = f"--code {room.keys.code} --pin {room.keys.pin}"
        return f'airportsim join {where} {keys} --name "{self._facilitator}"'

    @property
    def _here(self) -> str:
        return f"{LOOPBACK}:{self._host.port}"

    def _how_to_join(self) -> None:
        say, host = self._say, self._host
        address = host.address
        for room in host.rooms:
            print()
            if len(host.rooms) > 1:
                print(f"{room.name}:")
            labels = self._labels(room)
            column = max(width(label) for label, _ in labels) + 3
            for label, words in labels:
                print(f"  {padded(label, column)}{words}")
            if address:
                _draw(square(address, room.keys.code))
        print()
        code = host.rooms[0].keys.code if len(host.rooms) == 1 else say("hosting.its_code")
        if address:
            print(say("hosting.join"))
        else:
            print(say("hosting.no_network" if host.lan else "hosting.closed"))
            print(say("hosting.join_here"))
        print(f"  airportsim join {address or self._here} --code {code}")

    def _how_to_go_on(self) -> None:
        print("\n" + self._say("hosting.again"))
        print(f"  {self._again(self._host.lan)}")

    def _labels(self, room: Room) -> list[tuple[str, str]]:
        say, found = self._say, self._host.addresses
        where = found[0] if found else say("hosting.only_here", address=self._here)
        if found[1:]:
            where += say("hosting.or", addresses=", ".join(found[1:]))
        return [
            (say("hosting.address"), where),
            (say("hosting.code"), room.keys.code),
            (say("hosting.pin"), say("hosting.pin_for", pin=room.keys.pin)),
        ]

    # --- who comes and goes ------------------------------------------------------------------

    def _comings(self, room: Room) -> Iterator[str]:
        if room.broken and room.name not in self._broken:
            self._broken.add(room.name)
            yield room.broken
        for seal, member in list(room.members.items()):
            was, there = self._there.get((room.name, seal), False), member.sender is not None
            self._there[room.name, seal] = there
            if there is not was:
                yield self._say("hosting.came" if there else "hosting.went", name=member.name)


def _draw(rows: Sequence[str]) -> None:
    """A QR code, dark on light, where the terminal has room, colours and letters for it."""
    if not sys.stdout.isatty() or not can_show(HALVES, sys.stdout.encoding):
        return
    if get_terminal_size().columns < len(rows) + 2 * QUIET + 2:
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    if console.color_system is not None and not console.is_dumb_terminal:
        console.print()
        for line in halves(rows):
            console.print("  ", Text(line, "#000000 on #ffffff"), sep="", soft_wrap=True)


def halves(rows: Sequence[str]) -> list[str]:
    """A QR code with its quiet zone as letters, two rows to a line."""
    blank = "0" * (len(rows) + 2 * QUIET)
    side = "0" * QUIET
    all_rows = [blank] * QUIET + [f"{side}{row}{side}" for row in rows] + [blank] * QUIET
    all_rows += [blank] * (len(all_rows) % 2)
    pairs = zip(all_rows[::2], all_rows[1::2], strict=True)
    return [
        "".join(HALVES[int(a) + 2 * int(b)] for a, b in zip(*pair, strict=True)) for pair in pairs
    ]
