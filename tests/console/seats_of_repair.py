"""Sessions for the seats of the repair: with improvements, mirrors and articles bought in Plan."""

from airportsim.console.console import Console
from airportsim.model.plan import BuyMirror, PrepareArticle
from airportsim.model.session import Proceed, Who
from airportsim.model.words import Lever, Role, SessionPhase
from tests.console.stage import ME, console_for, seated

HOST = Who("", None)

FIRST = "order-terminal-west", "foreign_program", "remove_program"
"""The first fault of round 1, which the scenario fixes: item, mode, right remedy."""

EVERYTHING = (
    Lever.REPORT_FORM, Lever.NAMED_CONTACTS, Lever.KNOWLEDGE_BASE, Lever.PURCHASING_OPEN,
    Lever.PURCHASING_CRITERIA, Lever.PRIORITY_LEVELS, Lever.MIRROR_SERVERS, Lever.FAULT_PREDICTION,
)  # fmt: skip


def prepared(
    role: Role, levers: tuple[Lever, ...] = (), mirrors: tuple[str, ...] = (),
    articles: tuple[tuple[str, str], ...] = (), skill: str = "expert", seed: int = 1,
) -> Console:  # fmt: skip
    """The start of a round in which one person sits at a role, after a Plan."""
    session = seated({role: (ME,)}, seed, skill, levers)
    for item in mirrors:
        session.submit(HOST, BuyMirror(item))
    for item, mode in articles:
        session.submit(HOST, PrepareArticle(item, mode))
    while session.state.phase is not SessionPhase.DO:
        session.submit(HOST, Proceed())
    return console_for(session)


def wait(console: Console, seconds: int = 1) -> None:
    """Let round time pass."""
    for _ in range(seconds):
        console.room.step_second()
