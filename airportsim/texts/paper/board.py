"""The board on paper: services and terminals to cross out, flights to tick."""

from airportsim.model.airport import Airport
from airportsim.model.words import Phase
from airportsim.texts.paper.html import Html, joined, tag
from airportsim.texts.paper.page import head
from airportsim.texts.texts import Texts


def board(airport: Airport, texts: Texts) -> list[Html]:
    """The board: a field for each service at each terminal, circles for the flights."""
    say, terminals = texts.say, airport.scenario.terminals
    rows = [_titles("", terminals)]
    for phase in Phase:
        rows.append(_titles(texts.word(phase), ("",) * len(terminals), "phase"))
        for service in airport.scenario.services:
            if service.phase is phase:
                name = tag("td", tag("b", service.id), f" {texts.names.service(service.id)}")
                rows.append(tag("tr", name, *(tag("td") for _ in terminals)))
    tally = [
        _row(say("print.board.landed"), [_circles(airport, one) for one in terminals], "circles"),
        _row(say("print.board.waiting"), ["" for _ in terminals]),
        _row(say("print.board.lost"), ["" for _ in terminals]),
    ]
    return [
        *head(airport, texts, say("print.board.title")),
        tag("p", say("print.board.how")),
        tag("table", *rows, *tally, cls="grid board"),
    ]


def _titles(first: str, others: tuple[str, ...], cls: str = "") -> Html:
    return tag("tr", tag("th", first), *(tag("th", word) for word in others), cls=cls)


def _row(name: str, cells: list[str], cls: str = "tall") -> Html:
    inside = joined(tag("td", cell, cls=cls) for cell in cells)
    return tag("tr", tag("td", tag("b", name)), inside)


def _circles(airport: Airport, terminal: str) -> str:
    """A circle for each flight of a terminal, in fives."""
    count = sum(flight.terminal == terminal for flight in airport.timetable)
    fives = ["○" * 5] * (count // 5)
    return " ".join([*fives, "○" * (count % 5)]).strip()
