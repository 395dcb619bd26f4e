"""Commands for property tests: any at all, and such as a player in this situation would give."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from hypothesis import strategies as st

from airportsim.engine.simulation import Simulation
from airportsim.model import commands as c
from airportsim.model.airport import Airport
from airportsim.model.rules import RULEBOOK
from airportsim.model.words import Level, Role, Verdict

Given = tuple[Role, c.Command, int]
"""A role, a command of it, and the hand that is to act (-1: any)."""


def any_command(airport: Airport) -> st.SearchStrategy[Given]:
    """Any command from any role, about things that are there or not."""
    number = st.integers(-2, 12)
    terminals = [*airport.scenario.terminals, "", "T9"]
    terminal = st.sampled_from(terminals)
    items = st.sampled_from([*airport.items, "", "no-such-item"])
    kinds = airport.scenario.kinds.values()
    remedies = st.sampled_from(["", "prayer", *sorted({r for k in kinds for r in k.remedies})])
    causes = st.sampled_from(["", "gremlins", *sorted({m for k in kinds for m in k.modes})])
    level, role = st.sampled_from(Level), st.sampled_from(Role)
    usd = st.sampled_from([-1, 0, 1, 500, 2_000, 20_000, 20_001])
    command = st.one_of(
        st.builds(c.Report, number, st.lists(st.integers(-1, 6), max_size=6).map(tuple)),
        st.builds(
            c.InformAirline, terminal, st.sampled_from([-5, 0, 1, 60, 900, 901, 10**6]), number
        ),
        st.builds(c.Apologise, terminal, number),
        st.builds(c.Compensate, terminal, number, usd),
        st.builds(c.SetAuthority, usd),
        st.builds(c.DecideCompensation, terminal, number, st.booleans()),
        st.builds(c.ApplyArticle, number, number),
        st.builds(c.Log, number, level, level),
        *(
            st.builds(kind, number)
            for kind in (
                c.FirstAid, c.AskBack, c.Escalate, c.Close, c.Chase, c.Take, c.HandBack,
                c.WriteArticle, c.RequestPurchase, c.Approve, c.Deny, c.Authorise, c.Deliver,
            )
        ),
        st.builds(c.Merge, number, number),
        st.builds(c.Test, number, items),
        st.builds(
            c.Fix, number, items, causes, remedies, st.lists(terminal, max_size=5).map(tuple)
        ),
        st.builds(c.SwitchOver, number, items),
        st.builds(c.Assign, number, st.integers(-1, 14)),
        st.builds(c.LendHand, st.integers(-1, 14), role),
        st.builds(c.SetPriority, number, st.integers(-1, 5)),
        st.just(c.ReadContract()),
        st.just(c.ReleaseFunds()),
        st.builds(c.FreezePurchases, st.booleans()),
        st.builds(c.SetFocus, terminal),
        st.builds(c.Verify, number, st.sampled_from(Verdict)),
    )  # fmt: skip
    return st.tuples(role, command, st.integers(-2, 14))


class Choice:
    """Evenly spread choices that follow from one number."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def of(self, options: Sequence[Any]) -> Any:
        return self._random.choice(options)


def sensible(sim: Simulation, seed: int) -> Given | None:
    """A command about something that waits for somebody; often, not always, it is allowed.

    What is further on its way is weighted more, so that cures, purchases and errors happen too.
    """
    state, pick = sim.state, Choice(seed)
    makers: list[tuple[int, Any, Callable[[Any], c.Command]]] = [
        (1, state.unreported, lambda n: c.Report(n, (pick.of([0, 1, 2]), pick.of([0, 1, 2])))),
        (1, state.asked, lambda n: c.Report(state.tickets[n].alert, (pick.of([0, 1, 2]),))),
        (2, state.to_log, lambda n: c.Log(n, pick.of(list(Level)), pick.of(list(Level)))),
        (3, state.at_desk, lambda n: pick.of([
            c.FirstAid(n), c.AskBack(n), c.Escalate(n), c.Close(n), c.Escalate(n), c.Escalate(n),
            c.Merge(n, pick.of(range(len(state.tickets)))), c.ApplyArticle(n, pick.of([0, 1, 2])),
        ])),
        (4, state.unassigned, lambda n: pick.of([
            c.Take(n), c.Chase(n), c.Assign(n, pick.of(range(len(state.hands)))),
        ])),
        (8, state.with_specialists, lambda n: _diagnosis(sim, pick, n)),
        (8, state.proposed, lambda n: c.Verify(n, pick.of([Verdict.ACCEPTED, *Verdict]))),
        (8, state.requested, lambda n: pick.of([
            c.Authorise(n), c.Approve(n), c.Deny(n), c.ReleaseFunds(),
        ])),
        (8, state.bought, c.Deliver),
        (2, state.restored, c.Close),
        (4, state.to_write, c.WriteArticle),
        (1, state.complaints, lambda n: pick.of([
            c.InformAirline(state.complaints[n].terminal, 60),
            c.Compensate(state.complaints[n].terminal),
        ])),
        (1, state.failures, lambda key: _recovery(pick, *key)),
        (4, state.money_asked, lambda key: pick.of([
            c.DecideCompensation(key[1], key[0], pick.of([True, False])),
            c.SetAuthority(pick.of([0, 1_000, 5_000])),
        ])),
    ]  # fmt: skip
    waiting = [(make, queue) for weight, queue, make in makers if queue for _ in range(weight)]
    if not waiting:
        return None
    make, queue = pick.of(waiting)
    command = make(pick.of(list(queue)))
    role = pick.of(sorted(RULEBOOK[type(command)][0], key=str))
    return role, command, -1


def _recovery(pick: Choice, alert: int, terminal: str) -> c.Command:
    """What an account manager could do about a failure."""
    command: c.Command = pick.of([
        c.InformAirline(terminal, pick.of([30, 120]), alert), c.Apologise(terminal, alert),
        c.Compensate(terminal, alert, pick.of([50, 2_500])),
    ])  # fmt: skip
    return command


def _diagnosis(sim: Simulation, pick: Choice, number: int) -> c.Command:
    """What a specialist could do; the true item and remedy come up often enough to matter."""
    state = sim.state
    fault = state.truth[state.tickets[number].alert]
    items = list(state.candidates(state.tickets[number])) or list(state.airport.items)
    item, cause, remedy = pick.of(items), "", ""
    if fault >= 0 and pick.of([0, 1]):
        kind = state.faults[fault].type
        item, cause, remedy = kind.item, kind.mode, kind.remedy
    else:
        kinds = state.airport.scenario.kinds
        remedy = pick.of(list(kinds[state.airport.items[item].kind].remedies))
    command: c.Command = pick.of([
        c.Take(number), c.Take(number), c.Test(number, item), c.Fix(number, item, cause, remedy),
        c.Fix(number, item, cause, remedy, sim.airport.scenario.terminals[:1]), c.HandBack(number),
        c.RequestPurchase(number), c.SwitchOver(number, item), c.Chase(number),
        c.ApplyArticle(number, pick.of([0, 1, 2])), c.SetPriority(number, pick.of([1, 2, 3])),
    ])  # fmt: skip
    return command
