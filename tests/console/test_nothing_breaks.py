"""Nothing breaks and nothing is lost: windows, desktops, keyboards and machines as they are."""

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
from airportsim.console.screens.handover import HandOver
from airportsim.console.screens.helping import Help
from airportsim.console.screens.menu import Menu
from airportsim.console.screens.plan_card import OwnCard
from airportsim.console.screens.practice import begin_practice
from airportsim.console.screens.trouble import Trouble
from airportsim.console.screens.welcome import Welcome
from airportsim.console.sound import Sound
from airportsim.console.typeset import MOST_FONTS, Typesetter
from airportsim.files.problems import FileProblem
from airportsim.files.settings import LARGEST_SCALE, SMALLEST_SCALE
from airportsim.files.store import Store
from airportsim.model.commands import Log
from airportsim.model.journal import digest
from airportsim.model.rules import RULEBOOK
from airportsim.model.session import Controller, EndRound, Proceed, Reseat, Who
from airportsim.model.words import Role, SessionPhase
from airportsim.play.session import Session
from tests.console.stage import ME, wrong

pytestmark = pytest.mark.long

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
    pygame.font.init()
    typesetter = Typesetter()
    before = open_files()
    for pixels in range(8, 8 + MOST_FONTS + 20):
        assert typesetter.font(pixels).size("x") > (0, 0)
    assert open_files() - before <= MOST_FONTS, "some systems allow a program 256"


def open_files() -> int:
    told = Path("/proc/self/fd")
    if not told.is_dir():
        pytest.skip("this system does not tell which files are open")
    return len(list(told.iterdir()))


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
        for n in range(8):
            press(one, pygame.K_F8)
            press(one, pygame.K_F12)
            one.wait(2, seconds=1)
            big, facilitator = (pane.window for pane in one.app.panes[1:])
            for window in (big, facilitator):
                press(one, (pygame.K_F11, pygame.K_k)[n % 2], window=window)
            one.wait(2)
            if n % 4 < 2:
                press(one, pygame.K_F12)
                press(one, pygame.K_F8)
            else:
                post(one, pygame.WINDOWCLOSE, facilitator)
                post(one, pygame.WINDOWCLOSE, big)
            press(one, pygame.K_k, window=facilitator)
            one.wait(3)
            assert one.app.panes == [one.app.main]
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
    "beliefs": (SessionPhase.PLAN, lambda one: one.press("Tab", "Down")),
    "compared": (SessionPhase.PLAN, lambda one: one.press("Tab", "W", "Down")),
    **{
        role.value: (SessionPhase.DO, lambda one, role=role: sit(one, role))  # type: ignore[misc]
        for role in Role
    },
    "spectator": (SessionPhase.DO, lambda one: sit(one, None)),
    "help": (SessionPhase.DO, lambda one: lay(one, Help)),
    "menu": (SessionPhase.DO, lambda one: lay(one, Menu)),
    "hand over": (SessionPhase.DO, lambda one: lay(one, lambda c: HandOver(c, Role.VENDOR))),
    "facilitator": (SessionPhase.DO, lambda one: one.press("F12", "F8")),
    "overview": (SessionPhase.CHECK, lambda one: None),
    "airlines": (SessionPhase.CHECK, lambda one: one.press("6")),
    "notes": (SessionPhase.CHECK, lambda one: one.press("9")),
    "replay": (SessionPhase.CHECK, lambda one: one.press("R", "Space")),
    "act": (SessionPhase.ACT, lambda one: None),
    "end": (SessionPhase.END, lambda one: None),
    "briefing": (SessionPhase.LOBBY, lambda one: lay(one, Briefing)),
    "practice": (SessionPhase.LOBBY, lambda one: begin_practice(one.console, Role.SPECIALIST)),
    "welcome": (SessionPhase.LOBBY, lambda one: one.console.leave()),
}
"""Each screen of the console: the phase to be in, and how one comes to it."""

FEW = ("plan", "specialist", "facilitator", "menu", "notes", "replay")
"""Those that are looked at in the quick set."""

