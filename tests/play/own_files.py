"""Files as facilitators write them, for property tests: what differs from a shipped scenario."""

import json
from typing import Any

from hypothesis import strategies as st

from airportsim.files.library import load_scenario
from airportsim.model.ranges import RANGES
from airportsim.model.scenario import Scenario
from airportsim.model.version import FORMAT
from airportsim.model.words import Manner, Phase, SessionPhase
from tests.play.scenarios import TEXTS, WEIGHTS, some, whole

BASES = ["classic", "express", "marathon", "practice", "kennedy"]
LONGEST_ROUND = 1_500
MOST_FLIGHTS = 200
"""A round that takes longer, or has more flights, takes its time here."""

SECTIONS = ("schedule", "flying", "strikes", "money", "moods", "practice", "durations", "staff")


@st.composite
def own_files(draw: Any) -> str:
    """The text of a file that builds on a shipped scenario; most of them can be played."""
    base = draw(st.sampled_from(BASES))
    scenario = load_scenario(base)
    plain: dict[str, Any] = {"version": FORMAT, "extends": base, "name": "own"}
    plain["title"] = _plain(draw(TEXTS))
    for change in draw(some([_numbers, _gone, _new, _kinds, _rounds, _levers, _workshop], 1, 4)):
        change(draw, plain, scenario)
    return json.dumps(plain, ensure_ascii=False, indent=1)


def _numbers(draw: Any, plain: dict[str, Any], scenario: Scenario) -> None:
    """A few other numbers: mostly somewhat more or less, seldom as much as there may be."""
    for section in draw(some(SECTIONS, 1, 3)):
        now = getattr(scenario, section)
        values = dict(now) if isinstance(now, dict) else _fields(now)
        if section == "schedule" and scenario.schedule.timetable:
            del values["flights"]
        for key in draw(some(sorted(key for key, n in values.items() if type(n) is int), 1, 4)):
            _put(plain, section)[key] = _other(draw, f"{section}.{key}", values[key])
    if draw(st.booleans()):
        promises = draw(some([80, 85, 90, 100], 1))
        usd = st.integers(0, 20_000)
        _put(plain, "money")["promises"] = [
            {"target": target, "fee": draw(usd), "penalty": draw(usd)} for target in promises
        ]


