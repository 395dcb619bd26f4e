"""The kinds of actions that each role has: a command, the rows it is about, its finite choices.

They are the commands of `airportsim.play.offers`, less what no good player would ask for: articles
that do not agree with a ticket, items that cannot be at fault, fixes that are unclear.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

from airportsim.lab.env.rows import ARTICLES, ITEMS, TWINS, Row
from airportsim.model import commands as c
from airportsim.model.scenario import Kind, Scenario
from airportsim.model.words import FactKind, Level, Role, Verdict
from airportsim.play.offers import AUTHORITIES, PROMISES, SUMS

Make = Callable[[Any, Row, int], c.Command | None]
"""The command for a row and a choice, as a view shows them; None if there is no such choice."""


@dataclass(frozen=True, slots=True)
class Family:
    """Actions of one kind: so many choices for each row of a block ("" for one without rows).

    `alike` tells that the rules do not look at the choice: all are allowed if one is, and which
    there are follows from the row's items.
    """

    name: str
    block: str
    choices: int
    make: Make
    alike: bool = False


def _of_director(scenario: Scenario) -> list[Family]:
    places = ("", *scenario.terminals)

    def decide(view: Any, row: Row, choice: int) -> c.Command:
        return c.DecideCompensation(row.thing.terminal, row.thing.alert, choice == 1)

    return [
        _on("authorise", c.Authorise, "requested"),
        _on("chase", c.Chase, "requested"),
        Family("release_funds", "", 1, lambda view, row, n: c.ReleaseFunds()),
        Family("freeze_purchases", "", 2, lambda view, row, n: c.FreezePurchases(n == 1)),
        Family("set_focus", "", len(places), lambda view, row, n: c.SetFocus(places[n])),
        Family("decide_compensation", "money_asked", 2, decide),
        Family(
            "set_authority", "", len(AUTHORITIES), lambda v, r, n: c.SetAuthority(AUTHORITIES[n])
        ),
    ]


def _of_account_manager(scenario: Scenario) -> list[Family]:
    kinds = len(FactKind)
    most = min(scenario.practice.facts_per_call, kinds)
    told = [*combinations(range(kinds), most), None]

    def first_call(view: Any, row: Row, choice: int) -> c.Command:
        facts = told[choice]
        if facts is None:
            facts = tuple(range(len(row.thing.facts)))
        return c.Report(row.thing.number, facts)

    def another_call(view: Any, row: Row, choice: int) -> c.Command | None:
        missing = row.thing.missing
        parts = missing[:most], missing[-most:], missing
        return c.Report(row.thing.alert, parts[choice]) if missing else None

    def answer(view: Any, row: Row, choice: int) -> c.Command:
        return c.InformAirline(row.thing, PROMISES[choice])

    def inform(view: Any, row: Row, choice: int) -> c.Command:
        return c.InformAirline(row.thing.terminal, PROMISES[choice], row.thing.alert)

    def apologise(view: Any, row: Row, choice: int) -> c.Command:
        return c.Apologise(row.thing.terminal, row.thing.alert)

    def pay(view: Any, row: Row, choice: int) -> c.Command:
        return c.Compensate(row.thing.terminal, row.thing.alert, SUMS[choice])

    return [
        Family("report", "alerts", len(told), first_call),
        Family("report", "reports", 3, another_call),
        _article("reports"),
        _on("chase", c.Chase, "reports"),
        Family("inform_airline", "airlines", len(PROMISES), answer, alike=True),
        Family("compensate", "airlines", 1, lambda view, row, n: c.Compensate(row.thing)),
        Family("inform_airline", "failures", len(PROMISES), inform, alike=True),
        Family("apologise", "failures", 1, apologise),
        Family("compensate", "failures", len(SUMS), pay),
    ]


def _of_service_desk(scenario: Scenario) -> list[Family]:
    levels = list(product(Level, Level))

    def log(view: Any, row: Row, choice: int) -> c.Command:
        return c.Log(row.thing.number, *levels[choice])

    return [
        Family("log", "to_log", len(levels), log, alike=True),
        _merge("to_log"),
        _on("first_aid", c.FirstAid, "at_desk"),
        _on("ask_back", c.AskBack, "at_desk"),
        _article("at_desk"),
        _merge("at_desk"),
        _on("escalate", c.Escalate, "at_desk"),
        _on("close", c.Close, "at_desk"),
        _on("close", c.Close, "restored"),
        _on("chase", c.Chase, "escalated"),
    ]


def _of_specialist(scenario: Scenario) -> list[Family]:
    return [
        _on("take", c.Take, "tray"),
        _on("take", c.Take, "tickets"),
        _about_item("test", c.Test, "tickets"),
        _fix(scenario),
        _article("tickets"),
        _switch_over("tickets"),
        _on("request_purchase", c.RequestPurchase, "tickets"),
        _on("hand_back", c.HandBack, "tickets"),
        _on("write_article", c.WriteArticle, "to_write"),
    ]


def _fix(scenario: Scenario) -> Family:
    """A remedy of the handbook for an item of a ticket; it is always worded clearly."""
    most = max(len(kind.remedies) for kind in scenario.kinds.values())

    def fix(view: Any, row: Row, choice: int) -> c.Command | None:
        n, m = divmod(choice, most)
        if n >= len(row.items):
            return None
        item, slip = row.items[n], row.thing
        kind: Kind = view.kind_of(item)
        if m >= len(kind.remedies):
            return None
        remedy = list(kind.remedies)[m]
        cause = slip.tests.get(item) or _cause(kind, remedy)
        return c.Fix(slip.number, item, cause, remedy, slip.terminals)

    return Family("fix", "tickets", ITEMS * most, fix, alike=True)


def _cause(kind: Kind, remedy: str) -> str:
    """A cause that this remedy would cure, or else any."""
    fitting = (name for name, mode in kind.modes.items() if mode.remedy == remedy)
    return next(fitting, next(iter(kind.modes), ""))


def _of_delivery_manager(scenario: Scenario) -> list[Family]:
    people = sum(scenario.staff.values())
    roles = [role for role in Role if role is not Role.VENDOR]

    def assign(view: Any, row: Row, choice: int) -> c.Command | None:
        return c.Assign(row.thing.number, choice) if choice in row.others else None

    def lend(view: Any, row: Row, choice: int) -> c.Command:
        return c.LendHand(row.thing.number, roles[choice])

    def priority(view: Any, row: Row, choice: int) -> c.Command:
        return c.SetPriority(row.thing.number, choice + 1)

    held, everywhere = ("unassigned", "tickets"), ("unassigned", "tickets", "elsewhere")
    return [
        _on("approve", c.Approve, "requested"),
        _on("deny", c.Deny, "requested"),
        *(Family("assign", block, people, assign) for block in held),
        *(_on("chase", c.Chase, block) for block in held),
        *(_switch_over(block) for block in everywhere),
        *(Family("set_priority", block, 3, priority) for block in everywhere),
        Family("lend_hand", "hands", len(roles), lend),
        Family("read_contract", "", 1, lambda view, row, n: c.ReadContract()),
    ]


def _of_vendor(scenario: Scenario) -> list[Family]:
    verdicts = list(Verdict)

    def verify(view: Any, row: Row, choice: int) -> c.Command:
        return c.Verify(row.thing.number, verdicts[choice])

    return [
        _on("deliver", c.Deliver, "bought"),
        Family("verify", "proposed", len(verdicts), verify, alike=True),
    ]


FAMILIES: dict[Role, Callable[[Scenario], list[Family]]] = {
    Role.DIRECTOR: _of_director,
    Role.ACCOUNT_MANAGER: _of_account_manager,
    Role.SERVICE_DESK: _of_service_desk,
    Role.SPECIALIST: _of_specialist,
    Role.DELIVERY_MANAGER: _of_delivery_manager,
    Role.VENDOR: _of_vendor,
}
"""The kinds of actions of each role, in the order of their numbers."""


def _on(name: str, command: Callable[[int], c.Command], block: str) -> Family:
    """A command about a ticket, without a choice."""
    return Family(name, block, 1, lambda view, row, n: command(row.thing.number))


def _article(block: str) -> Family:
    def apply(view: Any, row: Row, n: int) -> c.Command | None:
        known = row.articles
        return c.ApplyArticle(row.thing.number, known[n]) if n < len(known) else None

    return Family("apply_article", block, ARTICLES, apply)


def _merge(block: str) -> Family:
    def merge(view: Any, row: Row, n: int) -> c.Command | None:
        twins = row.others
        return c.Merge(row.thing.number, twins[n]) if n < len(twins) else None

    return Family("merge", block, TWINS, merge)


def _about_item(name: str, command: Callable[[int, str], c.Command], block: str) -> Family:
    def about(view: Any, row: Row, n: int) -> c.Command | None:
        return command(row.thing.number, row.items[n]) if n < len(row.items) else None

    return Family(name, block, ITEMS, about)


def _switch_over(block: str) -> Family:
    def switch(view: Any, row: Row, n: int) -> c.Command | None:
        if n < len(row.items) and view.ready_mirror(row.items[n]):
            return c.SwitchOver(row.thing.number, row.items[n])
        return None

    return Family("switch_over", block, ITEMS, switch)
