"""Scenarios for property tests: any at all that `check` accepts, small, and variants of classic."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from hypothesis import assume
from hypothesis import strategies as st

from airportsim.files.library import load_scenario
from airportsim.model import scenario as s
from airportsim.model.checks import problems
from airportsim.model.flying import Flying, Schedule, TimedFlight
from airportsim.model.ranges import RANGES
from airportsim.model.version import FORMAT
from airportsim.model.words import Lever, Manner, OnDrop, Phase, Role, SessionPhase, Work

T = TypeVar("T")
K = TypeVar("K", bound=str)

IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,5}", fullmatch=True)
ODD = ["a", "{x}", "%s", "[bold]", "a: b", "# no", "'\"", "机场", " x ", "\u202eabc", "-", "null"]
WORDS = st.sampled_from(ODD) | st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=8
).filter(str.strip)
TEXTS = st.builds(s.Text, WORDS, WORDS) | st.builds(s.Text, WORDS) | st.builds(s.Text, zh=WORDS)


def whole(low: int, high: int, *usual: int) -> st.SearchStrategy[int]:
    """A whole number: often a usual one, else any within its range, its ends too."""
    often = st.sampled_from(usual or (low,))
    return st.one_of(often, often, often, st.sampled_from([low, high]), st.integers(low, high))


def mostly(draw: Any, usual: dict[K, int], name: str) -> dict[K, int]:
    """Usual numbers, of which a few are anything that may stand there."""
    changed = draw(some(sorted(usual), 0, 2))
    return usual | {key: draw(whole(*ends(f"{name}.{key}"))) for key in changed}


def ends(place: str) -> tuple[int, int]:
    """The least and the most that may stand at a place of a scenario."""
    low, high = RANGES.get(place) or RANGES[f"{place.split('.')[0]}.*"]
    return int(low), int(high)


def some(
    from_: Sequence[T], least: int = 0, most: int | None = None
) -> st.SearchStrategy[tuple[T, ...]]:
    """Some of these, each at most once."""
    if not from_:
        return st.just(())
    listed = st.lists(st.sampled_from(from_), min_size=least, max_size=most, unique=True)
    return listed.map(tuple)


@st.composite
def small(draw: Any) -> s.Scenario:
    """A scenario made up from nothing, in which a round takes little time."""
    terminals = tuple(draw(st.lists(IDS, min_size=1, max_size=4, unique=True)))
    services = _services(draw)
    kinds = _kinds(draw)
    items = _items(draw, kinds, [one.id for one in services], terminals)
    levers, observations = _levers(draw)
    round_ = draw(whole(60, 900, 300, 600))
    airlines = _airlines(draw, terminals)
    scenario = s.Scenario(
        version=FORMAT,
        name=draw(IDS),
        title=draw(TEXTS),
        about=draw(TEXTS),
        schedule=_schedule(draw, airlines, round_),
        flying=_flying(draw),
        terminals=terminals,
        airlines=airlines,
        services=services,
        kinds=kinds,
        items=items,
        strikes=_strikes(draw, round_),
        money=_money(draw),
        moods=_moods(draw),
        practice=_practice(draw, round_),
        durations=mostly(draw, dict.fromkeys(Work, draw(st.sampled_from([1, 3, 10]))), "durations"),
        staff={role: draw(whole(1, 4, 1, 2)) for role in Role},
        effort=(draw(whole(0, 9, 0, 9)), draw(whole(0, 9, 4, 9))),
        levers=levers,
        rounds=_rounds(draw, items, round_),
        workshop=s.Workshop(
            skip=draw(some([SessionPhase.PLAN, SessionPhase.CHECK, SessionPhase.ACT])),
            discover=draw(st.booleans()),
            on_drop=s.DropPolicy(draw(st.sampled_from(OnDrop)), 30, "novice"),
            observations=observations,
        ),
    )
    patience = scenario.flying.patience_air
    complain = min(scenario.moods.complain_after, patience)
    scenario = replace(scenario, moods=replace(scenario.moods, complain_after=complain))
    assume(not list(problems(scenario)))
    return scenario


@st.composite
def like_classic(draw: Any) -> s.Scenario:
    """Classic with things taken away and numbers changed."""
    scenario = load_scenario("classic")
    gone = {
        "terminals": set(draw(some(scenario.terminals, 0, 3))),
        "services": set(draw(some([one.id for one in scenario.services], 0, 9))),
        "items": set(draw(some([one.id for one in scenario.items], 0, 25))),
    }
    scenario = _without(scenario, gone)
    count = draw(whole(1, 7, 1, 3))
    rounds = tuple(
        replace(one, budget=draw(whole(0, 10**9, 0, 2_000, 50_000)))
        for one in (scenario.rounds * 2)[:count]
    )
    scenario = replace(
        scenario,
        rounds=rounds,
        strikes=replace(scenario.strikes, count=draw(whole(0, 60, 22))),
        flying=replace(scenario.flying, stands=draw(whole(1, 4, 3))),
        staff={role: draw(whole(1, 5, 1, 2)) for role in Role},
        effort=(draw(whole(0, 20, 0)), draw(whole(0, 20, 4))),
        levers=scenario.levers if draw(st.booleans()) else (),
    )
    if not scenario.levers:
        scenario = replace(scenario, workshop=replace(scenario.workshop, observations=()))
    assume(not list(problems(scenario)))
    return scenario


def _without(scenario: s.Scenario, gone: dict[str, set[str]]) -> s.Scenario:
    """A scenario without some terminals, services and items, and without all that names them."""
    terminals = tuple(t for t in scenario.terminals if t not in gone["terminals"])
    services = tuple(one for one in scenario.services if one.id not in gone["services"])
    left = {one.id for one in services}
    items = tuple(
        replace(
            item,
            needs=tuple(need for need in item.needs if need not in gone["items"]),
            limps=tuple(limp for limp in item.limps if limp in left),
            carries={
                service: tuple(t for t in where if t in terminals)
                for service, where in item.carries.items()
                if service in left
            },
        )
        for item in scenario.items
        if item.id not in gone["items"]
    )
    needed = _at_work(items)
    items = tuple(item for item in items if item.id in needed)
    rounds = tuple(
        replace(one, faults=tuple(fault for fault in one.faults if fault.item in needed))
        for one in scenario.rounds
    )
    airlines = tuple(one for one in scenario.airlines if one.terminal in terminals)
    return replace(
        scenario, terminals=terminals, services=services, items=items, rounds=rounds,
        airlines=airlines,
    )  # fmt: skip


def _at_work(items: Sequence[s.Item]) -> set[str]:
    """The items that carry something, or on which one rests that does."""
    found = {item.id for item in items if any(item.carries.values())}
    while True:
        more = {need for item in items if item.id in found for need in item.needs} - found
        if not more:
            return found
        found |= more


# --- the parts of a small one -----------------------------------------------------------------


def _services(draw: Any) -> tuple[s.Service, ...]:
    names = draw(st.lists(IDS, min_size=3, max_size=6, unique=True))
    phases = [*Phase, *(draw(st.sampled_from(Phase)) for _ in names[3:])]
    return tuple(
        s.Service(name, phase, draw(TEXTS)) for name, phase in zip(names, phases, strict=True)
    )


def _airlines(draw: Any, terminals: tuple[str, ...]) -> tuple[s.Airline, ...]:
    count = len(terminals)
    names = draw(st.lists(IDS, min_size=count, max_size=count, unique=True))
    order = draw(st.permutations(terminals))
    return tuple(s.Airline(n, t, draw(TEXTS)) for n, t in zip(names, order, strict=True))


def _kinds(draw: Any) -> dict[str, s.Kind]:
    kinds = {}
    for name in draw(st.lists(IDS, min_size=1, max_size=3, unique=True)):
        remedies = draw(st.lists(IDS, min_size=1, max_size=4, unique=True))
        modes = draw(st.lists(IDS, min_size=draw(whole(0, 3, 2)), max_size=3, unique=True))
        kinds[name] = s.Kind(
            draw(TEXTS),
            {remedy: draw(TEXTS) for remedy in remedies},
            {mode: _mode(draw, remedies) for mode in modes},
        )
    return kinds


def _mode(draw: Any, remedies: list[str]) -> s.Mode:
    return s.Mode(
        draw(TEXTS), draw(st.sampled_from(Manner)), draw(TEXTS), draw(st.sampled_from(remedies)),
        draw(st.booleans()),
    )  # fmt: skip


WEIGHTS = st.sampled_from([0.0, 1.0, 5.0, 0.001, 1e6]) | st.floats(0.001, 1e6)


def _items(
    draw: Any, kinds: dict[str, s.Kind], services: list[str], terminals: tuple[str, ...]
) -> tuple[s.Item, ...]:
    """Items of which each rests on later ones only."""
    names = draw(st.lists(IDS, min_size=1, max_size=7, unique=True))
    items = []
    for n, name in enumerate(names):
        kind = draw(st.sampled_from(sorted(kinds)))
        carries = {one: draw(some(terminals)) for one in draw(some(services, 0, 3))}
        modes = sorted(kinds[kind].modes)
        faults = {mode: draw(WEIGHTS) for mode in draw(st.just(modes) | some(modes))}
        needs, limps = draw(some(names[n + 1 :], 0, 2)), draw(some(services, 0, 2))
        items.append(s.Item(name, kind, draw(TEXTS), faults, carries, needs, limps))
    kept = _at_work(items)
    return tuple(item for item in items if item.id in kept)


def _schedule(draw: Any, airlines: tuple[s.Airline, ...], round_: int) -> Schedule:
    flights, over = draw(whole(1, 30, 8)), draw(whole(1, round_, round_ - 1))
    if draw(st.booleans()):
        return Schedule(round_, flights, over)
    at = sorted(draw(whole(0, round_ - 1)) for _ in range(flights))
    names = [airline.id for airline in airlines]
    table = tuple(TimedFlight(due, draw(st.sampled_from(names)), n + 1) for n, due in enumerate(at))
    return Schedule(round_, flights, over, table)


def _flying(draw: Any) -> Flying:
    patience = draw(st.sampled_from([30, 120, 300]))
    usual = {
        "landing": 5, "turnaround": 20, "departure": 5, "patience_air": patience,
        "patience_stand": patience, "stands": 3, "runways": 1,
    }  # fmt: skip
    return Flying(**mostly(draw, usual, "flying"))


def _strikes(draw: Any, round_: int) -> s.Strikes:
    first = draw(whole(0, round_ - 1, 0))
    gap = draw(whole(1, 600, 1, 5))
    return s.Strikes(
        count=draw(whole(0, 40, 5, 12)),
        first=first,
        last=draw(whole(first, round_, round_)),
        acceleration=draw(st.sampled_from([1.0, 1.0001, 3.0, 100.0]) | st.floats(1, 100)),
        false_alarms=draw(whole(0, 20, 1)),
        alert_gap_min=gap,
        alert_gap_max=draw(whole(gap, 600, gap)),
    )


def _money(draw: Any) -> s.Money:
    usual = {
        "per_flight": 1_000, "fixed_cost": 600, "released": 1_000, "release_step": 500,
        "fix_one": 100, "fix_two": 200, "fix_airport": 300, "mirror": 50, "limit": 150,
        "compensation": 40, "most_compensations": 2, "authority": 100, "red_cost": 7,
    }  # fmt: skip
    usd = whole(-(10**9), 10**9, 0, 500)
    promises = tuple(
        s.Promise(target, draw(usd), abs(draw(usd)))
        for target in draw(st.just((85,)) | some([1, 50, 85, 100], 1))
    )
    return s.Money(**mostly(draw, usual, "money"), promises=promises)


def _moods(draw: Any) -> s.Moods:
    usual = {
        "start": 70, "red": 30, "landed": 1, "lost": 6, "complaint": 4, "informed": 3,
        "compensated": 8, "apologised": 1, "complain_after": 20, "most_open": 2,
    }  # fmt: skip
    return s.Moods(**mostly(draw, usual, "moods"))


def _practice(draw: Any, round_: int) -> s.Practice:
    usual = {
        "facts_per_call": 2, "look_every": 10, "wrong_change": 45, "buy_waiting": 2, "buy_age": 60,
        "predictions": 3,
    }  # fmt: skip
    limit = whole(0, round_, 30)
    limits = (draw(limit), draw(limit), draw(limit))
    return s.Practice(**mostly(draw, usual, "practice"), limits=limits)


def _levers(draw: Any) -> tuple[tuple[s.LeverCard, ...], tuple[s.Observation, ...]]:
    """Improvements, each of which needs earlier ones only; every observation turns one."""
    cards: list[s.LeverCard] = []
    names = draw(st.lists(IDS, max_size=2, unique=True))
    offered = draw(st.just(tuple(Lever)) | some(list(Lever)))
    for lever in offered:
        needs = draw(st.just(()) | some([card.id for card in cards], 0, 2))
        effort, price = draw(whole(0, 9, 1)), draw(whole(0, 10**9, 0))
        answers = draw(some(names))
        cards.append(s.LeverCard(lever, effort, draw(TEXTS), draw(TEXTS), needs, price, answers))
    used = [name for name in names if any(name in card.answers for card in cards)]
    return tuple(cards), tuple(s.Observation(name, draw(TEXTS)) for name in used)


def _rounds(draw: Any, items: tuple[s.Item, ...], round_: int) -> tuple[s.Round, ...]:
    ways = [(item.id, mode) for item in items for mode in item.faults]
    rounds = []
    for _ in range(draw(st.integers(1, 3))):
        faults = tuple(
            s.FixedFault(draw(whole(0, round_ - 1, 10)), *way)
            for way in draw(st.lists(st.sampled_from(ways), max_size=4) if ways else st.just([]))
        )
        budget = draw(whole(0, 10**9, 0, 1_000))
        rounds.append(s.Round(budget, draw(whole(1, 14_400, 60)), faults))
    return tuple(rounds)
