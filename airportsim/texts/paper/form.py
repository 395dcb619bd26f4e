"""The report form on paper, two to a page: what is told, judged, found and answered."""

from collections.abc import Iterable

from airportsim.model.airport import Airport
from airportsim.model.rules_of_first_contact import priority_of
from airportsim.model.words import Level, Manner, Verdict
from airportsim.texts.paper.html import Html, tag
from airportsim.texts.texts import Texts

A_PAGE = 2
"""Forms on a page."""


def forms(airport: Airport, texts: Texts) -> list[Html]:
    """A page of forms."""
    return [_form(airport, texts)] * A_PAGE


def boxes(words: Iterable[str]) -> Html:
    """Words to tick, each with its box."""
    ticked = (tag("span", f"☐ {word}", cls="box") for word in words)
    return tag("span", *(part for box in ticked for part in (box, " ")))


def _form(airport: Airport, texts: Texts) -> Html:
    say = texts.say
    impact = [say(f"print.form.impact_level.{one.name.lower()}") for one in Level]
    urgency = [say(f"print.form.urgency_level.{one.name.lower()}") for one in Level]
    terminals = boxes(airport.scenario.terminals)

    def cell(name: str, inside: str = "", wide: int = 3) -> Html:
        return tag("div", tag("i", say(f"print.form.{name}")), inside, cls=f"cell wide{wide}")

    def part(name: str, *cells: Html) -> Html:
        return tag("div", tag("b", say(f"print.form.parts.{name}")), *cells, cls="part")

    return tag(
        "div",
        tag("h1", say("print.form.title")),
        tag("div", cell("number", wide=2), cell("time", wide=2), cell("by", wide=2), cls="part"),
        part(
            "call", cell("service"), cell("terminals", terminals), cell("works"), cell("limps"),
            cell("since", boxes(map(texts.word, Manner)), 6),
        ),
        part(
            "desk", cell("impact", boxes(impact)), cell("urgency", boxes(urgency)),
            cell("priority", boxes(("P1", "P2", "P3"))), cell("assigned"), cell("logged"),
            cell("escalated"),
        ),
        part(
            "fix", cell("item"), cell("cause"), cell("remedy"), cell("terminals", terminals),
        ),
        part(
            "end", cell("vendor", boxes(map(texts.word, Verdict)), 6), cell("restored"),
            cell("closed"),
        ),
        _priorities(texts, impact, urgency),
        cls="form",
    )  # fmt: skip


def _priorities(texts: Texts, impact: list[str], urgency: list[str]) -> Html:
    """Which priority follows from which impact and urgency, in a line."""
    rows = (
        f"{word} {' '.join(f'P{priority_of(level, urgent)}' for urgent in Level)}"
        for level, word in zip(Level, impact, strict=True)
    )
    between = texts.say("list.between")
    words = texts.say("print.form.from", urgency=between.join(urgency), impact=" • ".join(rows))
    return tag("p", words, cls="small")
