"""The remedy handbook on paper."""

from airportsim.model.airport import Airport
from airportsim.texts.language import in_language
from airportsim.texts.paper.html import Html, listed, tag
from airportsim.texts.paper.page import head
from airportsim.texts.texts import Texts


def handbook(airport: Airport, texts: Texts) -> list[Html]:
    """What can be done to an item of each kind."""
    used = {item.kind for item in airport.scenario.items}
    kinds = [
        tag(
            "div",
            tag("h3", in_language(kind.name, texts.language)),
            listed("ul", [in_language(one, texts.language) for one in kind.remedies.values()]),
            cls="kind",
        )
        for name, kind in airport.scenario.kinds.items()
        if name in used
    ]
    return [
        *head(airport, texts, texts.say("print.handbook.title"), texts.say("print.handbook.who")),
        tag("p", texts.say("print.handbook.about")),
        tag("div", *kinds, cls="columns"),
    ]
