"""Changes: what they make of the value before is the value after, and they are few."""

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airportsim.net.channel import Channel
from airportsim.net.differences import changed, differences

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["", "a", "b"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abcd"), inner),
    max_leaves=12,
)


@given(plain, plain)
def test_whoever_makes_the_changes_has_what_it_has_become(before: Any, after: Any) -> None:
    sent = json.loads(json.dumps(differences(before, after)))
    there = deepcopy(before)
    assert changed(there, sent) == after
    assert differences(after, after) == []


def test_what_has_not_changed_is_not_sent_again() -> None:
    before = {"now": 1, "flights": [["away", 3], ["inbound", 0]], "down": {"FUL A": 5, "RDR B": 9}}
    after = {"now": 2, "flights": [["away", 3], ["holding", 2]], "down": {"FUL A": 5, "CAT A": 2}}
    assert sorted(differences(before, after)) == [
        [["down", "CAT A"], 2],
        [["down", "RDR B"]],
        [["flights", 1], ["holding", 2]],
        [["now"], 2],
    ]


def test_a_list_that_has_grown_is_sent_from_where_it_has() -> None:
    assert differences([[1], [2]], [[1], [2], [3]]) == [[[2], [3]]]


@pytest.mark.parametrize(
    "changes",
    [[[["x", "y"], 1]], [[["a", 0], 1]], [[["list", 5], 1]], [[["list", "x"]]], [7], 7],
    ids=str,
)
def test_changes_that_do_not_fit_are_refused(changes: Any) -> None:
    with pytest.raises(ValueError, match="cannot be changed so"):
        changed({"a": 1, "list": []}, changes)


def test_a_channel_numbers_what_it_sends_and_sends_nothing_for_nothing() -> None:
    channel = Channel("public")
    first, same, then = (channel.set(value) for value in ({"a": 1}, {"a": 1}, {"a": 2}))
    assert same is None
    assert [json.loads(text)["number"] for text in (first or "", then or "")] == [1, 2]
    assert json.loads(channel.whole()) == {
        "kind": "whole", "channel": "public", "number": 2, "value": {"a": 2},
    }  # fmt: skip
