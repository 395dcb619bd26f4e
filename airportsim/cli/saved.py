"""Sessions that are kept: `sessions`, `resume`, `replay`."""

import json
import sys

from airportsim.cli.misuse import Misuse
from airportsim.cli.own_bots import Given, tell_absent, tell_failures
from airportsim.cli.report import chart, round_lines
from airportsim.cli.saving import reopened, seat_bots
from airportsim.cli.screen import clock, texts_for
from airportsim.cli.watching import watched
from airportsim.files.finding import find_session
from airportsim.files.library import load_scenario
from airportsim.files.places import sessions_folder
from airportsim.files.problems import FileProblem
from airportsim.files.sessions import Listed, list_sessions
from airportsim.files.store import Store
from airportsim.lab.bots import own_bots
from airportsim.model.airport import Airport
from airportsim.model.score import Score
from airportsim.model.version import RULES
from airportsim.model.words import SessionPhase
from airportsim.play.match import played
from airportsim.play.own import NONE, SECONDS, OwnBots
from airportsim.play.replay import Rerun, rerun
from airportsim.texts.language import Language
from airportsim.texts.texts import Texts

DIFFERENT = 1
"""Exit code of a replay that differs from what was recorded."""


def show_sessions(folder: str | None, language: Language) -> None:
    """A line for each session of a folder, the latest first."""
    texts = texts_for(language, load_scenario("classic"))
    place = sessions_folder(folder)
    found = list_sessions(place)
    if not found:
        print(texts.say("cli.no_sessions", folder=place))
    for one in found:
        print(_line(one, texts))


def _line(one: Listed, texts: Texts) -> str:
    if one.phase is None:
        return f"{one.path.stem}: {one.problem}"
    landed = texts.say("list.between").join(str(flights) for flights in one.landed.values())
    return texts.say(
        "cli.session",
        name=one.name,
        scenario=one.scenario,
        where=whereabouts(texts, one.phase, one.round, one.second),
        changed=one.changed.astimezone().strftime("%Y-%m-%d %H:%M"),
        landed=texts.say("cli.landed_so_far", flights=landed) if landed else "",
    )


def whereabouts(texts: Texts, phase: SessionPhase, number: int, second: int) -> str:
    """Where a session stands, in words."""
    name = texts.say(f"session_phase.{phase.value}")
    if phase in (SessionPhase.LOBBY, SessionPhase.END):
        return name
    if second < 0:
        return texts.say("cli.in_phase", number=number, phase=name)
    return texts.say("cli.in_round", number=number, phase=name, time=clock(second))


def resume_session(
    name: str, folder: str | None, language: Language, bots: Given = (),
    bot_seconds: float | None = None, traceback: bool = False,
) -> None:  # fmt: skip
    """Go on where a session was left, with the bots in its seats, to its end; raises Misuse.

    `bots` are own ones for these seats.
    """
    try:
        seconds = SECONDS if bot_seconds is None else bot_seconds
        own = own_bots(dict(bots), strict=False, seconds=seconds) if bots else NONE
        with Store.open(find_session(name, sessions_folder(folder))) as store:
            _go_on(store, language, own, traceback)
    except FileProblem as problem:
        raise Misuse(str(problem)) from None


def _go_on(store: Store, language: Language, own: OwnBots, traceback: bool) -> None:
    head = store.head
    texts = texts_for(language, head.scenario)
    found = reopened(store, own)
    _tell_drift(found, texts)
    session = found.session
    state = session.state
    where = whereabouts(texts, state.phase, state.number, session.now)
    print(texts.say("cli.resumed", name=head.name, where=where))
    session.keep_with(store.record)
    tell_absent(seat_bots(store, session, own), texts)
    rounds = len(head.scenario.rounds)
    watched(lambda watch: played(session, head.team, None, watch), texts, head.scenario, rounds)
    tell_failures(session.failures, texts, traceback)
    _tell_chart(session.state.scores, store, texts)


def replay_session(name: str, folder: str | None, language: Language, verify: bool) -> int:
    """Run a session once more, tell its rounds, and compare them if asked to; raises Misuse."""
    try:
        with Store.read(find_session(name, sessions_folder(folder))) as store:
            return _replay(store, language, verify)
    except FileProblem as problem:
        raise Misuse(str(problem)) from None


def _replay(store: Store, language: Language, verify: bool) -> int:
    head = store.head
    texts = texts_for(language, head.scenario)
    airport = Airport(head.scenario)
    again = rerun(
        airport, head.skills, head.seed, store.states(), store.asked(), store.progress.second,
        head.replication,
    )  # fmt: skip
    difference = _first_difference(store, again, texts)
    if difference and store.older:
        print(texts.say("cli.older_rules", then=head.rules, now=RULES))
        _tell_chart(store.states()[-1][1].scores, store, texts)
        return DIFFERENT if verify else 0
    for one in again.session.results.values():
        print(*round_lines(texts, one.setup, one.score), sep="\n")
    _tell_chart(again.session.state.scores, store, texts)
    _tell_drift(again, texts)
    if difference:
        print(difference)
        return DIFFERENT
    if verify:
        events = sum(len(lines) for lines in again.journals.values())
        print(texts.say("cli.verified", count=f"{events:,}"))
    return 0


def _first_difference(store: Store, again: Rerun, texts: Texts) -> str:
    """The first event that is not what was recorded, in a sentence; "" if all are."""
    for of in sorted({*store.rounds(), *again.journals}):
        then, now = store.journal(*of), again.journals.get(of, [])
        for k in range(max(len(then), len(now))):
            one = then[k] if k < len(then) else ""
            other = now[k] if k < len(now) else ""
            if one != other:
                second = json.loads(one or other)["t"]
                none = texts.say("cli.nothing")
                return texts.say(
                    "cli.difference", number=of[0], time=clock(second), event=k,
                    then=one or none, now=other or none,
                )  # fmt: skip
    return ""


def _tell_drift(found: Rerun, texts: Texts) -> None:
    """Say that bots would now do otherwise than they did."""
    if found.drift is not None:
        one = found.drift.then or found.drift.now
        assert one is not None
        print(
            texts.say("cli.drift", number=one.round, time=clock(max(0, one.second))),
            file=sys.stderr,
        )


def _tell_chart(scores: dict[int, Score], store: Store, texts: Texts) -> None:
    """The chart of all rounds that have been scored."""
    if scores:
        head = store.head
        lines = chart(texts, head.scenario, head.team, scores, sys.stdout.encoding)
        print("", *lines, sep="\n")
