"""The board: every service at every terminal, by the phase of a flight in which it is needed."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pygame import Rect

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas, Zone
from airportsim.console.console import Console
from airportsim.console.look import (
    DIM,
    GRID,
    LINE_HEIGHT,
    PADDING,
    PANEL,
    RADIUS,
    TEXT,
    Size,
)
from airportsim.console.marks import TilePainter, lasted
from airportsim.model.airport import Tile
from airportsim.model.scenario import Service
from airportsim.model.words import Phase
from airportsim.play.board import TileState, TileView, View
from airportsim.texts.texts import clock

WIDE, NARROW = 368, 168
"""Widths of the board with the services' names, and with their codes alone."""

TILE = 47
"""Width of a tile beside the names of services."""

HUGE_TILE = 62
"""Width of a tile for the projector that holds minutes and seconds."""

TITLED = 1.6
"""Height of a row over its text from which the phases have a line for their titles."""

LEAST_ROW = 13.5
"""Height under which rows do not shrink; the board is then scrolled."""

Tiles = Mapping[Tile, TileView]


class Spot(NamedTuple):
    """Where a tile stands, also in pixels, and the spot that answers when the mouse is there."""

    tile: Tile
    box: Box
    pixels: Rect
    zone: Zone


def board(canvas: Canvas, box: Box, console: Console, view: View) -> None:
    """The board in one column; without the names of the services where there is no room."""
    tiles = view.board()
    sick = _sick(tiles)
    named = box.w >= 260
    title, head = (20, 22) if named else (5, 18)
    services = console.scenario.services
    least = LEAST_ROW * len(services) + title * len(Phase) + head + 12
    with canvas.scroll("board", box, least if box.h < least else 0) as room:
        key = console.language, id(console.scenario), sick
        canvas.kept("board", key, room, lambda at: _ground(canvas, at, console, sick))
        cells = _cells(console, room)

        def lay() -> list[Spot]:
            return _spots(canvas, _rows(console, room, title, head), cells, console)

        spots = canvas.laid("board", (room, id(console.scenario)), lay)
        _tiles(canvas, spots, console, tiles, view.now)


def _ground(canvas: Canvas, box: Box, console: Console, sick: frozenset[str]) -> None:
    """All of the board but its tiles; a service is bright where one of its tiles is not well."""
    canvas.fill(box, PANEL, RADIUS)
    named = box.w >= 260
    title, head = (20, 22) if named else (5, 18)
    inner = box.inset(PADDING if named else GRID, 6)
    cells = _cells(console, box)
    for terminal, cell in zip(console.scenario.terminals, cells, strict=True):
        at = Box(cell.x, inner.y, cell.w, head)
        canvas.label(terminal, at, Size.SMALL, DIM, bold=True, align="middle")
    if named:
        at = Box(inner.x, inner.y, cells[0].x - inner.x, head)
        canvas.label(console.say("do.board"), at, Size.SMALL, DIM, bold=True)
    code = 40 if named else 32
    room = cells[0].x - inner.x - code - GRID
    phase = None
    for service, row in _rows(console, box, title, head):
        if named and service.phase is not phase:
            phase = service.phase
            at = Box(row.x, row.y - title, code + room, title)
            words = console.texts.word(phase).upper()
            canvas.label(words, at, Size.SMALL, DIM, bold=True)
        ink = TEXT if service.id in sick else DIM
        canvas.label(service.id, row, Size.BODY if named else Size.SMALL, ink, bold=True)
        if named:
            name = _short(canvas, console.texts.names.service(service.id), Size.SMALL, room)
            canvas.label(name, Box(row.x + code, row.y, room, row.h), Size.SMALL, ink)


def _rows(console: Console, box: Box, title: float, head: float) -> Iterator[tuple[Service, Box]]:
    """Where each service stands, by phase, with room for titles above the phases."""
    inner = box.inset(PADDING if box.w >= 260 else GRID, 6)
    services = console.scenario.services
    high = (inner.h - head - title * len(Phase)) / len(services)
    y = inner.y + head
    for phase in Phase:
        y += title
        for service in services:
            if service.phase is phase:
                yield service, Box(inner.x, y, inner.w, high)
                y += high