ALL = [pytest.param(one, marks=() if one in FEW else pytest.mark.long) for one in SCREENS]


def lay(one: Lodging, screen: Callable[[Any], Any]) -> None:
    one.console.overlay = screen(one.console)
    one.wait()


def sit(one: Lodging, role: Role | None) -> None:
    one.console.role = role
    one.wait(1)


def open_screen(one: Lodging, name: str) -> None:
    """Come to a screen in a session of its own; nobody looks closely at what it says."""
    one.app.main.canvas.said = None
    phase, way = SCREENS[name]
    begin(one, phase, () if name == "spectator" else tuple(Role))
    way(one)
    one.wait()


@pytest.mark.parametrize("name", ALL)
def test_each_key_of_each_screen_can_be_pressed(name: str, tmp_path: Path) -> None:
    with lodging(tmp_path, hand_over=False, language="zh") as one:
        open_screen(one, name)
        canvas = one.app.panes[-1].canvas
        for key in sorted({zone.key for zone in canvas.zones if zone.key}):
            strike(one, key, one.app.panes[-1].window)
            one.wait(2)
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


@pytest.mark.parametrize("first", ["Enter", "E"])
def test_whatever_follows_a_way_out_before_the_next_frame_breaks_nothing(
    first: str, tmp_path: Path
) -> None:
    with lodging(tmp_path) as one:
        open_screen(one, "end")
        canvas = one.app.main.canvas
        for second in sorted({zone.key for zone in canvas.zones if zone.key} - {first}):
            strike(one, first)
            strike(one, second)
            one.wait()
            if one.console.opened is None:
                open_screen(one, "end")


def test_a_key_pressed_right_after_another_belongs_to_what_that_one_showed(tmp_path: Path) -> None:
    roles = Role.SERVICE_DESK, Role.DIRECTOR
    with at(tmp_path, SessionPhase.DO, *roles, hand_over=False) as one:
        sit(one, Role.DIRECTOR)
        for key in ("F4", "L", "F2"):  # to the desk, log a ticket, and back
            strike(one, key)
        one.wait(6)
        assert one.console.role is Role.DIRECTOR
    assert given(tmp_path) == [Log]


# --- what is typed ---------------------------------------------------------------------------


def upheaval(one: Lodging) -> None:
    """All that can happen to a window while somebody types in it."""
    main = one.app.main
    for size in ((640, 400), (1920, 1080), (1280, 720)):
        main.window.size = size
        one.event(pygame.WINDOWRESIZED, x=size[0], y=size[1])
    one.press("F9", "F9", "F11", "F11")
    for kind in (
        pygame.WINDOWFOCUSLOST, pygame.WINDOWMINIMIZED, pygame.WINDOWRESTORED,
        pygame.WINDOWFOCUSGAINED,
    ):  # fmt: skip
        one.event(kind)
    press(one, pygame.K_TAB, pygame.KMOD_LALT)
    one.wait()


@pytest.mark.parametrize(
    ("name", "field"), [("notes", "note.text"), ("act", "try.text"), ("own rule", "own.text")]
)
def test_half_a_sentence_is_still_there_after_whatever_happened(
    name: str, field: str, tmp_path: Path
) -> None:
    with lodging(tmp_path) as one:
        open_screen(one, name)
        one.type(field, "Lin 先")
        upheaval(one)
        press(one, pygame.K_KP1)  # a digit of the number pad comes as text as well
        one.wait()
        press(one, pygame.K_2, pygame.KMOD_LCTRL | pygame.KMOD_RALT)  # AltGr
        one.person.types("1²")
        one.wait()
        if name == "notes":
            one.press("F8", "F12", "F8", "F12", "F10", "Esc", "F1", "Esc", "F3", "Esc")
            one.press("1", "R", "Esc", "9")
            one.click(field)
        one.person.types("问 who 报修")
        one.press("Enter")
        state = session_of(one).state
        written = [note.text for note in state.notes] + [action.text for action in state.actions]
        written += [line.rule for line in state.lines]
        assert written == ["Lin 先1²问 who 报修"]
        assert state.phase is SCREENS[name][0], "Enter was for what was typed"


