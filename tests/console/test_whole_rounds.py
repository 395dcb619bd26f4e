"""Whole rounds by hand: each role, through nothing but what is on the screen, mouse and keys."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from airportsim.console.app import App
from airportsim.console.house import Opened
from airportsim.files.library import load_skills
from airportsim.model import commands as c
from airportsim.model.journal import kind_of
from airportsim.model.log import Batch
from airportsim.model.rules import RULEBOOK
from airportsim.model.session import Controller, Proceed, Reseat, Who
from airportsim.model.session_rules import first_state
from airportsim.model.team import Article
from airportsim.model.words import Lever, Role, SessionPhase
from airportsim.play.session import Session
from tests.console.person import Person
from tests.console.stage import ME, classic, console_for

HOST = Who("", None)

WAYS: dict[type[Any], tuple[str, ...]] = {
    c.Merge: ("act.same_as", "act.merge"),
    c.Fix: ("act.fix", "remedy.[a-z]*_*", "act.fix"),
    c.SetPriority: ("act.set_priority", "priority.*"),
    c.LendHand: ("act.lend_hand", "lend.*", "to.*"),
    c.SetFocus: ("act.focus.T*",),
    c.SetAuthority: ("act.set_authority.*",),
    c.DecideCompensation: ("act.decide_compensation.*",),
    c.FreezePurchases: ("act.freeze", "act.freeze"),
    c.SwitchOver: ("act.switch_over", "mirror.*"),
    c.Verify: ("act.verify.*",),
}
"""What is clicked in turn to give a command; the others have a button of their own."""

BOUGHT = 6

KNOWLEDGE = frozenset({
    Lever.KNOWLEDGE_BASE, Lever.KNOWLEDGE_BASE_DESK, Lever.KNOWLEDGE_BASE_ACCOUNT_MANAGER,
})  # fmt: skip
MONEY = frozenset({Lever.PRIORITY_LEVELS, Lever.MIRROR_SERVERS, Lever.PURCHASING_OPEN})
ORDER = frozenset({Lever.REPORT_FORM, Lever.NAMED_CONTACTS})

LEVERS: dict[Role, frozenset[Lever]] = {
    Role.ACCOUNT_MANAGER: KNOWLEDGE | MONEY,  # without named contacts anybody is chased
    Role.SERVICE_DESK: KNOWLEDGE | MONEY,  # without the report form there is much to ask back
    Role.DIRECTOR: MONEY,
    Role.DELIVERY_MANAGER: MONEY - {Lever.PURCHASING_OPEN},  # the contract has not been read
    Role.SPECIALIST: ORDER | MONEY | {Lever.KNOWLEDGE_BASE},
    Role.VENDOR: ORDER | MONEY,
}
"""A process for each role in which all that it may do comes to be possible."""

HALF = tuple(Article(fault.item, fault.mode) for fault in classic().faults[::2])
"""A knowledge base that has half of all faults: the rest can be written down."""


def begun(role: Role, said: list[Batch]) -> Session:
    """A session whose first round is about to begin, somebody at one role, bots elsewhere."""
    state = first_state(classic(), exempt=True, discover=False)
    mirrors = tuple(item.id for item in classic().scenario.items[::BOUGHT])
    standing = replace(state.standing, levers=LEVERS[role], articles=HALF, mirrors=mirrors)
    session = Session(
        classic(), load_skills(), 7, replace(state, before=standing, standing=standing), said.append
    )
    for one in Role:
        mine = one is role
        session.submit(HOST, Reseat(one, (ME,) if mine else (), "" if mine else "regular"))
    session.submit(HOST, Proceed())
    return session


def given(said: list[Batch]) -> set[type[Any]]:
    """The kinds of commands that people gave, and that were accepted."""
    return {
        type(one.command)
        for batch in said
        for one in batch.asked
        if one.controller is Controller.HUMAN and one.refusal is None
    }


def at_work(person: Person, role: Role, said: list[Batch]) -> Iterator[None]:
    """Look at everything in the inbox in turn; do what was never done, else what glows."""
    mine = [command for command, (roles, _, _) in RULEBOOK.items() if role in roles]
    while True:
        todo = [command for command in mine if command not in given(said)]
        for command in todo:
            ways = WAYS.get(command, (f"act.{kind_of(command)}",))
            if person.can(ways[0]):
                for pattern in ways:
                    if not person.click(pattern):
                        break
                break
        else:
            glowing = person.glowing("act.*")
            remedies = person.sees("remedy.[a-z]*_*")
            if glowing:
                person.click_at(glowing[0])
            elif remedies:  # without reading the clue: whichever comes next
                person.click_at(remedies[person.acts % len(remedies)])
                person.click("act.fix")
        person.presses("Down")
        yield


@pytest.mark.long
@pytest.mark.parametrize("role", Role)
def test_a_whole_round_is_played_by_hand_with_every_command_of_the_role(role: Role) -> None:
    said: list[Batch] = []
    session = begun(role, said)
    console = console_for(session)
    app = App(console, (1280, 720))
    try:
        person = Person(app)
        console.enter(Opened("test", session, lambda folder: [], lambda: None))
        person.waits(0.1)
        person.presses("Enter")
        assert session.state.phase is SessionPhase.DO
        work = at_work(person, role, said)
        while session.state.phase is SessionPhase.DO:
            next(work)
            person.waits(2)
        assert session.state.phase is SessionPhase.CHECK
        person.waits(0.1)
        assert person.sees("page.*")
        mine = {command for command, (roles, _, _) in RULEBOOK.items() if role in roles}
        assert {kind_of(command) for command in mine - given(said)} == set()
    finally:
        app.close()
