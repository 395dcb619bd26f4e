"""What is done for an airline: a promise, an apology, money, with their buttons."""

from collections.abc import Callable

from airportsim.console.console import Console
from airportsim.console.look import DEGRADED, DIM, Size
from airportsim.console.parts.column import Chip, Column
from airportsim.console.seats.panel import Act, SeatPanel
from airportsim.model.commands import Apologise, Command, Compensate, InformAirline
from airportsim.model.words import Work
from airportsim.play.offers import PROMISES, SUMS
from airportsim.play.slips import FailureSlip
from airportsim.play.views import AccountManagerView
from airportsim.texts.texts import clock

USUAL, SHORT = 240, 60
"""The time, in seconds, that is promised without a choice, and where all services are back."""

_SUM_KEYS = "6789"


class Amends:
    """The times and sums chosen for each failure (terminal and alert, -1 for a complaint)."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._promise: dict[tuple[str, int], int] = {}
        self._usd: dict[tuple[str, int], int] = {}

    # --- drawing -----------------------------------------------------------------------------

    def draw(
        self, column: Column, view: AccountManagerView, terminal: str, slip: FailureSlip | None
    ) -> None:
        """The times to promise and the sums to pay, side by side where the window is low."""
        left, right = column.halves() if column.canvas.compact else (column, column)
        if slip is None or slip.over_at < 0:
            self._draw_promises(left, view, terminal, slip)
        if slip is not None:
            self._draw_sums(right, view, slip)
        if left is not column:
            column.take(max(left.height, right.height))

    def _draw_promises(
        self, column: Column, view: AccountManagerView, terminal: str, slip: FailureSlip | None
    ) -> None:
        """The times, and how long failures have usually lasted, so that one can be honest."""
        say, usual = self._console.say, view.usual_failure
        note = say("am.no_usual") if usual is None else say("am.usual", usual=clock(usual))
        column.title(say("am.promise"), note)
        chosen = self.promise(view, terminal, slip)
        key = _key(terminal, slip)
        column.chips([
            Chip(
                clock(time), _chooser(self._promise, key, time), time == chosen, str(n + 1),
                name=f"promise.{time}",
            )
            for n, time in enumerate(PROMISES)
        ])  # fmt: skip
        if slip is None:
            column.words(say("am.about_promises"), DIM, Size.SMALL)

    def _draw_sums(self, column: Column, view: AccountManagerView, slip: FailureSlip) -> None:
        """The sums, and which of them the director decides on."""
        say, chosen = self._console.say, self.usd(view, slip)
        alone, above = f"{view.authority:,}", not view.may_pay(slip, chosen)
        note = say("am.beyond" if above else "am.alone", usd=alone)
        if view.compensations_left < 1:
            note = say("am.none_left")
        if slip.asked:
            note = say("am.director_asked")
        column.title(say("am.sums"), note, DEGRADED if above or slip.asked else DIM)
        key = _key(slip.terminal, slip)
        column.chips([
            Chip(
                f"{usd:,}", _chooser(self._usd, key, usd), usd == chosen, _SUM_KEYS[n],
                name=f"sum.{usd}",
            )
            for n, usd in enumerate(SUMS)
        ])  # fmt: skip

    # --- what is chosen ----------------------------------------------------------------------

    def promise(self, view: AccountManagerView, terminal: str, slip: FailureSlip | None) -> int:
        """The time that would be promised: the one chosen, else what failures usually last."""
        chosen = self._promise.get(_key(terminal, slip))
        if chosen is not None:
            return chosen
        if slip is None:
            return USUAL if view.stopped(terminal) else SHORT
        usual = view.usual_failure or USUAL
        left = max(usual - (view.now - slip.since), usual // 2)
        return next((time for time in PROMISES if time >= left), PROMISES[-1])

    def usd(self, view: AccountManagerView, slip: FailureSlip) -> int:
        """The sum (USD) that would be paid."""
        return self._usd.get(_key(slip.terminal, slip), SUMS[0])

    # --- buttons -----------------------------------------------------------------------------

    def acts(
        self, panel: SeatPanel, view: AccountManagerView, slip: FailureSlip,
        done: Callable[[], object],
    ) -> list[Act]:  # fmt: skip
        """Tell, apologise, pay; `done` is called once the airline is being told."""
        terminal, alert = slip.terminal, slip.alert
        time, usd = self.promise(view, terminal, slip), self.usd(view, slip)
        tell = InformAirline(terminal, time, alert)

        def tell_and_go() -> None:
            if panel.give_and_go(tell):
                self._promise.pop((terminal, alert), None)
                done()

        say = self._console.say
        untold = slip.over_at < 0 and slip.due <= view.now
        sorry = slip.stopped > 0 and not untold and not slip.apologised
        alone = self._takes(Work.COMPENSATE)
        pay = alone if view.may_pay(slip, usd) else say("am.director_decides")
        return [
            self._tell(time, tell, tell_and_go, untold),
            Act(
                "S", say("am.apologise"), self._takes(Work.APOLOGISE), Apologise(terminal, alert),
                None, sorry, "apologise",
            ),
            Act(
                "C", say("am.pay_sum", usd=f"{usd:,}"), pay, Compensate(terminal, alert, usd),
                None, False, "compensate",
            ),
        ]  # fmt: skip

    def answers(
        self, panel: SeatPanel, view: AccountManagerView, terminal: str, better: bool
    ) -> list[Act]:
        """Answer a complaint for which no failure is named; `better` if it is rather paid."""
        say, money = self._console.say, view.scenario.money
        tell = InformAirline(terminal, self.promise(view, terminal, None))
        pay = Compensate(terminal)
        better = better and view.refusal(pay) is None
        paid = say(
            "am.pay_detail", usd=f"{money.compensation:,}", left=view.compensations_left,
            seconds=view.scenario.takes(Work.COMPENSATE),
        )  # fmt: skip
        return [
            self._tell(tell.promise, tell, lambda: panel.give_and_go(tell), not better),
            Act(
                "C", say("am.pay"), paid, pay, lambda: panel.give_and_go(pay), better,
                "compensate",
            ),
        ]  # fmt: skip

    def _tell(self, time: int, command: Command, do: Callable[[], object], primary: bool) -> Act:
        label = self._console.say("am.inform", time=clock(time))
        return Act("I", label, self._takes(Work.INFORM), command, do, primary, "inform_airline")

    def _takes(self, work: Work) -> str:
        seconds = self._console.scenario.takes(work)
        return self._console.say("ticket.takes", seconds=seconds)


def _key(terminal: str, slip: FailureSlip | None) -> tuple[str, int]:
    return terminal, slip.alert if slip else -1


def _chooser(
    chosen: dict[tuple[str, int], int], key: tuple[str, int], value: int
) -> Callable[[], None]:
    def choose() -> None:
        chosen[key] = value

    return choose