def _other(draw: Any, place: str, now: int) -> int:
    low, high = (int(end) for end in RANGES.get(place) or RANGES[f"{place.split('.')[0]}.*"])
    if place.startswith("schedule."):
        high = MOST_FLIGHTS if place == "schedule.flights" else LONGEST_ROUND
    near = st.integers(max(low, now // 2), max(low, min(high, 2 * now + 1)))
    number: int = draw(st.one_of(near, near, near, st.sampled_from([low, high])))
    return number


def _gone(draw: Any, plain: dict[str, Any], scenario: Scenario) -> None:
    """Terminals, services and items that are taken away, and what is carried where."""
    if draw(st.booleans()):
        plain["terminals"] = list(draw(some(scenario.terminals, 1)))
    for key, most in (("services", 8), ("items", 20)):
        names = [thing.id for thing in getattr(scenario, key)]
        for name in draw(some(names, 0, most)):
            _put(plain, key, []).append({"id": name, "remove": True})


def _new(draw: Any, plain: dict[str, Any], scenario: Scenario) -> None:
    """An airline at a terminal, a service and items of one's own."""
    services = [service.id for service in scenario.services]
    if draw(st.booleans()):
        terminals = [*(plain.get("terminals") or scenario.terminals), "T9"]
        airline = {"id": "ZZ", "terminal": "T9", "name": _plain(draw(TEXTS))}
        plain["terminals"], plain["airlines"] = terminals, [airline]
    if draw(st.booleans()):
        phase = draw(st.sampled_from(Phase)).value
        service = {"id": "WSH", "phase": phase, "name": _plain(draw(TEXTS))}
        _put(plain, "services", []).append(service)
        services.append("WSH")
    terminals = list(plain.get("terminals") or scenario.terminals)
    for n in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(sorted(scenario.kinds)))
        modes = draw(some(sorted(scenario.kinds[kind].modes), 1))
        carried = draw(some(services, 1, 3))
        item = {
            "id": f"own-{n}",
            "kind": kind,
            "name": _plain(draw(TEXTS)),
            "faults": {mode: draw(WEIGHTS) for mode in modes},
            "carries": {one: list(draw(some(terminals, 1))) for one in carried},
            "needs": list(draw(some([one.id for one in scenario.items], 0, 2))),
            "limps": list(draw(some(services, 0, 2))),
        }
        _put(plain, "items", []).append(item)


def _kinds(draw: Any, plain: dict[str, Any], scenario: Scenario) -> None:
    """Ways to fail that are taken away, changed and new; remedies too."""
    for name in draw(some(sorted(scenario.kinds), 1, 2)):
        kind = scenario.kinds[name]
        remedies, modes = sorted(kind.remedies), sorted(kind.modes)
        gone = draw(some(modes, 0, 1))
        here: dict[str, Any] = {"modes": dict.fromkeys(gone)}
        if draw(st.booleans()):
            here["remedies"] = {"own_remedy": _plain(draw(TEXTS))}
            remedies.append("own_remedy")
        elif draw(st.booleans()):
            here["remedies"] = {draw(st.sampled_from(remedies)): None}
        changed = [mode for mode in modes if mode not in gone]
        for mode in draw(some(changed, 0, 2)):
            here["modes"][mode] = {"remedy": draw(st.sampled_from(remedies))}
        here["modes"]["own_mode"] = {
            "name": _plain(draw(TEXTS)),
            "manner": draw(st.sampled_from(Manner)).value,
            "clue": _plain(draw(TEXTS)),
            "remedy": draw(st.sampled_from(remedies)),
            "first_line": draw(st.booleans()),
        }
        _put(plain, "kinds")[name] = here
        of_it = [item.id for item in scenario.items if item.kind == name]
        for item in draw(some(of_it, 0, 1)):
            _put(plain, "items", []).append({"id": item, "faults": {"own_mode": draw(WEIGHTS)}})


def _rounds(draw: Any, plain: dict[str, Any], scenario: Scenario) -> None:
    """Other rounds: as many as one likes, with faults set by hand, and other drawn ones."""
    ways = [(item.id, mode) for item in scenario.items for mode in item.faults]
    last = scenario.schedule.round - 1
    plain["rounds"] = [
        {
            "budget": draw(whole(0, 10**9, 0, 15_000)),
            "crash_after": draw(whole(1, 14_400, 240)),
            "faults": [
                {"at": draw(whole(0, last, 60)), "item": item, "mode": mode}
                for item, mode in draw(some(ways, 0, 5))
            ],
        }
        for _ in range(draw(st.integers(1, 3)))
    ]
    strikes = _put(plain, "strikes")
    strikes["count"] = draw(whole(0, 120, 10, 26))
    strikes["acceleration"] = draw(st.sampled_from([1.0, 2.5, 100.0]))


def _levers(draw: Any, plain: dict[str, Any], scenario: Scenario) -> None:
    """Improvements that are not on offer, or for another effort and price."""
    for card in draw(some(scenario.levers, 0, 5)):
        changed = {"effort": draw(whole(0, 12, 2)), "price": draw(whole(0, 10**6, 0))}
        gone = draw(st.booleans())
        other = {"remove": True} if gone else changed
        _put(plain, "levers", []).append({"id": card.id.value, **other})
    plain["effort"] = [draw(whole(0, 20, 0)), draw(whole(0, 20, 4))]


def _workshop(draw: Any, plain: dict[str, Any], scenario: Scenario) -> None:
    """What is left out of a session, and a timetable of one's own."""
    skip = draw(some([SessionPhase.PLAN, SessionPhase.CHECK, SessionPhase.ACT]))
    plain["workshop"] = {"skip": [one.value for one in skip], "discover": draw(st.booleans())}
    if draw(st.booleans()):
        airlines = [airline.id for airline in scenario.airlines]
        last = scenario.schedule.round - 1
        due = sorted(draw(st.lists(st.integers(0, last), min_size=1, max_size=40)))
        _put(plain, "schedule")["flights"] = len(due)
        plain["schedule"]["timetable"] = [
            {"at": at, "airline": draw(st.sampled_from(airlines)), "number": n + 1}
            for n, at in enumerate(due)
        ]


def _plain(text: Any) -> dict[str, str]:
    return {language: words for language, words in _fields(text).items() if words}


def _fields(thing: Any) -> dict[str, Any]:
    return {key: getattr(thing, key) for key in thing.__slots__}


def _put(plain: dict[str, Any], key: str, empty: Any = None) -> Any:
    """What stands at a key already, or what is empty until now."""
    return plain.setdefault(key, {} if empty is None else empty)
