"""`airportsim play`: the console is opened as it was asked for, or a sentence says why not."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from airportsim.cli.main import main
from airportsim.cli.play import locale_language
from airportsim.files.places import shipped
from airportsim.files.settings import Settings, load_settings
from airportsim.model.words import Role, SessionPhase
from airportsim.texts.language import Language

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of one's own, in English, with sessions in a folder."""
    monkeypatch.setattr("airportsim.files.settings.user_data", lambda: tmp_path / "data")
    monkeypatch.setenv("AIRPORTSIM_SESSIONS", str(tmp_path / "sessions"))
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    return tmp_path


class Seen:
    """What a program showed before it was closed."""

    def __init__(self, app: Any) -> None:
        console = app.console
        self.screen = type(console.screen).__name__
        self.overlay = type(console.overlay).__name__
        self.roles = console.roles
        self.language, self.scale = console.language, console.scale
        self.fullscreen, self.size = console.fullscreen, app.main.size
        self.name, self.seed, self.phase = "", 0, None
        self.skills: set[str] = set()
        if console.opened is not None:
            room = console.room
            self.name, self.seed, self.phase = console.opened.name, room.seed, room.state.phase
            self.skills = {seating.skill for seating in room.state.seats.values()}


@pytest.fixture
def blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a display."""
    for name in ("SDL_VIDEODRIVER", "SDL_VIDEO_DRIVER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("airportsim.cli.play.has_display", lambda: False)


@pytest.fixture
def apps(monkeypatch: pytest.MonkeyPatch) -> "list[Seen]":
    """The programs that were opened, each for two frames."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    from airportsim.console.app import App

    opened: list[Seen] = []

    def run(app: App) -> None:
        app.frame(0.1)
        app.frame(0.1)
        opened.append(Seen(app))
        app.close()

    monkeypatch.setattr(App, "run", run)
    return opened


def small(tmp_path: Path) -> Path:
    """The shipped scenario, with its first round only."""
    text = shipped("scenarios", "classic.yaml").read_text(encoding="utf-8")
    before, _, after = text.partition("\nrounds:\n")
    path = tmp_path / "small.yaml"
    first = "  - " + after.split("  - ")[1].split("  #")[0]
    path.write_text(f"{before}\nrounds:\n{first}", encoding="utf-8")
    return path


# --- without a display -----------------------------------------------------------------------


@pytest.mark.usefixtures("blind")
def test_without_a_display_bots_play_the_same_session_in_the_terminal(
    capsys: Capture, tmp_path: Path
) -> None:
    path = str(small(tmp_path))
    assert main(["run", path, "--seed", "3"]) == 0
    told = capsys.readouterr().out
    assert main(["play", path, "--seed", "3"]) == 0
    out, err = capsys.readouterr()
    assert out == told
    assert err == (
        "airportsim: There is no display to open windows on, so bots play the session here.\n"
    )
    assert main(["play", path, "--seed", "3", "--bots", "expert", "--role", "vendor"]) == 0
    assert capsys.readouterr().out != told


@pytest.mark.usefixtures("blind")
def test_without_a_display_a_session_of_people_is_left_to_them(capsys: Capture) -> None:
    assert main(["run", "--rounds", "1", "--save", "tuesday"]) == 0
    capsys.readouterr()
    before = main(["sessions"]), capsys.readouterr().out
    assert main(["play", "tuesday"]) == 2
    assert 'airportsim resume "tuesday"' in capsys.readouterr().err
    assert (main(["sessions"]), capsys.readouterr().out) == before


def test_plain_airportsim_plays(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.delenv("AIRPORTSIM_SESSIONS")
    monkeypatch.setattr("airportsim.cli.play.play_here", asked.append)
    assert main([]) == 0
    assert main(["play"]) == 0
    assert asked[0] == asked[1]


@pytest.mark.parametrize(
    ("driver", "display", "seen"),
    [("", "", False), ("dummy", "", True), ("offscreen", "", True), ("", ":61", False)],
)
def test_a_driver_that_nobody_sees_is_no_display_unless_it_was_asked_for(
    driver: str, display: str, seen: bool
) -> None:
    if sys.platform in ("win32", "darwin"):
        pytest.skip("there is always a display")
    code = "from airportsim.console.display import has_display; print(has_display())"
    env = {key: value for key, value in os.environ.items() if "DISPLAY" not in key}
    env |= {"SDL_VIDEODRIVER": driver, "DISPLAY": display}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == f"{seen}\n"


def test_without_pygame_it_says_so(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "airportsim.console.display", None)
    assert main(["play"]) == 2
    err = capsys.readouterr().err
    assert "pygame cannot be loaded" in err
    assert err.count("\n") == 1


def test_commands_without_windows_never_import_pygame() -> None:
    code = (
        "import sys; from airportsim.cli.main import main\n"
        "codes = [main(line.split()) for line in '''run --rounds 1 --save a\nsessions\n"
        "replay a --verify\nexport a --to tables\nresume a\nplay --help\nplay clasic'''"
        ".splitlines()]\n"
        "print(sorted(sys.modules.keys() & {'pygame', 'pygame_gui', 'numpy', 'rich'}), codes)"
    )
    folder = Path(os.environ["AIRPORTSIM_SESSIONS"]).parent
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, cwd=folder
    )
    assert done.stdout.splitlines()[-1] == "[] [0, 0, 0, 0, 0, 0, 2]"


# --- in windows ------------------------------------------------------------------------------


