"""How well a team knows its airlines: its guesses beside what they felt."""

from dataclasses import dataclass
from typing import cast

import pytest

from airportsim.debrief.quality.gaps import Gaps
from airportsim.debrief.quality.guessed import Guessed, Knows, guessed
from airportsim.debrief.quality.round import Felt
from airportsim.model.quality import Dimension, Levels

SURE, QUICK, SEEN = Dimension.RELIABILITY, Dimension.RESPONSIVENESS, Dimension.TANGIBLES


@dataclass
class Airline:
    """An airline that felt this of each dimension."""

    terminal: str
    perceived: int

    @property
    def gaps(self) -> dict[Dimension, Gaps]:
        return {one: Gaps(600, 500, 500, 400, self.perceived) for one in Dimension}


def beside(guesses: dict[str, Levels], **felt: int) -> Guessed | None:
    return guessed(guesses, [cast(Felt, Airline(*one)) for one in felt.items()])


def test_differences_count_without_their_sign_and_the_furthest_is_named() -> None:
    assert beside({"A": {SURE: 450, QUICK: 100}}, A=400) == Guessed(175, "A", QUICK)


def test_all_airlines_are_taken_together_and_those_not_guessed_left_out() -> None:
    guesses = {"A": {SURE: 400}, "B": {SEEN: 700, SURE: 350}}
    assert beside(guesses, A=400, B=300, C=100) == Guessed(150, "B", SEEN)
    assert beside(guesses, A=400) == Guessed(0, "A", SURE)


@pytest.mark.parametrize("guesses", [{}, {"B": {SURE: 400}}, {"A": {}}])
def test_where_nothing_was_guessed_nothing_is_known(guesses: dict[str, Levels]) -> None:
    assert beside(guesses, A=400) is None


@pytest.mark.parametrize(
    ("guess", "knows"),
    [(400, Knows.WELL), (450, Knows.WELL), (350, Knows.WELL), (451, Knows.ROUGHLY),
     (500, Knows.ROUGHLY), (501, Knows.HARDLY), (100, Knows.HARDLY)],
)  # fmt: skip
def test_half_a_point_off_is_well_known_and_a_whole_one_roughly(guess: int, knows: Knows) -> None:
    found = beside({"A": {SURE: guess}}, A=400)
    assert found is not None
    assert found.knows is knows


def test_the_scale_has_no_guess_that_is_further_off() -> None:
    found = beside({"A": {SURE: 700}}, A=100)
    assert found is not None
    assert found.knows is Knows.HARDLY
