"""A console without windows: sessions, pictures of screens, and an eye for what is wrong."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from airportsim.console.typeset import Typesetter

import pygame  # isort: skip

from airportsim.console.canvas import Canvas
from airportsim.console.console import Console, Screen
from airportsim.console.drawing import Said
from airportsim.console.house import Opened, Wish
from airportsim.console.look import Size, contrast
from airportsim.files.library import load_scenario, load_skills
from airportsim.files.sessions import Listed
from airportsim.files.settings import Settings
from airportsim.model.airport import Airport
from airportsim.model.ledger import Measure
from airportsim.model.plan import Adopt
from airportsim.model.scenario import Scenario
from airportsim.model.session import Expect, Proceed, Reseat, Who
from airportsim.model.session_rules import first_state
from airportsim.model.words import Lever, Role, SessionPhase
from airportsim.play.session import Session

ME = "Lin"


class NoHouse:
    """A house with the shipped scenario and without sessions; what is begun is not kept."""

    def scenarios(self) -> list[tuple[str, Scenario]]:
        return [("classic", classic().scenario)]

    def practice(self, scenario: Scenario) -> Scenario:
        return load_scenario("practice")

    def skills(self) -> list[str]:
        return ["novice", "regular", "expert"]

    def sessions(self) -> list[Listed]:
        return []

    def begin(self, wish: Wish) -> Opened:
        session = seated(wish.people, wish.seed, wish.skill)
        return Opened("test", session, lambda folder: [], lambda: None)

    def resume(self, path: Path) -> Opened:
        raise AssertionError(path)


@cache
def classic() -> Airport:
    return Airport(load_scenario("classic"))


def seated(
    people: Any, seed: int = 1, skill: str = "regular", levers: tuple[Lever, ...] = ()
) -> Session:
    """A session in its lobby, or with levers in Plan with these adopted; bots where nobody is."""
    airport = classic()
    state = first_state(airport, exempt=bool(levers), discover=False)
    session = Session(airport, load_skills(), seed, state, lambda batch: None)
    for role in Role:
        names = tuple(people.get(role, ()))
        session.submit(Who("", None), Reseat(role, names, "" if names else skill))
    if levers:
        session.submit(Who("", None), Proceed())
        for lever in levers:
            session.submit(Who("", None), Adopt(lever))
            session.submit(Who("", None), Expect(lever, Measure.LANDED, 82))
    return session


def playing(
    role: Role | None, second: int = 400, seed: int = 1, levers: tuple[Lever, ...] = (),
    lang: str = "en",
) -> Console:  # fmt: skip
    """A console in the middle of a round in which one person sits at a role."""
    session = seated({role: (ME,)} if role else {}, seed, "regular", levers)
    while session.state.phase is not SessionPhase.DO:
        session.submit(Who("", None), Proceed())
    session.advance(second)
    return console_for(session, lang)


def console_for(session: Session, lang: str = "en") -> Console:
    """A console at which somebody has taken up a session."""
    pygame.font.init()
    settings = Settings(player=ME, language=lang, sound=False)
    console = Console(NoHouse(), settings, None, classic().scenario)
    console.enter(Opened("test", session, lambda folder: [], lambda: None))
    return console


@cache
def typesetter() -> Typesetter:
    pygame.display.init()
    pygame.font.init()
    _window()
    return Typesetter()


@cache
def _window() -> pygame.Window:
    """A window that nobody sees: pygame_gui converts its pictures to the format of one."""
    window = pygame.Window("stage", (320, 200), hidden=True)
    window.get_surface()
    return window


def draw(
    console: Console, screen: Screen, size: tuple[int, int] = (1280, 720), percent: int = 100,
    t: float = 10.0, pointer: tuple[int, int] | None = None, overlay: bool = False,
) -> Canvas:  # fmt: skip
    """A screen as it is drawn in a window of this size; twice, since heights are learnt."""
    canvas = Canvas(typesetter())
    canvas.said = []
    surface = pygame.Surface(size)
    console.canvas = canvas
    for moment in (t - 1 / 30, t):
        canvas.begin(surface, moment, percent, pointer)
        screen.draw(canvas)
        if overlay and console.overlay is not None:
            canvas.shade()
            console.overlay.draw(canvas)
        canvas.finish()
    return canvas


def shot(console: Console, screen: Screen, path: str, **how: Any) -> list[str]:
    """Save a picture of a screen; answers with what is wrong with it."""
    canvas = draw(console, screen, **how)
    pygame.image.save(canvas.surface, path)
    return wrong(canvas)


def in_language(console: Console, lang: str) -> None:
    console.settings = replace(console.settings, language=lang)


def wrong(canvas: Canvas, least: int = Size.SMALL) -> list[str]:
    """What a careful eye finds: text cut, off the window, on other text, too small, too pale."""
    assert canvas.said is not None
    found = []
    whole = canvas.surface.get_rect()
    for n, one in enumerate(canvas.said):
        if one.shortened:
            found.append(f"cut: {one.words}")
        if not whole.contains(one.rect):
            found.append(f"off the window: {one.words} {one.rect}")
        if one.size < least:
            found.append(f"too small ({one.size}): {one.words}")
        if contrast(one.colour, one.ground) < 4.5:
            pale = contrast(one.colour, one.ground)
            found.append(f"too pale ({pale:.1f}): {one.words} {one.colour} on {one.ground}")
        if canvas.typesetter.lacking(one.words):
            found.append(f"missing glyph: {one.words}")
        found += [
            f"overlap: {one.words} / {other.words} {one.rect}"
            for other in canvas.said[:n]
            if _ink(one).colliderect(_ink(other))
        ]
    return found


def _ink(one: Said) -> pygame.Rect:
    """Where the letters are: a line's picture has empty room above and below."""
    rect = one.rect
    return rect.inflate(-2, -round(rect.height * 0.5))


def click(canvas: Canvas, name: str) -> None:
    """Click into the middle of what has this name."""
    zone = canvas.named(name)
    assert zone is not None, name
    x, y = zone.box.middle
    canvas.click((round(x * canvas.scale), round(y * canvas.scale)))
