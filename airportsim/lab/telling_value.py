"""What the value of improvements says in words."""

from collections.abc import Iterable, Iterator

from airportsim.lab.levers import FORESIGHT, Idle, Subject, Turn
from airportsim.lab.showing import bound
from airportsim.lab.statistics import Difference
from airportsim.lab.value import Value, Worth
from airportsim.model.words import Lever
from airportsim.texts.language import in_language
from airportsim.texts.texts import Texts

FEW = 30
"""Fewer seeds than this give wide intervals."""


def heading(found: Value, texts: Texts) -> str:
    """What was played, and what came out of it as planned."""
    return texts.say(
        "value.title", scenario=found.scenario, round=found.number, seeds=found.seeds,
        team=in_language(found.team.title, texts.language), total=found.total,
        landed=f"{found.landed.mean:.1f}", profit=f"{found.profit.mean:,.0f}",
    )  # fmt: skip


def named(subject: Lever | Subject, turn: Turn, texts: Texts) -> str:
    """What an improvement, or what else was tried, is called."""
    match subject:
        case Lever():
            return texts.names.lever(subject.value)
        case Subject.FORESIGHT:
            return texts.listed(tuple(texts.names.lever(lever.value) for lever in FORESIGHT))
        case _:
            return texts.say(f"value.{subject.value}.{turn.value}")


def told(found: Value, texts: Texts) -> Iterator[str]:
    """The sentences on what everything is worth: what stands out first, how to read it last."""
    single = [one for one in found.worths if isinstance(one.subject, Lever)]
    if not found.worths:
        yield texts.say("value.nothing")
        return
    for turn in Turn:
        yield from _most([one for one in single if one.turn is turn], texts)
    yield from _list("worse", (one for one in single if one.flights.high < 0), texts)
    yield from _list("none", (one for one in single if _holds_nothing(one.flights)), texts)
    yield from _whole(found, single, texts)
    for one in found.worths:
        if isinstance(one.subject, Lever) or one.subject is Subject.MONEY:
            yield from _price(one, texts)
    yield from _caveats(found, single, texts)
    if found.seeds < FEW:
        yield texts.say("value.few")
    yield texts.say("value.read")


def _most(worths: list[Worth], texts: Texts) -> Iterator[str]:
    """The improvement that is worth most, if any is shown to be worth something."""
    best = max(worths, key=lambda one: one.flights.mean, default=None)
    if best is not None and best.flights.low > 0:
        yield texts.say(
            f"value.most.{best.turn.value}", name=named(best.subject, best.turn, texts),
            flights=f"{best.flights.mean:.1f}", usd=f"{best.dollars.mean:,.0f}",
        )  # fmt: skip
        rivals = (one for one in worths if one.flights.high >= best.flights.low)
        yield from _list("rivals", (one for one in rivals if one is not best), texts)


def _whole(found: Value, single: list[Worth], texts: Texts) -> Iterator[str]:
    together = sum(one.flights.mean for one in single if one.turn is Turn.OUT)
    for one in found.worths:
        if (one.subject, one.turn) == (Subject.PROCESS, Turn.OUT) and one.flights.low > 0:
            yield texts.say(
                "value.whole", flights=f"{one.flights.mean:.1f}", sum=f"{together:.1f}",
                usd=f"{one.dollars.mean:,.0f}",
            )  # fmt: skip


def _price(one: Worth, texts: Texts) -> Iterator[str]:
    """Whether what has a price pays."""
    if one.per_dollar is None:
        return
    gained = one.dollars
    form = "pays" if gained.low > 0 else "loses" if gained.high < 0 else "unsure"
    yield texts.say(
        f"value.{form}", name=named(one.subject, one.turn, texts), price=f"{one.price:,.0f}",
        gained=f"{gained.mean:,.0f}", low=bound(gained.low, "USD"), high=bound(gained.high, "USD"),
        lost=f"{-gained.mean:,.0f}", each=f"{one.per_dollar.value:.2f}",
    )  # fmt: skip


def _caveats(found: Value, single: list[Worth], texts: Texts) -> Iterator[str]:
    """What goes with what, and what there was nothing to work with for."""
    for one in single:
        others = tuple(lever for lever in one.levers if lever is not one.subject)
        if others:
            key = "taken_along" if one.turn is Turn.OUT else "brought_along"
            name = named(one.subject, one.turn, texts)
            yield texts.say(f"value.{key}", name=name, names=_names(others, texts))
    put_in = {lever for one in single if one.turn is Turn.IN for lever in one.levers}
    if put_in & {Lever.STAFFING, *FORESIGHT}:
        yield texts.say("value.example")
    if found.empty and Lever.KNOWLEDGE_BASE in put_in.union(found.levers):
        yield texts.say("value.empty")
    if found.poor:
        yield texts.say("value.poor")
    for why in Idle:
        idle = tuple(
            named(one.subject, Turn.IN, texts)
            for one in found.untried if one.why is why and isinstance(one.subject, Lever)
        )  # fmt: skip
        if idle:
            yield texts.say(f"value.untried.{why.value}", names=texts.listed(idle))
    if found.without:
        yield texts.say("value.without", names=_names(found.without, texts))


def _holds_nothing(difference: Difference) -> bool:
    return difference.low <= 0 <= difference.high


def _list(key: str, worths: Iterable[Worth], texts: Texts) -> Iterator[str]:
    names = tuple(named(one.subject, one.turn, texts) for one in worths)
    if names:
        yield texts.say(f"value.{key}", names=texts.listed(names))


def _names(levers: Iterable[Lever], texts: Texts) -> str:
    return texts.listed(tuple(texts.names.lever(lever.value) for lever in levers))
