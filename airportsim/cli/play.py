"""`airportsim play`: the console in its windows or, where there is no display, a report."""

import locale
import os
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from airportsim.cli.misuse import Misuse
from airportsim.cli.report import chart
from airportsim.cli.screen import texts_for
from airportsim.cli.watching import watched
from airportsim.files.database import check_file
from airportsim.files.library import load_scenario, load_skills, load_team, scenario_names
from airportsim.files.places import file_like, sessions_folder
from airportsim.files.problems import FileProblem, did_you_mean
from airportsim.files.sessions import SUFFIX, session_path
from airportsim.files.settings import Settings, load_settings, save_settings, settings_path
from airportsim.model.airport import Airport
from airportsim.model.words import Role
from airportsim.play.match import play
from airportsim.texts.language import Language

if TYPE_CHECKING:
    from airportsim.console.console import Console
    from airportsim.console.house import Wish

FIRST = "classic"
"""The scenario of a session for which none is named."""

SEED = 1
"""The seed of bots that play in the terminal, if none is given."""

MOST_OFFERED = 8
"""Names that are listed at the most where the one that was given is unknown."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What `airportsim play` was asked for; None, and no roles, for what was left open.

    `what` is the name or the file of a scenario or of a session.
    """

    what: str | None = None
    roles: tuple[Role, ...] = ()
    bots: str | None = None
    seed: int | None = None
    language: Language | None = None
    window: tuple[int, int] | None = None
    fullscreen: bool = False
    scale: int | None = None
    sessions: str | None = None


@dataclass(frozen=True, slots=True)
class Meant:
    """What is to be played: a scenario, or a session that is kept; neither if it was left open."""

    scenario: str | None = None
    session: Path | None = None


def play_here(wishes: Wishes) -> None:
    """Open the console and go on until it is closed; raises Misuse."""
    try:
        folder = sessions_folder(wishes.sessions)
        meant = what_is_meant(wishes.what, folder)
        language = wishes.language or locale_language()
        _check(wishes, meant, language)
        if has_display():
            _play_in_windows(wishes, meant, folder)
        else:
            _play_in_terminal(wishes, meant, language)
    except FileProblem as problem:
        raise Misuse(str(problem)) from None


def has_display() -> bool:
    """Whether windows can be opened here; raises Misuse if pygame cannot be used at all."""
    try:
        from airportsim.console.display import has_display
    except ImportError as problem:
        raise Misuse(
            f"the console cannot be shown, since pygame cannot be loaded ({problem}); "
            f"`airportsim run` plays in the terminal"
        ) from None
    return has_display()


def locale_language() -> Language:
    """The language that whoever uses this machine speaks: Chinese, or else English."""
    variables = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    named = next(filter(None, map(os.environ.get, variables)), "")
    with suppress(ValueError):  # some systems name a locale that Python does not know
        named = named or locale.getlocale()[0] or ""
    return Language.ZH if named.lower().startswith(("zh", "chinese")) else Language.EN


# --- what is meant ---------------------------------------------------------------------------


def what_is_meant(what: str | None, folder: Path) -> Meant:
    """The scenario or the session of this name or file; raises Misuse if there is neither."""
    if what is None:
        return Meant()
    path, scenarios = Path(what), scenario_names()
    if path.suffix == SUFFIX:
        found = path if path.exists() or len(path.parts) > 1 else folder / path
        check_file(found)
        return Meant(session=found)
    if what in scenarios or path.suffix in (".yaml", ".yml"):
        return Meant(scenario=what)
    with suppress(FileProblem):  # it cannot be the name of a session
        if session_path(folder, what).is_file():
            return Meant(session=session_path(folder, what))
    if what and path.exists():
        return Meant(scenario=what)
    kept = [one.stem for one in sorted(folder.glob(f"*{SUFFIX}"), reverse=True)]
    known = [*scenarios, *kept]
    more = ", ..." if len(known) > MOST_OFFERED else ""
    near = file_like(what, Path(), known) if what == path.name else ""
    there = f"; there are: {', '.join(known[:MOST_OFFERED])}{more}"
    offer = f"; did you mean {near!r}?" if near else there
    raise Misuse(f"there is no scenario or session {what!r}{offer}")


