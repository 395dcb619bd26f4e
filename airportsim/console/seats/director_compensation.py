"""What the account manager asks to pay beyond his authority, and that authority itself."""

from functools import partial

from airportsim.console.console import Console
from airportsim.console.look import ACCENT, DEGRADED, DIM, TEXT, Colour, Size
from airportsim.console.parts.column import Chip, Column, Words
from airportsim.console.parts.money import usd
from airportsim.console.parts.stakes import said, stakes
from airportsim.console.seats.panel import Act, Entry, SeatPanel
from airportsim.model.commands import DecideCompensation, SetAuthority
from airportsim.play.offers import AUTHORITIES
from airportsim.play.slips import FailureSlip
from airportsim.play.views import DirectorView
from airportsim.texts.texts import clock

COMPENSATION = "compensation"
"""The kind of such an entry of the director's inbox."""

_KEYS = "56789"


class Compensations:
    """The sums that await the director's decision, and what may be paid without asking him."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._since: dict[int, int] = {}

    def entries(self, view: DirectorView) -> list[Entry]:
        """One entry for each sum that is asked for, since it is."""
        say = self._console.say
        asked = {_number(view, slip): slip for slip in view.money_asked}
        self._since = {n: min(self._since.get(n, view.now), view.now) for n in asked}
        return [
            Entry(
                COMPENSATION, n, say("dir.tag_pay"), ACCENT, self._headline(slip), self._since[n]
            )
            for n, slip in asked.items()
        ]  # fmt: skip

    def slip(self, view: DirectorView, entry: Entry | None) -> FailureSlip | None:
        """The failure that an entry is about, if it is one of these."""
        if entry is None or entry.kind != COMPENSATION:
            return None
        return next((s for s in view.money_asked if _number(view, s) == entry.number), None)

    def about(self, view: DirectorView, slip: FailureSlip) -> list[Words]:
        """What is asked, what the airline suffers and was paid, and what it would leave."""
        say = self._console.say
        paid = say("dir.paid", usd=usd(slip.paid)) if slip.paid else say("dir.paid_nothing")
        left = view.available - slip.asked
        leaves = say("dir.leaves" if left >= 0 else "dir.short", usd=usd(abs(left)))
        return [
            Words(self._headline(slip), ACCENT, Size.LARGE, True),
            Words(*self._stake(view, slip)),
            Words(f"{paid} • {leaves}", DIM if left >= 0 else DEGRADED),
        ]

    def acts(self, panel: SeatPanel, view: DirectorView, slip: FailureSlip) -> list[Act]:
        """Allow it, or refuse."""
        say = self._console.say
        yes = DecideCompensation(slip.terminal, slip.alert, True)
        no = DecideCompensation(slip.terminal, slip.alert, False)
        able = view.refusal(yes) is None
        return [
            Act(
                "Y", say("dir.allow", usd=usd(slip.asked)), say("dir.allow_why"), yes,
                partial(panel.give_and_go, yes), able,
                "decide_compensation.allow",
            ),
            Act(
                "N", say("dir.refuse"), say("dir.refuse_why"), no,
                partial(panel.give_and_go, no), name="decide_compensation.refuse",
            ),
        ]  # fmt: skip

    def draw_authority(self, column: Column, panel: SeatPanel, view: DirectorView) -> None:
        """What may be paid for one failure without asking, to choose from."""
        say = self._console.say
        column.title(say("dir.authority"), say("dir.authority_of"))
        column.chips([
            Chip(
                f"{most:,}",
                None if most == view.authority else partial(panel.give, SetAuthority(most)),
                most == view.authority, _KEYS[n], name=f"act.set_authority.{most}",
            )
            for n, most in enumerate(AUTHORITIES)
        ])  # fmt: skip
        column.take(0, 4)

    def _headline(self, slip: FailureSlip) -> str:
        names = self._console.texts.names
        return self._console.say(
            "dir.pays_for", airline=names.airline(slip.terminal), usd=usd(slip.asked),
            service=names.service(slip.service),
        )  # fmt: skip

    def _stake(self, view: DirectorView, slip: FailureSlip) -> tuple[str, Colour]:
        """What the failure stops now, or how long it lasted."""
        if slip.over_at >= 0:
            lasted = clock(slip.over_at - slip.since)
            return self._console.say("dir.was_over", lasted=lasted), TEXT
        words, ink = said(self._console, stakes(view, slip.service, (slip.terminal,)))
        return self._console.say("dir.lasts", words=words, lasts=clock(view.now - slip.since)), ink


def _number(view: DirectorView, slip: FailureSlip) -> int:
    """A number for what is asked, which is known by alert and terminal."""
    terminals = view.scenario.terminals
    return slip.alert * len(terminals) + terminals.index(slip.terminal)
