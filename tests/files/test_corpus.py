"""Whatever a person or a foe writes into a file is answered with words, at the right place."""

import os
from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from airportsim.files import plain
from airportsim.files.library import load_scenario
from airportsim.files.places import shipped
from airportsim.files.problems import FileProblem, Flaw, clean
from airportsim.files.source import Source
from tests.files import hostile
from tests.files.broken import CORPUS, corpus, expected, found, text_of, told

PARSERS = [name for name in ("CSafeLoader", "SafeLoader") if hasattr(yaml, name)]
CLASSIC = shipped("scenarios", "classic.yaml").read_text(encoding="utf-8")


SLOWLY = 50_000
"""The parser in Python reads no more than so many bytes of a file here."""


# --- slips ---------------------------------------------------------------------------------------


def test_the_corpus_is_large() -> None:
    assert len(corpus()) >= 140


@pytest.mark.parametrize("path", corpus(), ids=lambda path: path.stem)
def test_every_error_is_told_where_it_is(path: Path) -> None:
    assert told(path) == expected(path) != []
    lines = Source(path, text_of(path)).lines
    for flaw in found(path):
        if flaw.path == path:
            assert flaw.text == clean(lines[flaw.line - 1])
            assert flaw.mark == flaw.column - 1 <= len(flaw.text)


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("saved", ["as it is", "by Windows"])
def test_no_parser_and_no_editor_moves_an_error(
    parser: str, saved: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in corpus():
        text = text_of(path)
        monkeypatch.setattr(plain, "LOADER", getattr(yaml, PARSERS[0]))
        usual = wrong_with(path, text)
        monkeypatch.setattr(plain, "LOADER", getattr(yaml, parser))
        other = text if saved == "as it is" else text.replace("\n", "\r\n")
        assert wrong_with(path, other) == usual


def wrong_with(path: Path, text: str) -> list[str]:
    """What of a text is no YAML for us."""
    flaws: list[Flaw] = []
    with suppress(FileProblem):
        plain.tree_of(Source(path, text), flaws)
    return [str(flaw) for flaw in flaws]


def test_the_mark_of_utf_8_moves_no_error(tmp_path: Path) -> None:
    path = CORPUS / "many-at-once.yaml"
    other = tmp_path / path.name
    other.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert told(other) == expected(path)


# --- harm ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("name", "data"), list(hostile.files()), ids=lambda one: str(one)[:30])
def test_what_is_made_to_do_harm_is_refused(
    name: str, data: bytes, parser: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain, "LOADER", getattr(yaml, parser))
    path = tmp_path / "hostile.yaml"
    path.write_bytes(data if parser == PARSERS[0] else data[:SLOWLY])
    with pytest.raises(FileProblem) as raised:
        load_scenario(path)
    assert len(str(raised.value)) < 1_000
    assert str(raised.value).isprintable()


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for _, path in hostile.places(tmp_path):
        with pytest.raises(FileProblem):
            load_scenario(path)


@pytest.mark.parametrize("name", hostile.ELSEWHERE, ids=lambda name: name[:20] or "nothing")
def test_no_file_elsewhere_is_read(name: str, tmp_path: Path) -> None:
    """Nor is it told what stands in it."""
    folder = tmp_path / "own"
    folder.mkdir()
    (tmp_path / "other.yaml").write_text("secret: 1\n", encoding="utf-8")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.yaml")
        (folder / "link-elsewhere.yaml").symlink_to(tmp_path / "other.yaml")
        (folder / "folder-elsewhere").symlink_to(tmp_path, target_is_directory=True)
    path = folder / "mine.yaml"
    written = name.replace("\\", "\\\\").replace("\0", "\\0")
    path.write_text(f'version: 2\nextends: "{written}"\nname: x\ntitle: {{en: X}}\n', "utf-8")
    flaws = found(path)
    assert flaws
    assert {flaw.path for flaw in flaws} == {path}
    assert "secret" not in str(flaws)


# --- anything ------------------------------------------------------------------------------------


@given(st.text() | st.binary().map(lambda data: data.decode("latin-1")))
@example("\x00")
@example("&a *a")
@example("%")
@example("<<: 1")
def test_no_text_raises_anything_but_a_file_problem(text: str) -> None:
    flaws: list[Flaw] = []
    try:
        assert isinstance(plain.tree_of(Source(Path("x.yaml"), text), flaws).plain, dict)
    except FileProblem:
        assert flaws


@settings(max_examples=40)
@given(data=st.data())
def test_no_change_to_a_file_makes_more_than_flaws(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A piece of a sound file is taken out, and something odd put there."""
    start = data.draw(st.integers(0, len(CLASSIC)))
    end = start + data.draw(st.integers(0, 60))
    odd = data.draw(st.text("\t\n :-#&*!|>'\"%@`[]{},?0aé：，“\u3000\xa0\x01", max_size=6))
    path = tmp_path_factory.getbasetemp() / "changed.yaml"
    path.write_bytes((CLASSIC[:start] + odd + CLASSIC[end:]).encode("utf-8"))
    for flaw in found(path):
        assert min(flaw.line, flaw.column) >= 1
        assert flaw.reason
