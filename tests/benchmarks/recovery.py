"""What is it worth to make failures good? The satisfaction index on paired seeds.

    python -m tests.benchmarks.recovery [--seeds 1:200]

One fault strikes Terminal 1 at 5:30, alone or with others there at 10:30 and 15:30, or nothing
fails at all; long ones need a specialist, short ones the desk's checklist. In the last two rows all
kinds of faults strike, as in any round. The
account manager's bot tells nobody anything of its own accord, tells in time, promises too much, or
makes everything good: tells, apologises, pays. It has people enough, so that what it says never
delays a report and the flights are the same to the second; rounds whose flights differ all the same
are counted, and left out. The last table has the reference team as it is shipped.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial

from airportsim.debrief.quality.round import Quality, quality_of
from airportsim.engine.simulation import Simulation
from airportsim.lab.statistics import interval, paired
from airportsim.model import commands as c
from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.journal import Entry, digest
from airportsim.model.plan import first_standing
from airportsim.model.scenario import FixedFault
from airportsim.model.team import RoundSetup
from airportsim.model.words import Lever, Role
from airportsim.play.agenda import Decision, Table
from airportsim.play.bots import BOTS
from airportsim.play.bots.mind import Mind, mind_for
from airportsim.play.match import play
from airportsim.play.slips import FailureSlip
from airportsim.play.views import AccountManagerView
from tests.benchmarks.material import airport, on_all_cores, parser, seeds_of, skills, team

TERMINAL = "T1"
TALKERS = 2
LONG = (("gate-db-t1", "tables_full"), ("checkin-server-t1", "bad_update"),
        ("hall-switch-t1", "table_full"))  # fmt: skip
SHORT = (("hall-switch-t1", "port_locked"), ("checkin-server-t1", "idle_sessions"),
         ("gate-control-t1", "dirty_lens"))  # fmt: skip
TIMES = (330, 630, 930)
"""When they strike: a little before flights need what fails, so that they wait for it."""

LEVERS = frozenset({Lever.REPORT_FORM, Lever.NAMED_CONTACTS, Lever.KNOWLEDGE_BASE})

Act = Callable[[FailureSlip, int], c.Command | None]


# --- what an account manager may do ------------------------------------------------------------


def silent(slip: FailureSlip, now: int) -> c.Command | None:
    """Nothing."""
    return None


def told(slip: FailureSlip, now: int, promise: int = 420) -> c.Command | None:
    """Tell once, with a time that can be kept."""
    if slip.due < 0 and slip.over_at < 0:
        return c.InformAirline(slip.terminal, promise, slip.alert)
    return None


def made_good(slip: FailureSlip, now: int) -> c.Command | None:
    """Tell, apologise, and pay what an airline holds to be fair."""
    command = told(slip, now)
    if command is None and not slip.apologised:
        command = c.Apologise(slip.terminal, slip.alert)
    if command is None and not slip.paid and slip.over_at >= 0:
        command = c.Compensate(slip.terminal, slip.alert, 500)
    return command


WAYS: dict[str, Act] = {
    "silent": silent,
    "told": told,
    "promised too much": partial(told, promise=20),
    "made good": made_good,
}


def talking(act: Act, view: AccountManagerView, mind: Mind) -> Decision:
    """The shipped bot at its reports; two hands of their own do what this way asks for."""
    if view.hand not in [hand.number for hand in view.hands[-TALKERS:]]:
        commands, mind, wake = BOTS[Role.ACCOUNT_MANAGER](view, mind)
        answers = commands and isinstance(commands[0], c.InformAirline | c.Compensate)
        return ((), mind, wake) if answers else (commands, mind, wake)
    for slip in view.failures:
        command = act(slip, view.now)
        if command is not None and view.refusal(command) is None:
            return (command,), mind, view.now + 5
    return (), mind, view.now + 10


# --- rounds ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Felt:
    """What came of a round: the index of the airline, or of all; flights landed, and which."""

    index: float
    landed: int
    flights: str


@cache
def quiet(count: int, faults: tuple[tuple[str, str], ...] = LONG) -> Airport:
    """The classic airport, in which nothing fails but the first so many of these faults."""
    scenario = airport().scenario
    fixed = (FixedFault(at, *one) for at, one in zip(TIMES, faults, strict=True))
    first = replace(scenario.rounds[0], faults=tuple(fixed)[:count])
    strikes = replace(scenario.strikes, count=0, false_alarms=0)
    return Airport(replace(scenario, strikes=strikes, rounds=(first, *scenario.rounds[1:])))


def quiet_round(
    seed: int, count: int, way: str, faults: tuple[tuple[str, str], ...] = LONG
) -> Felt:
    """The index of the airline at Terminal 1 after a round with so many faults."""
    there = quiet(count, faults)
    felt, journal = _played(there, _setup(there), seed, way)
    one = next(airline for airline in felt.airlines if airline.terminal == TERMINAL)
    return _felt(one.satisfaction.index, journal)


def busy_round(seed: int, way: str) -> Felt:
    """The index of all airlines after a round in which all kinds of faults strike."""
    felt, journal = _played(airport(), _setup(airport()), seed, way)
    return _felt(felt.index, journal)


def _setup(there: Airport) -> RoundSetup:
    setup = replace(first_standing(there), levers=LEVERS).setup()
    staff = setup.staff | {Role.ACCOUNT_MANAGER: 8, Role.SPECIALIST: 5}
    return replace(setup, staff=staff, recovery=False)


def _played(there: Airport, setup: RoundSetup, seed: int, way: str) -> tuple[Quality, list[Entry]]:
    simulation = Simulation(there, setup, seed)
    mind = partial(mind_for, simulation, skills()["regular"])
    bots = {role: (bot, mind()) for role, bot in BOTS.items()}
    bots[Role.ACCOUNT_MANAGER] = (partial(talking, WAYS[way]), mind())
    Table(simulation, bots).advance(simulation.end)
    survey = simulation.draws.survey
    return quality_of(there, setup, simulation.journal, survey), simulation.journal


def _felt(index: int, journal: list[Entry]) -> Felt:
    flights = [entry for entry in journal if isinstance(entry.event, _FLIGHTS)]
    landed = sum(isinstance(entry.event, e.FlightAway) for entry in flights)
    again = [Entry(t, n, event) for n, (t, _, event) in enumerate(flights)]
    return Felt(index / 100, landed, digest(again))


_FLIGHTS = (
    e.FlightHolding, e.FlightLanding, e.FlightOnStand, e.FlightDeparting, e.FlightAway,
    e.FlightDiverted, e.FlightCancelled,
)  # fmt: skip


# --- the tables --------------------------------------------------------------------------------

PAIRS = {
    "three failures: told in time, silent": ("3 told", "3 silent", "above"),
    "three failures: promised too much, silent": ("3 promised too much", "3 silent", "below"),
    "a short first failure made good, none": ("short 1 made good", "0 silent", "above"),
    "a long first failure made good, none": ("1 made good", "0 silent", "either"),
    "a long first failure in silence, none": ("1 silent", "0 silent", "below"),
    "three short failures made good, none": ("short 3 made good", "0 silent", "not above"),
    "three long failures made good, none": ("3 made good", "0 silent", "not above"),
    "busy round: told in time, silent": ("busy told", "busy silent", "above"),
    "busy round: promised too much, silent": ("busy promised too much", "busy silent", "below"),
}
"""What is compared with what, and what is expected."""


def of_seed(seed: int) -> dict[str, Felt]:
    """All rounds with a seed, and the reference team's five."""
    found = {f"3 {way}": quiet_round(seed, 3, way) for way in WAYS}
    found |= {f"1 {way}": quiet_round(seed, 1, way) for way in ("silent", "made good")}
    for count in (1, 3):
        found[f"short {count} made good"] = quiet_round(seed, count, "made good", SHORT)
    found["0 silent"] = quiet_round(seed, 0, "silent")
    found |= {f"busy {way}": busy_round(seed, way) for way in WAYS if way != "made good"}
    for recovery in (True, False):
        rounds = play(airport(), replace(team("reference"), recovery=recovery), skills(), seed)
        for one in rounds:
            felt = quality_of(airport(), one.setup, one.journal, one.survey)
            name = f"reference {'on' if recovery else 'off'} {one.setup.number}"
            found[name] = _felt(felt.index, one.journal)
    return found


