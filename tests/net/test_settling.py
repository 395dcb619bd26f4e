"""An answer waits until what it answers is on the disk; nothing else waits for that."""

import asyncio
from collections.abc import Callable
from threading import Event
from typing import Any

import pytest

from airportsim.files.problems import FileProblem
from airportsim.net.keys import Known
from airportsim.net.member import Member
from airportsim.net.settling import Settling
from tests.net.raw import PATIENCE


class Disk:
    """A disk that takes its time: each settling waits until it is let go on."""

    def __init__(self) -> None:
        self.begun = 0
        self.problem: Exception | None = None
        self.goes_on = Event()

    def settle(self) -> None:
        self.begun += 1
        assert self.goes_on.wait(PATIENCE)
        if self.problem is not None:
            raise self.problem


class Listening:
    """In place of a connection: hears what it is sent."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def send(self, message: str, may_wait: bool = False) -> None:
        self.heard.append(message)


def listener() -> tuple[Member, list[str]]:
    ear: Any = Listening()
    return Member(Known("Li"), "seal", ear), ear.heard


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not holds():
            await asyncio.sleep(0.001)


def test_nobody_is_answered_before_it_is_on_the_disk() -> None:
    async def story() -> None:
        disk, failures = Disk(), list[str]()
        settling = Settling(disk.settle, failures.append)
        member, heard = listener()
        settling.answer(member, "one")
        await until(lambda: disk.begun)
        settling.answer(member, "two")
        settling.answer(member, "three")
        assert heard == []
        disk.goes_on.set()
        await until(lambda: len(heard) == 3)
        assert heard == ["one", "two", "three"]
        assert disk.begun == 2, "what came while the disk was busy is settled together"
        assert failures == []

    asyncio.run(story())


@pytest.mark.parametrize("problem", [FileProblem("the disk is full"), ValueError("no")])
def test_what_cannot_be_stored_is_not_answered(problem: Exception) -> None:
    async def story() -> None:
        disk, failures = Disk(), list[str]()
        disk.problem = problem
        disk.goes_on.set()
        settling = Settling(disk.settle, failures.append)
        member, heard = listener()
        settling.answer(member, "one")
        await until(lambda: failures)
        assert failures == [str(problem)]
        assert heard == []

    asyncio.run(story())


def test_where_recording_stores_for_good_answers_come_at_once() -> None:
    settling = Settling(None, print)
    member, heard = listener()
    settling.answer(member, "one")
    settling.look()
    assert heard == ["one"]