def _cells(console: Console, box: Box) -> list[Box]:
    """Where the tiles of each terminal stand across."""
    count = len(console.scenario.terminals)
    named = box.w >= 260
    inner = box.inset(PADDING if named else GRID, 6)
    wide = min(TILE * count, inner.w - 32) if named else inner.w - 32
    return Box(inner.right - wide, 0, wide, 0).columns(count, 2)


def wide_board(canvas: Canvas, box: Box, console: Console, view: View) -> Box | None:
    """The board for the projector in two columns, every service with its code and its name.

    What comes last in the life of a flight stands below what comes first. Answers with the room
    that is left below the second column; None, and nothing is drawn, where it does not all fit.
    """
    names, services = console.texts.names, console.scenario.services
    count = {phase: sum(one.phase is phase for one in services) for phase in Phase}
    left, right = box.columns(2, GRID)
    rows = count[Phase.ARRIVAL] + count[Phase.DEPARTURE] + 2
    row = (box.h - GRID - 2 * PADDING) / rows
    code = max(canvas.width_of(one.id, Size.BIG, True) for one in services) + 2 * GRID
    name = max(canvas.width_of(names.service(one.id), Size.BIG) for one in services) + GRID
    tiles_wide = left.w - 2 * PADDING - code - name
    if row < Size.BIG * LINE_HEIGHT or tiles_wide < HUGE_TILE * len(console.scenario.terminals):
        return None
    tiles_wide = min(tiles_wide, 1.4 * HUGE_TILE * len(console.scenario.terminals))
    tiles = view.board()
    sick = _sick(tiles)
    first, last = left.cut_top((count[Phase.ARRIVAL] + 1) * row + PADDING)
    middle, rest = right.cut_top((count[Phase.TURNAROUND] + 1) * row + PADDING)
    for phase, at in zip(Phase, (first, middle, last), strict=True):
        head, inner, cells = _huge_head(canvas, at, console, row, tiles_wide)
        canvas.label(console.texts.word(phase).upper(), head, Size.BIG, DIM, bold=True)
        for service, line in _lines(console, phase, inner, row):
            ink = TEXT if service.id in sick else DIM
            canvas.label(service.id, line, Size.BIG, ink, bold=True)
            canvas.label(names.service(service.id), line.cut_left(code, 0)[1], Size.BIG, ink)
        spots = _spots(canvas, _lines(console, phase, inner, row), cells, console)
        _tiles(canvas, spots, console, tiles, view.now, Size.BIG)
    return rest


def huge_board(canvas: Canvas, box: Box, console: Console, view: View) -> None:
    """The board for the projector, the phases side by side; by names where all of them fit."""
    tiles, services = view.board(), console.scenario.services
    sick = _sick(tiles)
    terminals, names = console.scenario.terminals, console.texts.names
    longest = max(sum(one.phase is phase for one in services) for phase in Phase)
    columns = box.columns(len(Phase), GRID)
    room = columns[0].w - 2 * PADDING
    code = canvas.width_of("MMM", Size.BIG, True) + 6
    name = max(canvas.width_of(names.service(one.id), Size.BIG, True) for one in services) + 6
    named = room - name >= HUGE_TILE * len(terminals)
    wide = min(1.3 * HUGE_TILE * len(terminals), room - (name if named else code))
    titled = box.h - PADDING >= TITLED * Size.BIG * (longest + 2)
    row = (box.h - PADDING) / (longest + (2 if titled else 1))
    for phase, column in zip(Phase, columns, strict=True):
        canvas.fill(column, PANEL, RADIUS)
        words = console.texts.word(phase).upper()
        if titled:
            title, column = column.cut_top(row, 0)
            canvas.label(words, title.inset(PADDING, 0), Size.BIG, DIM, bold=True)
        head, inner, cells = _huge_head(canvas, column, console, row, wide)
        if not titled and canvas.width_of(words, Size.BIG, True) <= head.w:
            canvas.label(words, head, Size.BIG, DIM, bold=True)
        for service, line in _lines(console, phase, inner, row):
            said = names.service(service.id) if named else service.id
            ink = TEXT if service.id in sick else DIM
            canvas.label(said, line, Size.BIG, ink, bold=True)
        spots = _spots(canvas, _lines(console, phase, inner, row), cells, console)
        _tiles(canvas, spots, console, tiles, view.now, Size.BIG)


