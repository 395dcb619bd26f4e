"""Answers that wait until what they answer is on the disk, while the rooms go on."""

import asyncio
import logging
from collections.abc import Callable
from time import monotonic

from airportsim.files.problems import FileProblem
from airportsim.net.member import Member
from airportsim.net.sender import Sender

Settle = Callable[[], None]
"""Stores for good all that has been recorded, which takes a while; raises FileProblem."""

REGULARLY = 2.0
"""Seconds after which everything is settled even if nobody waits for an answer."""

_log = logging.getLogger(__name__)


class Settling:
    """The answers of a room: each is given when what was asked for is there for good.

    The disk is waited for in a thread, for all answers together that are owed by then. Without a
    `settle` what has been recorded is there for good already. `failed` hears why it is not.
    """

    def __init__(self, settle: Settle | None, failed: Callable[[str], object]) -> None:
        self._settle = settle
        self._failed = failed
        self._owed: list[tuple[Sender, str]] = []
        self._task: asyncio.Task[None] | None = None
        self._at = monotonic()

    def answer(self, member: Member, message: str) -> None:
        """Answer somebody on the line on which he has asked, as soon as that may be."""
        if self._settle is None:
            member.send(message)
        elif member.sender is not None:
            self._owed.append((member.sender, message))
            self._begin(self._settle)

    def look(self) -> None:
        """Settle now and then what nobody has asked for."""
        if self._settle is not None and monotonic() - self._at > REGULARLY:
            self._begin(self._settle)

    def _begin(self, settle: Settle) -> None:
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._settle_all(settle))

    async def _settle_all(self, settle: Settle) -> None:
        try:
            while True:
                owed, self._owed = self._owed, []
                await asyncio.to_thread(settle)
                for sender, message in owed:
                    sender.send(message)
                if not self._owed:
                    break
        except Exception as problem:  # whatever it is, nobody may go on without being answered
            if not isinstance(problem, FileProblem):
                _log.exception("what was asked for could not be stored")
            self._failed(str(problem))
        finally:
            self._at, self._task = monotonic(), None
