"""What the commands share of the screen."""

import sys

from airportsim.cli.columns import can_show
from airportsim.files.catalogue import load_catalogue
from airportsim.model.scenario import Scenario
from airportsim.texts.language import Language
from airportsim.texts.texts import Texts


def texts_for(language: Language, scenario: Scenario, *parts: str) -> Texts:
    """The sentences of a language; English ones, and a note, where the screen cannot show it.

    `parts` are the files of sentences that are wanted beside those of the game.
    """
    catalogue = load_catalogue(language.value, "game", *parts)
    encoding = sys.stdout.encoding
    if encoding and not can_show(catalogue["cli.playing"], encoding):
        english = Texts(Language.EN, load_catalogue(Language.EN.value, "game", *parts), scenario)
        note = english.say("cli.cannot_show", language=language.value, encoding=encoding)
        print(f"airportsim: {note}", file=sys.stderr)
        return english
    return Texts(language, catalogue, scenario)


def clock(second: int) -> str:
    """A second of round time as m:ss."""
    return f"{second // 60}:{second % 60:02}"
