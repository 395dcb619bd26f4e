"""`airportsim host` and `airportsim join`: a workshop on several machines, from the terminal."""

import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, rmtree
from subprocess import run
from threading import Event
from typing import Any

import pytest

from airportsim.cli import host_sign
from airportsim.cli.main import main
from airportsim.cli.network import ShippedNetwork
from airportsim.cli.passes import Pass, Passes
from airportsim.files.problems import FileProblem
from airportsim.files.sessions import list_sessions
from airportsim.files.settings import Settings, load_settings
from airportsim.model.airport import Airport
from airportsim.model.refusals import Refusal
from airportsim.model.session import Proceed, Reseat, Who
from airportsim.model.team import Skill
from airportsim.model.words import Role, SessionPhase
from airportsim.net.far_room import FarRoom
from airportsim.net.joining import joined
from airportsim.net.square import square
from airportsim.play.session import Session
from tests.hosting import PATIENCE, HostProcess, free_port
from tests.net.stage import PIN, Stage, until

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of one's own, in English."""
    monkeypatch.setattr("airportsim.files.settings.user_data", lambda: tmp_path / "data")
    monkeypatch.setattr("airportsim.cli.passes.user_data", lambda: tmp_path / "data")
    monkeypatch.setenv("AIRPORTSIM_SESSIONS", str(tmp_path / "sessions"))
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    return tmp_path


