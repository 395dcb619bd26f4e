"""The flights by terminal as strips in lanes, with their patience as a shrinking bar."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DEGRADED,
    DIM,
    DOWN,
    DOWN_TEXT,
    GRID,
    INSET,
    LINE,
    LINE_HEIGHT,
    MIRROR,
    OK,
    OK_TEXT,
    PADDING,
    PANEL,
    RADIUS,
    RAISED,
    TEXT,
    Colour,
    Size,
)
from airportsim.console.parts.lanes import HOLDING, STANDING, Lanes, Places
from airportsim.console.parts.mood import mood_bar
from airportsim.model.words import FlightState
from airportsim.play.board import Strip, View
from airportsim.texts.language import Language
from airportsim.texts.texts import clock, inside

SOON = 60
"""Seconds before it is lost from which a flight is pointed out."""

EDGE = 4
"""Between the edge of a terminal and what stands in it."""

GAP = 6
"""Units between the terminals, and around them."""

SHORT_ROW = 21
"""Height of a terminal where flights take four lines."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What there is to see at a terminal; `mood` is -1 for whoever may not know it."""

    terminal: str
    strips: tuple[Strip, ...]
    stopped: tuple[str, ...]
    landed: int
    lost: int
    mood: int


class Flights:
    """The flights of all terminals; it remembers where each was, so that planes can glide."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._places = Places()
        self._names: dict[tuple[Language, int, bool], str] = {}
        self._of: tuple[int, int] | None = None
        self._shown: dict[str, tuple[Hashable, int]] = {}
        self._drawn_at, self._second = -1.0, -1
        self._followed: tuple[tuple[Scene, ...], float] | None = None
        self._gliding: frozenset[int] = frozenset()

    def draw(self, canvas: Canvas, box: Box, view: View) -> None:
        """Every terminal with its airline and the strips of its flights."""
        flying = self._console.scenario.flying
        lanes = Lanes(flying.runways, flying.stands, box.w - 2 * (6 + EDGE))
        of = id(view.scenario), view.round
        if of != self._of:
            self._of, self._names, self._followed = of, {}, None
            self._places.forget()
        scenes = self._scenes(view)
        gliding = self._follow(canvas.t, scenes, lanes)
        head, inner = box.inset(GAP, GAP).cut_top(20, 2)
        canvas.fill(Box(box.x, box.y, box.w, 40), PANEL, RADIUS)
        canvas.fill(Box(box.x, box.bottom - 20, box.w, 20), PANEL, RADIUS)
        self._titles(canvas, head.inset(EDGE, 0), lanes)
        for scene, row in zip(scenes, inner.rows(len(scenes), GAP), strict=True):
            glides = any(strip.number in gliding for strip in scene.strips)
            first = view.focus == scene.terminal
            fixed = self._console.language, canvas.t if glides else 0.0, first, scene
            key = fixed, self._shown_at(scene.terminal, fixed, view.now, canvas.t)
            draw = partial(self._row, canvas, scene=scene, first=first, now=view.now, lanes=lanes)
            whole = Box(box.x, row.y - GAP, box.w, row.h + GAP)
            canvas.kept(f"flights {scene.terminal}", key, whole, draw)

    def _follow(
        self, t: float, scenes: tuple[Scene, ...], lanes: Lanes
    ) -> frozenset[int]:  # fmt: skip
        """Give the flights their places, if anything has changed; answers with those that glide."""
        if self._gliding or (scenes, lanes.width) != self._followed:
            self._followed = scenes, lanes.width
            self._gliding = self._places.follow(t, (one.strips for one in scenes), lanes)
        return self._gliding

    def _shown_at(self, terminal: str, fixed: Hashable, now: int, t: float) -> int:
        """The second whose patience a terminal shows.

        What happens shows at once; where time alone has passed, one terminal is drawn anew in each
        of the frames after that in which much else changes, so that no frame has to do it all.
        """
        if now != self._second:
            self._second, self._drawn_at = now, t
        before, second = self._shown.get(terminal, (None, -1))
        if fixed == before and second != now and t == self._drawn_at:
            return second
        if fixed == before and second != now:
            self._drawn_at = t
        self._shown[terminal] = fixed, now
        return now

    def _row(
        self, canvas: Canvas, box: Box, scene: Scene, first: bool, now: int, lanes: Lanes
    ) -> None:  # fmt: skip
        fixed = self._console.language, first, replace(scene, strips=())
        ground = partial(self._ground, canvas, scene=scene, first=first, lanes=lanes)
        canvas.kept(f"terminal {scene.terminal}", fixed, box, ground)
        _, row, note = self._parted(box)
        named, bold = self._named(canvas, lanes)
        for strip in scene.strips:
            x = self._places.x(strip.number, canvas.t, lanes)
            if x is not None:
                at = Box(row.x + x, row.y, lanes.width, row.h)
                self._strip(canvas, at, strip, now, named, bold)
        self._note(canvas, note, scene, now)

    def _ground(
        self, canvas: Canvas, box: Box, scene: Scene, first: bool, lanes: Lanes
    ) -> None:  # fmt: skip
        """A terminal without what moves in it."""
        canvas.fill(box, PANEL)
        canvas.fill(_inside(box), INSET, GAP)
        head, row, _ = self._parted(box)
        self._head(canvas, head, scene, first)
        for slot in range(lanes.first[2], lanes.last(2) + 1):
            canvas.fill(Box(row.x + lanes.x[slot], row.y, lanes.width, row.h), INSET, 4, LINE)

    def _parted(self, box: Box) -> tuple[Box, Box, Box]:
        """Head, strips and note of a terminal."""
        inner = _inside(box).inset(EDGE, 4)
        tight = inner.h < 84
        head, rest = inner.cut_top(20 if tight else 28, 0)
        note, rest = rest.cut_bottom(17 if tight else 22, 0)
        high = min(36.0, rest.h - 2)
        return head, Box(rest.x, rest.y + (rest.h - high) / 2, rest.w, high), note

    def _scenes(self, view: View) -> tuple[Scene, ...]:
        """What there is to see at each terminal."""
        moods: dict[str, int] = getattr(view, "moods", {})
        return tuple(
            Scene(t, view.strips(t), view.stopped(t), *view.tally(t), moods.get(t, -1))
            for t in self._console.scenario.terminals
        )

    def draw_short(self, canvas: Canvas, box: Box, view: View) -> None:
        """Four lines: what waits at each terminal, what is lost next, what is away."""
        canvas.fill(box, PANEL, RADIUS)
        inner = box.inset(PADDING, 6)
        terminals = self._console.scenario.terminals
        for terminal, row in zip(terminals, inner.rows(len(terminals), 0), strict=True):
            self._line(canvas, row, view, terminal)

    def short_height(self) -> float:
        """How high `draw_short` wants to be."""
        return SHORT_ROW * len(self._console.scenario.terminals) + 12

    # --- a terminal --------------------------------------------------------------------------

    def _head(self, canvas: Canvas, box: Box, scene: Scene, first: bool) -> None:
        say, size = self._console.say, Size.BIG if box.h >= 28 else Size.LARGE
        x = box.x + canvas.text(scene.terminal, box.x, _top(box, size), size, TEXT, True) + GRID
        words = say("do.landed_here", count=scene.landed)
        y = _top(box, Size.BODY)
        right = box.right
        right -= canvas.text(words, right, y, Size.BODY, OK_TEXT, True, align="right") + 2 * GRID
        if scene.lost:
            words = say("do.lost_here", count=scene.lost)
            wide = canvas.text(words, right, y, Size.BODY, DOWN_TEXT, True, align="right")
            right -= wide + 2 * GRID
        if scene.mood >= 0:
            right = mood_bar(canvas, self._console, right, box, scene.mood) - 2 * GRID
        name = self._console.texts.names.airline(scene.terminal)
        if canvas.width_of(name, Size.BODY) <= right - x:
            x += canvas.text(name, x, y, Size.BODY, DIM) + GRID
        if first:
            label = say("do.first")
            if canvas.width_of(label, Size.SMALL, True) + 12 <= right - x:
                canvas.tag(x, box.y + (box.h - 20) / 2, label, ACCENT)
            else:
                canvas.fill(Box(box.x - EDGE, box.y, 3, box.h), ACCENT, 1)

    def _strip(
        self, canvas: Canvas, box: Box, strip: Strip, now: int, named: bool, bold: bool
    ) -> None:  # fmt: skip
        left, ink = self._patience(strip, now)
        waits = strip.lost_at >= 0

        def shapes(at: Box) -> None:
            canvas.fill(at, RAISED, 4)
            canvas.fill(Box(0, 0, 3, at.h), ink, 1)
            if waits:
                canvas.fill(Box(6, at.h - 7, at.w - 10, 3), LINE, 1.5)

        canvas.stamp(("strip", ink, waits), box, shapes, INSET)
        words = self._name(strip.number, named)
        y = box.y + (box.h - (6 if waits else 0) - Size.SMALL * LINE_HEIGHT) / 2
        canvas.text(words, box.x + 4, y, Size.SMALL, TEXT, bold=bold)
        if waits:
            width = max(3.0, (box.w - 10) * left)
            canvas.fill(Box(box.x + 6, box.bottom - 7, width, 3), ink, 1.5)

    def _name(self, number: int, whole: bool) -> str:
        """A flight's name, or its number alone."""
        key = self._console.language, number, whole
        found = self._names.get(key)
        if found is None:
            texts = self._console.texts
            found = texts.flight(number) if whole else str(texts.names.flight(number)[1])
            self._names[key] = found
        return found

    def _patience(self, strip: Strip, now: int) -> tuple[float, Colour]:
        """How much of a flight's patience is left, and its colour; a moving one is blue."""
        if strip.lost_at < 0:
            return 1.0, MIRROR
        flying = self._console.scenario.flying
        holds = strip.state is FlightState.HOLDING
        whole = flying.patience_air if holds else flying.patience_stand
        left = min(1.0, max(0.0, (strip.lost_at - now) / whole))
        return left, OK if left > 0.5 else DEGRADED if left > 0.25 else DOWN

    def _note(self, canvas: Canvas, box: Box, scene: Scene, now: int) -> None:
        """What the flights wait for, and which is lost next; or which comes next."""
        say, texts = self._console.say, self._console.texts
        words, ink = self._next(scene.strips, bool(scene.stopped), now)
        wide = canvas.width_of(words, Size.SMALL, True)
        canvas.text(words, box.right, _top(box, Size.SMALL), Size.SMALL, ink, True, align="right")
        holding = sum(one.state is FlightState.HOLDING for one in scene.strips)
        room = box.w - wide - GRID
        if scene.stopped:
            for names in ways_to_name(self._console, scene.stopped):
                words = say("do.waits_for", services=texts.listed(names))
                if canvas.width_of(words, Size.SMALL) <= room:
                    break
            canvas.label(words, Box(box.x, box.y, room, box.h), Size.SMALL, DEGRADED)
        elif holding > HOLDING:
            canvas.label(say("do.holding_here", count=holding), box, Size.SMALL, DIM)

    def _next(
        self, strips: tuple[Strip, ...], stopped: bool, now: int
    ) -> tuple[str, Colour]:  # fmt: skip
        """Which flight is lost next, if that is near; else which one comes next."""
        say = self._console.say
        ends = [one.lost_at for one in strips if one.lost_at >= 0]
        left = min(ends, default=now + 10 * SOON) - now
        if ends and (stopped or left <= SOON):
            return say("do.next_lost", time=clock(max(0, left))), (
                DOWN_TEXT if left <= SOON else DEGRADED
            )
        coming = next((one for one in strips if one.state is FlightState.INBOUND), None)
        if coming is None:
            return "", DIM
        flight = self._name(coming.number, whole=True)
        return say("do.next_in", flight=flight, time=clock(max(0, coming.since - now))), DIM

    def _line(self, canvas: Canvas, box: Box, view: View, terminal: str) -> None:
        say = self._console.say
        strips = view.strips(terminal)
        landed, lost = view.tally(terminal)
        y = _top(box, Size.BODY)
        ink = ACCENT if view.focus == terminal else TEXT
        canvas.text(terminal, box.x, y, Size.BODY, ink, bold=True)
        right = box.right
        words = say("do.landed_here", count=landed)
        canvas.text(words, right, y, Size.BODY, OK_TEXT, align="right")
        right -= canvas.width_of(say("do.landed_here", count=88), Size.BODY) + 1.5 * GRID
        if lost:
            words = say("do.lost_here", count=lost)
            canvas.text(words, right, y, Size.BODY, DOWN_TEXT, align="right")
        right -= canvas.width_of(say("do.lost_here", count=88), Size.BODY) + 1.5 * GRID
        words, ink = self._next(strips, bool(view.stopped(terminal)), view.now)
        x = box.x + 32
        counts = counted(canvas, self._console, view, terminal, right - x, Size.BODY)
        wide = canvas.text(counts, x, y, Size.BODY, DIM, room=right - x) + 1.5 * GRID
        if ink is not DIM and canvas.width_of(words, Size.BODY) <= right - x - wide:
            canvas.text(words, right, y, Size.BODY, ink, align="right")

    def _named(self, canvas: Canvas, lanes: Lanes) -> tuple[bool, bool]:
        """Whether a slot has room for whole flight numbers, and whether for bold ones.

        Where it has none for whole ones, the airline stands above them.
        """
        names = [f"{one.id}188" for one in self._console.scenario.airlines]
        for bold in (True, False):
            if max(canvas.width_of(one, Size.SMALL, bold) for one in names) <= lanes.width - 5:
                return True, bold
        return False, True

    def _titles(self, canvas: Canvas, box: Box, lanes: Lanes) -> None:
        for lane, key in enumerate(("holding", "landing", "stands", "leaving")):
            words = self._console.say(f"do.{key}")
            x = box.x + lanes.x[lanes.first[lane]]
            if key == "holding":  # who lands next holds at the right
                x = (
                    box.x
                    + lanes.x[lanes.last(lane)]
                    + lanes.width
                    - canvas.width_of(words, Size.SMALL)
                )
            elif lane == len(lanes.counts) - 1:
                x = min(x, box.right - canvas.width_of(words, Size.SMALL))
            canvas.text(words, x, box.y, Size.SMALL, DIM)


