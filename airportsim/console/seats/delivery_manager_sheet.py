"""What a delivery manager reads in a ticket: how far it is, what a purchase saves and leaves."""

from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DEGRADED,
    DIM,
    DOWN_TEXT,
    MIRROR,
    OK_TEXT,
    PANEL,
    TEXT,
    Size,
    mixed,
)
from airportsim.console.parts import stakes
from airportsim.console.parts.column import Column, Words
from airportsim.console.parts.money import usd
from airportsim.model.words import Lever, PurchaseState
from airportsim.play.slips import WorkSlip
from airportsim.play.views import DeliveryManagerView
from airportsim.texts.texts import clock


def situation(console: Console, column: Column, view: DeliveryManagerView, slip: WorkSlip) -> None:
    """How far a ticket is, what is known of it, what it stops, and how much time it has."""
    say, texts = console.say, console.texts
    holders = texts.listed(tuple(str(hand + 1) for hand in slip.holders)) if slip.holders else ""
    key = "dm.state_held" if holders else "dm.state"
    age = clock(view.now - slip.reported_at)
    column.words(say(key, state=texts.word(slip.state), hands=holders, age=age), TEXT, gap=0)
    facts = " • ".join(texts.fact(fact) for fact in slip.facts)
    column.words(facts, DIM, Size.SMALL, gap=0)
    found = [item for item, mode in slip.tests.items() if mode]
    if found:
        name = texts.names.item(found[0])
        column.words(say("dm.found", item=name), MIRROR, Size.SMALL, gap=0)
    elif slip.escalated_at >= 0:
        suspects = view.candidates(slip)
        left = sum(item not in slip.tests for item in suspects)
        words = say("dm.suspects", count=left, all=len(suspects))
        column.words(words, DIM, Size.SMALL, gap=0)
    words, colour = stakes.said(console, stakes.stakes(view, slip.service, slip.terminals))
    column.words(words, colour, Size.SMALL, gap=0)
    if slip.priority:
        _limit(console, column, view, slip)
    column.height += 6


def _limit(console: Console, column: Column, view: DeliveryManagerView, slip: WorkSlip) -> None:
    left = view.old_enough_at(slip) - view.now
    key = "dm.limit_over" if left <= 0 else "dm.limit_in"
    words = console.say(key, priority=slip.priority, time=clock(abs(left)))
    column.words(words, DOWN_TEXT if left <= 0 else DIM, Size.SMALL, gap=0)


def request(console: Console, column: Column, view: DeliveryManagerView, slip: WorkSlip) -> None:
    """What a purchase costs, what it would save, what it leaves, and whether it may be bought."""
    if slip.purchase is not PurchaseState.REQUESTED:
        return
    say, money = console.say, view.scenario.money
    stopped = stakes.stakes(view, slip.service, slip.terminals).stopped
    saves = say("dm.saves", count=stopped, usd=usd(stopped * money.per_flight))
    left = view.available - slip.price
    lines = [
        Words(say("dm.asked", usd=usd(slip.price)), ACCENT, Size.LARGE, bold=True),
        Words(saves, OK_TEXT if stopped else DIM, Size.SMALL),
        Words(
            say("dm.leaves", usd=usd(left), reserve=usd(view.reserve)),
            DOWN_TEXT if left < 0 else TEXT,
            Size.SMALL,
        ),
    ]
    if Lever.PURCHASING_CRITERIA in view.levers:
        may = view.may_buy(slip)
        ages = clock(max(0, view.old_enough_at(slip) - view.now))
        waiting = view.scenario.practice.buy_waiting
        words = say("dm.criteria_met" if may else "dm.criteria_in", left=ages, flights=waiting)
        lines.append(Words(words, OK_TEXT if may else DEGRADED, Size.SMALL))
    if slip.price > money.limit:
        key = "dm.authorised" if slip.authorised else "dm.needs_director"
        words = say(key, limit=usd(money.limit))
        lines.append(Words(words, OK_TEXT if slip.authorised else DEGRADED, Size.SMALL))
    column.card(lines, mixed(PANEL, ACCENT, 0.06))


def contract(console: Console, column: Column, view: DeliveryManagerView) -> None:
    """What reading the contract is good for."""
    column.words(console.say("dm.contract_about"), TEXT, gap=6)
    money = view.scenario.money
    prices = console.say(
        "dm.money", available=usd(view.available), reserve=usd(view.reserve), limit=usd(money.limit)
    )
    column.words(prices, DIM, Size.SMALL)
