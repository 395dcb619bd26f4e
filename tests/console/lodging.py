"""A program with a house of its own: sessions in a folder, settings in a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tests.console import stage  # before pygame: without windows

import pygame  # isort: skip

from airportsim.cli.house import ShippedHouse
from airportsim.console.app import App
from airportsim.console.console import Console
from airportsim.files.settings import Settings, load_settings
from airportsim.model.session import Proceed, Who
from airportsim.model.words import SessionPhase
from tests.console.person import Person


class Lodging:
    """A program, somebody at it, and what lies on the disk."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder / "sessions"
        self.kept = folder / "settings.json"
        house = ShippedHouse(self.folder)
        house._loaded["classic"] = stage.classic().scenario  # read once a test run
        self.console = Console(house, settings, self.kept, stage.classic().scenario)
        if pygame.display.get_init():
            pygame.event.clear()
        with patch("airportsim.console.windows.Typesetter", stage.typesetter):
            self.app = App(self.console, (1280, 720))
        self.app.main.canvas.said = []
        self.person = Person(self.app)
        self.wait()

    def wait(self, frames: int = 3, seconds: float = 0.0) -> None:
        """Let some frames pass: one acts, one works, one shows."""
        for _ in range(frames):
            self.person.waits(seconds)

    def click(self, name: str) -> None:
        """Click a spot that must be there."""
        assert self.person.click(name), f"there is no {name}: {self.names()}"
        self.wait()

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        self.person.presses(*keys)
        self.wait()

    def type(self, name: str, text: str) -> None:
        """Click a field and type."""
        self.click(name)
        self.person.types(text)

    def names(self) -> list[str]:
        """The spots on the screen."""
        return [zone.name for zone in self.app.main.canvas.zones if zone.name]

    def reads(self, words: str) -> bool:
        """Whether these words stand on the screen."""
        return self.person.reads(words)

    def settings(self) -> Settings:
        """What has been kept."""
        return load_settings(self.kept, Settings())

    def begin(self, *seats: str) -> None:
        """Begin a session with these seats instead of the usual one, up to its lobby."""
        self.click("way.new")
        for seat in ("specialist", *seats):
            self.click(f"seat.{seat}")
        self.click("begin")

    def play(self, *seats: str, second: int = 0) -> None:
        """Begin a session and go into its first round."""
        self.begin(*seats)
        room = self.console.room
        while room.state.phase is not SessionPhase.DO:
            room.submit(Who("", None), Proceed())
        self.wait()
        for _ in range(second):
            self.person.waits(1)

    def event(self, kind: int, **values: Any) -> None:
        """Something happens to the main window."""
        pygame.event.post(pygame.event.Event(kind, window=self.app.main.window, **values))
        self.wait(1)


@contextmanager
def lodging(folder: Path, **settings: object) -> Iterator[Lodging]:
    """A program that is closed at the end."""
    usual: dict[str, object] = {"player": "Lin", "sound": False}
    one = Lodging(folder, Settings(**{**usual, **settings}))  # type: ignore[arg-type]
    try:
        yield one
    finally:
        one.app.close()