def _huge_head(
    canvas: Canvas, box: Box, console: Console, row: float, wide: float
) -> tuple[Box, Box, list[Box]]:
    """A panel for the projector with its terminals over the tiles, which are so wide together.

    Answers with the room before the terminals, that below them, and where each stands across.
    """
    canvas.fill(box, PANEL, RADIUS)
    head, inner = box.inset(PADDING, PADDING / 2).cut_top(row, 0)
    tiles, head = head.cut_right(wide, 0)
    cells = tiles.columns(len(console.scenario.terminals), 2)
    for terminal, cell in zip(console.scenario.terminals, cells, strict=True):
        canvas.label(terminal, cell, Size.BIG, DIM, bold=True, align="middle")
    return head, inner, cells


def _lines(
    console: Console, phase: Phase, box: Box, row: float
) -> Iterator[tuple[Service, Box]]:  # fmt: skip
    """The services of a phase for the projector, line by line."""
    there = (one for one in console.scenario.services if one.phase is phase)
    for n, service in enumerate(there):
        yield service, Box(box.x, box.y + n * row, box.w, row)


def _tiles(
    canvas: Canvas, spots: list[Spot], console: Console, tiles: Tiles, now: int,
    size: int = Size.SMALL,
) -> None:  # fmt: skip
    """Tiles, each at its spot; all spots are equally high."""
    if not spots:
        return
    painter, zones = TilePainter(canvas, spots[0].box.h, size), []
    first, last = spots[0].box, spots[-1].box
    whole = Box(first.x, first.y, last.right - first.x, last.bottom - first.y)
    pointer = canvas.pointer if whole.holds(canvas.pointer) else None
    for spot in spots:
        one = tiles[spot.tile]
        words = lasted(now - one.since) if one.since >= 0 else ""
        painter.draw(spot.box, spot.pixels, one.state, words, one.reported)
        if pointer is not None and spot.box.holds(pointer):
            tip = _tip(console, *spot.tile, one, now)
            zones.append(spot.zone._replace(tip=tip))
        elif one.state is not TileState.RUNNING:
            zones.append(spot.zone)
    canvas.zones += zones


def _spots(
    canvas: Canvas, rows: Iterable[tuple[Service, Box]], cells: list[Box], console: Console
) -> list[Spot]:  # fmt: skip
    """Where the tiles of services stand, row by row; `cells` say where they stand across."""
    spots: list[Spot] = []
    for service, row in rows:
        gap = 2 if row.h > 20 else 1
        for terminal, across in zip(console.scenario.terminals, cells, strict=True):
            box = Box(across.x, row.y + gap / 2, across.w, row.h - gap)
            if canvas.hides(box):
                continue
            zone = Zone(box, None, name=f"tile.{service.id}.{terminal}")
            spots.append(Spot((service.id, terminal), box, canvas.pixels(box), zone))
    return spots


def _sick(tiles: Tiles) -> frozenset[str]:
    """The services of which a tile is not well."""
    return frozenset(
        service for (service, _), one in tiles.items() if one.state is not TileState.RUNNING
    )


def _short(canvas: Canvas, name: str, size: int, room: float) -> str:
    """As many words of a name as there is room for; its code and its tip say the rest."""
    while name and canvas.width_of(name, size) > room:
        name = name.rpartition("-" if "-" in name and " " not in name else " ")[0]
    return name


def _tip(console: Console, service: str, terminal: str, one: TileView, now: int) -> str:
    """What a tile says when the mouse is over it."""
    say = console.say
    name = console.texts.names.service(service)
    parts = [f"{name} {terminal}", say(f"tile_state.{one.state.value}")]
    if one.since >= 0:
        parts.append(say("do.since", time=clock(one.since), age=clock(now - one.since)))
    if one.state in (TileState.DOWN, TileState.CRASHED) and not one.reported:
        parts.append(say("do.unreported"))
    return say("do.between").join(parts)
