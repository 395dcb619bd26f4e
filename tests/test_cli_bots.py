"""Own bots as a person at the command line uses them: run, resume, replay, check-bot."""

import json
import sys
from pathlib import Path

import pytest

from airportsim.cli.main import main

Capture = pytest.CaptureFixture[str]

GOOD = """
from airportsim import commands as c

class Desk:
    roles = ("service_desk",)

    def reset(self, start):
        return {"dice": start.dice, "busy": {}}

    def decide(self, view, offers, memory):
        memory["busy"].pop(view.hand, None)
        for slip in view.to_log:
            if slip.number not in memory["busy"].values():
                memory["busy"][view.hand] = slip.number
                command = c.Log(slip.number, slip.impact, slip.urgency)
                return [command], memory, view.now + memory["dice"].time("log", slip)
        return [], memory, None

class Dies(Desk):
    def decide(self, view, offers, memory):
        if view.now > 100:
            raise ValueError("no more")
        return super().decide(view, offers, memory)
"""
TEAM = """
name: ours
title: {en: Ours}
about: {en: Ours}
rounds: []
bots: {service_desk: "mine.py:Desk"}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with bots, in which one is."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AIRPORTSIM_SESSIONS", str(tmp_path / "sessions"))
    monkeypatch.setattr(sys, "path", [*sys.path])
    (tmp_path / "mine.py").write_text(GOOD, encoding="utf-8")
    return tmp_path


def told(capsys: Capture, *args: str) -> tuple[int, str, str]:
    """The exit code of a command, what it says, and what it says beside."""
    code = main(list(args))
    return code, *capsys.readouterr()


ONE = ("run", "--rounds", "1", "--bot-seconds", "60")
DIES = ("--bot", "service_desk=mine.py:Dies")


def test_a_bot_plays_and_the_result_names_it(capsys: Capture) -> None:
    code, out, err = told(capsys, *ONE, "--bot", "service-desk=mine.py:Desk", "--json", "-")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert found["bots"]["service_desk"]["bot"] == "mine.py:Desk"
    assert len(found["bots"]["service_desk"]["digest"]) == 32
    assert found["failed_bots"] == []


def test_a_team_file_seats_bots_that_lie_beside_it(
    capsys: Capture, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.joinpath("ours.yaml").write_text(TEAM, encoding="utf-8")
    here.joinpath("elsewhere").mkdir()
    monkeypatch.chdir(here / "elsewhere")
    _, out, _ = told(capsys, *ONE, "--team", str(here / "ours.yaml"), "--json", "-")
    assert json.loads(out)["bots"]["service_desk"]["bot"] == "mine.py:Desk"


def test_a_bot_that_fails_is_told_in_a_sentence_and_with_its_traceback(capsys: Capture) -> None:
    code, out, err = told(capsys, *ONE, *DIES, "--json", "-")
    assert code == 0
    assert err.startswith("airportsim: The bot mine.py:Dies of the Service desk failed in round 1")
    assert "(ValueError: no more); a shipped bot (regular) has taken its seat." in err
    assert err.count("\n") == 1
    (failed,) = json.loads(out)["failed_bots"]
    assert (failed["role"], failed["problem"]) == ("service_desk", "ValueError: no more")
    assert 'raise ValueError("no more")' in failed["traceback"]
    _, _, err = told(capsys, *ONE, *DIES, "--traceback")
    assert 'raise ValueError("no more")' in err
    _, _, err = told(capsys, *ONE, *DIES, "--lang", "zh")
    assert "自带机器人（regular）已接替它" in err


def test_a_session_is_verified_and_gone_on_with_without_its_bot(
    capsys: Capture, here: Path
) -> None:
    told(capsys, *ONE, "--bot", "service_desk=mine.py:Desk", "--save", "s")
    here.joinpath("mine.py").unlink()
    code, out, err = told(capsys, "replay", "s", "--verify")
    assert (code, err) == (0, "")
    assert "Verified" in out
    code, out, err = told(capsys, "resume", "s")
    assert code == 0
    assert err == (
        "airportsim: mine.py:Desk, the bot of the Service desk, is not loaded from a session; "
        "--bot service_desk=mine.py:Desk does it. A shipped bot (regular) takes its seat.\n"
    )
    assert told(capsys, "replay", "s", "--verify")[0] == 0


def test_a_session_goes_on_with_the_bot_that_is_named(capsys: Capture) -> None:
    bot = ("--bot", "service_desk=mine.py:Desk")
    told(capsys, "run", "--bot-seconds", "60", *bot, "--save", "whole", "--rounds", "2")
    whole = told(capsys, "replay", "whole")[1]
    told(capsys, *ONE, *bot, "--save", "half")
    code, out, err = told(capsys, "resume", "half", "--bot-seconds", "60", *bot)
    assert (code, err) == (0, "")
    assert whole.splitlines()[2] in out


@pytest.mark.parametrize(
    ("bot", "sentence"),
    [
        (
            "servicedesk=mine.py:Desk",
            "no role 'servicedesk'; did you mean 'service_desk'?",
        ),
        ("service_desk", "'service_desk' is not ROLE=BOT, such as"),
        ("service_desk=gone.py:Desk", "there is no file gone.py"),
        ("service_desk=gone_x:Desk", "there is no module gone_x"),
        ("service_desk=mine.py:Disk", "has no Disk; did you mean 'Desk'?"),
        ("director=mine.py:Desk", "plays service_desk, not director"),
    ],
)
def test_what_cannot_be_seated_is_refused_in_a_sentence(
    capsys: Capture, bot: str, sentence: str
) -> None:
    code, out, err = told(capsys, *ONE, "--bot", bot)
    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


def test_a_bot_is_checked(capsys: Capture) -> None:
    assert told(capsys, "check-bot", "gone.py:Desk")[0] == 2
    code, out, err = told(capsys, "check-bot", "mine.py:Dies", "--bot-seconds", "60")
    assert (code, err) == (1, "")
    assert out.startswith("wrong as service_desk: it failed, in round 1 at ")


@pytest.mark.long
def test_a_right_bot_is_checked(capsys: Capture) -> None:
    example = Path(__file__).parent.parent / "docs" / "examples" / "my_bot.py"
    code, out, err = told(capsys, "check-bot", f"{example}:FlightsFirst", "--bot-seconds", "60")
    assert (code, err) == (0, "")
    assert out.count("fine as service_desk") == len(out.splitlines())
