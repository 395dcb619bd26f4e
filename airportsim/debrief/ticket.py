"""Where a ticket is, from what has happened to it so far."""

from dataclasses import dataclass, field

from airportsim.debrief.spans import Pieces, Where
from airportsim.model.words import TicketState


@dataclass(slots=True)
class Ticket:
    """A ticket and its way so far; `fault` is -1 behind a false alarm.

    `busy` are the hands at work on it, with the second at which each began; `wrong` holds from a
    fix that came to nothing until somebody's next step; `back` from a hand-back until it is taken;
    `asked_to_buy` and `bought` while it waits for an answer or a delivery; `lost` if it was merged
    into a ticket on another fault; `holders` are those who hold it, `elsewhere` tells whether all
    of them are at another ticket that they hold.
    """

    number: int
    fault: int
    service: str
    state: TicketState = TicketState.REPORTED
    busy: dict[int, int] = field(default_factory=dict)
    proposed_at: int = -1
    switched_at: int = -1
    wrong: bool = False
    back: bool = False
    asked_to_buy: bool = False
    bought: bool = False
    into: int = -1
    lost: bool = False
    holders: set[int] = field(default_factory=set)
    elsewhere: bool = False
    pieces: Pieces = field(default_factory=list)

    def where(self) -> Where | None:
        """Where the ticket is now, None if it no longer counts."""
        if self.state in (TicketState.RESTORED, TicketState.CLOSED):
            return None
        if self.busy:
            return Where.WORK
        if self.asked_to_buy or self.bought:
            return Where.VENDOR
        if self.state is TicketState.MERGED:
            return Where.PASSING_ON if self.lost else None
        if self.wrong:
            return Where.WRONG_FIX
        waits = self.back or (self.state is TicketState.IN_DIAGNOSIS and self.elsewhere)
        return Where.QUEUE if waits else _WHERE[self.state]

    def note(self, t: int) -> None:
        """Write down where the ticket is from this second on."""
        where = self.where()
        if self.pieces and self.pieces[-1][0] == t:
            self.pieces[-1] = t, where
        elif not self.pieces or self.pieces[-1][1] is not where:
            self.pieces.append((t, where))

    def went_wrong(self, since: int, taken_for: Where) -> None:
        """Let what was taken for something better count as a wrong fix."""
        self.wrong = True
        split: Pieces = []
        until = [at for at, _ in self.pieces[1:]]
        for (at, where), end in zip(self.pieces, [*until, None], strict=True):
            if where is not taken_for or (end is not None and end <= since):
                split.append((at, where))
            else:
                split += [(at, where)] if at < since else []
                split.append((max(at, since), Where.WRONG_FIX))
        self.pieces = split


_WHERE: dict[TicketState, Where] = {
    TicketState.REPORTED: Where.PASSING_ON,
    TicketState.LOGGED: Where.PASSING_ON,
    TicketState.ESCALATED: Where.QUEUE,
    TicketState.IN_DIAGNOSIS: Where.WORK,
    TicketState.FIX_PROPOSED: Where.VENDOR,
}