def main() -> None:
    """Print both tables."""
    seeds = seeds_of(parser("What recovery is worth.", "1:200").parse_args())
    found = on_all_cores(of_seed, seeds)
    print(f"seeds {seeds[0]} to {seeds[-1]}: satisfaction index, mean difference [95 %]")
    print("| compared | difference | pairs | higher in | landed | as expected |")
    print("|---|---|---|---|---|---|")
    for name, (one, other, expected) in PAIRS.items():
        _compare(name, [(each[one], each[other]) for each in found], expected, one[0] == other[0])
    print("\n| reference team | " + " | ".join(f"round {n}" for n in range(1, 6)) + " |")
    print("|---|---|---|---|---|---|")
    for state in ("on", "off"):
        for what in ("index", "landed"):
            rounds = [[getattr(x[f"reference {state} {n}"], what) for x in found] for n in _FIVE]
            cells = (f"{i.mean:.1f} [{i.low:.1f}, {i.high:.1f}]" for i in map(interval, rounds))
            print(f"| {what}, recovery {state} | " + " | ".join(cells) + " |")
    for state in ("on", "off"):
        last, first = (
            [x[f"reference {state} {n}"].index for x in found] for n in (_FIVE[-1], _FIVE[0])
        )
        gain = paired(last, first)
        more = sum(a > b for a, b in zip(last, first, strict=True))
        print(
            f"\nround 5 above round 1, recovery {state}: {gain.mean:.1f} "
            f"[{gain.low:.1f}, {gain.high:.1f}], in {more} of {len(found)} seeds"
        )


_FIVE = range(1, 6)


def _compare(name: str, pairs: list[tuple[Felt, Felt]], expected: str, same_flights: bool) -> None:
    """Print a row; where only words differ, pairs whose flights differ are left out."""
    kept = [pair for pair in pairs if not same_flights or pair[0].flights == pair[1].flights]
    one, other = ([pair[n].index for pair in kept] for n in (0, 1))
    gain = paired(one, other)
    higher = sum(a > b for a, b in zip(one, other, strict=True))
    landed = [interval([pair[n].landed for pair in kept]).mean for n in (0, 1)]
    right = {
        "above": gain.low > 0,
        "below": gain.high < 0,
        "not above": gain.mean <= 0,
        "either": 0 < higher < len(kept),
    }[expected]
    print(
        f"| {name} | {gain.mean:+.1f} [{gain.low:+.1f}, {gain.high:+.1f}] "
        f"| {len(kept)} of {len(pairs)} | {higher} | {landed[0]:.1f}, {landed[1]:.1f} "
        f"| {expected}: {'yes' if right else 'NO'} |"
    )


if __name__ == "__main__":
    main()
