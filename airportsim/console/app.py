"""The program around the screens: events, time, frames. Only here the wall clock is known."""

import gc
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Protocol, runtime_checkable

import pygame

from airportsim.console.console import Console, Screen
from airportsim.console.ears import Ears
from airportsim.console.house import NotKept, Opened, Wish
from airportsim.console.keys import GLOBAL, ROLES, key_name
from airportsim.console.parts.banner import blanked
from airportsim.console.parts.line_sign import away_sign
from airportsim.console.parts.seating import guarded
from airportsim.console.screens.big import Big
from airportsim.console.screens.facilitator import Facilitator
from airportsim.console.screens.handover import HandOver, facilitator_pin
from airportsim.console.screens.helping import Help
from airportsim.console.screens.menu import Menu
from airportsim.console.screens.parted import Parted
from airportsim.console.screens.phases import screen_for
from airportsim.console.screens.trouble import Busy, Note, Trouble
from airportsim.console.screens.welcome import Welcome
from airportsim.console.windows import Pane, Windows
from airportsim.files.problems import FileProblem
from airportsim.model.session import Pause, Resume
from airportsim.model.words import Role, SessionPhase
from airportsim.texts.language import Language

FRAMES = 30
"""Frames a second."""

LONGEST = 1.0
"""Seconds of real time that a frame lets pass at the most: a laptop that slept goes on where it
fell asleep."""

MOUSE = (
    pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEWHEEL,
)  # fmt: skip
"""Events of the mouse; keys are the canvas's alone."""

ON, HASTE = "Enter", 3.0
"""The key that leads on, and the seconds for which it does not lead on again."""

BIG, FACILITATOR = "big", "facilitator"
"""The names of the further windows."""


@runtime_checkable
class Hears(Protocol):
    """An overlay that wants events before the canvas has them."""

    def takes(self, event: pygame.event.Event) -> bool:
        """Have an event; whether it was of use."""