class Rooms:
    """Hosts of a test, one after the other on one port, and people who have joined."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.port = free_port()
        self.people: list[FarRoom] = []

    def host(self, *args: str, **env: str) -> HostProcess:
        """A host; it shows its sign already."""
        process = HostProcess(self.home, "--port", str(self.port), *args, **env)
        process.until("Ctrl+C closes the room.\n")
        return process

    def join(self, code: str, name: str, pin: str = "") -> FarRoom:
        """Somebody joins."""
        address = f"127.0.0.1:{self.port}"
        far = joined(address, code, name, pin, "", PATIENCE, PATIENCE)
        self.people.append(far)
        return far


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[Rooms]:
    """Hosts and people who are gone when a test is over."""
    found = Rooms(tmp_path)
    yield found
    for far in found.people:
        far.close()


# --- a host in the terminal ------------------------------------------------------------------


@pytest.mark.long
def test_a_host_that_is_killed_and_started_again_has_everybody_back(rooms: Rooms) -> None:
    with rooms.host("--no-window", "--bots", "expert") as first:
        assert "(this machine only)" in first.told
        anna = rooms.join(first.codes[0], "Anna")
        chen = rooms.join(first.codes[0], "Chen", first.pin)
        assert not isinstance(anna.sit(Role.SPECIALIST), Refusal)
        assert anna.state.seats[Role.VENDOR].skill == "expert"
        assert not isinstance(chen.submit(Who("Chen", None), Proceed()), Refusal)
        first.until("Chen is here.")
        keys = first.codes, first.pin
    until(lambda: anna.away >= 0 and chen.away >= 0, anna, chen)
    (again,) = first.found(r'^  airportsim host "(.+?)"')
    with rooms.host(again, "--no-window") as second:
        assert (second.codes, second.pin) == keys
        assert "round 1, Plan." in second.told
        until(lambda: anna.away < 0 and chen.away < 0, anna, chen)
        second.until("Anna is here.")
        until(lambda: not anna.state.seats[Role.SPECIALIST].gone, anna)
        assert anna.state.seats[Role.SPECIALIST].players == ("Anna",)
        assert anna.state.phase is SessionPhase.PLAN
        assert chen.facilitator


@pytest.mark.skipif(sys.platform == "win32", reason="there, one process cannot press Ctrl+C")
def test_ctrl_c_says_goodbye_and_leaves_a_session_to_go_on_with(rooms: Rooms) -> None:
    with rooms.host("--no-window") as host:
        anna = rooms.join(host.codes[0], "Anna")
        assert host.interrupt() == 0
        assert "Traceback" not in host.told
        assert "\nThe room is closed. To go on:\n  airportsim host " in host.told
    until(lambda: anna.ended != "", anna)
    assert anna.ended == "closed"
    (listed,) = list_sessions(rooms.home / "sessions")
    assert (listed.phase, listed.problem) == (SessionPhase.LOBBY, "")


@pytest.mark.long
def test_a_session_moves_to_another_machine_with_its_keys(rooms: Rooms) -> None:
    network = ShippedNetwork(rooms.home / "passes.json")

    def comes(code: str) -> tuple[FarRoom, list[Role]]:
        joining = network.join(f"127.0.0.1:{rooms.port}", code, "Anna")
        until(lambda: joining.opened is not None or joining.problem != "")
        assert joining.opened is not None, joining.problem
        far = joining.opened.room
        assert isinstance(far, FarRoom)
        rooms.people.append(far)
        return far, [role for role in Role if far.name in far.state.seats[role].players]

    with rooms.host("--no-window") as host:
        anna, _ = comes(host.codes[0])
        assert not isinstance(anna.sit(Role.DIRECTOR), Refusal)
        anna.close()
    moved = rooms.home / "another machine"
    copytree(rooms.home / "sessions", moved)
    rmtree(rooms.home / "sessions")
    rooms.port = free_port()
    (path,) = moved.glob("*.airportsim")
    with rooms.host(str(path), "--no-window") as host:
        assert comes(host.codes[0])[1] == [Role.DIRECTOR]
    network.close()


@pytest.mark.long
def test_two_rooms_have_the_same_faults_and_files_of_their_own(rooms: Rooms) -> None:
    with rooms.host("--no-window", "--rooms", "2", "--facilitator-pin", "4711") as host:
        one, two = (rooms.join(code, "Chen", "4711") for code in host.codes)
        assert (one.room, two.room) == ("Room 1", "Room 2")
        assert one.seed == two.seed != 0
        assert [news.name for news in one.rooms] == ["Room 1", "Room 2"]
        names = host.found(r'session "(.+)"\.$')
        host.until("Room 2: Chen is here.")
    kept = sorted(path.stem for path in (rooms.home / "sessions").glob("*.airportsim"))
    assert kept == sorted(names)
    assert len(kept) == 2
    with rooms.host(*names, "--no-window") as host:
        assert host.pin == "4711"
        until(lambda: two.away < 0, one, two)
        assert two.room == "Room 2"


def test_the_room_is_opened_to_the_network_from_the_facilitators_window(rooms: Rooms) -> None:
    from airportsim.net.addresses import own_addresses

    with rooms.host("--no-window") as host:
        chen = rooms.join(host.codes[0], "Chen", host.pin)
        assert chen.address == ""
        assert not isinstance(chen.open_to_network(), Refusal)
        if not own_addresses():
            pytest.skip("this machine is in no network")
        host.until("How to join has changed:")
        until(lambda: chen.address != "", chen)
        host.until(f"airportsim join {chen.address} --code {host.codes[0]}")


def test_a_host_without_windows_never_imports_a_screen(rooms: Rooms) -> None:
    code = (
        "import sys, airportsim.cli.host\n"
        "print(sorted(sys.modules.keys() & {'pygame', 'pygame_gui', 'numpy', 'rich'}))"
    )
    done = run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "[]\n"


# --- with windows ----------------------------------------------------------------------------


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="there, one process cannot press Ctrl+C")
def test_windows_open_beside_the_host_and_end_with_it(rooms: Rooms) -> None:
    dummy = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    with rooms.host(**dummy) as host:
        host.until("Facilitator is here.")
        assert host.interrupt() == 0
        assert "Traceback" not in host.told
    with rooms.host(*host.found(r'^  airportsim host "(.+?)"')[:1], **dummy) as again:
        again.until("Facilitator is here.")
        anna = rooms.join(again.codes[0], "Anna")
        until(lambda: len(anna.people) == 2, anna)
        assert [one.name for one in anna.people if one.facilitator] == ["Facilitator"]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_without_a_display_the_room_is_open_all_the_same(rooms: Rooms) -> None:
    with rooms.host(SDL_VIDEODRIVER="") as host:
        host.until("There is no display for windows here")
        chen = rooms.join(host.codes[0], "Chen", host.pin)
        assert chen.facilitator


def test_whoever_hosts_has_the_facilitators_and_the_big_window(
    apps: "list[Any]", classic: Airport, skills: dict[str, Skill]
) -> None:
    from airportsim.cli.host_windows import Task, show

    closed = Event()
    with Stage(Session(classic, skills, 1)) as stage:
        task = Task(stage.address, stage.room.keys.code, PIN, "Facilitator")
        assert show(task, closed.wait) == 0
        closed.set()
        (seen,) = apps
        assert seen.windows == ["", "big", "facilitator"]
        assert seen.screens == ["Lobby", "Big", "Facilitator"]


# --- what a host refuses ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["clasic"], "there is no scenario or session 'clasic'; did you mean 'classic'?"),
        (["--facilitator-pin", "12"], "The facilitator's PIN has 4 to 12 digits."),
        (["--facilitator-pin", "12a4"], "The facilitator's PIN has 4 to 12 digits."),
        (["--facilitator-pin", "１２３４"], "The facilitator's PIN has 4 to 12 digits."),
        (["--rooms", "0"], "--rooms is from 1 to 100, not 0."),
        (["--bots", "genius"], "there is no skill 'genius' for bots"),
        (["--port", "70000"], "a port is from 1 to 65535, not 70000"),
        (["classic", "classic"], "Name one scenario, or one or more sessions."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    args: list[str], sentence: str, capsys: Capture, home: Path
) -> None:
    assert main(["host", "--no-window", *args]) == 2
    out, err = capsys.readouterr()
    assert sentence in err
    assert err.count("\n") == 1
    assert out == ""
    assert not (home / "sessions").exists()


def test_a_port_that_is_taken_leaves_nothing_behind(
    capsys: Capture, home: Path, classic: Airport, skills: dict[str, Skill]
) -> None:
    with Stage(Session(classic, skills, 1)) as stage:
        port = str(stage.host.port)
        assert main(["host", "--no-window", "--port", port]) == 2
    err = capsys.readouterr().err
    assert f"nobody can listen on 127.0.0.1:{port}" in err
    assert "--port chooses another port" in err
    assert not (home / "sessions").exists()


def test_a_session_that_is_open_elsewhere_and_options_for_new_ones(
    rooms: Rooms, capsys: Capture
) -> None:
    with rooms.host("--no-window") as host:
        (name,) = host.found(r'session "(.+)"\.$')
        port = str(free_port())
        assert main(["host", name, "--no-window", "--port", port]) == 2
        assert "open in another window or program" in capsys.readouterr().err
    for option in (["--bots", "expert"], ["--seed", "1"], ["--rooms", "2"]):
        assert main(["host", name, "--no-window", "--port", port, *option]) == 2
        assert f"{option[0]} is for a new session" in capsys.readouterr().err


def test_keys_that_are_damaged_are_named(rooms: Rooms, capsys: Capture) -> None:
    with rooms.host("--no-window") as host:
        (name,) = host.found(r'session "(.+)"\.$')
    rooms.home.joinpath("sessions", f"{name}.room.json").write_text('{"code": 5}')
    assert main(["host", name, "--no-window", "--port", str(rooms.port)]) == 2
    assert ".room.json: it is damaged; remove it" in capsys.readouterr().err


# --- the square in the terminal --------------------------------------------------------------


def test_the_square_is_drawn_with_its_quiet_zone_in_half_letters() -> None:
    rows = square("192.168.1.20:8765", "KWXTR")
    lines = host_sign.halves(rows)
    upper = ["".join("01"[letter in "▀█"] for letter in line) for line in lines]
    lower = ["".join("01"[letter in "▄█"] for letter in line) for line in lines]
    drawn = [row for pair in zip(upper, lower, strict=True) for row in pair]
    assert [row[4:-4] for row in drawn[4 : 4 + len(rows)]] == rows
    assert {row[:4] + row[-4:] for row in drawn} == {"0" * 8}
    assert set("".join(drawn[:4] + drawn[4 + len(rows) :])) == {"0"}


@pytest.mark.parametrize(
    ("kind", "tty", "columns", "encoding", "drawn"),
    [
        ("xterm-256color", True, 80, "utf-8", True),
        ("xterm-256color", True, 30, "utf-8", False),
        ("xterm-256color", True, 80, "ascii", False),
        ("xterm-256color", False, 80, "utf-8", False),
        ("dumb", True, 80, "utf-8", False),
    ],
)
def test_the_square_is_drawn_only_where_it_can_be_read(
    kind: str, tty: bool, columns: int, encoding: str, drawn: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return tty

    terminal = Terminal(io.BytesIO(), encoding=encoding, write_through=True)
    monkeypatch.setattr("sys.stdout", terminal)
    monkeypatch.setenv("TERM", kind)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.delenv("NO_COLOR", raising=False)
    host_sign._draw(square("192.168.1.20:8765", "KWXTR"))
    terminal.seek(0)
    assert ("█" in terminal.read()) is drawn


# --- joining ---------------------------------------------------------------------------------


class Seen:
    """What a program showed before it was closed."""

    def __init__(self, app: Any) -> None:
        console = app.console
        self.screen = type(console.screen).__name__
        self.windows = [pane.name for pane in app.panes]
        shown = [console.screen, *console.extra.values()]
        self.screens = [type(screen).__name__ for screen in shown]
        self.roles, self.player = console.roles, console.player
        self.line, self.network = console.line, console.network
        self.problem = ""
        if console.opened is not None:
            with pytest.raises(FileProblem, match="on the host's machine") as found:
                console.opened.export(Path())
            self.problem = str(found.value)


@pytest.fixture
def apps(monkeypatch: pytest.MonkeyPatch) -> "list[Seen]":
    """The programs that were opened, until they are in a room or will not come into one."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    from airportsim.console.app import App
    from airportsim.console.screens.join import Join

    opened: list[Seen] = []

    def run(app: App) -> None:
        app.frame(0.03)
        until(lambda: not (isinstance(app.console.screen, Join) and _tries(app)))
        app.frame(0.03)
        opened.append(Seen(app))
        app.close()

    def _tries(app: App) -> bool:
        app.frame(0.03)
        screen = app.console.screen
        return isinstance(screen, Join) and screen._joining is not None

    monkeypatch.setattr(App, "run", run)
    return opened


