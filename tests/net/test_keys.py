"""Keys: a room that is opened again has the same code and PIN, and knows everybody's token."""

import sys
from pathlib import Path

import pytest

from airportsim.files.problems import FileProblem
from airportsim.net.gate import sealed
from airportsim.net.keys import Keys, Known


def test_keys_are_the_same_when_they_are_read_again(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    keys = Keys(path)
    token, seal = keys.new(Known("李", facilitator=True))
    keys.keep(seal, Known("李", facilitator=True, muted=True))
    again = Keys(path)
    assert (again.code, again.pin) == (keys.code, keys.pin)
    assert again.known == {sealed(token): Known("李", facilitator=True, muted=True)}
    assert token not in path.read_text(encoding="utf-8")
    again.forget(seal)
    assert Keys(path).known == {}


def test_a_pin_that_is_chosen_replaces_the_one_that_was_kept(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    first = Keys(path)
    assert Keys(path, "4711").pin == Keys(path).pin == "4711"
    assert Keys(path).code == first.code


def test_keys_without_a_file_are_forgotten() -> None:
    assert Keys().code != Keys().code


@pytest.mark.skipif(sys.platform == "win32", reason="its files know no such modes")
def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    Keys(path)
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("text", ["{", "[]", '{"code": "A"}', '{"code": 1, "pin": "2"}', "\x00"])
def test_a_damaged_file_is_reported_and_left_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "keys.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileProblem, match="damaged"):
        Keys(path)
    assert path.read_text(encoding="utf-8") == text


def test_a_file_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("", encoding="utf-8")
    with pytest.raises(FileProblem):
        Keys(tmp_path / "in the way" / "keys.json")
