"""Own bots in files: found, loaded, refused in a sentence, and digested."""

import sys
from pathlib import Path

import pytest

from airportsim.files.bots import is_bot, load_bot, source_digest
from airportsim.files.library import load_team
from airportsim.files.problems import FileProblem
from airportsim.model.words import Role

DESK = Role.SERVICE_DESK
GOOD = "class Bot:\n    def decide(self, view, offers, memory):\n        return [], memory, None\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder of one's own; what is imported from it is forgotten."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    for name in ("mine_x", "pack_x", "pack_x.inner", "table_x"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_bot_is_found_in_a_file_a_module_and_a_package(here: Path) -> None:
    for name in ("mine_x.py", "pack_x/inner.py", "pack_x/__init__.py", "far/mine_x.py"):
        write(here / name, GOOD)
    for named in ("mine_x.py:Bot", "mine_x:Bot", "pack_x.inner:Bot", "far/mine_x.py:Bot"):
        assert load_bot(named, DESK).__name__ == "Bot"
    assert load_bot("airportsim.play.bots.service_desk:decide", DESK).__name__ == "decide"


def test_a_file_is_looked_for_in_its_folder_first_and_run_anew_each_time(here: Path) -> None:
    write(here / "far" / "mine_x.py", GOOD + "WHERE = 'far'\n")
    write(here / "mine_x.py", GOOD)
    first = load_bot("mine_x.py:Bot", DESK, here / "far")
    assert sys.modules[first.__module__].__dict__["WHERE"] == "far"
    write(here / "far" / "mine_x.py", GOOD.replace("None", "9"))
    assert load_bot("mine_x.py:Bot", DESK, here / "far") is not first


def test_a_file_imports_what_lies_beside_it(here: Path) -> None:
    write(here / "far" / "table_x.py", "N = 3\n")
    write(here / "far" / "mine_x.py", "from table_x import N\n" + GOOD)
    assert load_bot("far/mine_x.py:Bot", DESK).__name__ == "Bot"


@pytest.mark.parametrize(
    ("named", "text", "sentence"),
    [
        ("mine_x", GOOD, "write it as my_bot.py:MyBot or package.module:MyBot"),
        ("mine x:Bot", GOOD, "write it as"),
        ("mine_x.py:a.b", GOOD, "write it as"),
        ("gone_x.py:Bot", GOOD, "there is no file gone_x.py"),
        ("gone_x:Bot", GOOD, "there is no module gone_x, neither here nor installed"),
        ("mine_x.py:Bit", GOOD, "mine_x.py has no Bit; did you mean 'Bot'?"),
        ("mine_x:Bit", GOOD, "mine_x.py has no Bit; did you mean 'Bot'?"),
        ("mine_x.py:X", "X = 3", "is int; a bot is a class with a method decide, or a function"),
        ("mine_x.py:X", "class X: pass", "the class has no method decide"),
        ("mine_x.py:X", "def X(a, b, c): pass", "the function takes (a, b, c)"),
        (
            "mine_x.py:X",
            "class X:\n    def decide(self, view, memory): pass",
            "decide takes (self, view, memory); it must take (self, view, offers, memory)",
        ),
        (
            "mine_x.py:Bot",
            GOOD + "    def __init__(self, a): pass\n",
            "the class takes (a); it must take no arguments",
        ),
        ("mine_x.py:Bot", GOOD + "    def reset(self): pass\n", "reset takes (self)"),
        ("mine_x.py:Bot", GOOD + "    roles = ('director',)\n", "plays director, not service_desk"),
        ("mine_x.py:X", "\n1 / 0", "cannot be imported: ZeroDivisionError: division by zero (line"),
        ("mine_x:X", "import gone_x", "cannot be imported: ModuleNotFoundError: No module named"),
        ("mine_x.py:X", "x = (", "cannot be imported: SyntaxError"),
        ("mine_x.py:X", "raise SystemExit(3)", "cannot be imported: SystemExit: 3"),
    ],
)
def test_what_is_no_bot_is_told_in_a_sentence(
    here: Path, named: str, text: str, sentence: str
) -> None:
    write(here / "mine_x.py", text)
    with pytest.raises(FileProblem) as caught:
        load_bot(named, DESK)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_digest_changes_with_the_source_and_with_nothing_else(here: Path) -> None:
    write(here / "mine_x.py", "import table_x\n" + GOOD)
    write(here / "table_x.py", "N = 3\n")
    write(here / "other_x.py", "N = 3\n")
    first = source_digest("mine_x.py:Bot")
    assert len(first) == 32
    write(here / "other_x.py", "N = 4\n")
    assert source_digest("mine_x.py:Bot") == first == source_digest("mine_x:Bot")
    assert source_digest("mine_x.py:Bit") != first
    windows = ("import table_x\n" + GOOD).replace("\n", "\r\n").encode()
    (here / "mine_x.py").write_bytes(windows)
    assert source_digest("mine_x.py:Bot") == first
    write(here / "table_x.py", "N = 4\n")
    assert source_digest("mine_x.py:Bot") != first


def test_the_digest_of_a_package_is_of_all_its_files(here: Path) -> None:
    for name in ("__init__", "inner", "deep/__init__", "deep/table"):
        write(here / "pack_x" / f"{name}.py", GOOD)
    first = source_digest("pack_x.inner:Bot")
    write(here / "pack_x" / "deep" / "table.py", GOOD + "#\n")
    assert source_digest("pack_x.inner:Bot") != first
    with pytest.raises(FileProblem, match="no module gone_x"):
        source_digest("gone_x:Bot")


def test_a_team_file_names_bots(here: Path) -> None:
    text = "name: t\ntitle: {en: T}\nabout: {en: T}\nrounds: []\nbots: {service_desk: %s}\n"
    write(here / "t.yaml", text % '"my_bot.py:MyBot"')
    assert load_team(here / "t.yaml").bots == {DESK: "my_bot.py:MyBot"}
    write(here / "t.yaml", text % "my_bot")
    with pytest.raises(FileProblem, match=r"t\.yaml:5:.*'my_bot' is no bot; write it as"):
        load_team(here / "t.yaml")


def test_names_of_bots() -> None:
    assert is_bot("a.b:C")
    assert is_bot("C:\\work\\my_bot.py:C")
    assert not is_bot("a")
    assert not is_bot(":C")
    assert not is_bot("a.b:")
