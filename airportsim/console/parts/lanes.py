"""Where the flights of a terminal are: lanes from left to right, in which planes glide."""

from collections.abc import Iterable
from dataclasses import dataclass

from airportsim.model.words import FlightState
from airportsim.play.board import Strip

GLIDE = 0.8
"""Seconds of real time that a plane takes from lane to lane."""

HOLDING = 3
"""So many flights are shown holding; more are counted."""

GAP, LANE_GAP = 2, 4
"""Between two slots, and what is added between two lanes."""

WIDEST = 64.0
"""No slot is wider."""

STANDING = FlightState.ON_STAND, FlightState.DEPARTING
"""The states in which a flight takes a stand."""


class Lanes:
    """The slots of a terminal: how many each lane has, how wide they are, where they begin.

    The lanes are holding, landing, stands, leaving; `first` is the first slot of each, `x` where
    each slot begins, from the left of the first.
    """

    def __init__(self, runways: int, stands: int, room: float) -> None:
        self.counts = HOLDING, min(2, runways), stands, 1
        slots = sum(self.counts)
        free = room - (len(self.counts) - 1) * LANE_GAP - GAP * (slots - 1)
        self.width = min(WIDEST, free / slots)
        self.first: list[int] = []
        self.x: list[float] = []
        for lane, count in enumerate(self.counts):
            self.first.append(len(self.x))
            for slot in range(len(self.x), len(self.x) + count):
                self.x.append(slot * (self.width + GAP) + lane * LANE_GAP)

    def last(self, lane: int) -> int:
        """The last slot of a lane."""
        return self.first[lane] + self.counts[lane] - 1


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a flight is: the slot it is in, the one it came from, and since when (real time)."""

    slot: int
    before: int
    since: float


class Places:
    """Remembers the slot of each flight, and lets it glide when it gets another."""

    def __init__(self) -> None:
        self._spots: dict[int, Spot] = {}

    def forget(self) -> None:
        """Begin anew."""
        self._spots = {}

    def follow(
        self, t: float, terminals: Iterable[tuple[Strip, ...]], lanes: Lanes
    ) -> frozenset[int]:
        """Give each flight its slot at a moment of real time; answers with those that glide."""
        slots: dict[int, int] = {}
        for strips in terminals:
            slots |= self._slots(strips, lanes)
        spots = {}
        for number, slot in slots.items():
            spot = self._spots.get(number)
            if spot is None:
                spot = Spot(slot, slot, t - GLIDE)
            elif spot.slot != slot:
                spot = Spot(slot, spot.slot, t)
            spots[number] = spot
        self._spots = spots
        return frozenset(n for n, spot in spots.items() if t - spot.since < GLIDE)

    def x(self, number: int, t: float, lanes: Lanes) -> float | None:
        """Where a flight is now, from the left of the first slot; None if it is not shown."""
        spot = self._spots.get(number)
        if spot is None:
            return None
        share = min(1.0, max(0.0, (t - spot.since) / GLIDE))
        share = share * share * (3 - 2 * share)
        before = lanes.x[spot.before]
        return before + (lanes.x[spot.slot] - before) * share

    def _slots(self, strips: tuple[Strip, ...], lanes: Lanes) -> dict[int, int]:
        """The slots of a terminal's flights: the next to land at the right of those that hold.

        A flight keeps its stand until it leaves; one that cannot leave stays on it.
        """
        _, landing, stands, leaving = lanes.first
        of = {state: [s.number for s in strips if s.state is state] for state in FlightState}
        slots: dict[int, int] = {}
        for n, number in enumerate(of[FlightState.HOLDING][:HOLDING]):
            slots[number] = HOLDING - 1 - n
        for n, number in enumerate(of[FlightState.LANDING][: stands - landing]):
            slots[number] = landing + n
        moving = [s.number for s in strips if s.state is FlightState.DEPARTING and s.lost_at < 0]
        for number in moving[:1]:
            slots[number] = leaving
        standing = [n for state in STANDING for n in of[state] if n not in slots]
        free = set(range(stands, leaving))
        for number in standing:
            spot = self._spots.get(number)
            if spot is not None and spot.slot in free:
                slots[number] = spot.slot
                free.discard(spot.slot)
        for number in standing:
            if number not in slots and free:
                slots[number] = min(free)
                free.discard(slots[number])
        return slots
