"""Which numbers a scenario may hold, where they are times, and how much it may hold of anything.

Places are keys joined by dots, with * for any entry of a mapping; lists are passed through.
"""

TIMES = frozenset({
    "schedule.round", "schedule.over", "schedule.timetable.at",
    "flying.landing", "flying.turnaround", "flying.departure",
    "flying.patience_air", "flying.patience_stand",
    "strikes.first", "strikes.last", "strikes.alert_gap_min", "strikes.alert_gap_max",
    "moods.complain_after",
    "practice.look_every", "practice.wrong_change", "practice.buy_age", "practice.limits",
    "durations.*", "rounds.crash_after", "rounds.faults.at",
    "workshop.plan", "workshop.check", "workshop.act", "workshop.on_drop.after",
})  # fmt: skip
"""Numbers that are seconds, written "m:ss"."""

_USD = 1_000_000_000
LONGEST = 4 * 3600
"""No round is longer than four hours."""

RANGES: dict[str, tuple[float, float]] = {
    "schedule.round": (60, LONGEST),
    "schedule.flights": (1, 5_000),
    "schedule.over": (1, LONGEST),
    "schedule.timetable.at": (0, LONGEST),
    "schedule.timetable.number": (1, 9_999),
    "flying.landing": (1, 600),
    "flying.turnaround": (1, 1_800),
    "flying.departure": (1, 600),
    "flying.patience_air": (1, LONGEST),
    "flying.patience_stand": (1, LONGEST),
    "flying.stands": (1, 100),
    "flying.runways": (1, 100),
    "items.faults.*": (0, 1_000_000),
    "strikes.count": (0, 2_000),
    "strikes.first": (0, LONGEST),
    "strikes.last": (0, LONGEST),
    "strikes.acceleration": (1, 100),
    "strikes.false_alarms": (0, 1_000),
    "strikes.alert_gap_min": (1, 600),
    "strikes.alert_gap_max": (1, 600),
    "money.per_flight": (1, _USD),
    "money.fixed_cost": (0, _USD),
    "money.released": (0, _USD),
    "money.release_step": (1, _USD),
    "money.fix_one": (0, _USD),
    "money.fix_two": (0, _USD),
    "money.fix_airport": (0, _USD),
    "money.mirror": (0, _USD),
    "money.limit": (0, _USD),
    "money.compensation": (0, _USD),
    "money.most_compensations": (0, _USD),
    "money.red_cost": (0, _USD),
    "money.promises.target": (1, 100),
    "money.promises.fee": (-_USD, _USD),
    "money.promises.penalty": (0, _USD),
    "moods.start": (0, 100),
    "moods.red": (0, 100),
    "moods.landed": (0, 100),
    "moods.lost": (0, 100),
    "moods.complaint": (0, 100),
    "moods.informed": (0, 100),
    "moods.compensated": (0, 100),
    "moods.complain_after": (1, LONGEST),
    "moods.most_open": (1, 100),
    "practice.facts_per_call": (1, 5),
    "practice.look_every": (1, 600),
    "practice.wrong_change": (1, 3_600),
    "practice.buy_waiting": (0, 10_000),
    "practice.buy_age": (0, LONGEST),
    "practice.predictions": (0, 1_000),
    "practice.limits": (0, LONGEST),
    "durations.*": (1, 3_600),
    "staff.*": (1, 1_000),
    "effort": (0, 1_000),
    "levers.effort": (0, 1_000),
    "levers.price": (0, _USD),
    "rounds.budget": (0, _USD),
    "rounds.crash_after": (1, LONGEST),
    "rounds.faults.at": (0, LONGEST),
    "workshop.plan": (0, 7_200),
    "workshop.check": (0, 7_200),
    "workshop.act": (0, 7_200),
    "workshop.on_drop.after": (0, 3_600),
}
"""The least and the most that a number may be, whatever else the scenario says."""

UNITS: dict[str, str] = {
    **dict.fromkeys(TIMES, "minutes and seconds"),
    **{place: "USD" for place in RANGES if place.startswith("money.")},
    "schedule.flights": "flights",
    "flying.stands": "stands",
    "flying.runways": "flights",
    "items.faults.*": "weight, as against the other faults",
    "strikes.count": "faults",
    "strikes.acceleration": "times",
    "strikes.false_alarms": "alerts",
    "money.most_compensations": "compensations",
    "money.promises.target": "percent of the flights",
    "moods.start": "points of 100",
    "moods.red": "points of 100",
    "moods.landed": "points of 100",
    "moods.lost": "points of 100",
    "moods.complaint": "points of 100",
    "moods.informed": "points of 100",
    "moods.compensated": "points of 100",
    "moods.most_open": "complaints",
    "practice.facts_per_call": "facts",
    "practice.buy_waiting": "flights",
    "practice.predictions": "articles",
    "staff.*": "people",
    "effort": "points of effort",
    "levers.effort": "points of effort",
    "levers.price": "USD",
    "rounds.budget": "USD",
}
"""What a number counts or measures."""

COUNTS: dict[str, tuple[int, int]] = {
    "terminals": (1, 26),
    "airlines": (1, 26),
    "services": (1, 60),
    "kinds": (0, 100),
    "kinds.*.remedies": (0, 60),
    "kinds.*.modes": (0, 60),
    "items": (1, 500),
    "items.faults": (0, 60),
    "items.needs": (0, 500),
    "items.limps": (0, 60),
    "items.carries.*": (0, 26),
    "money.promises": (1, 20),
    "levers.answers": (0, 100),
    "rounds": (1, 50),
    "rounds.faults": (0, 2_000),
    "workshop.observations": (0, 100),
    "workshop.skip": (0, 3),
}
"""The fewest and the most things that a list or a mapping may hold."""

MOST_LETTERS = 1_000
"""Of a text in one language."""


def is_time(where: tuple[str | int, ...]) -> bool:
    """Whether a place in a scenario file holds a time, such as "2:30"."""
    keys = [step for step in where if isinstance(step, str)]
    if keys[:1] == ["durations"]:
        keys[1:] = "*" if len(keys) == 2 else "**"
    return ".".join(keys) in TIMES
