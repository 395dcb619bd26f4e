"""A line of the recovery record in words, and its fairnesses as bars."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import (
    DEGRADED,
    DIM,
    DOWN_TEXT,
    LINE,
    MIRROR,
    OK_TEXT,
    Colour,
)
from airportsim.debrief.quality.recovery import BEST, Recovery
from airportsim.model.quality import Fairness, Recovering
from airportsim.texts.texts import Texts, clock

BAR = 64.0
"""Width of a bar."""

GAP = 14.0
"""Room between two bars."""

BARS = len(Fairness) * (BAR + GAP)
"""Width of the bars of all fairnesses."""


def when(one: Recovery, end: int) -> str:
    """From when to when a service failed."""
    return f"{clock(one.since)}–{clock(end if one.end is None else one.end)}"


def cause(texts: Texts, one: Recovery) -> str:
    """What was behind a failure."""
    if not one.item:
        return texts.say("recovery.no_cause")
    item, mode = texts.names.item(one.item), texts.names.mode(one.item, one.mode)
    return texts.say("recovery.cause", item=item, mode=mode)


def harm(texts: Texts, one: Recovery) -> str:
    """What it cost the airline."""
    words = []
    if one.waited:
        words.append(texts.say("recovery.waited", time=clock(one.waited)))
    if one.lost:
        key = "lost_one" if one.lost == 1 else "lost"
        words.append(texts.say(f"recovery.{key}", count=one.lost))
    return _joined(texts, words or [texts.say("recovery.painless")])


def done(texts: Texts, one: Recovery) -> str:
    """What was done about it."""
    if one.told is None:
        return texts.say("recovery.never")
    words = _said(texts, one, one.told)
    if one.fair or one.paid:
        words.append(_paid(texts, one))
    if one.asked:
        words.append(texts.say("recovery.director"))
    return _joined(texts, words)


def good(texts: Texts, one: Recovery) -> str:
    """What was good about one of which somebody spoke and no promise was broken."""
    words = [] if one.told is None else _said(texts, one, one.told)
    return _joined(texts, [*words, _paid(texts, one)] if one.paid else words)


def _said(texts: Texts, one: Recovery, told: int) -> list[str]:
    """When the airline was told, what came of promises, and whether somebody was sorry."""
    key = "told_unasked" if one.unasked else "told_asked"
    words = [texts.say(f"recovery.{key}", time=clock(told - one.since))]
    for name, count in (("kept", one.kept), ("broken", one.broken)):
        if count:
            key = f"recovery.{name}_one" if count == 1 else f"recovery.{name}"
            words.append(texts.say(key, count=count))
    return [*words, texts.say("recovery.apology")] if one.apologised else words


def _paid(texts: Texts, one: Recovery) -> str:
    key = "recovery.paid" if one.fair else "recovery.gift"
    return texts.say(key, paid=f"{one.paid:,}", fair=f"{one.fair:,}")


def outcome(texts: Texts, one: Recovery) -> str:
    """When the service was back."""
    if one.end is None:
        return texts.say("recovery.open")
    return texts.say("recovery.back", time=clock(one.end - one.since))


def _joined(texts: Texts, words: list[str]) -> str:
    return texts.say("recovery.between").join(words)


def effect(one: Recovery) -> tuple[str, Colour]:
    """What it did to all that the airline perceives, in points, and its colour.

    Where nothing was done there is nothing to judge.
    """
    if not one.moved:
        return "–" if one.told is None else "0.00", DIM
    sign, ink = ("+", OK_TEXT) if one.moved > 0 else ("−", DOWN_TEXT)
    return f"{sign}{abs(one.moved) / 100:.2f}", ink


def bars(canvas: Canvas, box: Box, one: Recovery, rules: Recovering) -> None:
    """A bar for each fairness, in another colour if it is so low that it does harm."""
    for n, fairness in enumerate(Fairness):
        at = Box(box.x + n * (BAR + GAP), box.y, BAR, box.h)
        value = one.fairness.get(fairness)
        if value is None:
            y = box.middle[1]
            canvas.line((at.x, y), (at.right, y), DIM)
            continue
        canvas.fill(at, LINE, 3)
        ink = MIRROR if value >= rules.neutral else DEGRADED
        canvas.fill(Box(at.x, at.y, max(3.0, BAR * value / BEST), at.h), ink, 3)
