"""The limit of time for code that is not ours."""

import time
from contextlib import suppress

import pytest

from airportsim.play.watchdog import Overrun, Watchdog


def endless() -> None:
    while True:
        pass


def test_an_endless_loop_is_broken() -> None:
    with pytest.raises(Overrun):
        Watchdog().call(0.05, endless)


def test_a_sleep_counts_when_it_is_over() -> None:
    with pytest.raises(Overrun):
        Watchdog().call(0.05, time.sleep, 0.2)


def test_what_is_quick_gives_its_answer_and_its_own_exceptions() -> None:
    dog = Watchdog()
    assert dog.call(5, divmod, 7, 2) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        dog.call(5, divmod, 7, 0)


def test_there_can_be_no_limit() -> None:
    assert Watchdog().call(0, divmod, 7, 2) == (3, 1)


def test_nothing_is_interrupted_after_its_end() -> None:
    dog = Watchdog()

    def about_the_limit() -> None:
        until = time.monotonic() + 0.05
        while time.monotonic() < until:
            pass

    for _ in range(20):
        with suppress(Overrun):
            dog.call(0.04, about_the_limit)
        sum(range(1000))


def test_one_watchdog_serves_many_calls_after_an_overrun() -> None:
    dog = Watchdog()
    for _ in range(2):
        with pytest.raises(Overrun):
            dog.call(0.05, endless)
        assert dog.call(1, int, "3") == 3
