"""`airportsim join`: the console, in a room that another machine holds."""

from dataclasses import dataclass

from airportsim.cli.house import ShippedHouse
from airportsim.cli.misuse import Misuse
from airportsim.cli.network import ShippedNetwork
from airportsim.cli.play import FIRST, has_display, locale_language, settings_here
from airportsim.cli.screen import texts_for
from airportsim.files.library import load_scenario
from airportsim.files.places import sessions_folder
from airportsim.files.problems import FileProblem
from airportsim.model.words import Role
from airportsim.net.addresses import BadAddress, parted
from airportsim.net.room import LONGEST_NAME
from airportsim.texts.language import Language


@dataclass(frozen=True, slots=True)
class Wishes:
    """What `airportsim join` was asked for; what was left open is asked on the screen."""

    address: str | None = None
    code: str | None = None
    role: Role | None = None
    name: str | None = None
    pin: str | None = None
    language: Language | None = None
    window: tuple[int, int] | None = None
    fullscreen: bool = False
    scale: int | None = None


def join_room(wishes: Wishes) -> None:
    """Open the console and go on until it is closed; raises Misuse."""
    try:
        _check(wishes)
        _join(wishes)
    except FileProblem as problem:
        raise Misuse(str(problem)) from None


def _check(wishes: Wishes) -> None:
    """Refuse what can be no address and no name, and machines without a display."""
    language = wishes.language or locale_language()
    texts = texts_for(language, load_scenario(FIRST), "hosting", "net")
    if wishes.address is not None:
        try:
            parted(wishes.address)
        except BadAddress:
            raise Misuse(texts.say("net.bad_address", address=wishes.address)) from None
    name = wishes.name
    if name is not None and not (1 <= len(name.strip()) <= LONGEST_NAME and name.isprintable()):
        raise Misuse(texts.say("net.bad_name"))
    if wishes.window is not None and wishes.fullscreen:
        raise Misuse(texts.say("cli.window_or_full"))
    if not has_display():
        raise Misuse(texts.say("hosting.join_needs_display"))


def _join(wishes: Wishes) -> None:
    from airportsim.console.app import App
    from airportsim.console.console import Console
    from airportsim.console.screens.join import Join
    from airportsim.console.screens.trouble import Trouble

    settings, keep, problem = settings_here(wishes.language)
    house, network = ShippedHouse(sessions_folder(None)), ShippedNetwork()
    console = Console(house, settings, keep, dict(house.scenarios())[FIRST], network)
    console.scale = wishes.scale or settings.scale
    console.fullscreen = wishes.fullscreen or (settings.fullscreen and wishes.window is None)
    try:
        console.screen = Join(
            console, wishes.address or "", wishes.code or "", (wishes.name or "").strip(),
            wishes.pin or "", wishes.role,
        )  # fmt: skip
        app = App(console, wishes.window or settings.window)
        if problem:
            console.overlay = Trouble(console, problem)
        app.run()
    finally:
        console.leave()
        network.close()
