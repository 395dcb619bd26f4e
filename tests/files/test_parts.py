from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airportsim.files.parts import Part, Parts, gaps
from airportsim.files.problems import FileProblem


def test_parts_are_read_back_in_order(tmp_path: Path) -> None:
    parts = Parts(tmp_path / "parts")
    for part in (Part(1, 0, 1), Part(0, 10, 2), Part(0, 0, 10)):
        parts.write(part, [f'{{"n":{n}}}\n' for n in range(part.count)])
    assert parts.names() == [Part(0, 0, 10), Part(0, 10, 2), Part(1, 0, 1)]
    assert parts.rows(Part(0, 10, 2)) == [{"n": 0}, {"n": 1}]


def test_there_are_no_parts_before_the_first() -> None:
    assert Parts(Path("nowhere")).names() == []


@pytest.mark.parametrize("keep", [0, 5, 16, 22])
def test_a_part_that_was_cut_off_is_told_from_a_whole_one(tmp_path: Path, keep: int) -> None:
    parts = Parts(tmp_path)
    part = Part(0, 0, 2)
    parts.write(part, ['{"n":0}\n', '{"n":1}\n'])
    path = tmp_path / part.name
    path.write_text(path.read_text(encoding="utf-8")[:keep], encoding="utf-8")
    with pytest.raises(FileProblem, match="damaged"):
        parts.rows(part)


@given(st.integers(0, 40), st.lists(st.tuples(st.integers(0, 40), st.integers(1, 15))))
def test_gaps_and_parts_together_are_everything_once(
    count: int, there: list[tuple[int, int]]
) -> None:
    parts = sorted(Part(0, first, many) for first, many in there)
    covered = {n for part in parts for n in range(part.first, part.first + part.count)}
    missing = [n for gap in gaps(count, parts) for n in gap]
    assert missing == sorted(set(range(count)) - covered)