def test_the_rule_of_ones_own_can_be_typed_at_once(tmp_path: Path) -> None:
    with at(tmp_path, SessionPhase.PLAN, Role.DIRECTOR) as one:
        one.press("O")
        one.person.types("one at a time")
        one.press("Enter")
        assert [line.rule for line in session_of(one).state.lines] == ["one at a time"]


class Keyboard:
    """Whether the desktop hands keys to an input method; at first it does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.writes = True
        monkeypatch.setattr("pygame.key.start_text_input", lambda: self.write(True))
        monkeypatch.setattr("pygame.key.stop_text_input", lambda: self.write(False))

    def write(self, writes: bool) -> None:
        self.writes = writes


def test_an_input_method_has_the_keys_only_while_somebody_types(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyboard = Keyboard(monkeypatch)
    with at(tmp_path, SessionPhase.CHECK, Role.DIRECTOR) as one:
        assert not keyboard.writes
        one.press("9")
        one.click("note.text")
        assert keyboard.writes
        one.event(pygame.WINDOWFOCUSLOST)
        assert not keyboard.writes
        one.event(pygame.WINDOWFOCUSGAINED)
        assert keyboard.writes
        one.press("F12")
        facilitator = one.app.panes[1].window
        one.event(pygame.WINDOWFOCUSLOST)
        assert not keyboard.writes, "nobody types in the facilitator's window"
        press(one, pygame.K_b, window=facilitator)
        one.wait()
        assert keyboard.writes
        post(one, pygame.WINDOWFOCUSLOST, facilitator)
        one.event(pygame.WINDOWFOCUSGAINED)
        assert keyboard.writes
        one.click("page.overview")
        assert not keyboard.writes, "one types in the facilitator's window only"


def test_what_an_input_method_composes_is_no_key_and_holds_up_no_key(tmp_path: Path) -> None:
    with at(tmp_path, SessionPhase.DO, Role.SERVICE_DESK) as one:
        (log,) = one.person.sees("act.log")
        post(one, pygame.TEXTEDITING, text="l", start=0, length=1)
        post(one, pygame.TEXTINPUT, text="了l")
        strike(one, log.key)
        post(one, pygame.TEXTEDITING, text="", start=0, length=0)
        one.wait()
    assert given(tmp_path) == [Log]


def given(folder: Path) -> list[type[Any]]:
    """The commands that people gave in the one session that is kept, and that were accepted."""
    (path,) = (folder / "sessions").glob("*.airportsim")
    with Store.read(path) as store:
        return [
            type(asked.command)
            for asked in store.asked()
            if asked.controller is Controller.HUMAN and asked.refusal is None
            if type(asked.command) in RULEBOOK
        ]


def test_a_composition_that_was_left_does_not_block_the_field(tmp_path: Path) -> None:
    with at(tmp_path, SessionPhase.CHECK, Role.DIRECTOR) as one:
        one.press("9")
        one.type("note.text", "A")
        post(one, pygame.TEXTEDITING, text="ni", start=0, length=2)
        one.wait()
        assert one.reads("Ani")
        one.press("Enter", "Back")
        assert one.reads("Ani"), "the keys are the input method's"
        one.click("page.overview")
        one.click("page.notes")
        one.click("note.text")
        one.press("Back")
        one.person.types("B")
        one.press("Enter")
        assert [note.text for note in session_of(one).state.notes] == ["B"]


# --- the machine -----------------------------------------------------------------------------


def test_without_a_sound_device_a_round_is_silent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def init(*how: object) -> None:
        raise pygame.error("there is no sound device")

    monkeypatch.setattr("pygame.mixer.init", init)
    with at(tmp_path, SessionPhase.DO, second=0, sound=True) as one:
        one.wait()
        for _ in range(25):
            session_of(one).advance(session_of(one).now + 60)
            one.wait(1)
        assert Sound.CHIME in one.console.sounds.played


def fill_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*given: object) -> None:
        raise FileProblem("there is no room left on the disk")

    monkeypatch.setattr(Store, "record", full)
    monkeypatch.setattr("airportsim.console.console.save_settings", full)


@pytest.mark.parametrize("name", ["lobby", "director", "facilitator", "notes"])
def test_on_a_full_disk_all_that_was_kept_is_kept(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with lodging(tmp_path) as one:
        open_screen(one, name)
        before = session_of(one).state, session_of(one).now
        (path,) = one.folder.glob("*.airportsim")
        with monkeypatch.context() as patched:
            fill_the_disk(patched)
            one.app.main.canvas.said = []
            one.press("F9", "F9", "Space")
            one.wait(10, seconds=1)
            assert isinstance(one.console.screen, Welcome)
            assert isinstance(one.console.overlay, Trouble)
            assert one.reads("no room left")
            assert len(one.app.panes) == 1
            one.press("Enter", "F9", "F9")
            monkey(one, Random(name), 20)
        one.console.leave()
        one.wait()
        take_up(one.console, one.console.house.resume(path))
        one.wait()
        phase = before[0].phase
        state = session_of(one).state
        assert (state.phase, state.number) == (phase, before[0].number)
        assert before[1] - 5 <= session_of(one).now <= before[1]


def test_a_window_that_comes_back_does_nothing_that_was_on_it_long_ago(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at(tmp_path, SessionPhase.DO, Role.SERVICE_DESK) as one:
        (log,) = one.person.sees("act.log")
        one.event(pygame.WINDOWMINIMIZED)
        with monkeypatch.context() as patched:
            fill_the_disk(patched)
            one.wait(10, seconds=1)
        assert one.console.opened is None
        post(one, pygame.WINDOWRESTORED)
        strike(one, log.key)
        one.wait(2)
        assert isinstance(one.console.overlay, Trouble)


# --- sessions --------------------------------------------------------------------------------


@pytest.mark.parametrize("phase", SessionPhase)
def test_a_window_closed_in_any_phase_opens_there_again(
    phase: SessionPhase, tmp_path: Path
) -> None:
    with at(tmp_path, phase, Role.SERVICE_DESK) as one:
        one.wait(3, seconds=0.5)
        session = session_of(one)
        then = session.state, session.now
        one.event(pygame.WINDOWCLOSE)
        assert not one.console.running
    with lodging(tmp_path) as again:
        again.press("C", "Enter")
        session = session_of(again)
        assert (session.state.phase, session.now) == (phase, then[1])
        assert (session.state.scores, session.state.seats) == (then[0].scores, then[0].seats)
        assert again.console.roles == [Role.SERVICE_DESK]


def test_several_sessions_are_left_and_entered_and_each_goes_on(tmp_path: Path) -> None:
    phases = (SessionPhase.DO, SessionPhase.CHECK, SessionPhase.DO)
    with lodging(tmp_path) as one:
        stood: dict[str, tuple[SessionPhase, int]] = {}
        for n, phase in enumerate(phases):
            begin(one, phase, (Role.DIRECTOR,), 60 * n)
            one.press("F8", "F12")
            one.wait(2, seconds=1)
            assert one.console.opened is not None
            stood[one.console.opened.name] = phase, session_of(one).now
            one.press("F10")
            one.press("L")
            assert isinstance(one.console.screen, Welcome)
            assert len(one.app.panes) == 1
        one.press("F10", "Esc", "C")
        for name in [*stood, *stood][:4]:
            one.click(f"session.{name}")
            session = session_of(one)
            assert (session.state.phase, session.now) == stood[name]
            assert one.console.roles == [Role.DIRECTOR]
            if session.state.phase is SessionPhase.DO:
                assert session.state.paused
                one.press("Space")
                one.wait(3, seconds=1)
                assert session.now == stood[name][1] + 3
                stood[name] = SessionPhase.DO, session.now
            one.console.leave()
            one.wait()
            one.press("C")


# --- the screen ------------------------------------------------------------------------------


@pytest.mark.parametrize("phase", SessionPhase)
def test_language_and_scale_may_change_with_every_frame(
    phase: SessionPhase, tmp_path: Path
) -> None:
    with at(tmp_path, phase, Role.DELIVERY_MANAGER) as one:
        for scale in range(SMALLEST_SCALE, LARGEST_SCALE + 1, 25):
            strike(one, "F9")
            one.console.set(scale=scale)
            one.wait(2)
            assert wrong(one.app.main.canvas) == [], scale
        assert session_of(one).state.phase is phase


# --- monkeys ---------------------------------------------------------------------------------


def monkey(one: Lodging, luck: Random, acts: int) -> None:
    """Clicks, keys, the wheel and letters at random, some of them before the next frame."""
    while acts > 0:
        some = luck.randint(1, 4)
        for _ in range(some):
            meddle(one, luck)
        one.wait(some, seconds=luck.choice((0.0, 0.03, 1.0)))
        one.console.running = True
        acts -= some


def meddle(one: Lodging, luck: Random) -> None:
    """Do something at random, more often where there is something to be clicked."""
    pane = luck.choice(one.app.panes)
    window, zones = pane.window, pane.canvas.zones
    spot = tuple(luck.randrange(side) for side in window.size)
    if zones and luck.random() < 0.7:
        middle = luck.choice(zones).box.middle
        spot = tuple(round(place * pane.canvas.scale) for place in middle)
    match luck.choices(("click", "move", "wheel", "key", "type", "compose"), (8, 1, 2, 8, 2, 1)):
        case ["click"]:
            post(one, pygame.MOUSEBUTTONDOWN, window, pos=spot, button=1)
            post(one, pygame.MOUSEBUTTONUP, window, pos=spot, button=1)
        case ["move"]:
            post(one, pygame.MOUSEMOTION, window, pos=spot, rel=(1, 1), buttons=(0, 0, 0))
        case ["wheel"]:
            by = luck.choice((-3.0, -1.0, 0.5, 1.0, 40.0))
            post(one, pygame.MOUSEWHEEL, window, x=0, y=int(by), precise_x=0.0, precise_y=by)
        case ["key"]:
            press(one, luck.choice(KEYS), luck.choice(MODS), window)
        case ["type"]:
            post(one, pygame.TEXTINPUT, window, text=luck.choice("a9 雨\tb<"))
        case _:
            composed = luck.choice(("", "ni", "ni hao"))
            post(one, pygame.TEXTEDITING, window, text=composed, start=0, length=0)


def wander(folder: Path, name: str, seed: int, acts: int) -> None:
    """Begin at a screen, do anything, and see that all that was kept can be gone on with."""
    luck = Random(f"{name} {seed}")
    stood: dict[str, tuple[object, int]] = {}
    with lodging(folder, hand_over=luck.random() < 0.5) as one:
        watch(one, stood)
        open_screen(one, name)
        monkey(one, luck, acts)
    assert stood
    for path in (folder / "sessions").glob("*.airportsim"):
        with Store.read(path) as store:
            session = reopened(store).session
            assert (session.state, session.now) == stood[path.stem]


def watch(one: Lodging, stood: dict[str, tuple[object, int]]) -> None:
    """Note how each session stands when it is put away."""
    house = one.console.house

    def watched(opened: Opened) -> Opened:
        usual = opened.close

        def close() -> None:
            stood[opened.name] = opened.room.state, opened.room.now
            usual()

        opened.close = close
        return opened

    begin, resume = house.begin, house.resume
    house.begin = lambda wish: watched(begin(wish))  # type: ignore[method-assign]
    house.resume = lambda path: watched(resume(path))  # type: ignore[method-assign]


@pytest.mark.parametrize("name", FEW)
def test_whoever_clicks_and_types_at_random_breaks_and_loses_nothing(
    name: str, tmp_path: Path
) -> None:
    wander(tmp_path, name, 0, 60)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 3))
@pytest.mark.parametrize("name", SCREENS)
def test_nor_does_he_in_many_minutes(name: str, seed: int, tmp_path: Path) -> None:
    wander(tmp_path, name, seed, 400)
