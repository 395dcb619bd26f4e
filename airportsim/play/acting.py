"""With which hand somebody acts: his own if he has claimed any, else one that nobody has."""

from airportsim.model.refusals import Code, Refusal
from airportsim.model.session import SessionState, Who
from airportsim.model.state import State


def acting(at: SessionState, state: State | None, who: Who, hand: int = -1) -> int | Refusal:
    """The hand with which somebody would act in a round (-1: any), or why he cannot act at all.

    `at` is where the session stands, `state` that of the running round, None outside Do; `hand` is
    the hand that he has chosen, -1 if he has not.
    """
    if state is None:
        return Refusal(Code.NOT_NOW, (at.phase.value,))
    if who.role is None:
        return Refusal(Code.NOT_YOUR_ROLE)
    seating = at.seats[who.role]
    if who.player not in seating.players:
        return Refusal(Code.NOT_SEATED)
    held = seating.held
    if held.get(hand, who.player) != who.player:
        return Refusal(Code.HAND_TAKEN, (hand,))
    if hand != -1 or not held:
        return hand
    hands = state.hands_of[who.role]
    own = [h for h in hands if held.get(h.number) == who.player]
    open_to_him = own or [h for h in hands if h.number not in held]
    if hands and not open_to_him:
        return Refusal(Code.HAND_TAKEN, (hands[0].number,))
    first = min(open_to_him, key=lambda h: (h.work is not None, h.number), default=None)
    return first.number if first else -1
