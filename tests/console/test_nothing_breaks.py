"""Nothing breaks and nothing is lost: windows, desktops, keyboards and machines as they are."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.console.lodging import Lodging, lodging  # before pygame: without windows

import pygame  # isort: skip

from airportsim.cli.saving import reopened
from airportsim.console.house import Opened, Wish
from airportsim.console.keys import GLOBAL, key_name
from airportsim.console.parts.seating import take_up
from airportsim.console.screens.briefing import Briefing
from airportsim.console.screens.check import PAGES
from airportsim.console.screens.do import Do
from airportsim.console.screens.handover import HandOver
from airportsim.console.screens.helping import Help
from airportsim.console.screens.menu import Menu
from airportsim.console.screens.plan_card import OwnCard
from airportsim.console.screens.practice import begin_practice
from airportsim.console.screens.trouble import Trouble
from airportsim.console.screens.welcome import Welcome
from airportsim.console.typeset import MOST_FONTS, Typesetter
from airportsim.files.problems import FileProblem
from airportsim.files.settings import LARGEST_SCALE, SMALLEST_SCALE
from airportsim.files.store import Store
from airportsim.model.journal import digest
from airportsim.model.session import EndRound, Observe, Proceed, Reseat, Who
from airportsim.model.words import Role, SessionPhase
from airportsim.play.session import Session
from tests.console.stage import ME, wrong

HOST = Who("", None)
SEED = 3
SECOND = 400

SIZES = (
    (1280, 720), (640, 400), (1920, 1080), (200, 150), (1024, 600), (1, 1), (400, 2000),
    (3000, 300), (853, 480), (3840, 2160),
)  # fmt: skip
"""Pixels of a window; some desktops heed no smallest size."""

FREE_KEYS = (pygame.K_SYSREQ, pygame.K_PRINTSCREEN, pygame.K_CAPSLOCK, pygame.K_MENU, 0x1F600)
MODS = (
    pygame.KMOD_NONE, pygame.KMOD_SHIFT, pygame.KMOD_CTRL, pygame.KMOD_ALT, pygame.KMOD_META,
    pygame.KMOD_CTRL | pygame.KMOD_SHIFT, pygame.KMOD_CAPS | pygame.KMOD_NUM,
)  # fmt: skip
KEYS = sorted({getattr(pygame, name) for name in dir(pygame) if name.startswith("K_")})


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pictures and tables that somebody takes away go into a home of his own."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr("airportsim.console.pictures.user_data", lambda: tmp_path)
    return tmp_path


# --- a program in a phase --------------------------------------------------------------------


@contextmanager
def at(
    folder: Path, phase: SessionPhase, *roles: Role, second: int = SECOND, **settings: object
) -> Iterator[Lodging]:
    """A program in which a session is on, in this phase, people at these seats."""
    with lodging(folder, **settings) as one:
        begin(one, phase, roles, second)
        yield one


def begin(
    one: Lodging, phase: SessionPhase, roles: tuple[Role, ...] = (), second: int = SECOND
) -> None:
    """Begin a session, and go on to a phase."""
    wish = Wish("classic", dict.fromkeys(roles, (ME,)), seed=SEED)
    take_up(one.console, one.console.house.begin(wish))
    room = session_of(one)
    while room.state.phase is not phase:
        if room.state.phase is not SessionPhase.DO:
            room.submit(HOST, Proceed())
        elif phase is SessionPhase.END:
            room.advance(60)
            room.submit(HOST, EndRound())
        else:
            room.advance(1500)
    if phase is SessionPhase.DO:
        room.advance(second)
    one.wait()


def session_of(one: Lodging) -> Session:
    room = one.console.room
    assert isinstance(room, Session)
    return room


def undisturbed(session: Session) -> str:
    """The journal of the running round as it is without any windows."""
    twin = Session(session.airport, session.skills, session.seed)
    for role, seating in session.state.seats.items():
        twin.submit(HOST, Reseat(role, seating.players, seating.skill))
    while twin.state.phase is not SessionPhase.DO:
        twin.submit(HOST, Proceed())
    twin.advance(session.now)
    assert twin.table is not None
    return digest(twin.table.simulation.journal)


def journal(session: Session) -> str:
    assert session.table is not None
    return digest(session.table.simulation.journal)


def post(one: Lodging, kind: int, window: object = None, **values: Any) -> None:
    """Something happens, before the next frame."""
    values["window"] = window or one.app.main.window
    pygame.event.post(pygame.event.Event(kind, **values))


def press(one: Lodging, key: int, mod: int = 0, window: object = None) -> None:
    for kind in (pygame.KEYDOWN, pygame.KEYUP):
        post(one, kind, window, key=key, mod=mod, unicode="", scancode=0)


def kept(folder: Path) -> list[Session]:
    """The sessions that lie on the disk, each as it would be gone on with."""
    found = []
    for path in sorted((folder / "sessions").glob("*.airportsim")):
        with Store.read(path) as store:
            found.append(reopened(store).session)
    return found


# --- windows and desktops --------------------------------------------------------------------


@pytest.mark.parametrize("phase", SessionPhase)
def test_a_window_of_any_size_shows_every_phase(phase: SessionPhase, tmp_path: Path) -> None:
    with at(tmp_path, phase, Role.SPECIALIST) as one:
        one.app.main.window.minimum_size = (1, 1)
        before = session_of(one).state
        for size in SIZES:
            one.app.main.window.size = size
            post(one, pygame.WINDOWRESIZED, x=size[0], y=size[1])
            one.wait(1)
            assert one.app.main.canvas.surface.size == size
        assert session_of(one).state is before


def test_text_in_ever_new_sizes_holds_no_more_files() -> None:
    typesetter = Typesetter()
    before = open_files()
    for pixels in range(8, 8 + MOST_FONTS + 20):
        assert typesetter.font(pixels).size("x") > (0, 0)
    assert open_files() - before <= MOST_FONTS, "some systems allow a program 256"


def open_files() -> int:
    if not os.path.isdir("/proc/self/fd"):
        pytest.skip("this system does not tell which files are open")
    return len(os.listdir("/proc/self/fd"))


@pytest.mark.parametrize("phase", SessionPhase)
def test_a_small_laptop_shows_all_of_every_phase(phase: SessionPhase, tmp_path: Path) -> None:
    with at(tmp_path, phase, Role.SERVICE_DESK) as one:
        one.app.main.window.size = (1024, 600)
        for _ in range(2):
            one.wait()
            assert wrong(one.app.main.canvas) == []
            one.press("F9")


def test_what_a_desktop_does_to_a_window_changes_nothing_in_the_round(tmp_path: Path) -> None:
    kinds = (
        pygame.WINDOWMINIMIZED, pygame.WINDOWFOCUSLOST, pygame.WINDOWLEAVE, pygame.WINDOWMOVED,
        pygame.WINDOWRESTORED, pygame.WINDOWFOCUSGAINED, pygame.WINDOWENTER, pygame.WINDOWEXPOSED,
        pygame.WINDOWHIDDEN, pygame.WINDOWSHOWN, pygame.WINDOWMAXIMIZED, pygame.WINDOWRESIZED,
        pygame.WINDOWDISPLAYCHANGED, pygame.WINDOWTAKEFOCUS, pygame.WINDOWHITTEST,
        pygame.ACTIVEEVENT, pygame.VIDEOEXPOSE, pygame.VIDEORESIZE, pygame.AUDIODEVICEREMOVED,
        pygame.KEYMAPCHANGED, pygame.CLIPBOARDUPDATE, pygame.DROPFILE, pygame.JOYDEVICEADDED,
        pygame.RENDER_DEVICE_RESET,
    )  # fmt: skip
    with at(tmp_path, SessionPhase.DO, Role.SERVICE_DESK) as one:
        for kind in kinds:
            post(one, kind, x=1280, y=720, size=(1280, 720), file="a")
            press(one, pygame.K_TAB, pygame.KMOD_LALT)
            one.wait(1, seconds=1)
        one.wait(1)
        session = session_of(one)
        assert session.now == SECOND + len(kinds)
        assert journal(session) == undisturbed(session)
        assert not one.app.main.hidden
        assert one.console.overlay is None


def test_windows_beside_the_main_one_may_come_and_go_at_any_time(tmp_path: Path) -> None:
    with at(tmp_path, SessionPhase.DO, Role.SERVICE_DESK) as one:
        for n in range(12):
            press(one, pygame.K_F8)
            press(one, pygame.K_F12)
            one.wait(1, seconds=1)
            panes = one.app.panes[1:]
            assert len(panes) in (0, 2)
            for pane in panes:
                press(one, (pygame.K_F11, pygame.K_k, pygame.K_1)[n % 3], window=pane.window)
            if n % 4 == 2:
                post(one, pygame.WINDOWCLOSE, panes[0].window)
                post(one, pygame.WINDOWCLOSE, panes[1].window)
                press(one, pygame.K_k, window=panes[1].window)
                one.wait(1)
                assert len(one.app.panes) == 1
                one.press("F8", "F12")
        session = session_of(one)
        assert journal(session) == undisturbed(session)


# --- keys ------------------------------------------------------------------------------------


def test_no_key_does_anything_that_the_screen_does_not_say(tmp_path: Path) -> None:
    everywhere = {key for one in GLOBAL for key in one.keys}
    for phase in SessionPhase:
        with at(tmp_path, phase, Role.DIRECTOR) as one:
            offered = everywhere | {zone.key for zone in one.app.main.canvas.zones}
            before = session_of(one).state, one.console.screen
            idle = [
                (key, mod)
                for key in (*KEYS, *FREE_KEYS)
                for mod in MODS
                if key_name(pressed(key, mod)) not in offered
            ]
            assert len(idle) > 500
            for n, (key, mod) in enumerate(idle):
                press(one, key, mod)
                if n % 60 == 0:
                    one.wait(1)
            one.wait(1)
            assert (session_of(one).state, one.console.screen) == before
            assert one.console.overlay is None


SCREENS: dict[str, tuple[SessionPhase, Callable[[Lodging], object]]] = {
    "lobby": (SessionPhase.LOBBY, lambda one: None),
    "plan": (SessionPhase.PLAN, lambda one: None),
    "own rule": (SessionPhase.PLAN, lambda one: lay(one, OwnCard)),
    **{
        role.value: (SessionPhase.DO, lambda one, role=role: sit(one, role))  # type: ignore[misc]
        for role in Role
    },
    "spectator": (SessionPhase.DO, lambda one: sit(one, None)),
    "help": (SessionPhase.DO, lambda one: lay(one, Help)),
    "menu": (SessionPhase.DO, lambda one: lay(one, Menu)),
    "hand over": (SessionPhase.DO, lambda one: lay(one, lambda c: HandOver(c, Role.VENDOR))),
    "facilitator": (SessionPhase.DO, lambda one: one.press("F12", "F8")),
    **{
        f"check {n}": (SessionPhase.CHECK, lambda one, n=n: one.press(str(n)))  # type: ignore[misc]
        for n in range(1, len(PAGES) + 1)
    },
    "replay": (SessionPhase.CHECK, lambda one: one.press("R", "Space")),
    "act": (SessionPhase.ACT, lambda one: None),
    "end": (SessionPhase.END, lambda one: None),
    "briefing": (SessionPhase.LOBBY, lambda one: lay(one, Briefing)),
    "practice": (SessionPhase.LOBBY, lambda one: begin_practice(one.console, Role.SPECIALIST)),
    "welcome": (SessionPhase.LOBBY, lambda one: one.console.leave()),
}
"""Each screen of the console: the phase to be in, and how one comes to it."""


def lay(one: Lodging, screen: Callable[[Any], Any]) -> None:
    one.console.overlay = screen(one.console)
    one.wait()


def sit(one: Lodging, role: Role | None) -> None:
    one.console.role = role
    one.wait(1)


def open_screen(one: Lodging, name: str) -> None:
    """Come to a screen in a session of its own."""
    phase, way = SCREENS[name]
    begin(one, phase, () if name == "spectator" else tuple(Role))
    way(one)
    one.wait()


@pytest.mark.parametrize("name", SCREENS)
def test_each_key_of_a_screen_can_be_pressed_twice_before_the_next_frame(
    name: str, tmp_path: Path
) -> None:
    with lodging(tmp_path, hand_over=False, language="zh") as one:
        open_screen(one, name)
        canvas = one.app.panes[-1].canvas
        for key in sorted({zone.key for zone in canvas.zones if zone.key}):
            window = one.app.panes[-1].window
            strike(one, key, window)
            strike(one, key, window)
            post(one, pygame.MOUSEBUTTONDOWN, window, pos=(640, 360), button=1)
            one.wait(2)
            if not one.console.running:
                one.console.running = True
            if one.console.opened is None and name != "welcome":
                open_screen(one, name)
    assert kept(tmp_path)


def strike(one: Lodging, key: str, window: object = None) -> None:
    """Press a key by its name."""
    base = key.rsplit("+", 1)[-1] or "+"
    mod = pygame.KMOD_CTRL if key.startswith("Ctrl+") else 0
    mod |= pygame.KMOD_SHIFT if key.startswith("Shift+") else 0
    press(one, next(code for code in KEYS if key_name(pressed(code, 0)) == base), mod, window)


def pressed(key: int, mod: int) -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod)


# --- monkeys ---------------------------------------------------------------------------------


def monkey(one: Lodging, luck: Random, acts: int, together: int) -> None:
    """Clicks, keys, the wheel and letters at random, some of them before the next frame."""
    for n in range(acts):
        pane = luck.choice(one.app.panes)
        zones = pane.canvas.zones
        if zones and luck.random() < 0.7:
            middle = luck.choice(zones).box.middle
            spot = tuple(round(place * pane.canvas.scale) for place in middle)
        else:
            spot = tuple(luck.randrange(side) for side in pane.window.size)
        match luck.choices(
            ("click", "move", "wheel", "key", "type", "compose"), (8, 1, 2, 8, 2, 1)
        ):
            case ["click"]:
                post(one, pygame.MOUSEBUTTONDOWN, pane.window, pos=spot, button=1)
                post(one, pygame.MOUSEBUTTONUP, pane.window, pos=spot, button=1)
            case ["move"]:
                motion = {"pos": spot, "rel": (1, 1), "buttons": (0, 0, 0)}
                post(one, pygame.MOUSEMOTION, pane.window, **motion)
            case ["wheel"]:
                by = luck.choice((-3.0, -1.0, 0.5, 1.0, 40.0))
                turned = {"x": 0, "y": int(by), "precise_x": 0.0, "precise_y": by}
                post(one, pygame.MOUSEWHEEL, pane.window, flipped=False, **turned)
            case ["key"]:
                press(one, luck.choice(KEYS), luck.choice(MODS), pane.window)
            case ["type"]:
                post(one, pygame.TEXTINPUT, pane.window, text=luck.choice("a9 雨\ttext<b>\u200b"))
            case _:
                composed = luck.choice(("", "ni", "ni hao"))
                post(one, pygame.TEXTEDITING, pane.window, text=composed, start=0, length=0)
        if n % together == 0:
            one.wait(1, seconds=luck.choice((0.0, 0.03, 1.0)))
            one.console.running = True
    one.wait()


def wander(folder: Path, name: str, seed: int, acts: int) -> None:
    """Begin at a screen, do anything, and see that all that was kept can be gone on with."""
    luck = Random(f"{name} {seed}")
    stood: dict[str, tuple[object, int]] = {}
    with lodging(folder, hand_over=luck.random() < 0.5) as one:

        def note(opened: Opened) -> None:
            if not opened.practice:
                stood[opened.name] = opened.room.state, opened.room.now

        keep_in_mind(one, note)
        open_screen(one, name)
        monkey(one, luck, acts, 3)
    assert stood
    for path in (folder / "sessions").glob("*.airportsim"):
        with Store.read(path) as store:
            session = reopened(store).session
            assert (session.state, session.now) == stood[path.stem]


def keep_in_mind(one: Lodging, note: Callable[[Opened], None]) -> None:
    """Note of each session how it stood when it was put away."""
    usual = one.console._put_away

    def put_away() -> None:
        if one.console.opened is not None:
            note(one.console.opened)
        usual()

    one.console._put_away = put_away  # type: ignore[method-assign]


@pytest.mark.parametrize("name", SCREENS)
def test_whoever_clicks_and_types_at_random_breaks_and_loses_nothing(
    name: str, tmp_path: Path
) -> None:
    wander(tmp_path, name, 0, 150)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 6))
@pytest.mark.parametrize("name", SCREENS)
def test_nor_does_he_in_an_hour(name: str, seed: int, tmp_path: Path) -> None:
    wander(tmp_path, name, seed, 1500)


@pytest.mark.parametrize(("name", "first"), [("end", "Enter"), ("end", "E"), ("menu", "L")])
def test_whatever_follows_a_way_out_before_the_next_frame_breaks_nothing(
    name: str, first: str, tmp_path: Path
) -> None:
    with lodging(tmp_path) as one:
        open_screen(one, name)
        canvas = one.app.main.canvas
        for second in [zone for zone in canvas.zones if zone.do is not None]:
            strike(one, first)
            if second.key:
                strike(one, second.key)
            else:
                x, y = second.box.middle
                post(one, pygame.MOUSEBUTTONDOWN, pos=(round(x), round(y)), button=1)
            one.wait()
            if one.console.opened is None:
                open_screen(one, name)


def test_a_key_pressed_right_after_another_belongs_to_what_that_one_showed(tmp_path: Path) -> None:
    roles = Role.SERVICE_DESK, Role.DIRECTOR
    with at(tmp_path, SessionPhase.DO, *roles, hand_over=False) as one:
        sit(one, Role.DIRECTOR)
        before = accepted(tmp_path)
        for key in ("F4", "Down", LOG, "F2"):
            strike(one, key)
        one.wait(6)
        assert one.console.role is Role.DIRECTOR
        assert [type(one.command) for one in accepted(tmp_path)[len(before) :]] == [Log]
