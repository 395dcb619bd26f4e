"""`airportsim host`: rooms that people join from other machines, held by this one."""

import asyncio
import gc
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from airportsim.cli.host_sign import Held, Sign
from airportsim.cli.host_windows import NO_DISPLAY, HostWindows, Task
from airportsim.cli.house import ShippedHouse
from airportsim.cli.misuse import Misuse
from airportsim.cli.play import (
    FIRST,
    Meant,
    check_skill,
    locale_language,
    settings_here,
    what_is_meant,
)
from airportsim.cli.screen import texts_for
from airportsim.cli.watching import GARBAGE
from airportsim.console.house import Opened, Wish, luck
from airportsim.files.library import load_scenario
from airportsim.files.places import sessions_folder
from airportsim.files.problems import FileProblem
from airportsim.files.sessions import session_path
from airportsim.net.addresses import PORT
from airportsim.net.host import LOOPBACK, Holding, Host, check_port
from airportsim.net.keys import SUFFIX, Keys
from airportsim.play.session import Session
from airportsim.texts.language import Language
from airportsim.texts.texts import Texts

SHORTEST_PIN, LONGEST_PIN = 4, 12
"""Figures of a facilitator's PIN."""

MOST_ROOMS = 100
"""So many rooms can be held by one host."""

UNGUESSED = 2**62
"""Seeds of hosted rooms go up to this: nobody finds one by trying, and with it what will come."""

LOOK = 0.5
"""Seconds between two looks at who comes and goes."""

ENDS = {0: "windows_closed", NO_DISPLAY: "no_display"}
"""What is said when the windows have ended so."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What `airportsim host` was asked for; None for what was left open.

    `what` is the name or the file of a scenario, or those of sessions, each of which is a room.
    """

    what: tuple[str, ...] = ()
    port: int | None = None
    rooms: int | None = None
    bots: str | None = None
    seed: int | None = None
    pin: str | None = None
    lan: bool = False
    windows: bool = True
    language: Language | None = None
    sessions: str | None = None


def host_rooms(wishes: Wishes) -> None:
    """Hold rooms until Ctrl+C; raises Misuse."""
    try:
        folder = sessions_folder(wishes.sessions)
        meant = [what_is_meant(one, folder) for one in wishes.what or (FIRST,)]
        scenario = load_scenario(meant[0].scenario or FIRST)
        language = wishes.language or locale_language()
        texts = texts_for(language, scenario, "hosting", "welcome")
        _check(wishes, meant, texts)
        check_port(wishes.port or PORT)
        with _opened(wishes, meant, folder, texts) as rooms:
            _hold(wishes, rooms, texts)
    except FileProblem as problem:
        raise Misuse(str(problem)) from None


def _check(wishes: Wishes, meant: list[Meant], texts: Texts) -> None:
    """Refuse what cannot be done, before anything is begun."""
    check_skill(wishes.bots)
    pin = wishes.pin
    if pin is not None and not (
        pin.isascii() and pin.isdigit() and SHORTEST_PIN <= len(pin) <= LONGEST_PIN
    ):
        raise Misuse(texts.say("hosting.bad_pin", least=SHORTEST_PIN, most=LONGEST_PIN))
    if wishes.rooms is not None and not 1 <= wishes.rooms <= MOST_ROOMS:
        raise Misuse(texts.say("hosting.bad_rooms", most=MOST_ROOMS, given=wishes.rooms))
    sessions = [one.session for one in meant if one.session is not None]
    if len(meant) > 1 and len(sessions) < len(meant):
        raise Misuse(texts.say("hosting.one_scenario"))
    given = {"--bots": wishes.bots, "--seed": wishes.seed, "--rooms": wishes.rooms}
    option = next((name for name, value in given.items() if value is not None), "")
    if sessions and option:
        raise Misuse(texts.say("cli.new_only", option=option, name=sessions[0].stem))


@contextmanager
def _opened(wishes: Wishes, meant: list[Meant], folder: Path, texts: Texts) -> Iterator[list[Held]]:
    """The rooms with their sessions, which are put away afterwards."""
    with ExitStack() as stack:
        held: list[Held] = []
        pin = wishes.pin or ""
        for path, opened in _sessions(wishes, meant, folder, texts):
            stack.callback(opened.close)
            keys = Keys(path.with_name(f"{path.stem}{SUFFIX}"), pin)
            pin = keys.pin
            session = opened.room
            assert isinstance(session, Session)
            skills = [seating.skill for seating in session.state.seats.values() if seating.skill]
            skill = wishes.bots or max(skills, key=skills.count, default="regular")
            held.append(
                Held(path, Holding(path.stem, session, keys, skill, opened.settle), opened.notes)
            )
        if len(held) > 1:
            for number, one in enumerate(held, 1):
                one.holding.name = texts.say("hosting.room", number=number)
        yield held


