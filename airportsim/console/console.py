"""What all screens share: the session at hand, who sits here, the language, the settings."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from airportsim.console.canvas import Canvas
from airportsim.console.house import House, Opened
from airportsim.console.network import Network
from airportsim.console.screen import Screen as Screen
from airportsim.console.sound import Sounds
from airportsim.files.catalogue import load_catalogue
from airportsim.files.problems import FileProblem
from airportsim.files.settings import Settings, save_settings
from airportsim.model.commands import Command
from airportsim.model.refusals import Code, Refusal
from airportsim.model.scenario import Scenario
from airportsim.model.session import Who
from airportsim.model.session_rules import RIGHTS
from airportsim.model.words import Role
from airportsim.play.line import Line
from airportsim.play.room import Room
from airportsim.play.seat import Seat
from airportsim.texts.language import Language
from airportsim.texts.texts import Texts

SKILLS = ("novice", "regular", "expert")
"""The shipped skills, from the weakest to the best."""

PLAYER = "Player"
"""The name of whoever has not given one."""


class Console:
    """The one thing that screens hold: what they show comes from it, what they do goes to it.

    `screen` fills the main window, `overlay` lies over it; `extra` are the screens of further
    windows by name ("big", "facilitator"), which the program opens and closes as they come and go.
    `role` is the seat that is shown, None for a spectator. `scale` (in percent) and `fullscreen`
    may differ from the settings until these are changed. `press` does what a key does everywhere.
    `network` has the rooms that can be joined, None where there can be none.
    """

    def __init__(
        self, house: House, settings: Settings, keep: Path | None, scenario: Scenario,
        network: Network | None = None,
    ) -> None:  # fmt: skip
        self.house = house
        self.network = network
        self.settings = settings
        self.sounds = Sounds(settings.sound)
        self.scale = settings.scale
        self.fullscreen = settings.fullscreen
        self.opened: Opened | None = None
        self.screen: Screen | None = None
        self.overlay: Screen | None = None
        self.extra: dict[str, Screen] = {}
        self.role: Role | None = None
        self.running = True
        self.busy: tuple[str, Callable[[], None]] | None = None
        self.welcome: Callable[[], Screen] | None = None
        self.canvas: Canvas | None = None
        self.press: Callable[[str], object] = lambda key: None
        self._keep = keep
        self._scenario = scenario
        self._named = scenario
        self._texts: Texts | None = None

    # --- words -------------------------------------------------------------------------------

    @property
    def language(self) -> Language:
        """The language of the screen."""
        return Language(self.settings.language)

    @property
    def scenario(self) -> Scenario:
        """The scenario of the session, or the one whose names Welcome uses."""
        return self.opened.room.airport.scenario if self.opened else self._scenario

    @property
    def texts(self) -> Texts:
        """The sentences of the screen's language, with the names of the scenario."""
        found, scenario = self._texts, self.scenario
        written = self.settings.language
        if found is None or found.language.value != written or self._named is not scenario:
            self._named = scenario
            found = self._texts = Texts(self.language, _catalogue(self.language), scenario)
        return found

    def say(self, key: str, **values: object) -> str:
        """A sentence of the screen's language."""
        return self.texts.say(key, **values)

    def skill(self, skill: str) -> str:
        """What a bot's skill is called; one that is not shipped by its own name."""
        return self.say(f"skill.{skill}") if skill in SKILLS else skill

    # --- the session -------------------------------------------------------------------------

    @property
    def room(self) -> Room:
        """The session at hand; only screens that show one may ask."""
        assert self.opened is not None
        return self.opened.room

    @property
    def line(self) -> Line | None:
        """The line to the room, if the session is held on another machine."""
        return self.opened.line if self.opened else None

    @property
    def hosts(self) -> bool:
        """Whether whoever is at this console may do what a facilitator may."""
        return self.line is None or self.line.facilitator

    @property
    def player(self) -> str:
        """The name under which whoever is at this console sits in seats."""
        return self.line.name if self.line else self.settings.player or PLAYER

    @property
    def roles(self) -> list[Role]:
        """The roles whose seats this console holds."""
        if self.opened is None:
            return []
        seats = self.opened.room.state.seats
        return [role for role in Role if self.player in seats[role].players]

    def seat(self, role: Role | None = None) -> Seat | None:
        """The seat of a role that this console holds, by default the one that is shown."""
        role = role or self.role
        if role is None or self.opened is None or role not in self.roles:
            return None
        return self.opened.room.seat(self.player, role)

    def give(self, command: Command, hand: int = -1, role: Role | None = None) -> bool:
        """Give a command of Do from the seat that is shown; a refusal appears where the click was.

        Whether it was accepted.
        """
        role = role or self.role
        assert role is not None
        return self.answered(self.room.submit(Who(self.player, role), command, hand))

    def step(self, command: Any) -> bool:
        """Ask for something around the rounds, as whichever of one's seats may, else as host."""
        roles, _ = RIGHTS.get(type(command), (frozenset(), frozenset()))
        mine = [role for role in self.roles if role in roles]
        who = Who(self.player, mine[0]) if mine else Who("", None)
        return self.answered(self.room.submit(who, command))

    def barred(self, command: type[Any]) -> str:
        """Why a kind of step cannot be asked for from here, as a sentence; "" if it can."""
        roles, _ = RIGHTS[command]
        if self.hosts or roles.intersection(self.roles):
            return ""
        return self.texts.refusal(Refusal(Code.NOT_YOUR_ROLE))

    def answered(self, answer: object) -> bool:
        """Whether something was accepted; a refusal appears where the click was."""
        if isinstance(answer, Refusal):
            self.notice(self.texts.refusal(answer))
            return False
        return True

    def notice(self, words: str, good: bool = False) -> None:
        """Show a sentence where the last click or key was: a refusal, or `good` news."""
        if self.canvas is not None:
            self.canvas.notice(words, good)

    # --- going about -------------------------------------------------------------------------

    def enter(self, opened: Opened) -> None:
        """Take up a session; the program shows the screen of its phase."""
        self._put_away()
        self.opened = opened
        self.role = next(iter(self.roles), None)
        self.screen = None

    def leave(self) -> None:
        """Put the session away, which can be gone on with, and show Welcome."""
        self._put_away()
        self.screen = self.welcome() if self.welcome else None

    def _put_away(self) -> None:
        opened, self.opened = self.opened, None
        self.extra.clear()
        self.role = self.overlay = None
        if opened is not None:
            opened.close()

    def later(self, words: str, work: Callable[[], None]) -> None:
        """Do something that may take a moment, once a sign that says so has been shown."""
        self.busy = words, work

    def set(self, **changes: Any) -> None:
        """Change settings, and keep them."""
        self.settings = replace(self.settings, **changes)
        self.sounds.on = self.settings.sound
        self.scale = changes.get("scale", self.scale)
        self.fullscreen = changes.get("fullscreen", self.fullscreen)
        if self._keep is not None:
            try:
                save_settings(self._keep, self.settings)
            except FileProblem as problem:
                self.notice(str(problem))


@cache
def _catalogue(language: Language) -> dict[str, str]:
    return load_catalogue(language.value)
