"""What of a scenario changes with fewer airlines, other numbers of flights, a shorter round."""

from collections.abc import Iterator
from fractions import Fraction

from airportsim.model.checks import clock
from airportsim.model.scenario import Scenario


class Scaled:
    """A scenario for so many lines, flights and seconds of a round, as what differs from it."""

    def __init__(self, base: Scenario, lines: int, flights: int, seconds: int) -> None:
        self._base = base
        self._seconds = seconds
        self._longer = Fraction(seconds, base.schedule.round)
        self._each = self._longer * base.schedule.flights / flights
        self.terminals = base.terminals[:lines]

    def parts(self) -> Iterator[tuple[str, list[str]]]:
        """The parts of the file that differ, each with its lines."""
        if len(self.terminals) < len(self._base.terminals):
            yield "terminals", [f"terminals: [{', '.join(self.terminals)}]"]
        if self._longer != 1:
            yield "strikes", ["strikes:", *self._strikes()]
        if self._longer != 1 or self._each != 1:
            yield "money", ["money:", *self._money()]
        if self._longer != 1:
            yield "rounds", ["rounds:", *self._rounds()]

    def _strikes(self) -> Iterator[str]:
        strikes, longer = self._base.strikes, self._longer
        yield f"  count: {round(strikes.count * longer)}"
        yield f"  first: {clock(int(strikes.first * longer))}"
        yield f"  last: {clock(int(strikes.last * longer))}"
        yield f"  false_alarms: {round(strikes.false_alarms * longer)}"

    def _money(self) -> Iterator[str]:
        """What a round brings and costs: in all as much as in the base, for its length."""
        money, longer, each = self._base.money, self._longer, self._each
        if each != 1:
            yield f"  per_flight: {round(money.per_flight * each)}"
        if longer != 1:
            for field in ("fixed_cost", "released", "release_step"):
                yield f"  {field}: {_hundreds(getattr(money, field) * longer)}"
        yield "  promises:"
        for one in money.promises:
            fee, penalty = _hundreds(one.fee * longer), _hundreds(one.penalty * each)
            yield f"    - {{target: {one.target}, fee: {fee}, penalty: {penalty}}}"

    def _rounds(self) -> Iterator[str]:
        for one in self._base.rounds:
            budget, crash = _hundreds(one.budget * self._longer), clock(one.crash_after)
            faults = ", ".join(
                f"{{at: {clock(min(fault.at, self._seconds - 1))}, item: {fault.item}, "
                f"mode: {fault.mode}}}"
                for fault in one.faults
            )
            yield f"  - {{budget: {budget}, crash_after: {crash}, faults: [{faults}]}}"


def quoted(text: str) -> str:
    """A text as scenario files write it, whatever it holds."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _hundreds(usd: Fraction) -> int:
    return round(usd / 100) * 100