def test_it_opens_welcome(apps: list[Seen]) -> None:
    assert main(["play"]) == 0
    (seen,) = apps
    assert (seen.screen, seen.language) == ("Welcome", Language.EN)
    assert (seen.scale, seen.size, seen.fullscreen) == (100, (1280, 720), False)


def test_a_role_begins_a_session_that_is_kept_at_once(apps: list[Seen], home: Path) -> None:
    args = ["--role", "service-desk", "--role", "vendor", "--bots", "expert", "--seed", "-7"]
    assert main(["play", "classic", *args]) == 0
    (seen,) = apps
    assert seen.phase is SessionPhase.LOBBY
    assert seen.roles == [Role.SERVICE_DESK, Role.VENDOR]
    assert seen.seed == -7
    assert seen.skills == {"", "expert"}
    (file,) = (home / "sessions").iterdir()
    assert file.stem == seen.name
    assert " classic 1" in file.stem


def test_a_session_is_gone_on_with_by_name_or_file(apps: list[Seen], home: Path) -> None:
    assert main(["play", "--role", "specialist", "--sessions", str(home / "here")]) == 0
    (file,) = (home / "here").iterdir()
    for given in (file.stem, file.name, str(file)):
        assert main(["play", given, "--role", "director", "--sessions", str(home / "here")]) == 0
        assert apps[-1].name == file.stem
        assert apps[-1].roles == [Role.DIRECTOR, Role.SPECIALIST]


def test_a_scenario_of_ones_own_is_offered_first(apps: list[Seen], tmp_path: Path) -> None:
    assert main(["play", str(small(tmp_path)), "--role", "director"]) == 0
    assert apps[-1].phase is SessionPhase.LOBBY


def test_the_scale_of_one_start_is_not_kept_but_the_language_is(
    apps: list[Seen], home: Path
) -> None:
    kept = home / "data" / "airportsim" / "settings.json"
    assert main(["play", "--scale", "150%", "--lang", "zh", "--window", "1600x900"]) == 0
    assert apps[-1].scale == 150
    assert apps[-1].size == (1600, 900)
    assert apps[-1].language is Language.ZH
    assert load_settings(kept, Settings()) == Settings(language="zh")
    assert main(["play", "--fullscreen"]) == 0
    assert (apps[-1].language, apps[-1].fullscreen) == (Language.ZH, True)
    assert not load_settings(kept, Settings()).fullscreen


def test_settings_that_cannot_be_read_are_said_and_left_alone(apps: list[Seen], home: Path) -> None:
    kept = home / "data" / "airportsim" / "settings.json"
    kept.parent.mkdir(parents=True)
    kept.write_text(json.dumps({"scale": 9}), encoding="utf-8")
    assert main(["play", "--lang", "zh"]) == 0
    assert (apps[-1].overlay, apps[-1].language) == ("Trouble", Language.ZH)
    assert kept.read_text(encoding="utf-8") == '{"scale": 9}'


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, Language.ZH), ({"LANG": "de_DE.UTF-8"}, Language.EN),
        ({"LANG": "en_US", "LC_ALL": "zh_TW.UTF-8"}, Language.ZH),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "en:zh"}, Language.EN),
    ],
)  # fmt: skip
def test_the_language_is_that_of_the_machine(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: Language
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert locale_language() is language


@pytest.mark.usefixtures("apps")
@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["clasic"], ["no scenario or session 'clasic'", "did you mean 'classic'"]),
        (["tusday"], ["no scenario or session 'tusday'", "did you mean 'tuesday'"]),
        (["xyz"], ["there are: classic, express, ", ", tuesday"]),
        ([""], ["no scenario or session ''"]),
        (["no/such.yaml"], ["such.yaml", "cannot be read"]),
        (["friday.airportsim"], ["friday.airportsim", "no file"]),
        (["--role", "specalist"], ["no role 'specalist'", "did you mean 'specialist'"]),
        (["--role", "pilot"], ["there are: director", "vendor"]),
        (["--bots", "exprt"], ["no skill 'exprt'", "did you mean 'expert'"]),
        (["--seed", "x"], ["'x' is not a whole number"]),
        (["tuesday", "--seed", "1"], ["--seed is for a new session"]),
        (["tuesday", "--bots", "expert"], ["--bots is for a new session"]),
        (["--window", "big"], ["'big'", "such as 1280x720"]),
        (["--window", "10x10"], ["640x400"]),
        (["--window", "800x600", "--fullscreen"], ["exclude each other"]),
        (["--scale", "300"], ["75 to 200 %, not 300"]),
        (["--lang", "fr"], ["'fr'", "en, zh"]),
        (["--rol", "vendor"], ["did you mean --role"]),
    ],
    ids=" ".join,
)
def test_a_mistake_is_answered_with_one_sentence(
    capsys: Capture, home: Path, args: list[str], words: list[str]
) -> None:
    (home / "sessions").mkdir()
    (home / "sessions" / "tuesday.airportsim").touch()
    assert main(["play", *args]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("airportsim: ")
    assert err.count("\n") == 1
    for word in words:
        assert word in err


def test_a_session_of_a_file_that_is_damaged_says_why(
    apps: list[Seen], capsys: Capture, tmp_path: Path
) -> None:
    path = tmp_path / "broken.airportsim"
    path.write_bytes(b"nothing of the kind")
    assert main(["play", str(path)]) == 2
    assert "broken.airportsim" in capsys.readouterr().err
    assert apps == []
