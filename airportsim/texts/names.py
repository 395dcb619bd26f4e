"""What a scenario calls its things, in one language; an unknown id stands for itself."""

from collections.abc import Iterable

from airportsim.model.airport import timetable
from airportsim.model.scenario import Scenario
from airportsim.texts.language import Language, in_language


class Names:
    """The names that players read instead of a scenario's ids."""

    def __init__(self, scenario: Scenario, language: Language) -> None:
        self._language = language
        self._scenario = scenario
        self._timetable = tuple(timetable(scenario))
        self._items = {item.id: item for item in scenario.items}
        self._services = {service.id: service.name for service in scenario.services}
        self._airlines = {airline.terminal: airline.name for airline in scenario.airlines}
        self._levers = {card.id.value: card.name for card in scenario.levers}
        self._observations = {one.id: one.text for one in scenario.workshop.observations}

    def service(self, service: str) -> str:
        """A service's name."""
        found = self._services.get(service)
        return in_language(found, self._language) if found else service

    def airline(self, terminal: str) -> str:
        """The name of the airline at a terminal."""
        found = self._airlines.get(terminal)
        return in_language(found, self._language) if found else terminal

    def lever(self, lever: str) -> str:
        """An improvement's name."""
        found = self._levers.get(lever)
        return in_language(found, self._language) if found else lever

    def observation(self, observation: str) -> str:
        """What the team says with an observation."""
        found = self._observations.get(observation)
        return in_language(found, self._language) if found else observation

    def item(self, item: str) -> str:
        """A configuration item's name."""
        found = self._items.get(item)
        return in_language(found.name, self._language) if found else item

    def mode(self, item: str, mode: str) -> str:
        """The name of the way in which an item fails: its cause."""
        found = self._items.get(item)
        known = self._scenario.kinds[found.kind].modes if found else {}
        return in_language(known[mode].name, self._language) if mode in known else mode

    def remedy(self, item: str, remedy: str) -> str:
        """The name of something that can be done to an item."""
        found = self._items.get(item)
        known = self._scenario.kinds[found.kind].remedies if found else {}
        return in_language(known[remedy], self._language) if remedy in known else remedy

    def flight(self, number: int) -> tuple[str, int]:
        """A flight's airline code and flight number."""
        flight = self._timetable[number]
        return flight.airline, flight.number


def listed(words: Iterable[str], between: str, last: str) -> str:
    """Words as a list for people: `T1, T2 and T3`."""
    *first, final = words
    return f"{between.join(first)}{last}{final}" if first else final
