"""A session as interfaces know it: its windows on the running round, and nothing outside one."""

from airportsim.model import session as s
from airportsim.model.words import Role
from airportsim.play.room import Room
from airportsim.play.session import Session
from airportsim.play.ticker import Told
from tests.play.places import Place
from tests.play.test_every_seat import begun
from tests.play.workshops import FACILITATOR, bots_everywhere, workshop


def watched(room: Room) -> tuple[int, int, int]:
    """What an interface that knows only a room can tell of it: tiles, hands, things heard."""
    board, truth = room.board(), room.truth()
    assert board is not None
    assert truth is not None
    return len(board.board()), len(truth.everybody), len(room.told())


def test_a_session_is_a_room(place: Place) -> None:
    """That it is one is checked by mypy; that it answers is checked here."""
    session = begun(place=place)
    session.advance(300)
    tiles, hands, heard = watched(session)
    assert (tiles, hands) == (80, 12)
    assert heard > 5
    assert "regular" in session.skills


def test_there_are_no_windows_outside_a_round(place: Place) -> None:
    session = place(workshop(1))
    bots_everywhere(session)
    assert (session.board(), session.truth(), session.told()) == (None, None, [])
    assert (session.now, session.view(Role.VENDOR)) == (-1, None)
    assert session.marks() == {}


def test_a_room_shows_the_same_windows_all_through_a_round_and_new_ones_in_the_next(
    place: Place,
) -> None:
    session = begun(place=place)
    board, truth = session.board(), session.truth()
    session.advance(100)
    assert session.board() is board
    assert session.truth() is truth
    session.submit(FACILITATOR, s.RepeatRound(new_faults=False))
    assert session.board() is None
    session.submit(FACILITATOR, s.Proceed())
    assert session.board() is not board
    assert session.truth() is not truth


def test_what_was_heard_can_be_read_on_from_where_one_has_stopped(place: Place) -> None:
    session = begun(place=place)
    heard: list[Told] = []
    since = 0
    for second in range(30, 600, 30):
        session.advance(second)
        new = session.told(since)
        heard += new
        since = new[-1].serial + 1 if new else since
    assert heard == session.told()


def test_the_projector_has_a_window_without_a_role(place: Place) -> None:
    session = begun(place=place)
    session.advance(200)
    board = session.board()
    assert board is not None
    assert board.role is None
    assert board.hands == ()
    view = session.view(Role.DIRECTOR)
    assert view is not None
    assert set(board.snapshot()) < set(view.snapshot())


def test_a_new_session_satisfies_every_part_of_the_room() -> None:
    names = {name for name in vars(Room) if not name.startswith("_")}
    session: Session = workshop(1)
    assert {name for name in names if not hasattr(session, name)} == set()
