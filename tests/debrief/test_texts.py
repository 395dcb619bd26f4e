"""Everything that a debrief says is there in both languages, and says the same."""

import string
from collections.abc import Iterator
from enum import Enum

import pytest

from airportsim.debrief.incident import Origin
from airportsim.debrief.moment import Moment, MomentKind, Value
from airportsim.debrief.money import MoneyPart
from airportsim.debrief.round import Debrief, look_back
from airportsim.debrief.spans import Where
from airportsim.debrief.takeaway import Takeaway, TakeawayKind, takeaways
from airportsim.files.catalogue import load_catalogue
from airportsim.model.service import HandOver
from airportsim.model.words import Role
from airportsim.texts.language import Language
from airportsim.texts.moments import taken_home, told
from airportsim.texts.texts import Texts, key_of
from tests.conftest import classic_airport
from tests.debrief.journals import MATCHES, match, random_rounds
from tests.worlds import airport_of

CATALOGUES = {language: load_catalogue(language.value, "debrief") for language in Language}
BOTH = {language: load_catalogue(language.value, "game", "debrief") for language in Language}
WORDS: tuple[type[Enum], ...] = (Where, HandOver, MoneyPart, Origin)


def needed() -> Iterator[str]:
    for kind in WORDS:
        yield from (key_of(member) for member in kind)
    for moment in MomentKind:
        yield from (
            f"{key_of(moment, 'moment')}.{part}" for part in ("title", "reason", "question")
        )
    yield from (key_of(takeaway, "takeaway") for takeaway in TakeawayKind)


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("language", Language)
def test_every_kind_has_its_texts_and_none_is_left_over(language: Language) -> None:
    assert set(CATALOGUES[language]) == set(needed())
    assert [key for key, text in CATALOGUES[language].items() if not text.strip()] == []


def test_both_languages_have_the_same_placeholders() -> None:
    english, chinese = CATALOGUES[Language.EN], CATALOGUES[Language.ZH]
    for key, sentence in english.items():
        assert placeholders(sentence) == placeholders(chinese[key]), key


@pytest.fixture(params=Language)
def texts(request: pytest.FixtureRequest) -> Texts:
    return Texts(request.param, BOTH[request.param], classic_airport().scenario)


def check(sentence: str) -> None:
    assert sentence
    assert "{" not in sentence
    assert "_" not in sentence
    assert "()" not in sentence


@pytest.mark.parametrize(("team", "seed"), MATCHES)
def test_what_a_team_s_rounds_teach_can_be_told(texts: Texts, team: str, seed: int) -> None:
    rounds, lines = match(team, seed)
    debriefs: list[Debrief] = []
    for setup, journal in rounds:
        debriefs.append(look_back(classic_airport(), setup, journal, debriefs))
        for moment in debriefs[-1].moments:
            for sentence in told(texts, moment):
                check(sentence)
    for takeaway in takeaways(debriefs, lines):
        check(taken_home(texts, takeaway))


@pytest.mark.parametrize("language", Language)
def test_moments_of_any_round_can_be_told(language: Language) -> None:
    for scenario, setup, journal in random_rounds(15):
        texts = Texts(language, BOTH[language], scenario)
        for moment in look_back(airport_of(scenario), setup, journal).moments:
            for sentence in told(texts, moment):
                check(sentence)


def test_moments_are_told_with_names_times_and_numbers_as_people_count() -> None:
    english, chinese = (
        Texts(language, BOTH[language], classic_airport().scenario) for language in Language
    )
    queue = Moment(
        MomentKind.LONGEST_QUEUE, 100, 3,
        {"fault": 3, "service": "CAT", "terminals": ("T1", "T2"), "seconds": 125},
    )  # fmt: skip
    assert told(english, queue)[:2] == (
        "Fault 4 waited 2:05 for a specialist",
        "Catering was down in T1 and T2, and the ticket lay there until somebody took it.",
    )
    assert told(chinese, queue).title == "故障 4 等专家等了 2:05"
    crash = replace_about(queue, MomentKind.CRASH, role=Role.DELIVERY_MANAGER)
    assert "service delivery manager when it crashed" in told(english, crash).reason
    assert "服务交付经理" in told(chinese, crash).reason


def replace_about(moment: Moment, kind: MomentKind, **more: Role) -> Moment:
    return Moment(kind, moment.second, moment.fault, {**moment.about, **more})


def test_takeaways_tell_times_as_times_and_counts_as_counts() -> None:
    english = Texts(Language.EN, BOTH[Language.EN], classic_airport().scenario)
    landed = {"first": 17, "last": 94, "round": 1, "last_round": 5}
    assert taken_home(english, Takeaway(TakeawayKind.LANDED, landed)) == (
        "From 17 flights landed in round 1 to 94 in round 5."
    )
    repeated: dict[str, Value] = {
        "item": "order-terminal-west", "mode": "foreign_program", "count": 3,
        "first": 300, "last": 61,
    }  # fmt: skip
    sentence = taken_home(english, Takeaway(TakeawayKind.REPEATED, repeated))
    assert "It took 5:00 the first time, 1:01 the last." in sentence
    jump: dict[str, Value] = {"count": 32, "round": 2, "changes": ("report_form", "Read it back")}
    assert taken_home(english, Takeaway(TakeawayKind.JUMP, jump)).endswith(
        "came in round 2 with: Report form and Read it back."
    )
