"""How a round goes on by hand: the facilitator's page."""

from collections.abc import Iterator

from airportsim.model.airport import Airport
from airportsim.texts.paper.html import Html, listed, table, tag
from airportsim.texts.paper.page import head
from airportsim.texts.texts import Texts, clock

STEPS = 7
"""Steps of the instructions."""


def by_hand(airport: Airport, texts: Texts) -> list[Html]:
    """What is needed, how it goes, and when to call which flights."""
    say, schedule = texts.say, airport.scenario.schedule
    last = max(airport.due, default=0)
    columns = [say(f"print.hand.{name}") for name in ("terminal", "airline", "flights", "every")]
    return [
        *head(airport, texts, say("print.hand.title"), say("print.hand.who")),
        tag("p", say("print.hand.needs")),
        tag("h2", say("print.hand.steps_title")),
        listed("ol", [say(f"print.hand.step_{n}") for n in range(1, STEPS + 1)]),
        tag("h2", say("print.hand.flights_title")),
        table(columns, _flights(airport, texts)),
        tag("p", say("print.hand.over", time=clock(last), round=clock(schedule.round))),
    ]


def _flights(airport: Airport, texts: Texts) -> Iterator[tuple[str, str, str, str]]:
    """For each terminal its airline, its flights, and the time from one to the next."""
    for terminal in airport.scenario.terminals:
        due = [flight.due for flight in airport.timetable if flight.terminal == terminal]
        every = clock(airport.scenario.schedule.over // len(due)) if due else "-"
        yield terminal, texts.names.airline(terminal), str(len(due)), every
