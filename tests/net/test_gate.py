"""Who is let in: codes to be read aloud, patience that runs out, messages that are counted."""

import pytest

from airportsim.net import gate


class Clock:
    """A clock that stands until a test lets time pass."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1_000.0
        monkeypatch.setattr(gate, "monotonic", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def test_codes_are_short_and_of_letters_that_nobody_mistakes() -> None:
    codes = {gate.new_code() for _ in range(200)}
    assert len(codes) > 190
    assert {len(code) for code in codes} == {gate.CODE}
    assert not set("".join(codes)) & set("IO01")
    assert len(gate.new_pin()) == gate.PIN
    assert gate.new_pin().isdecimal()


def test_the_first_wrong_tries_cost_nothing_and_further_ones_ever_more(clock: Clock) -> None:
    patience, waits = gate.Patience(), []
    for _ in range(12):
        waits.append(patience.wait("a"))
        clock.now += waits[-1]
        patience.wrong("a")
    assert waits == [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert patience.wait("b") == 0


def test_wrong_tries_are_forgiven_after_a_while(clock: Clock) -> None:
    patience = gate.Patience()
    for _ in range(5):
        patience.wrong("a")
    clock.now += 4
    assert patience.wait("a") == 0
    patience.wrong("a")
    assert patience.wait("a") == 8
    clock.now += 8 + gate.FORGIVEN_AFTER
    patience.wrong("a")
    assert patience.wait("a") == 0


def test_so_many_machines_are_remembered_and_no_more(clock: Clock) -> None:
    patience = gate.Patience()
    for n in range(gate.REMEMBERED + 1):
        for _ in range(3):
            patience.wrong(str(n))
    assert (patience.wait("0"), patience.wait("1")) == (0, 1)


def test_a_bucket_lets_so_many_messages_pass_at_once_and_so_many_a_second(clock: Clock) -> None:
    bucket = gate.Bucket(rate=20, most=60)
    assert [bucket.take() for _ in range(61)] == [True] * 60 + [False]
    clock.now += 1
    assert [bucket.take() for _ in range(20)] == [True] * 19 + [False]
    clock.now += 100
    assert [bucket.take(30), bucket.take(30), bucket.take()] == [True, True, False]


def test_secrets_are_compared_whole_and_written_down_sealed() -> None:
    assert gate.same("geheim", "geheim")
    assert not gate.same("geheim", "geheime")
    assert not gate.same("秘密", "")
    token = gate.new_token()
    assert token not in gate.sealed(token)
    assert gate.sealed(token) == gate.sealed(token) != gate.sealed(token + "x")