def test_join_with_everything_given_sits_down_at_once(
    apps: list[Seen], classic: Airport, skills: dict[str, Skill]
) -> None:
    with Stage(Session(classic, skills, 1)) as stage:
        here = [stage.address, "--code", stage.room.keys.code.lower(), "--name", "Anna"]
        assert main(["join", *here, "--role", "service-desk"]) == 0
        assert (apps[0].screen, apps[0].player) == ("Lobby", "Anna")
        assert apps[0].roles == [Role.SERVICE_DESK]
        assert apps[0].problem != ""


def test_whoever_closes_the_window_and_joins_again_has_his_seat(
    apps: list[Seen], classic: Airport, skills: dict[str, Skill]
) -> None:
    with Stage(Session(classic, skills, 1)) as stage:
        anna = stage.join("Anna")  # at another machine
        assert anna.name == "Anna"
        here = [stage.address, "--code", stage.room.keys.code, "--name", "Anna"]
        assert main(["join", *here, "--role", "director"]) == 0
        assert main(["join", *here]) == 0
        assert [(seen.player, seen.roles) for seen in apps] == [("Anna 2", [Role.DIRECTOR])] * 2
        assert len(stage.room.members) == 2


def test_join_without_an_address_looks_for_rooms(apps: list[Seen], home: Path) -> None:
    assert main(["join", "--name", "Anna", "--lang", "zh"]) == 0
    assert apps[0].screen == "Join"
    kept = load_settings(home / "data" / "airportsim" / "settings.json", Settings())
    assert kept.language == "zh"


