"""Keyed draws: every chance in the game is a pure function of what it is about.

A draw never disturbs another, so that a different bot, a new terminal or another decision
leaves all other draws as they were. Only integers are used; they are the same on every machine.
"""

from hashlib import blake2b

_SPAN = 1 << 32

_SPREAD = (
    344, 427, 480, 522, 559, 593, 625, 655, 685, 714, 743, 772, 801, 831, 861, 892,
    924, 957, 992, 1029, 1067, 1109, 1154, 1203, 1258, 1319, 1390, 1474, 1579, 1718, 1930, 2393,
)  # fmt: skip
"""Quantiles, per mille of the mean, of a right-skewed handling time: exp(0.45 z) at the
mid-points of 32 equal parts of the standard normal distribution, scaled to mean 1."""

_NORMAL = (
    20, 59, 98, 138, 177, 217, 257, 298, 339, 381, 424, 467, 511, 556, 602, 650,
    699, 750, 803, 858, 917, 978, 1043, 1113, 1189, 1273, 1366, 1473, 1601, 1762, 1987, 2418,
)  # fmt: skip
"""The upper half of the standard normal distribution, per mille, at the mid-points of 64 equal
parts of the whole; the lower half mirrors it. Its standard deviation is 0.99."""


class Draws:
    """The chances of one round, keyed by seed, replication and round number."""

    def __init__(self, seed: int, replication: int, round_number: int) -> None:
        key = f"{seed}/{replication}/{round_number}".encode("ascii")
        self._base = blake2b(key, digest_size=4)

    @property
    def survey(self) -> int:
        """What the survey after the round is keyed by: a seat may know it, and not the seed.

        It is nothing but a draw, so that it tells no more of the others than the journal does.
        """
        return self.token("survey")

    def below(self, limit: int, purpose: str, *entity: int | str) -> int:
        """A whole number from 0 to limit - 1, evenly, for this purpose and entity."""
        return self._bits(purpose, entity) * limit // _SPAN

    def chance(self, per_mille: int, purpose: str, *entity: int | str) -> bool:
        """True in this many of a thousand cases."""
        return self._bits(purpose, entity) * 1000 // _SPAN < per_mille

    def spread(self, mean: int, width: int, purpose: str, *entity: int | str) -> int:
        """A time around `mean` seconds, at least 1; `width` is per mille of the usual spread."""
        quantile = _SPREAD[self._bits(purpose, entity) >> 27]
        seconds = (mean * (1000 + (quantile - 1000) * width // 1000) + 500) // 1000
        return max(1, seconds)

    def normal(self, width: int, purpose: str, *entity: int | str) -> int:
        """A whole number around 0, normally spread with this standard deviation."""
        part = self._bits(purpose, entity) >> 26
        quantile = _NORMAL[part - 32] if part >= 32 else -_NORMAL[31 - part]
        return (width * quantile + 500) // 1000

    def token(self, purpose: str, *entity: int | str) -> int:
        """A number that stands for an entity without telling which it is."""
        return self._bits(purpose, entity)

    def _bits(self, purpose: str, entity: tuple[int | str, ...]) -> int:
        state = self._base.copy()
        if len(entity) == 1:
            state.update(f"|{purpose}|{entity[0]}".encode("ascii"))
        else:
            state.update("|".join(("", purpose, *map(str, entity))).encode("ascii"))
        return int.from_bytes(state.digest(), "big")