def counted(
    canvas: Canvas, console: Console, view: View, terminal: str, room: float, size: int
) -> str:  # fmt: skip
    """How many flights of a terminal hold and stand; where none does, which services are down."""
    say, flights = console.say, view.strips(terminal)
    holding = sum(one.state is FlightState.HOLDING for one in flights)
    stands = sum(one.state in STANDING for one in flights)
    parts = (
        say("do.holding_here", count=holding) if holding else "",
        say("do.on_stand_here", count=stands) if stands else "",
    )
    if any(parts):
        return say("do.between").join(part for part in parts if part)
    down = tuple(one.id for one in console.scenario.services if view.is_down(one.id, terminal))
    for names in ways_to_name(console, down):
        words = say("do.none_waits_down", services=console.texts.listed(names))
        if canvas.width_of(words, size) <= room:
            return words
    return say("do.none_waits")


def ways_to_name(console: Console, services: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Services by name, by code, and as many codes as one likes, from long to short."""
    if services:
        yield tuple(inside(console.texts.names.service(one)) for one in services)
        yield services
    for shown in range(len(services) - 1, 0, -1):
        more = console.say("do.more", count=len(services) - shown)
        yield *services[:shown], more


def _inside(box: Box) -> Box:
    """What of a terminal's row is its own: there is a gap above it and at its sides."""
    return Box(box.x + GAP, box.y + GAP, box.w - 2 * GAP, box.h - GAP)


def _top(box: Box, size: int) -> float:
    return box.y + (box.h - size * LINE_HEIGHT) / 2
