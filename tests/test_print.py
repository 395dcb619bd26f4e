"""The pages to print: whole, escaped, in both languages, and made from the scenario."""

import math
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from airportsim.cli.main import main
from airportsim.files.catalogue import load_catalogue
from airportsim.files.library import load_scenario
from airportsim.model.airport import Airport
from airportsim.model.rules import RULEBOOK
from airportsim.model.scenario import Scenario, Text
from airportsim.model.words import Role
from airportsim.texts.language import Language
from airportsim.texts.paper.card import KEYS
from airportsim.texts.paper.faults import MOST, chosen
from airportsim.texts.paper.kit import kit
from airportsim.texts.texts import Texts
from tests.conftest import classic_airport
from tests.worlds import TINY

Capture = pytest.CaptureFixture[str]
CLASSIC = classic_airport().scenario
NASTY = '<script>alert("&")</script>'


class Page(HTMLParser):
    """What a browser makes of the file: elements in their order, and the words that are seen."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.sections: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == [], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.attributes += attrs
        if tag == "section":
            self.sections.append("")
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.sections and "style" not in self.open:
            self.sections[-1] += f"{data}\n"


class Heard(Texts):
    """Texts that remember what they were asked for."""

    def __init__(self, language: Language, scenario: Scenario) -> None:
        super().__init__(language, load_catalogue(language.value, "game", "print"), scenario)
        self.asked: set[str] = set()

    def say(self, key: str, **values: object) -> str:
        self.asked.add(key)
        return super().say(key, **values)


@cache
def printed(name: str, language: Language) -> str:
    scenario = TINY if name == "tiny" else load_scenario(name)
    return kit(Airport(scenario), Heard(language, scenario))


def with_words(thing: Any, words: str) -> Any:
    """A thing whose texts all say the same."""
    if isinstance(thing, Text):
        return Text(words, words)
    if isinstance(thing, dict):
        return {key: with_words(value, words) for key, value in thing.items()}
    if isinstance(thing, tuple):
        return tuple(with_words(value, words) for value in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        parts = {field.name: getattr(thing, field.name) for field in fields(thing)}
        return replace(thing, **{name: with_words(part, words) for name, part in parts.items()})
    return thing


every = pytest.mark.parametrize("name", ["classic", "kennedy", "practice", "tiny"])
each = pytest.mark.parametrize("language", Language)


@every
@each
def test_the_file_is_whole_and_needs_nothing_but_itself(name: str, language: Language) -> None:
    html = printed(name, language)
    page = Page(html)
    assert {name for name, _ in page.attributes} <= {"charset", "lang", "class", "name", "content"}
    assert not {"script", "link", "img", "iframe", "object"} & set(page.seen)
    for outside in ("http", "url(", "@import", "@font-face", "//"):
        assert outside not in html
    assert "@page { size: A4" in html
    assert len(page.sections) == 1 + len(Role) + 6
    assert f'<html lang="{"zh-CN" if language is Language.ZH else "en"}">' in html


@each
def test_whatever_a_scenario_says_stays_words(language: Language) -> None:
    scenario = with_words(CLASSIC, NASTY)
    html = kit(Airport(scenario), Heard(language, scenario))
    assert "script" not in Page(html).seen
    assert NASTY not in html
    assert NASTY in "".join(Page(html).sections)


@each
def test_all_sentences_are_there_and_used(language: Language) -> None:
    texts = Heard(language, CLASSIC)
    kit(Airport(CLASSIC), texts)
    told = {"print.done", "print.open"}
    assert {key for key in texts.asked if key.startswith("print.")} | told == set(
        load_catalogue(language.value, "print")
    )


def test_each_card_has_what_its_role_may_do_and_nothing_else() -> None:
    for role in Role:
        may = {command for command, (roles, _, _) in RULEBOOK.items() if role in roles}
        assert set(KEYS[role]) == may, role


@each
def test_a_card_says_goal_keys_and_seconds(language: Language) -> None:
    texts = Heard(language, CLASSIC)
    cards = dict(zip(Role, Page(printed("classic", language)).sections[1:7], strict=True))
    desk = cards[Role.SERVICE_DESK].split("\n")
    assert texts.word(Role.SERVICE_DESK) in desk
    assert texts.say("print.service_desk.goal") in desk
    aid = desk.index(texts.say("command.first_aid"))
    assert (desk[aid - 1], desk[aid + 1]) == ("F", texts.say("print.takes", seconds=10))
    assert "1-4" in cards[Role.DIRECTOR].split("\n")
    assert texts.say("print.card.people", count=4) in desk


def sections(name: str, language: Language = Language.EN) -> Iterator[str]:
    yield from Page(printed(name, language)).sections


def test_the_board_has_every_service_and_a_circle_for_every_flight() -> None:
    kennedy = load_scenario("kennedy")
    board = [*sections("kennedy")][8]
    assert all(f"\n{service.id}\n" in board for service in kennedy.services)
    assert board.count("○") == kennedy.schedule.flights


def test_the_money_is_that_of_the_scenario() -> None:
    money = [*sections("classic")][9]
    promise = math.ceil(0.85 * 96)
    for words in (
        "3,000 USD", "-194,800 USD", "4,500 USD", "Round 4\n", f"\n85 %\n{promise}\n",
        f"With all of 50,000 USD spent, a round pays from {promise} flights on.",
    ):  # fmt: skip
        assert words in money


def test_the_specialists_find_every_item_and_every_remedy() -> None:
    items, handbook = [*sections("classic")][10:12]
    assert all(f"{item.name.en}\n" in items for item in CLASSIC.items)
    remedies = [one.en for kind in CLASSIC.kinds.values() for one in kind.remedies.values()]
    assert all(f"{one}\n" in handbook for one in remedies)


def test_the_truth_is_on_the_last_sheet_only() -> None:
    *open_sheets, truth = sections("classic")
    clue = "FREEGAME.EXE takes the whole processor, more each hour"
    assert clue in truth
    assert not any(clue in sheet for sheet in open_sheets)


@every
def test_the_faults_of_a_round_by_hand_come_faster_and_each_item_fails_once(name: str) -> None:
    airport = Airport(TINY if name == "tiny" else load_scenario(name))
    faults = [*chosen(airport)]
    times = [at for at, _ in faults]
    assert times == sorted(times)
    assert times[-1] <= airport.scenario.schedule.round
    assert len({fault.item for _, fault in faults}) == len(faults) <= MOST
    for one in airport.scenario.rounds[0].faults:
        assert (one.item, one.mode) in [(fault.item, fault.mode) for _, fault in faults]


def test_the_classic_begins_by_hand_as_in_the_console() -> None:
    faults = [*chosen(classic_airport())]
    assert (faults[0][1].item, faults[0][1].mode) == ("order-terminal-west", "foreign_program")
    gaps = [b - a for (a, _), (b, _) in pairwise(faults)]
    assert gaps[0] > 2 * gaps[-1]


# --- the command -----------------------------------------------------------------------------


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_writes_the_pages_and_says_where(here: Path, capsys: Capture) -> None:
    assert main(["print", "kennedy"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Written: kennedy-en.html", "Open it in a browser and print it, on A4.",
    ]  # fmt: skip
    html = here.joinpath("kennedy-en.html").read_text(encoding="utf-8")
    assert html == printed("kennedy", Language.EN)
    assert main(["print", "--lang", "zh", "--out", "pages.html"]) == 0
    assert here.joinpath("pages.html").read_text(encoding="utf-8") == printed(
        "classic", Language.ZH
    )


def test_what_cannot_be_printed_is_said_in_a_sentence(here: Path, capsys: Capture) -> None:
    own = here / "mine.yaml"
    own.write_text(
        "version: 2\nname: mine\nextends: classic\ntitle: {en: Mine}\n", encoding="utf-8"
    )
    for args, sentence in (
        (("kenedy",), "there is no scenario 'kenedy'; did you mean 'kennedy'?"),
        (
            ("mine.yaml", "--out", "mine.yaml"),
            "mine.yaml is the scenario itself; name another file",
        ),
        (
            ("mine.yaml", "--out", "no/x.html"),
            "no/x.html: it cannot be written (there is no folder",
        ),
    ):
        assert main(["print", *args]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.replace("\\", "/").startswith(f"airportsim: {sentence}")
    assert own.read_text(encoding="utf-8").startswith("version")
