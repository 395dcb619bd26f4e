"""The big screen as a picture, without a window, a sound or a display: for research."""

from pathlib import Path
from typing import NoReturn

import numpy as np
import pygame
from numpy.typing import NDArray

from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.house import Opened, Wish
from airportsim.console.look import BASE
from airportsim.console.screens.big import Big
from airportsim.console.typeset import Typesetter
from airportsim.files.problems import FileProblem
from airportsim.files.sessions import Listed
from airportsim.files.settings import Settings
from airportsim.model.scenario import Scenario
from airportsim.play.room import Room

FRAME = 1 / 30
"""A second frame is drawn so much later, since the first one learns how high things are."""


class BigPicture:
    """Draws the big screen of one session, in English, as a window of 1280 x 720 shows it."""

    def __init__(self, room: Room) -> None:
        pygame.font.init()
        self.room = room
        scenario = room.airport.scenario
        self._console = Console(_Nowhere(scenario), Settings(sound=False), None, scenario)
        self._console.enter(Opened(scenario.name, room, lambda folder: [], lambda: None))
        self._canvas = self._console.canvas = Canvas(Typesetter())
        self._surface = pygame.Surface(BASE)
        self._screen = Big(self._console)
        self._frames = 0

    def draw(self) -> NDArray[np.uint8]:
        """The screen as it is now: (720, 1280, 3), red, green and blue from 0 to 255."""
        for _ in range(2):
            self._frames += 1
            self._canvas.begin(self._surface, self._frames * FRAME, 100, None)
            self._screen.draw(self._canvas)
            self._canvas.finish()
        wide, high = BASE
        pixels = np.frombuffer(pygame.image.tobytes(self._surface, "RGB"), np.uint8)
        return pixels.reshape(high, wide, 3).copy()


class _Nowhere:
    """A house in which nothing is kept and nothing begins."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario

    def scenarios(self) -> list[tuple[str, Scenario]]:
        return [(self._scenario.name, self._scenario)]

    def practice(self, scenario: Scenario) -> Scenario:
        return scenario

    def skills(self) -> list[str]:
        return []

    def sessions(self) -> list[Listed]:
        return []

    def begin(self, wish: Wish) -> NoReturn:
        raise FileProblem("no session begins here")

    def resume(self, path: Path) -> NoReturn:
        raise FileProblem("no session is kept here")
