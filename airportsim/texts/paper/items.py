"""The dependency map on paper: what each item carries, and what it rests on."""

from collections.abc import Iterable, Iterator

from airportsim.model.airport import Airport
from airportsim.texts.language import in_language
from airportsim.texts.paper.html import Html, table, tag
from airportsim.texts.paper.page import head
from airportsim.texts.texts import Texts


def item_sheets(airport: Airport, texts: Texts) -> list[Html]:
    """All items, with what fails and what limps when one of them fails."""
    say = texts.say
    columns = [say(f"print.map.{name}") for name in ("item", "kind", "fails", "limps", "rests")]
    return [
        *head(airport, texts, say("print.map.title"), say("print.map.who")),
        tag("p", say("print.map.about")),
        tag("div", table(columns, _rows(airport, texts)), cls="map"),
    ]


def _rows(airport: Airport, texts: Texts) -> Iterator[list[str]]:
    scenario, names = airport.scenario, texts.names
    between = texts.say("list.between")
    for item in scenario.items:
        yield [
            names.item(item.id),
            in_language(scenario.kinds[item.kind].name, texts.language),
            between.join(_failing(airport, texts, item.id)),
            between.join(names.service(service) for service in item.limps),
            between.join(names.item(need) for need in item.needs),
        ]


def _failing(airport: Airport, texts: Texts, item: str) -> Iterator[str]:
    """The services that fail with an item, those of the same terminals together."""
    by_terminals: dict[tuple[str, ...], list[str]] = {}
    for service, terminals in airport.covers[item].items():
        by_terminals.setdefault(terminals, []).append(texts.names.service(service))
    for terminals, services in by_terminals.items():
        where = places(airport, texts, terminals)
        words = texts.say("list.between").join(services)
        yield texts.say("print.map.place", service=words, terminals=where)


def places(airport: Airport, texts: Texts, terminals: Iterable[str]) -> str:
    """Terminals in short."""
    given = tuple(terminals)
    if len(given) > 1 and given == airport.scenario.terminals:
        return texts.say("print.map.everywhere")
    return " ".join(given)