def test_a_console_that_plays_here_can_join_too(apps: list[Seen]) -> None:
    assert main(["play"]) == 0
    assert apps[0].screen == "Welcome"
    assert apps[0].network is not None


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["not an address"], "not an address is no address: it should look like"),
        (["10.0.0.1:99999"], "10.0.0.1:99999 is no address"),
        (["--name", " "], "A name must have 1 to 40 characters."),
        (["--name", "x" * 41], "A name must have 1 to 40 characters."),
        (["--role", "pilot"], "there is no role 'pilot'"),
        (["--fullscreen", "--window", "800x600"], "exclude each other"),
    ],
)
def test_nobody_joins_what_cannot_be(
    args: list[str], sentence: str, apps: list[Seen], capsys: Capture
) -> None:
    assert main(["join", *args]) == 2
    err = capsys.readouterr().err
    assert sentence in err
    assert err.count("\n") == 1
    assert apps == []


def test_joining_needs_a_display(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("airportsim.cli.join.has_display", lambda: False)
    assert main(["join", "10.0.0.1"]) == 2
    assert "joining a room needs one" in capsys.readouterr().err


# --- the network of a console ----------------------------------------------------------------


def test_a_room_that_does_not_let_one_in_says_why(
    classic: Airport, skills: dict[str, Skill]
) -> None:
    network = ShippedNetwork()
    with Stage(Session(classic, skills, 1)) as stage:
        joining = network.join(stage.address, "WRONG", "Anna")
        until(lambda: joining.problem != "")
        assert (joining.problem, joining.opened) == ("wrong_code", None)
        kept = stage.room.session.host(Reseat(Role.VENDOR, ("Bo",)))
        assert not isinstance(kept, Refusal)
    network.close()


def test_passes_are_for_their_owner_alone_and_a_damaged_file_is_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "here" / "passes.json"
    passes = Passes(path)
    assert passes.token("KWXTR", "Anna") == ""
    passes.keep(Pass("KWXTR", "Anna", "Anna 2", "first"))
    passes.keep(Pass("OTHER", "Anna", "Anna", "elsewhere"))
    passes.keep(Pass("KWXTR", "Anna", "Anna 2", "second"))
    assert passes.token("KWXTR", "Anna") == passes.token("KWXTR", "Anna 2") == "second"
    assert passes.token("KWXTR", "Bo") == ""
    assert len(json.loads(path.read_text(encoding="utf-8"))) == 2
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0
    for damaged in ("[", "[1]", '[{"code": 1}]', '{"code": "x"}', "[" * 100_000):
        path.write_text(damaged, encoding="utf-8")
        assert passes.token("KWXTR", "Anna") == ""
    passes.keep(Pass("KWXTR", "Bo", "Bo", "third"))
    assert passes.token("KWXTR", "Bo") == "third"
    for number in range(60):
        passes.keep(Pass("KWXTR", f"{number}", f"{number}", "more"))
    assert len(json.loads(path.read_text(encoding="utf-8"))) == 50
    assert Passes(None).token("KWXTR", "Anna") == ""
