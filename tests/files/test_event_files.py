"""The events of a run in a file: read back as they were, and every damage told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from airportsim.files.event_files import EventFile
from airportsim.files.problems import FileProblem
from airportsim.model.version import RULES
from tests.conftest import classic_airport
from tests.debrief.journals import match
from tests.files.logged import run_file, run_lines

Lines = list[str]


def test_a_run_is_read_back_as_it_was_played(tmp_path: Path) -> None:
    found = run_file(tmp_path)
    assert found.head.scenario == classic_airport().scenario
    assert (found.head.team.name, found.head.seed, found.head.rules) == ("reference", 1, RULES)
    rounds = [(one.setup, one.journal) for one in found.attempts()]
    assert rounds == match("reference", 1)[0]
    assert [(one.number, one.attempt, one.ended_at) for one in found.attempts()] == [
        (number, 0, 1500) for number in (1, 2, 3, 4, 5)
    ]


def test_lines_that_windows_has_ended_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    path.write_text("".join(run_lines(1)), encoding="utf-8-sig", newline="\r\n")
    assert sum(len(one.journal) for one in EventFile(path).attempts()) == len(run_lines(1)) - 2


def change(number: int, old: str, new: str) -> Callable[[Lines], None]:
    """A line, counted from 1, in which something else stands."""

    def changed(lines: Lines) -> None:
        assert old in lines[number - 1]
        lines[number - 1] = lines[number - 1].replace(old, new, 1)

    return changed


def cut(start: int, end: int | None = None) -> Callable[[Lines], None]:
    """Lines, counted from 0, that are gone."""

    def done(lines: Lines) -> None:
        del lines[start:end]

    return done


def insert(number: int, text: str) -> Callable[[Lines], None]:
    return lambda lines: lines.insert(number - 1, text)


LAST = len(run_lines(1))


@pytest.mark.parametrize(
    ("damage", "where", "words"),
    [
        (cut(0, 1), 1, "not how the events of a run begin"),
        (cut(0, 2), 1, "as an older airportsim wrote it; run it once more"),
        (cut(0), 1, "not how the events of a run begin"),
        (change(1, '"kind":"run"', '"kind":"ran"'), 1, "not how the events of a run begin"),
        (change(1, '"flights":96', '"flights":"x"'), 1, "not how the events of a run begin"),
        (change(1, '"flights":96', '"flights":-1'), 1, "its scenario is not as it was: "),
        (change(1, f'"rules":{RULES}', '"rules":99'), 1, "a newer airportsim (0.1.0, rules 99"),
        (change(1, '"rounds":1}', '"rounds":2}'), LAST + 1, "a round should begin, but the file"),
        (change(1, '"rounds":1}', '"rounds":0}'), 2, "here the run should be over"),
        (change(2, '"number":1', '"number":9'), 2, "the scenario has no round 9"),
        (change(2, '"kind":"round"', '"kind":"x"'), 2, "a round should begin, but there is"),
        (change(9, '"t":', '"t":1'), LAST, "up to here round 1 is not what was written"),
        (change(9, '"serial":', '"serial":x'), 9, "no such event"),
        (change(9, '"round":1', '"round":2'), 9, "this is no event of round 1"),
        (change(9, "}", ""), 9, "this is no event of round 1"),
        (insert(9, "\n"), 9, "this is no event of round 1"),
        (insert(9, "\0\ud83d\n"), 9, "UTF-8"),
        (cut(8, 9), 9, "event 6 of round 1 should stand here"),
        (cut(40), 41, "the file ends here, in the middle of round 1"),
        (insert(LAST + 1, '{"t":1}\n'), LAST + 1, "here the run should be over"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_every_damage_is_told_with_its_line(
    tmp_path: Path, damage: Callable[[Lines], None], where: int, words: str
) -> None:
    lines = list(run_lines(1))
    damage(lines)
    path = tmp_path / "run.jsonl"
    path.write_bytes("".join(lines).encode("utf-8", "surrogatepass"))
    with pytest.raises(FileProblem) as raised:
        list(EventFile(path).attempts())
    sentence = str(raised.value)
    assert sentence.startswith(f"{path}:{where}: ") or "UTF-8" in sentence
    assert words in sentence
    assert "\n" not in sentence
    assert len(sentence) < len(str(path)) + 300


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", "[" * 100_000, '{"kind":"run"}', "ü"])
def test_what_is_no_file_of_events_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileProblem, match="not how the events of a run begin"):
        EventFile(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="it cannot be read"):
        EventFile(tmp_path / "nothing")
