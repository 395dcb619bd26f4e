"""What pages have in common: their heads, times and sums of money."""

from airportsim.model.airport import Airport
from airportsim.texts.language import in_language
from airportsim.texts.paper.html import Html, tag
from airportsim.texts.texts import Texts


def head(airport: Airport, texts: Texts, title: str, who: str = "") -> list[Html]:
    """The head of a page: the scenario, the title, for whom it is."""
    scenario = in_language(airport.scenario.title, texts.language)
    parts = [tag("p", scenario, cls="above"), tag("h1", title)]
    return [*parts, tag("p", who, cls="who")] if who else parts


def usd(texts: Texts, amount: int) -> str:
    """A sum of money."""
    return texts.say("print.usd", usd=f"{amount:,}")