def _sessions(
    wishes: Wishes, meant: list[Meant], folder: Path, texts: Texts
) -> Iterator[tuple[Path, Opened]]:
    """The sessions, gone on with or begun, with their files."""
    house = ShippedHouse(folder, meant[0].scenario, apart=True)
    for one in meant:
        if one.session is not None:
            yield one.session, house.resume(one.session)
    if meant[0].scenario is not None:
        rooms = range(1, (wishes.rooms or 1) + 1)
        ends = [f" {texts.say('hosting.room', number=n)}" if len(rooms) > 1 else "" for n in rooms]
        seed = luck(UNGUESSED) if wishes.seed is None else wishes.seed
        skill = wishes.bots or "regular"
        name = house.free_name(dict(house.scenarios())[meant[0].scenario].name, ["", *ends])
        for end in ends:
            wish = Wish(meant[0].scenario, {}, skill, seed, name=f"{name}{end}")
            yield session_path(folder, wish.name), house.begin(wish)


def _hold(wishes: Wishes, rooms: list[Held], texts: Texts) -> None:
    """Hold the rooms until somebody ends it in the terminal; raises FileProblem."""

    def again(lan: bool) -> str:
        return _again(wishes, rooms, lan)

    host = Host([room.holding for room in rooms], wishes.port or PORT, wishes.lan)
    name = settings_here(None)[0].player or texts.say("hosting.facilitator")
    sign = Sign(texts, host, rooms, again, name, wishes.windows)
    gc.collect()
    gc.freeze()  # what is there by now stays: looking it through would keep everybody waiting
    gc.set_threshold(*GARBAGE)
    with suppress(KeyboardInterrupt, asyncio.CancelledError):
        asyncio.run(_run(host, sign, _windows(wishes, rooms, name)))
    sign.over()


def _windows(wishes: Wishes, rooms: list[Held], name: str) -> Task | None:
    """What the facilitator's windows shall show, None if there shall be none."""
    if not wishes.windows:
        return None
    keys = rooms[0].holding.keys
    language = wishes.language.value if wishes.language else ""
    return Task(f"{LOOPBACK}:{wishes.port or PORT}", keys.code, keys.pin, name, language)


async def _run(host: Host, sign: Sign, task: Task | None) -> None:
    """Hold the rooms, with the windows beside them; raises FileProblem."""
    _end_with_the_terminal()
    running = asyncio.create_task(host.run())
    opening = asyncio.create_task(host.open.wait())
    windows = None
    try:
        await asyncio.wait((running, opening), return_when=asyncio.FIRST_COMPLETED)
        if not running.done():
            sign.show()
            windows = HostWindows(task) if task is not None else None
        while not running.done():
            if all(room.broken for room in host.rooms):
                raise FileProblem(host.rooms[-1].broken)
            sign.look()
            if windows is not None and windows.ended is not None:
                sign.windows_end(ENDS.get(windows.ended, "windows_failed"))
                windows = None
            await asyncio.wait((running,), timeout=LOOK)
        await running
    finally:
        opening.cancel()
        running.cancel()
        await asyncio.wait((running,))
        if windows is not None:
            windows.close()


def _end_with_the_terminal() -> None:
    """End as with Ctrl+C when the system asks for it, or the terminal is closed."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None
    for name in ("SIGTERM", "SIGHUP"):
        with suppress(AttributeError, NotImplementedError):  # Windows knows other ways
            loop.add_signal_handler(getattr(signal, name), task.cancel)


def _again(wishes: Wishes, rooms: list[Held], lan: bool) -> str:
    """The command that goes on with the rooms."""
    found = sessions_folder(wishes.sessions)
    inside = all(room.path.parent == found for room in rooms)
    what = [room.path.stem if inside else str(room.path) for room in rooms]
    parts = ["airportsim host", *(f'"{one}"' for one in what)]
    parts += [f'--sessions "{wishes.sessions}"'] if wishes.sessions and inside else []
    parts += [f"--port {wishes.port}"] if wishes.port else []
    parts += ["--lan"] if lan else []
    parts += [] if wishes.windows else ["--no-window"]
    return " ".join(parts)
