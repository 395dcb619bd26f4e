"""The rules of money on one page, and a sum to fill in."""

import math

from airportsim.model.airport import Airport
from airportsim.texts.paper.html import Html, table, tag
from airportsim.texts.paper.page import head, usd
from airportsim.texts.texts import Texts


def money(airport: Airport, texts: Texts) -> list[Html]:
    """What comes in, what help costs, what is promised, and the result."""
    scenario = airport.scenario
    say, prices = texts.say, scenario.money

    def line(name: str, amount: int, **values: object) -> tuple[str, str]:
        return say(f"print.money.{name}", **values), usd(texts, amount)

    in_out = [
        line("per_flight", prices.per_flight),
        line("fixed", -prices.fixed_cost),
        line("red", -prices.red_cost, red=scenario.moods.red),
        line("compensation", -prices.compensation, count=prices.most_compensations),
    ]
    help_costs = [
        line("one", prices.fix_one), line("two", prices.fix_two), line("more", prices.fix_airport),
        line("mirror", prices.mirror),
    ]  # fmt: skip
    budgets = [
        (say("print.money.round", number=number), usd(texts, one.budget))
        for number, one in enumerate(scenario.rounds, 1)
    ]
    limit = say(
        "print.money.limit", limit=f"{prices.limit:,}", released=f"{prices.released:,}",
        step=f"{prices.release_step:,}",
    )  # fmt: skip
    parts = [
        tag("h2", say("print.money.in_and_out")), table((), in_out, "sums"),
        tag("h2", say("print.money.help")), table((), help_costs, "sums"), tag("p", limit),
        tag("h2", say("print.money.budget")),
        table([name for name, _ in budgets], [[amount for _, amount in budgets]], "small"),
        tag("h2", say("print.money.promises")), _promises(airport, texts),
        tag("p", _even(airport, texts)),
        tag("h2", say("print.money.result")), _result(texts),
    ]  # fmt: skip
    return [*head(airport, texts, say("print.money.title")), tag("div", *parts, cls="money")]


def _promises(airport: Airport, texts: Texts) -> Html:
    say, flights = texts.say, airport.scenario.schedule.flights
    columns = [say(f"print.money.{name}") for name in ("target", "flights", "fee", "penalty")]
    rows = [
        (f"{one.target} %", str(math.ceil(flights * one.target / 100)), usd(texts, one.fee),
         usd(texts, one.penalty))
        for one in airport.scenario.money.promises
    ]  # fmt: skip
    return table(columns, rows)


def _even(airport: Airport, texts: Texts) -> str:
    """From how many flights on a round pays, with all money spent."""
    scenario = airport.scenario
    budget = max(one.budget for one in scenario.rounds)
    cost = scenario.money.fixed_cost + budget
    flights = math.ceil(cost / max(1, scenario.money.per_flight))
    return texts.say("print.money.even", budget=f"{budget:,}", flights=flights)


def _result(texts: Texts) -> Html:
    """The sum, to fill in."""
    signs = {
        "landed": "", "income": "+", "promise_fee": "+", "fixed": "-", "spent": "-", "in_red": "-",
        "missed": "-", "profit": "=",
    }  # fmt: skip
    rows = [(sign, texts.say(f"print.money.{name}"), "") for name, sign in signs.items()]
    return table((), rows, "grid result")
