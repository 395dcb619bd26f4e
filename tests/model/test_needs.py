"""What rests on what, whatever has been written: also in circles, and twice."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from airportsim.model.needs import circle_in, those_that_carry, times_shown
from airportsim.model.scenario import Item, Text

NAMES = "abcdef"
NEEDS = st.dictionaries(
    st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=4), min_size=1
)


def item(name: str, needs: Sequence[str], carries: Sequence[str] = ()) -> Item:
    where: dict[str, tuple[str, ...]] = dict.fromkeys(carries, ("T1",))
    return Item(name, "link", Text(name), {"worn": 1.0}, where, tuple(needs))


def reached(start: str, steps: Mapping[str, Sequence[str]]) -> set[str]:
    """All that can be come to from a name by at least one step to another one."""
    found: set[str] = set()
    waiting = [one for one in steps.get(start, ()) if one != start]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [one for one in steps.get(name, ()) if one != name]
    return found


@given(NEEDS)
def test_a_circle_is_found_wherever_there_is_one(needs: dict[str, list[str]]) -> None:
    known = {name: [one for one in needed if one in needs] for name, needed in needs.items()}
    circle = circle_in(needs)
    assert bool(circle) == any(name in reached(name, known) for name in known)
    if circle:
        assert circle[0] == circle[-1]
        assert all(need in needs[name] for name, need in pairwise(circle))


@given(NEEDS, st.dictionaries(st.sampled_from(NAMES), st.sets(st.sampled_from("XYZ"))))
def test_a_fault_shows_at_all_that_rests_on_its_item(
    needs: dict[str, list[str]], carries: dict[str, set[str]]
) -> None:
    """In a circle, where nothing has an end, the count has one."""
    items = [item(name, needs.get(name, ()), sorted(carries.get(name, ()))) for name in NAMES]
    above = {one: [name for name in NAMES if one in needs.get(name, ())] for one in NAMES}
    carry = {name: carries.get(name, set()) for name in NAMES}
    shown = [carry[one].union(*(carry[up] for up in reached(one, above))) for one in NAMES]
    if circle_in(needs):
        assert times_shown(items) <= sum(map(len, shown))
    else:
        assert times_shown(items) == sum(map(len, shown))
    assert those_that_carry(items) == {n for n, where in zip(NAMES, shown, strict=True) if where}


def test_an_item_that_stands_twice_keeps_nobody_waiting() -> None:
    items = [item("a", ["b", "a"]), item("b", ["a"], ["X"]), item("a", [])]
    assert times_shown(items) == 3
