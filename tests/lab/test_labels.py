"""Names beside dots: none lies on another, none leaves the frame."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from airportsim.lab.labels import Box, placed

FRAME = Box(0, 0, 1000, 800)
DOTS = st.lists(
    st.tuples(st.floats(80, 920), st.floats(60, 740)), min_size=1, max_size=12, unique=True
)


@given(DOTS)
def test_names_find_places_of_their_own(dots: list[tuple[float, float]]) -> None:
    marks = [Box(x - 5, y - 5, x + 5, y + 5) for x, y in dots]
    found = placed(dots, [(70.0, 18.0)] * len(dots), marks, [], FRAME)
    assert all(box.within(FRAME) for box in found)
    assert not any(one.meets(other) for one, other in combinations(found, 2))
    assert not any(box.meets(mark) for box in found for mark in marks)


def test_a_name_stands_beside_its_dot_where_nothing_is_in_the_way() -> None:
    (box,) = placed([(500, 400)], [(60, 20)], [], [], FRAME)
    assert 500 < box.left < 540
    assert box.low < 400 < box.high


def test_lines_are_crossed_only_where_that_is_the_least() -> None:
    line = Box(0, 400, 1000, 400)
    (box,) = placed([(500, 400)], [(60, 20)], [], [line], FRAME)
    assert not box.meets(line)
