"""Everything that players read is there in both languages, and says the same."""

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import fields
from enum import Enum
from pathlib import Path
from typing import Any, get_args

import pytest

from airportsim.files.catalogue import load_catalogue
from airportsim.model import commands, events, ledger, plan, session, words
from airportsim.model.airport import Airport, Fact
from airportsim.model.journal import kind_of
from airportsim.model.refusals import Code, Refusal
from airportsim.model.team import Skill, Team
from airportsim.model.words import FactKind, Level, RestoredBy, Role, Verdict, Work
from airportsim.play.match import play
from airportsim.texts.language import Language
from airportsim.texts.refusals import ABOUT, MONEY
from airportsim.texts.steps import STEP_FORMS, Step
from airportsim.texts.texts import FORMS, Texts, key_of

CATALOGUES = {language: load_catalogue(language.value) for language in Language}
ENGLISH = CATALOGUES[Language.EN]
SHOWN = [ledger.Measure, ledger.Conclusion, session.Controller] + [
    one
    for one in vars(words).values()
    if isinstance(one, type) and issubclass(one, Enum) and one not in (Enum, words.Lever)
]
EVENTS: tuple[type[Any], ...] = get_args(events.Event)
COMMANDS: tuple[type[Any], ...] = get_args(commands.Command)
DECISIONS: tuple[type[Any], ...] = get_args(plan.PlanCommand)
STEPS: tuple[type[Any], ...] = get_args(Step)


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def forms(key: str, two: bool) -> set[str]:
    return {f"{key}.then", f"{key}.else"} if two else {key}


def needed_for_steps() -> Iterator[str]:
    for step in set(STEPS) - set(DECISIONS):
        yield from forms(f"step.{kind_of(step)}", step in STEP_FORMS)
    yield "step.stand_in"


def needed() -> Iterator[str]:
    for kind in SHOWN:
        yield from (key_of(member) for member in kind)
    yield from (key_of(kind, "fact") for kind in FactKind)
    yield from (key_of(by, "restored_by_short") for by in RestoredBy)
    for event in EVENTS:
        yield from forms(f"event.{kind_of(event)}", event in FORMS)
    for code in Code:
        yield from forms(key_of(code, "refusal"), code in MONEY)
    yield from (f"command.{kind_of(command)}" for command in COMMANDS)
    yield from (f"plan.{kind_of(decision)}" for decision in DECISIONS)
    yield from needed_for_steps()
    yield from (f"part.{part}" for part in ("bot", "card", "own_words", "owner"))
    yield from (key_of(measure, "effect") for measure in ledger.Measure)


@pytest.fixture(params=Language)
def texts(request: pytest.FixtureRequest, classic: Airport) -> Texts:
    return Texts(request.param, CATALOGUES[request.param], classic.scenario)


@pytest.mark.parametrize("language", Language)
def test_every_word_event_refusal_command_and_step_has_its_text(language: Language) -> None:
    assert sorted(set(needed()) - set(CATALOGUES[language])) == []


def test_no_words_are_left_over() -> None:
    others = ("blank", "flight", "list.", "cli.")
    game = load_catalogue("en", "game")
    kept = {key for key in game if not key.startswith(others) or key.startswith("flight_state")}
    assert sorted(kept - set(needed())) == []


@pytest.mark.parametrize("language", Language)
def test_both_languages_have_the_same_keys_and_placeholders(language: Language) -> None:
    other = CATALOGUES[language]
    assert set(other) == set(ENGLISH)
    differ = [key for key in ENGLISH if placeholders(ENGLISH[key]) != placeholders(other[key])]
    assert differ == []
    assert [key for key, text in other.items() if not text.strip()] == []


def test_sentences_of_the_command_line_are_all_used() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted(Path(__file__).parent.parent.joinpath("airportsim", "cli").glob("*.py"))
    )
    unused = [key for key in ENGLISH if key.startswith("cli.") and f'"{key}"' not in source]
    assert unused == []


def test_a_missing_sentence_is_an_error_that_names_it(texts: Texts) -> None:
    with pytest.raises(KeyError, match="no such sentence"):
        texts.say("no such sentence")


