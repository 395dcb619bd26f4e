"""What does the console cost? A frame at its worst, the first frame, an hour of play.

    python -m tests.benchmarks.console [--frames 600] [--rounds 20] [--fps 1]

Wanted, at 1920 x 1080 on a driver without a display: a frame in which all 80 tiles change, with 30
tickets in the inbox and 40 flight strips, within 8 ms at the 99th percentile (of CPU time; beside
it the same as a ratio to one blit of the whole surface); the first frame 2 s after the process was
begun; and no more memory at the end of an hour of play than at its beginning, but for kept pictures
(at most 2,000 lines of text and 600 shapes). The hour is one at 8x, 20 rounds, drawn once a second
instead of thirty times; with `--fps 30` it is drawn as it would be played, which takes long.
"""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import gc
import random
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any

from airportsim.console.app import App
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.house import Opened
from airportsim.console.look import DOWN
from airportsim.console.screens.do import Do
from airportsim.console.seats.all import PANELS
from airportsim.console.seats.panel import Act, Entry, SeatPanel
from airportsim.files.settings import Settings
from airportsim.model.airport import Airport, Tile
from airportsim.model.commands import FreezePurchases
from airportsim.model.session import Proceed, SetSpeed, Who
from airportsim.model.state import State
from airportsim.model.words import FlightState, Role, SessionPhase
from airportsim.play.board import Strip, TileState, TileView
from airportsim.play.seat import Seat
from airportsim.play.session import Session
from airportsim.play.views import DirectorView
from tests.benchmarks.material import airport, skills
from tests.console.stage import ME, NoHouse, seated

import pygame  # isort: skip

SIZE = (1920, 1080)

BOARDS = 97
"""Boards that come by in turn; they are made beforehand, which is no part of drawing."""

TICKETS, STANDS = 30, 5
"""Entries in the inbox; with 5 stands a terminal shows 10 flights."""

FIRST_FRAME = """
import sys
from airportsim.console.app import App
from airportsim.console.console import Console
from airportsim.files.library import load_scenario
from airportsim.files.settings import Settings
from tests.console.stage import NoHouse
app = App(Console(NoHouse(), Settings(), None, load_scenario("classic")), (1920, 1080))
app.frame(0.03)
print("drawn", flush=True)
"""


class Worst(DirectorView):
    """A window on a round in which all tiles change in each frame, all flights once a second."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        chance = random.Random(1)
        self._boards = [self._made(chance) for _ in range(BOARDS)]
        self._strips = {t: self._flights(n) for n, t in enumerate(state.airport.scenario.terminals)}
        self._frame = 0

    @property
    def now(self) -> int:  # type: ignore[override]
        """The second, which comes after 30 frames."""
        return 400 + self._frame // 30

    def board(self) -> dict[Tile, TileView]:
        """All tiles in any state, for any time: another board in each frame."""
        self._frame += 1
        return self._boards[self._frame % BOARDS]

    def _made(self, chance: random.Random) -> dict[Tile, TileView]:
        states = list(TileState)
        return {
            tile: TileView(chance.choice(states), chance.randrange(400), chance.random() < 0.5)
            for tile in self._state.airport.tiles
        }

    def strips(self, terminal: str) -> tuple[Strip, ...]:
        """Ten flights, all of them losing patience."""
        return self._strips[terminal]

    def _flights(self, row: int) -> tuple[Strip, ...]:
        lanes = {FlightState.HOLDING: 3, FlightState.LANDING: 1, FlightState.ON_STAND: 5}
        states = [state for state, count in lanes.items() for _ in range(count)]
        waiting = [
            Strip(n * 4 + row, state, 0, 430 + (37 * n + row) % 150)
            for n, state in enumerate(states)
        ]
        return *waiting, Strip(40 + row, FlightState.DEPARTING, 0, -1)


class WorstSeat(Seat):
    """The seat of whoever looks through it."""

    role = Role.DIRECTOR

    def __init__(self, session: Session) -> None:
        assert session.table is not None
        self._session = session
        self._view = Worst(session.table.simulation.state)

    def view(self) -> Worst:
        return self._view

    def submit(self, command: Any) -> Any:
        return self._session.submit(Who(ME, self.role), command)


class WorstSession(Session):
    """A session that gives out that seat."""

    def seat(self, player: str, role: Role, hand: int = -1) -> Seat:
        return WorstSeat(self)


class Full(SeatPanel):
    """A panel with many tickets and buttons."""

    role = Role.DIRECTOR

    def inbox(self, view: Any) -> list[Entry]:
        return [
            Entry("ticket", n, "P1", DOWN, f"#{n + 1} Catering T1 T2", view.now - n * 7 % 200)
            for n in range(TICKETS)
        ]

    def acts(self, view: Any, entry: Entry | None) -> list[Act]:
        return [Act(str(n), f"Act {n}", "20 s", FreezePurchases(frozen=True)) for n in range(6)]


def loaded() -> tuple[Console, Do]:
    """A console that shows the worst."""
    usual = airport().scenario
    large = Airport(replace(usual, flying=replace(usual.flying, stands=STANDS)))
    lobby = seated({Role.DIRECTOR: (ME,)})
    session = WorstSession(large, skills(), 1, lobby.state)
    while session.state.phase is not SessionPhase.DO:
        session.submit(Who("", None), Proceed())
    session.advance(400)
    console = Console(NoHouse(), Settings(player=ME), None, large.scenario)
    console.enter(Opened("worst", session, lambda folder: [], lambda: None))
    PANELS[Role.DIRECTOR] = Full
    return console, Do(console)


def frames(count: int) -> tuple[list[float], list[float]]:
    """CPU seconds of each frame, and of a blit of the whole surface beside each."""
    console, screen = loaded()
    window = pygame.Window("worst", SIZE)
    surface, canvas = window.get_surface(), Canvas()
    other = pygame.Surface(SIZE).convert(surface)
    console.canvas = canvas
    drawn, blits = [], []
    gc.collect()
    gc.freeze()  # as the program does once its first frame is drawn
    for n in range(-30, count):  # the first second is not counted
        began = process_time()
        canvas.begin(surface, n / 30, 100, (700, 300))
        screen.draw(canvas)
        canvas.finish()
        done = process_time()
        surface.blit(other, (0, 0))
        if n >= 0:
            drawn.append(done - began)
            blits.append(process_time() - done)
    window.destroy()
    return drawn, blits


def first_frame() -> float:
    """Seconds from the beginning of a process to its first frame; the best of three."""

    def once() -> float:
        began = perf_counter()
        command = [sys.executable, "-c", FIRST_FRAME]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            while process.stdout.readline().strip() != "drawn":
                assert process.poll() is None
            return perf_counter() - began

    return min(once() for _ in range(3))


def memory() -> float | None:
    """MB that this process holds now; None where that cannot be told."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return None
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


