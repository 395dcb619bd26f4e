"""A role card: the goal, what the role sees and may do, with which keys, and how to do it well."""

from collections.abc import Iterator
from typing import Any

from airportsim.model import commands as c
from airportsim.model.airport import Airport
from airportsim.model.rules import RULEBOOK
from airportsim.model.words import Role, Work
from airportsim.texts.paper.html import Html, listed, table, tag
from airportsim.texts.paper.page import head
from airportsim.texts.texts import Texts

KEYS: dict[Role, dict[type[Any], str]] = {
    Role.DIRECTOR: {
        c.Authorise: "A", c.ReleaseFunds: "F", c.FreezePurchases: "Z", c.SetFocus: "1-{terminals}",
        c.DecideCompensation: "Y N", c.SetAuthority: "5-9", c.Chase: "H",
    },
    Role.ACCOUNT_MANAGER: {
        c.Report: "R", c.InformAirline: "I", c.Apologise: "S", c.Compensate: "C",
        c.ApplyArticle: "A", c.Chase: "H",
    },
    Role.SERVICE_DESK: {
        c.Log: "L", c.FirstAid: "F", c.AskBack: "B", c.Escalate: "E", c.Close: "C", c.Merge: "S",
        c.ApplyArticle: "A", c.Chase: "H",
    },
    Role.SPECIALIST: {
        c.Take: "T", c.Test: "T", c.Fix: "F", c.WriteArticle: "W", c.ApplyArticle: "A",
        c.SwitchOver: "S", c.RequestPurchase: "B", c.HandBack: "H",
    },
    Role.DELIVERY_MANAGER: {
        c.Assign: "G", c.Approve: "Y", c.Deny: "N", c.ReadContract: "R", c.LendHand: "L",
        c.SetPriority: "P", c.SwitchOver: "S", c.Chase: "C",
    },
    Role.VENDOR: {c.Verify: "A I R U", c.Deliver: "D"},
}  # fmt: skip
"""The keys of what each role may do, in the order of its card."""

_NOTES: dict[type[Any], str] = {
    c.ApplyArticle: "article", c.SwitchOver: "mirror", c.ReadContract: "contract",
}  # fmt: skip
"""Of what can be done only at times the note that says when."""

LINES = 3
"""Lines of what a role sees, and of how to play it well."""


def card(airport: Airport, texts: Texts, role: Role) -> list[Html]:
    """The card of a role."""
    scenario = airport.scenario
    say = texts.say
    count = scenario.staff.get(role, 0)
    people = say("print.card.people", count=count) if count != 1 else say("print.card.person")
    values = {"limit": f"{scenario.money.limit:,}", "wrong": scenario.practice.wrong_change}
    sees = [say(f"print.{role.value}.sees_{n}", **values) for n in range(1, LINES + 1)]
    good = [say(f"print.{role.value}.good_{n}", **values) for n in range(1, LINES + 1)]
    columns = [say(f"print.card.{name}") for name in ("key", "act", "takes")]
    parts = [
        tag("p", say(f"print.{role.value}.goal"), cls="big"),
        tag("h2", say("print.card.sees")),
        listed("ul", [*sees, say("print.card.all_see")]),
        tag("h2", say("print.card.may")),
        table(columns, _acts(airport, texts, role), "keys"),
        tag("p", f"{say('print.card.hands')} {say('print.card.everywhere')}", cls="small"),
        tag("h2", say("print.card.good")),
        listed("ul", good),
    ]
    return [*head(airport, texts, texts.word(role), people), tag("div", *parts, cls="card")]


def _acts(airport: Airport, texts: Texts, role: Role) -> Iterator[tuple[str, str, str]]:
    """What a role may do, with its keys and how long it takes."""
    for command, key in KEYS[role].items():
        _, work, _ = RULEBOOK[command]
        words = texts.command(command)
        if command in _NOTES:
            when = texts.say(f"print.card.{_NOTES[command]}")
            words = texts.say("print.when", act=words, when=when)
        shown = key.format(terminals=len(airport.scenario.terminals))
        yield shown, words, _time(airport, texts, work)


def _time(airport: Airport, texts: Texts, work: Work | None) -> str:
    if work is None or work is Work.ANSWER:
        return texts.say("print.at_once")
    return texts.say("print.takes", seconds=airport.scenario.takes(work))