def sample(name: str, hint: Any) -> Any:
    """A value for a field of an event or decision."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    named = {
        "item": "order-terminal-west", "mode": "foreign_program", "cause": "foreign_program",
        "remedy": "remove_program", "service": "CAT", "terminal": "T1", "since": "sudden",
        "terminals": ("T1", "T2"), "facts": (0, 1),
    }  # fmt: skip
    return named.get(name, "x" if hint is str else 3)


@pytest.mark.parametrize("kind", [*EVENTS, *DECISIONS], ids=lambda kind: kind.__name__)
def test_every_event_and_decision_makes_a_sentence(texts: Texts, kind: type[Any]) -> None:
    thing = kind(**{field.name: sample(field.name, field.type) for field in fields(kind)})
    sentence = texts.plan(thing) if kind in DECISIONS else texts.event(thing)
    assert sentence
    assert "{" not in sentence
    assert "_" not in sentence


def test_events_are_told_with_the_names_of_the_scenario(classic: Airport) -> None:
    english, chinese = (
        Texts(language, CATALOGUES[language], classic.scenario) for language in Language
    )
    alert = events.AlertRaised(0, 0, "CAT", ("T1", "T2"), "sudden")
    assert english.event(alert) == "Alert 1: Catering fails in T1 and T2"
    assert chinese.event(alert) == "告警 1：T1 和 T2 的餐饮中断"
    tried = events.FirstAidGiven(4, helped=False)
    assert english.event(tried) == "Ticket 5: the checklist has not helped"
    assert english.event(events.FlightAway(5)) == (
        "BC102 has taken off again: one more flight landed"
    )
    blank = events.FixProposed(0, "order-terminal-west", "", "", ())
    assert english.event(blank).count("(blank)") == 3
    healthy = events.ItemTested(0, "order-terminal-west", "")
    assert english.event(healthy).endswith("is healthy")
    work = events.WorkStarted(0, Work.TEST, 1, "x", 125)
    assert english.event(work) == "Person 1 begins testing an item, until 2:05"
    logged = events.TicketLogged(0, Level.HIGH, Level.LOW, 2)
    assert chinese.event(logged) == "工单 1 已登记：影响高，紧急程度低，P2"
    unlevelled = events.TicketLogged(0, Level.HIGH, Level.LOW, 0)
    assert english.event(unlevelled) == "Ticket 1 is logged: impact high, urgency low"
    assert "P" not in chinese.event(events.PriorityChanged(0, 0))
    assert english.word(RestoredBy.MIRROR) == "mirrors"
    assert english.word(Verdict.UNCLEAR) == "rejected, unclear"
    assert chinese.word(Role.DELIVERY_MANAGER) == "服务交付经理"


def test_news_unasked_reads_otherwise_than_an_answer(texts: Texts) -> None:
    unasked = texts.event(events.AirlineInformed(-1, "T1", 125, 3))
    answer = texts.event(events.AirlineInformed(0, "T1", 125, 3))
    assert unasked != answer
    assert "2:05" in unasked
    assert "2:05" in answer
    assert "3" not in unasked.replace("2:05", ""), "an alert's number says nothing to people"


def test_a_whole_match_can_be_told_and_false_alarms_look_like_all_others(
    classic: Airport, reference: Team, skills: dict[str, Skill]
) -> None:
    told = [Texts(language, CATALOGUES[language], classic.scenario) for language in Language]
    alerts: set[tuple[bool, str]] = set()
    for one in play(classic, reference, skills, seed=7):
        for entry in one.journal:
            for texts in told:
                sentence = texts.event(entry.event)
                assert "P0" not in sentence
                assert "_" not in sentence
            if isinstance(entry.event, events.AlertRaised):
                shape = re.sub(
                    r"Alert \d+: .* fails in [T1-4, and]+", "", told[0].event(entry.event)
                )
                alerts.add((entry.event.fault < 0, shape))
    assert alerts == {(True, ""), (False, "")}


def test_facts_are_told_as_the_airlines_would(classic: Airport) -> None:
    english = Texts(Language.EN, ENGLISH, classic.scenario)
    told = [
        english.fact(Fact(kind, about))
        for kind, about in (
            (FactKind.FAILS, ("CAT",)), (FactKind.WHERE, ("T1", "T2", "T3")),
            (FactKind.WORKS, ("FUL",)), (FactKind.LIMPS, ("BAG",)), (FactKind.SINCE, ("sudden",)),
        )
    ]  # fmt: skip
    assert told == [
        "Catering fails", "in T1, T2 and T3", "Fuel works there", "Baggage limps too",
        "it came suddenly",
    ]  # fmt: skip


@pytest.mark.parametrize("language", Language)
def test_refusals_name_only_what_they_are_about(language: Language) -> None:
    for code in Code:
        for key in forms(key_of(code, "refusal"), code in MONEY):
            assert placeholders(CATALOGUES[language][key]) <= set(ABOUT.get(code, ())), key


def test_every_refusal_of_the_model_says_enough_for_its_sentence() -> None:
    """Each `Refusal(Code.X, (a, b))` of the source gives what the sentence of X names."""
    found = 0
    for path in sorted(Path(__file__).parent.parent.joinpath("airportsim").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Refusal" and node.args:
                about = node.args[1] if len(node.args) > 1 else ast.Tuple([])
                for part in ast.walk(node.args[0]):
                    if isinstance(part, ast.Attribute) and ast.unparse(part.value) == "Code":
                        found += 1
                        wanted = ABOUT.get(Code[part.attr], ())
                        assert isinstance(about, ast.Tuple), f"{path}:{node.lineno}"
                        assert len(about.elts) >= len(wanted), f"{path}:{node.lineno}"
    assert found > len(Code)


def test_refusals_make_sentences(classic: Airport) -> None:
    texts = Texts(Language.EN, ENGLISH, classic.scenario)
    for refusal, sentence in (
        (Refusal(Code.ROUND_OVER), "The round is over."),
        (
            Refusal(Code.HOLDER_BUSY, (7, 0, 113)),
            "Person 8, who has ticket 1, is busy until 1:53 (airport time).",
        ),
        (Refusal(Code.NOT_TAKEN, (2,)), "You are not working on ticket 3."),
        (Refusal(Code.BAD_PROMISE, (600,)), "Promise a time of 10:00 at the most."),
        (
            Refusal(Code.NOT_ENOUGH_MONEY, (4489,)),
            "It costs 4,489 USD, and there is less to spend.",
        ),
        (Refusal(Code.NOT_ENOUGH_MONEY, (0,)), "There is no money left."),
        (
            Refusal(Code.FAILURE_OVER, ("CAT", "T2")),
            "Catering works again at T2; there is nothing left to promise.",
        ),
        (
            Refusal(Code.ALREADY_TOLD, ("T2", 125)),
            "The airline at T2 has been told: it waits until 2:05 (airport time).",
        ),
        (Refusal(Code.BAD_SUM, (20_000,)), "A sum is 20,000 USD at the most."),
        (Refusal(Code.NO_SUCH_ITEM, ("nonsense",)), "There is no item nonsense."),
        (
            Refusal(Code.NEEDS_FIRST, ("fault_prediction", "knowledge_base")),
            '"Fault prediction" needs "Knowledge base" first.',
        ),
        (Refusal(Code.NOT_NOW, ("check",)), "That cannot be done in this phase (Check)."),
        (Refusal(Code.HAND_TAKEN, (3,)), "Somebody else has claimed person 4."),
        (Refusal(Code.EFFECT_MISSING, ("staffing",)), 'Say first what you expect of "Staffing".'),
        (Refusal(Code.NO_SUCH_LINE, (0,)), "The ledger of this round has no line 1."),
        (Refusal(Code.BAD_SPEED, (50, 800)), "The clock runs at 0.5x to 8x."),
        (Refusal(Code.BAD_COUNTDOWN, (7_200,)), "A countdown is 120:00 at the most."),
    ):
        assert texts.refusal(refusal) == sentence
