"""Whose hands are whose, at a role that several people share, or a person with a bot."""

from airportsim.console.console import Console
from airportsim.model.session import Claim
from airportsim.model.words import Role


class Claims:
    """The hands of a role that people have taken for themselves.

    `shared` tells whether whoever is at this console sits there and may claim some.
    """

    def __init__(self, console: Console, role: Role) -> None:
        seating = console.room.state.seats[role]
        self._console, self._role = console, role
        self._held = seating.held
        beside = len(seating.players) > 1 or bool(seating.skill or self._held)
        self.shared = console.player in seating.players and beside

    def whose(self, hand: int) -> str:
        """Who has claimed a hand; "" if nobody has."""
        return self._held.get(hand, "")

    def is_mine(self, hand: int) -> bool:
        """Whether whoever is at this console has claimed a hand."""
        return self.shared and self.whose(hand) == self._console.player

    def toggle(self, hand: int) -> None:
        """Claim a hand, or leave it to all again."""
        mine = {one for one in self._held if self.is_mine(one)} ^ {hand}
        self._console.step(Claim(self._role, tuple(sorted(mine))))


def initials(name: str) -> str:
    """A name in so few letters that they fit into a ring: two, or one where they are wide."""
    words = name.split() or ["?"]
    if not words[0].isascii():
        return words[0][0]
    return "".join(word[0] for word in (words[0], *words[1:][-1:])).upper()
