"""Who is let in: codes, PINs and tokens, and patience with wrong ones."""

import hmac
import secrets
from collections import OrderedDict
from hashlib import sha256
from math import ceil
from time import monotonic

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Letters of a room's code: none that is easily taken for another, or for a figure."""

CODE, PIN = 5, 6
"""How many letters a room's code has, and how many figures a PIN that nobody has chosen."""

FREE_TRIES = 3
"""So many wrong tries cost no time."""

LONGEST_WAIT = 60
"""Seconds that somebody has to wait at the most after a wrong try."""

FORGIVEN_AFTER = 300
"""Seconds after which wrong tries count no longer; right ones do not make up for them."""

REMEMBERED = 1_000
"""So many machines are remembered for their wrong tries."""


def new_code() -> str:
    """A code for a room."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE))


def new_pin() -> str:
    """A PIN for a facilitator."""
    return "".join(str(secrets.randbelow(10)) for _ in range(PIN))


def new_token() -> str:
    """A token by which somebody who comes back is known."""
    return secrets.token_urlsafe(24)


def same(given: str, wanted: str) -> bool:
    """Whether two secrets are the same, in a time that tells nothing."""
    return hmac.compare_digest(given.encode(), wanted.encode())


def sealed(secret: str) -> str:
    """A secret as it may be written down."""
    return sha256(secret.encode()).hexdigest()


class Patience:
    """Counts the wrong tries of each machine, and lets it wait ever longer."""

    def __init__(self) -> None:
        self._tries: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, machine: str) -> int:
        """Seconds for which a machine has to wait before it may try again."""
        _, until = self._tried(machine)
        return max(0, ceil(until - monotonic()))

    def wrong(self, machine: str) -> None:
        """Note a wrong try."""
        count = self._tried(machine)[0] + 1
        wait = min(LONGEST_WAIT, 2.0 ** (count - FREE_TRIES)) if count >= FREE_TRIES else 0.0
        self._tries[machine] = count, monotonic() + wait
        self._tries.move_to_end(machine)
        if len(self._tries) > REMEMBERED:
            self._tries.popitem(last=False)

    def _tried(self, machine: str) -> tuple[int, float]:
        """How often a machine was wrong, and until when it has to wait."""
        count, until = self._tries.get(machine, (0, 0.0))
        return (count, until) if monotonic() < until + FORGIVEN_AFTER else (0, 0.0)


class Bucket:
    """How many messages somebody may still send: `rate` a second, and `most` at once."""

    def __init__(self, rate: float = 20, most: float = 60) -> None:
        self._rate, self._most = rate, most
        self._left, self._at = most, monotonic()

    def take(self, messages: int = 1) -> bool:
        """Whether so many more messages may come."""
        now = monotonic()
        self._left = min(self._most, self._left + (now - self._at) * self._rate)
        self._at = now
        self._left -= messages
        return self._left >= 0