def hour(rounds: int, fps: int, look: Callable[[], object]) -> None:
    """Play so many rounds at 8x, one session after the other, and look after each session."""
    console = Console(NoHouse(), Settings(player=ME, sound=False), None, airport().scenario)
    app = App(console, (1280, 720))
    played = 0
    while played < rounds:
        session = seated({Role.SPECIALIST: (ME,)}, seed=played)
        session.submit(Who("", None), SetSpeed(800))
        console.enter(Opened("hour", session, lambda folder: [], lambda: None))
        while session.state.phase is not SessionPhase.END and played < rounds:
            if session.state.phase is not SessionPhase.DO:
                session.submit(Who("", None), Proceed())
                app.frame(1 / fps)
                continue
            while session.state.phase is SessionPhase.DO:
                app.frame(1 / fps)
            played += 1
        console.leave()
        gc.collect()
        look()
    app.close()


def main() -> None:
    """Print the table."""
    parser = ArgumentParser(description="What the console costs.")
    parser.add_argument("--frames", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--fps", type=int, default=1)
    given = parser.parse_args()
    first = first_frame()
    pygame.display.init()
    pygame.font.init()
    drawn, blits = frames(given.frames)
    blit = median(blits)
    late = quantiles(drawn, n=100)[98]
    held: list[tuple[float | None, int]] = []
    hour(given.rounds, given.fps, lambda: held.append((memory(), len(gc.get_objects()))))
    print("| measured | found | wanted |")
    print("|---|---|---|")
    print(f"| a blit of 1920 x 1080, CPU | {1000 * blit:.2f} ms | |")
    print(f"| the worst frame, median, CPU | {1000 * median(drawn):.2f} ms | |")
    print(f"| the worst frame, 99th percentile, CPU | {1000 * late:.2f} ms | 8 ms or less |")
    print(f"| frame / blit, median and 99th | {median(drawn) / blit:.1f}, {late / blit:.1f} | |")
    print(f"| from the process's beginning to the first frame | {first:.2f} s | 2 s or less |")
    sizes = [f"{size:.0f}" for size, _ in held if size is not None]
    print(f"| memory after each session of an hour at 8x, MB | {', '.join(sizes)} | flat |")
    objects = [f"{count / 1000:.1f}" for _, count in held]
    print(f"| Python objects then, in thousands | {', '.join(objects)} | flat |")


if __name__ == "__main__":
    main()
