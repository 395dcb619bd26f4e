"""HTML put together from texts, each of which is escaped."""

from collections.abc import Iterable
from html import escape


class Html(str):
    """HTML that is complete; any other text is escaped when it comes into it."""

    __slots__ = ()


def tag(name: str, *inside: str, cls: str = "") -> Html:
    """An element with what is inside it."""
    attribute = f' class="{escape(cls)}"' if cls else ""
    return Html(f"<{name}{attribute}>{joined(inside)}</{name}>")


def joined(parts: Iterable[str]) -> Html:
    """Parts one after the other; those that are no HTML yet are escaped."""
    return Html("".join(part if isinstance(part, Html) else escape(part) for part in parts))


def table(head: Iterable[str], rows: Iterable[Iterable[str]], cls: str = "") -> Html:
    """A table, with a row of titles if there are any."""
    titles = joined(tag("th", cell) for cell in head)
    body = (tag("tr", *(tag("td", cell) for cell in row)) for row in rows)
    return tag("table", *([tag("thead", tag("tr", titles))] if titles else []), *body, cls=cls)


def listed(name: str, things: Iterable[str]) -> Html:
    """A list, numbered (ol) or not (ul)."""
    return tag(name, *(tag("li", thing) for thing in things))
