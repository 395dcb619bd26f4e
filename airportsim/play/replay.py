"""Sessions run once more from what was asked in them: to go on, to look back, to verify."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from airportsim.model.airport import Airport
from airportsim.model.journal import line
from airportsim.model.log import Asked, Batch
from airportsim.model.session import Reseat, SessionState
from airportsim.model.team import Skill
from airportsim.model.words import SessionPhase
from airportsim.play.own import NONE, OwnBots
from airportsim.play.session import Session

States = Sequence[tuple[int, SessionState]]
"""Where a session has stood: how much had been asked by then, and the state."""


class Drift(NamedTuple):
    """The first thing that was asked then and now would not be, or the other way round."""

    then: Asked | None
    now: Asked | None


@dataclass(frozen=True, slots=True)
class Rerun:
    """A session that was run once more, and whether its bots still do what they did."""

    session: Session
    journals: dict[tuple[int, int], list[str]]
    drift: Drift | None


def resumed(
    airport: Airport, skills: dict[str, Skill], seed: int, states: States, asked: Sequence[Asked],
    second: int, replication: int = 0, own: OwnBots = NONE,
) -> Rerun:  # fmt: skip
    """A session as its record left it, with the clock at `second` (-1: outside a round).

    It is run again from where its latest round began, so that no more than one round is repeated.
    What its bots do is compared with what they did; if they have changed, or are own ones that are
    not here, they are fed with what they did, and think for themselves from there on. The seats of
    own ones that are not here are then taken by shipped ones.
    """
    base = _latest_round(states)
    return rerun(airport, skills, seed, states[base:], asked, second, replication, own)


def rerun(
    airport: Airport, skills: dict[str, Skill], seed: int, states: States, asked: Sequence[Asked],
    second: int, replication: int = 0, own: OwnBots = NONE,
) -> Rerun:  # fmt: skip
    """A session run again from the first of these states, with all that was asked since."""

    def run(feed: bool) -> Rerun:
        return _run(airport, skills, seed, states, asked, second, replication, feed, here)

    named = _bots(states, asked[states[0][0] :])
    here = own.with_absent(named - skills.keys())
    drift = None
    if not here.absent & named:
        free = run(feed=False)
        if free.drift is None:
            return free
        drift = free.drift
    fed = run(feed=True)
    fed.session.wake_bots()
    return Rerun(fed.session, fed.journals, drift or fed.drift)


def _run(
    airport: Airport, skills: dict[str, Skill], seed: int, states: States, asked: Sequence[Asked],
    second: int, replication: int, feed: bool, own: OwnBots,
) -> Rerun:  # fmt: skip
    again: list[Asked] = []
    journals: dict[tuple[int, int], list[str]] = {}

    def note(batch: Batch) -> None:
        again.extend(batch.asked)
        lines = journals.setdefault((batch.round, batch.attempt), [])
        lines.extend(map(line, batch.entries))

    (first, state), (_, final) = states[0], states[-1]
    session = Session(airport, skills, seed, state, note, replication, first, feed, own)
    for one in asked[first:]:
        session.repeat(one)
    running = final.phase is SessionPhase.DO
    session.run_to((final.number, final.attempt) if running else None, second)
    session.keep_with(lambda batch: None)
    journals = {of: lines for of, lines in journals.items() if lines}
    return Rerun(session, journals, _drift(asked[first:], again))


def _bots(states: States, asked: Sequence[Asked]) -> set[str]:
    """The bots that sit down in a session, by skill or name."""
    asks = [one.command.skill for one in asked if isinstance(one.command, Reseat)]
    sit = [seating.skill for seating in states[0][1].seats.values()]
    return {name for name in (*asks, *sit) if name}


def _latest_round(states: States) -> int:
    """The number of the state in which the round that was played last began."""
    latest, playing = 0, None
    for n, (_, state) in enumerate(states):
        key = (state.number, state.attempt) if state.phase is SessionPhase.DO else None
        if key is not None and key != playing:
            latest = n
        playing = key
    final = states[-1][1]
    begun = states[latest][1]
    if final.phase is SessionPhase.PLAN or begun.number != final.number:
        return len(states) - 1
    return latest


def _drift(then: Sequence[Asked], now: Sequence[Asked]) -> Drift | None:
    for one, other in zip(then, now, strict=False):
        if one != other:
            return Drift(one, other)
    if len(then) == len(now):
        return None
    longer, short = (then, now) if len(then) > len(now) else (now, then)
    odd = longer[len(short)]
    return Drift(odd, None) if longer is then else Drift(None, odd)
