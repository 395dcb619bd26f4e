"""What a person has set is found again, and a spoilt file is never overwritten unseen."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from airportsim.files.problems import FileProblem
from airportsim.files.settings import Settings, load_settings, save_settings

OTHERS = Settings(
    player="林小雨", language="zh", scale=150, sound=False, alarms=True, hand_over=False,
    fullscreen=True, window=(1920, 1080), pin="0123",
)  # fmt: skip


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "settings.json"
    save_settings(path, OTHERS)
    assert load_settings(path, Settings()) == OTHERS
    assert "林小雨" in path.read_text(encoding="utf-8")


def test_who_has_set_nothing_gets_the_usual(tmp_path: Path) -> None:
    usual = Settings(language="zh")
    assert load_settings(tmp_path / "none.json", usual) == usual


def test_what_a_file_does_not_say_is_as_usual(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"scale": 125, "of a later version": 1}', encoding="utf-8")
    assert load_settings(path, Settings(language="zh")) == Settings(language="zh", scale=125)


@pytest.mark.parametrize(
    "spoilt",
    [
        "", "[]", "{", '{"scale": 74}', '{"scale": 201}', '{"scale": "100"}', '{"scale": true}',
        '{"language": "fr"}', '{"window": [1280]}', '{"window": [1280, "720"]}',
        '{"window": [10, 10]}', '{"sound": 1}', '{"player": " Lin"}', '{"pin": "12a4"}',
        '{"pin": "١٢"}', "[" * 9_000, " " * 20_000,
    ],
)  # fmt: skip
def test_a_spoilt_file_is_named_and_left_as_it_is(tmp_path: Path, spoilt: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(spoilt, encoding="utf-8")
    with pytest.raises(FileProblem, match=r"settings\.json: the settings cannot be read"):
        load_settings(path, Settings())
    assert path.read_text(encoding="utf-8") == spoilt


def test_a_name_that_no_seat_takes_is_no_setting(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"player": "x" * 81}), encoding="utf-8")
    with pytest.raises(FileProblem, match="player"):
        load_settings(path, Settings())


def test_settings_that_cannot_be_kept_say_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(FileProblem, match="cannot be made"):
        save_settings(tmp_path / "file" / "settings.json", replace(OTHERS, scale=100))
