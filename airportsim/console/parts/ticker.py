"""The ticker: what the whole room has heard, newest first, with the airport's time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    CRASHED,
    DIM,
    DOWN_TEXT,
    GRID,
    LINE_HEIGHT,
    OK_TEXT,
    PADDING,
    PANEL,
    RADIUS,
    TEXT,
    Colour,
    Size,
)
from airportsim.console.parts.hearing import Hearing
from airportsim.model import events as e
from airportsim.model.events import Event
from airportsim.model.journal import kind_of
from airportsim.model.words import Verdict
from airportsim.play.ticker import RECOVERY, Told
from airportsim.texts.language import Language
from airportsim.texts.texts import clock

BAD = (
    e.ServiceFailed, e.FlightDiverted, e.FlightCancelled, e.ComplaintMade, e.AirlineInRed,
    e.PurchaseDenied, e.TicketHandedBack,
)  # fmt: skip
"""Events that nobody likes to hear."""

GOOD = e.FlightAway, e.FaultFixed, e.TicketRestored
"""Events that everybody likes to hear."""

BLANKED = (
    e.ServiceFailed, e.FaultCrashed, e.FaultFixed, e.TicketReported, e.TicketRestored,
    e.FixProposed, e.ArticleWritten,
)  # fmt: skip
"""Events of which the room is told less than the journal knows; the ticker says where, instead."""

NAMES_WHO = (
    e.FundsReleased, e.PurchasesFrozen, e.PurchaseAuthorised, e.FixVerified, e.AskedBack,
    e.PurchaseDelivered, e.CompensationAsked, e.CompensationDecided,
)  # fmt: skip
"""Events whose sentences say themselves whose doing it was, or leave no doubt."""

KEPT = 1000
"""So many lines are kept as words."""

PLACES = 3
"""So many failing services are named in a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something told, as it is read: when, in which words, in which colour."""

    time: str
    words: str
    colour: Colour


class Ticker:
    """Shows the latest of what the room was told.

    `told` answers with all of that, the oldest first; without it, it is that of the running round.
    """

    def __init__(
        self, console: Console, told: Callable[[], Sequence[Told]] | None = None
    ) -> None:  # fmt: skip
        self._console = console
        self._told = told or Hearing(console).all
        self._lines: dict[tuple[Language, Told], Line] = {}

    def latest(self, count: int) -> list[Line]:
        """The latest lines, the newest first."""
        told = self._told()
        return [self._line(one) for one in reversed(told[-count:])] if count > 0 else []

    def line(self, canvas: Canvas, box: Box, big: bool = False) -> None:
        """As many of the latest as stand side by side."""
        size = Size.BIG if big else Size.BODY
        canvas.fill(box, PANEL, RADIUS)
        inner = box.inset(PADDING, 0)
        x = inner.x
        latest = self.latest(6)
        for line in latest:
            wide = canvas.width_of(line.time, size) + GRID + canvas.width_of(line.words, size)
            if x > inner.x and x + wide > inner.right:
                break
            x += canvas.text(line.time, x, _top(inner, size), size, DIM) + GRID
            room = inner.right - x
            y = _top(inner, size)
            x += canvas.text(line.words, x, y, size, line.colour, room=room) + 3 * GRID
        if not latest:
            canvas.label(self._console.say("do.quiet"), inner, size, DIM)

    def listed(self, canvas: Canvas, box: Box, big: bool = False) -> None:
        """The latest one below the other, in a panel; `big`, for the projector, without title."""
        size = Size.BIG if big else Size.BODY
        inner = canvas.panel(box, "" if big else self._console.say("do.ticker"))
        time = canvas.width_of("00:00", size)
        y = inner.y
        latest = self.latest(int(inner.h / (size * LINE_HEIGHT)) + 1)
        for line in latest:
            left = inner.x + time + GRID
            at = Box(left, y, inner.right - left, inner.bottom - y)
            high = canvas.height_of(line.words, at.w, size)
            if high > at.h:
                break
            canvas.text(line.time, inner.x + time, y, size, DIM, align="right")
            canvas.paragraph(line.words, at, size, line.colour)
            y += high + 3
        if not latest:
            canvas.text(self._console.say("do.quiet"), inner.x, inner.y, size, DIM)

    def _line(self, one: Told) -> Line:
        key = self._console.language, one
        line = self._lines.get(key)
        if line is None:
            words = self._words(one)
            if one.role is not None and not isinstance(one.event, NAMES_WHO):
                role = self._console.say(f"role_short.{one.role.value}")
                words = self._console.say("do.who", role=role, words=words)
            if len(self._lines) > KEPT:
                self._lines.clear()
            line = self._lines[key] = Line(clock(one.t), words, colour_of(one.event))
        return line

    def _words(self, one: Told) -> str:
        event, texts = one.event, self._console.texts
        if not isinstance(event, BLANKED):
            return self._named(one)
        key = f"ticker.{kind_of(type(event))}"
        place = self._place(one)
        if isinstance(event, e.FaultFixed) and not place:
            key = "ticker.nothing_back"
        number = getattr(event, "ticket", -1) + 1
        article = getattr(event, "article", -1) + 1
        return texts.say(key, place=place, ticket=number, article=article)

    def _named(self, one: Told) -> str:
        """What is done about a failure names the service that fails."""
        texts = self._console.texts
        words = texts.event(one.event)
        if not isinstance(one.event, RECOVERY) or not one.where:
            return words
        ((service, _),) = one.where
        return texts.say("ticker.about", words=words, service=texts.names.service(service))

    def _place(self, one: Told) -> str:
        """Which services where, such as `Catering T1 T2`."""
        texts = self._console.texts
        found: dict[str, list[str]] = {}
        for service, terminal in sorted(one.where, key=lambda tile: tile[1]):
            found.setdefault(service, []).append(terminal)
        named = [
            f"{texts.names.service(service)} {' '.join(where)}" for service, where in found.items()
        ]
        if len(named) > PLACES:
            more = texts.say("do.more", count=len(named) - PLACES + 1)
            named = [*named[: PLACES - 1], more]
        return texts.listed(tuple(named)) if named else ""


def colour_of(event: Event) -> Colour:
    """The colour of something told: what is bad, what is good, and the rest."""
    if isinstance(event, e.FaultCrashed):
        return CRASHED
    good = isinstance(event, GOOD)
    bad = isinstance(event, BAD)
    if isinstance(event, e.FixVerified):
        good = event.verdict is Verdict.ACCEPTED
        bad = not good
    elif isinstance(event, e.PromiseEnded):
        good, bad = event.kept, not event.kept
    elif isinstance(event, e.CompensationDecided):
        bad = not event.allowed
    elif isinstance(event, e.MirrorSwitched | e.PurchaseDelivered):
        good, bad = event.helped, not event.helped
    return OK_TEXT if good else DOWN_TEXT if bad else TEXT


def _top(box: Box, size: int) -> float:
    return box.y + (box.h - size * LINE_HEIGHT) / 2