class App:
    """Shows a console's screens in windows, and lets time pass.

    `size` is that of the main window in pixels, `wish` what Welcome begins with.
    """

    def __init__(self, console: Console, size: tuple[int, int], wish: Wish | None = None) -> None:
        pygame.display.init()
        pygame.font.init()
        self.console = console
        self.t = 0.0
        self.windows = Windows(console, size)
        self._size = size
        self._ears = Ears(console)
        self._entered: Opened | None = None
        self._phase: tuple[SessionPhase, int, int] | None = None
        self._waiting: deque[pygame.event.Event] = deque()
        self._acted = False
        self._pane = self.main
        self._moved_on = -HASTE
        self._globals: dict[str, Callable[[str], object]] = {
            "help": lambda key: self._lay_over(Help),
            "roles": lambda key: self._switch(ROLES[key]),
            "big": lambda key: self._toggle(BIG, Big),
            "language": lambda key: self._speak_the_other(),
            "menu": lambda key: self._lay_over(Menu),
            "fullscreen": lambda key: self._fill_screen(),
            "facilitator": lambda key: self._facilitate(),
            "sound": lambda key: console.set(sound=not console.settings.sound),
            "pause": lambda key: self._pause(),
        }
        console.press = self.act
        console.welcome = lambda: Welcome(console)
        if console.screen is None and console.opened is None:
            console.screen = Welcome(console, wish)

    @property
    def main(self) -> Pane:
        """The main window."""
        return self.windows.main

    @property
    def panes(self) -> list[Pane]:
        """All windows, the main one first."""
        return self.windows.panes

    def run(self) -> None:
        """Go on until the main window is closed."""
        self.frame(0)
        self.console.sounds.prepare()
        clock = pygame.time.Clock()
        gc.collect()
        gc.freeze()  # what is there by now stays: looking it through would cost frames
        try:
            while self.console.running:
                self.frame(min(LONGEST, clock.tick(FRAMES) / 1000))
        finally:
            self.close()

    def close(self) -> None:
        """Put the session and the windows away; the size of the main one is kept."""
        size = self.main.size
        if size != self._size:
            self.console.set(window=size)
        self.console.welcome = None
        self.console.leave()
        self.windows.destroy()

    def frame(self, real: float) -> None:
        """Take in what people did, let time pass, draw."""
        self.t += real
        self._waiting.extend(pygame.event.get())
        self._acted = False
        while self._waiting and not self._acted:  # what follows is done to what is drawn then
            self._carefully(partial(self.take, self._waiting.popleft()))
        self.windows.let_type()
        self._carefully(partial(self._live, real))
        self._follow()
        for pane in self.panes:
            if not pane.hidden:
                self._draw(pane)
        if self.console.busy is not None:
            _, work = self.console.busy
            self.console.busy = None
            self._carefully(work)

    def _at(self) -> tuple[SessionPhase, int, int] | None:
        """The phase that the session is in, None without one."""
        if self.console.opened is None:
            return None
        state = self.console.room.state
        return state.phase, state.number, state.attempt

    def _live(self, real: float) -> None:
        if self.console.opened is not None:
            self.console.room.tick(real)
            for answer in self.console.line.late() if self.console.line else ():
                if self.console.answered(answer):
                    self.console.notice(self.console.say("joining.late"), good=True)
            self._ears.listen()

    def _carefully(self, act: Callable[[], object]) -> None:
        """Do something, and say so if a file stands in its way.

        A session that cannot be kept any further is put away: it goes on from what was kept.
        """
        try:
            act()
        except FileProblem as problem:
            self._acted = True
            if isinstance(problem, NotKept):
                self.console.leave()
            self.console.overlay = Trouble(self.console, str(problem))

    # --- events ------------------------------------------------------------------------------

    def take(self, event: pygame.event.Event) -> None:
        """Let the window that an event belongs to have it."""
        if event.type == pygame.QUIT:
            self.console.running = False
            return
        pane = self.windows.of(event)
        if self.windows.take(pane, event) or self._taken(pane, event):
            return
        canvas = pane.canvas
        if event.type == pygame.MOUSEMOTION:
            pane.pointer = event.pos
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            pane.pointer = event.pos
            self._heard_by(pane)
            self._acted = canvas.click(event.pos)
        elif event.type == pygame.MOUSEWHEEL and pane.pointer is not None:
            canvas.wheel(pane.pointer, event.precise_y)
        elif canvas.focus is not None and canvas.focus.takes(event):
            pass
        elif event.type == pygame.KEYDOWN:
            self._heard_by(pane)
            key = key_name(event)
            if key and not self._is_hasty(key):
                phase = self._at()
                self._acted = canvas.press(key) or self.act(key)
                if key == ON and self._at() != phase:
                    self._moved_on = self.t

    def _is_hasty(self, key: str) -> bool:
        """Whether the key that leads on is pressed once more, just after it has led on.

        Nobody means to leave a phase that he has not seen.
        """
        hasty = key == ON and self.t - self._moved_on < HASTE and self.console.overlay is None
        hasty = hasty and self._pane.canvas.focus is None  # what was typed may be handed in
        if hasty:
            self.console.notice(self.console.say("console.hasty"))
        return hasty

    def act(self, key: str) -> bool:
        """What a key does on every screen; some only where nothing lies over it.

        Whether it did something.
        """
        found = next((one for one in GLOBAL if key in one.keys), None)
        if found is None or (self.console.overlay is not None and not found.modal):
            return False
        self._globals[found.name](key)
        return True

    def _taken(self, pane: Pane, event: pygame.event.Event) -> bool:
        """Let what lies over the main window have an event first."""
        overlay = self.console.overlay
        if pane is not self.main or not isinstance(overlay, Hears):
            return False
        if event.type == pygame.MOUSEMOTION:
            pane.pointer = event.pos
        if event.type < pygame.USEREVENT and event.type not in MOUSE:
            return False
        taken = overlay.takes(event)
        if taken and event.type == pygame.MOUSEBUTTONDOWN:
            pane.canvas.focus = None
        return taken

    def _heard_by(self, pane: Pane) -> None:
        """Let refusals appear in the window in which something was clicked or pressed."""
        self._pane = pane
        self.console.canvas = pane.canvas

    # --- the keys that work everywhere -------------------------------------------------------

    def _lay_over(self, screen: Callable[[Console], Screen]) -> None:
        self.console.overlay = screen(self.console)

    def _speak_the_other(self) -> None:
        others = [one for one in Language if one is not self.console.language]
        self.console.set(language=others[0].value)

    def _fill_screen(self) -> None:
        """Fill the screen with the window in which the key was pressed."""
        if self._pane is self.main or self._pane not in self.panes:
            self.console.set(fullscreen=not self.console.fullscreen)
        else:
            self.windows.fill_screen(self._pane)

    def _switch(self, role: Role) -> None:
        """Show another seat that this console holds, behind a blank screen if that is wanted."""
        console = self.console
        if console.opened is None or role is console.role:
            return
        if role not in console.roles:
            console.notice(console.say("console.not_held", role=console.texts.word(role)))
        elif console.settings.hand_over or guarded(console, role):
            console.overlay = HandOver(console, role)
        else:
            console.role = role

    def _pause(self) -> None:
        if self.console.opened is not None:
            self.console.step(Resume() if self.console.room.state.paused else Pause())

    def _facilitate(self) -> None:
        """Open the facilitator's window, behind his PIN if there is one; or close it."""
        console = self.console
        if not console.hosts:
            console.notice(console.say("joining.only_facilitator"))
        elif FACILITATOR in console.extra or not console.settings.pin:
            self._toggle(FACILITATOR, Facilitator)
        elif console.opened is not None:
            then = lambda: self._toggle(FACILITATOR, Facilitator)  # noqa: E731
            console.overlay = facilitator_pin(console, then)

    def _toggle(self, name: str, screen: Callable[[Console], Screen]) -> None:
        console = self.console
        if console.opened is not None and console.extra.pop(name, None) is None:
            console.extra[name] = screen(console)

    # --- drawing -----------------------------------------------------------------------------

    def _follow(self) -> None:
        """Show the screen of the session's phase when that has changed."""
        console, line = self.console, self.console.line
        if line is not None and line.ended:
            console.leave()
            console.screen = Parted(console, line.ended, line.code)
        entered, self._entered = self._entered, console.opened
        if console.opened is not None:
            at = self._at()
            anew = console.opened is not entered
            if anew or at != self._phase or console.screen is None:
                self._phase = at
                console.screen = screen_for(console, console.room.state.phase)
            if anew:
                self._sit_down()
            lost = console.role is not None or line is not None  # the host may move one
            if lost and console.role not in console.roles:
                free = (role for role in console.roles if not guarded(console, role))
                console.role = next(free, None)
        self.windows.follow()

    def _sit_down(self) -> None:
        """In a session just entered: what there is to be said, and a PIN where it is needed."""
        console = self.console
        assert console.opened is not None
        mine = console.roles
        if console.opened.notes:
            console.overlay = Note(console, " ".join(map(console.say, console.opened.notes)))
        elif mine and all(guarded(console, role) for role in mine):
            console.role = None
            console.overlay = HandOver(console, mine[0])

    def _draw(self, pane: Pane) -> None:
        console, canvas = self.console, pane.canvas
        screen = console.extra.get(pane.name) if pane.name else console.screen
        canvas.begin(pane.window.get_surface(), self.t, console.scale, pane.pointer)
        blank = pane.name != FACILITATOR and blanked(canvas, console)
        if screen is not None and not blank:
            screen.draw(canvas)
        if not pane.name:
            if console.overlay is not None:
                canvas.shade()
                console.overlay.draw(canvas)
            if console.busy is not None:
                canvas.shade()
                Busy(console, console.busy[0]).draw(canvas)
        away_sign(canvas, console, big=pane.name == BIG)
        canvas.finish()
        pane.window.flip()