def check_skill(name: str | None) -> None:
    """Refuse bots that do not exist; raises Misuse."""
    skills = load_skills()
    if name is not None and name not in skills:
        offer = did_you_mean(name, skills) or f"; there are: {', '.join(skills)}"
        raise Misuse(f"there is no skill {name!r} for bots{offer}")


def _check(wishes: Wishes, meant: Meant, language: Language) -> None:
    """Refuse what does not go together, and bots that do not exist."""
    check_skill(wishes.bots)
    given = {"--bots": wishes.bots, "--seed": wishes.seed}
    option = next((name for name, value in given.items() if value is not None), "")
    if meant.session is not None and option:
        texts = texts_for(language, load_scenario(FIRST))
        raise Misuse(texts.say("cli.new_only", option=option, name=meant.session.stem))
    if wishes.window is not None and wishes.fullscreen:
        texts = texts_for(language, load_scenario(FIRST))
        raise Misuse(texts.say("cli.window_or_full"))


# --- in the terminal -------------------------------------------------------------------------


def _play_in_terminal(wishes: Wishes, meant: Meant, language: Language) -> None:
    """Say that there is no display, and let bots play what was asked for, as `run` does.

    A session that people have begun is left to them.
    """
    scenario = load_scenario(meant.scenario or FIRST)
    texts = texts_for(language, scenario)
    if meant.session is not None:
        raise Misuse(texts.say("cli.no_display_session", name=meant.session.stem))
    print("airportsim:", texts.say("cli.no_display"), file=sys.stderr)
    team = load_team("reference")
    if wishes.bots is not None:
        team = replace(team, skill=wishes.bots, skills={})
    seed = SEED if wishes.seed is None else wishes.seed
    airport, skills, rounds = Airport(scenario), load_skills(), len(scenario.rounds)
    played = watched(
        lambda watch: play(airport, team, skills, seed, None, 0, watch), texts, scenario, rounds
    )
    scores = {one.setup.number: one.score for one in played}
    print("", *chart(texts, scenario, team, scores, sys.stdout.encoding), sep="\n")


# --- in windows ------------------------------------------------------------------------------


def _play_in_windows(wishes: Wishes, meant: Meant, folder: Path) -> None:
    from airportsim.cli.house import ShippedHouse
    from airportsim.cli.network import ShippedNetwork
    from airportsim.console.app import App
    from airportsim.console.console import Console
    from airportsim.console.house import Wish, luck
    from airportsim.console.screens.trouble import Trouble

    settings, keep, problem = settings_here(wishes.language)
    house = ShippedHouse(folder, meant.scenario)
    chosen = meant.scenario or FIRST
    network = ShippedNetwork()
    console = Console(house, settings, keep, dict(house.scenarios())[chosen], network)
    console.scale = wishes.scale or settings.scale
    console.fullscreen = wishes.fullscreen or (settings.fullscreen and wishes.window is None)
    people = dict.fromkeys(wishes.roles, (console.player,))
    seed = luck() if wishes.seed is None else wishes.seed
    wish = Wish(chosen, people, wishes.bots or "regular", seed)
    try:
        _begin(console, wishes, meant, wish)
        asked = meant.scenario or wishes.bots or wishes.seed is not None
        app = App(console, wishes.window or settings.window, wish if asked else None)
        if problem:
            console.overlay = Trouble(console, problem)
        app.run()
    finally:
        console.leave()
        network.close()


def _begin(console: "Console", wishes: Wishes, meant: Meant, wish: "Wish") -> None:
    """Take up the session that was named, or a new one for the roles; else Welcome asks."""
    from airportsim.console.parts.seating import take_up

    if meant.session is not None:
        take_up(console, console.house.resume(meant.session), wishes.roles)
    elif wishes.roles:
        take_up(console, console.house.begin(wish))


def settings_here(language: Language | None) -> tuple[Settings, Path | None, str]:
    """What the person has set, where it is kept, and what is wrong with it, if anything is.

    Settings that cannot be read are left as they are; those that everybody begins with hold then.
    A language that is given is kept.
    """
    usual = Settings(language=locale_language().value)
    keep, problem = None, ""
    try:
        path = settings_path()
        usual = load_settings(path, usual)
        keep = path
    except FileProblem as trouble:
        problem = str(trouble)
    if language is not None and language.value != usual.language:
        usual = replace(usual, language=language.value)
        if keep is not None:
            with suppress(FileProblem):  # it is said when something is set in the console
                save_settings(keep, usual)
    return usual, keep, problem
