"""What the console is given: the shipped scenarios, and the sessions of a folder."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from airportsim.cli.saving import kept, reopened, seat_bots
from airportsim.console.house import NotKept, Opened, Wish
from airportsim.files.export import export
from airportsim.files.library import load_scenario, load_skills, scenario_names
from airportsim.files.played import attempts
from airportsim.files.problems import FileProblem
from airportsim.files.sessions import Listed, list_sessions, session_path
from airportsim.files.store import Store
from airportsim.model.airport import Airport
from airportsim.model.journal import kind_of
from airportsim.model.log import Batch
from airportsim.model.refusals import Refusal
from airportsim.model.scenario import Scenario
from airportsim.model.session import Pause, RepeatRound, Reseat
from airportsim.model.session_rules import first_state
from airportsim.model.words import Role, SessionPhase
from airportsim.play.own import NONE
from airportsim.play.played import RoundResult
from airportsim.play.session import Session

PRACTICE = "practice"
"""The shipped scenario with a round for each role, and the name of one's own."""


class ShippedHouse:
    """The shipped scenarios, one of one's own (by the path of its file), and a folder's sessions.

    A session is kept from its first moment on, unless it is a practice; what happens is stored at
    once or, if that shall be done apart, when the session is settled.
    """

    def __init__(self, folder: Path, own: str | None = None, apart: bool = False) -> None:
        names = [name for name in scenario_names() if name != PRACTICE or name == own]
        self._names = [own, *names] if own and own not in names else names
        self._own = own if own not in names else None
        self._folder = folder
        self._apart = apart
        self._skills = load_skills()
        self._loaded: dict[str, Scenario] = {}

    def scenarios(self) -> list[tuple[str, Scenario]]:
        """The scenarios to choose from, one's own first."""
        return [(name, self._scenario(name)) for name in self._names]

    def practice(self, scenario: Scenario) -> Scenario:
        """The shipped practice; for one's own scenario one that lies beside it, or else itself."""
        if self._own is None or scenario.name != self._scenario(self._own).name:
            return self._scenario(PRACTICE)
        beside = Path(self._own).with_name(f"{PRACTICE}.yaml")
        return self._scenario(str(beside)) if beside.exists() else scenario

    def skills(self) -> list[str]:
        """The skills that bots can have, from the weakest to the best."""
        return sorted(self._skills, key=lambda name: self._skills[name].remedy)

    def sessions(self) -> list[Listed]:
        """The sessions that are kept, the latest first."""
        return list_sessions(self._folder)

    def begin(self, wish: Wish) -> Opened:
        """Begin a session, in its lobby, with people and bots in its seats."""
        airport = Airport(self._scenario(wish.scenario))
        state = first_state(airport)
        if wish.practice:
            session = Session(airport, self._skills, wish.seed, state)
            opened = Opened(airport.scenario.name, session, _nothing, lambda: None, practice=True)
        else:
            name = wish.name or self.free_name(airport.scenario.name)
            store = kept(name, self._folder, airport, self._skills, wish.seed, state)
            keeping = _Keeping(store, self._apart)
            session = Session(airport, self._skills, wish.seed, state, keeping.record)
            opened = keeping.opened(session)
        try:
            _seat(session, wish)
        except BaseException:
            opened.close()
            raise
        return opened

    def resume(self, path: Path) -> Opened:
        """Go on with a session, from the second at which it was left; a round waits, paused."""
        store = Store.open(path)
        keeping = _Keeping(store, self._apart)
        try:
            found = reopened(store)
            session = found.session
            _recall(store, session)
            session.keep_with(keeping.record)
            absent = seat_bots(store, session, NONE)
            if session.state.phase is SessionPhase.DO and not session.state.paused:
                session.host(Pause())
        except BaseException:
            store.close()
            raise
        opened = keeping.opened(session)
        if found.drift is not None:
            opened.notes.append("welcome.drift")
        if absent:
            opened.notes.append("welcome.own_bots")
        return opened

    def _scenario(self, name: str) -> Scenario:
        if name not in self._loaded:
            self._loaded[name] = load_scenario(name)
        return self._loaded[name]

    def free_name(self, scenario: str, rooms: Sequence[str] = ("",)) -> str:
        """A name that no session has yet, nor with any of these endings: date, scenario, number."""
        day = datetime.now().astimezone().strftime("%Y-%m-%d")
        number = 1
        while any(
            session_path(self._folder, f"{day} {scenario} {number}{room}").exists()
            for room in rooms
        ):
            number += 1
        return f"{day} {scenario} {number}"


def _seat(session: Session, wish: Wish) -> None:
    """Give each seat to the people who are wished for, or else to a bot."""
    for role in Role:
        names = tuple(wish.people.get(role, ()))
        answer = session.host(Reseat(role, names, "" if names else wish.skill))
        if isinstance(answer, Refusal):
            raise FileProblem(f"nobody can sit at {role.value} so: {names or wish.skill!r}")


def _recall(store: Store, session: Session) -> None:
    """Give back the rounds before the latest, which going on does not play again."""
    unfinished = "", kind_of(RepeatRound)
    last = {one.number: one for one in attempts(store) if one.ended_by not in unfinished}
    for number, one in last.items():
        worth = session.state.scores.get(number)
        if worth is not None and number not in session.results:
            result = RoundResult(one.setup, worth, one.journal, one.ended_at, one.survey)
            session.results[number] = result


class _Keeping:
    """Keeps a session in its file, up to the second at which it is put away."""

    def __init__(self, store: Store, apart: bool) -> None:
        self._store = store
        self._apart = apart
        self._sound = True

    def record(self, batch: Batch) -> None:
        """Store a batch; if that fails the session can be kept no further, and NotKept says so."""
        with self._told():
            if self._apart:
                self._store.note(batch)
            else:
                self._store.record(batch)

    def settle(self) -> None:
        """Store what has been noted; raises NotKept."""
        with self._told():
            self._store.settle()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except FileProblem as problem:
            self._sound = False
            raise NotKept(str(problem)) from problem

    def opened(self, session: Session) -> Opened:
        """The session, for the console."""
        store = self._store

        def close() -> None:
            # Whatever cannot be tidied up lies in the file or beside it, and is found there.
            with suppress(FileProblem):
                state = session.state
                if self._sound:
                    store.settle()
                    if session.table and session.now > store.progress.second:
                        store.record(Batch(state.number, state.attempt, session.now, (), (), None))
            with suppress(FileProblem):
                store.close()

        return Opened(
            store.path.stem, session, lambda folder: export(store, folder), close,
            settle=self.settle if self._apart else None,
        )  # fmt: skip


def _nothing(folder: Path) -> list[Path]:
    """The tables of a practice: it is not kept."""
    return []
