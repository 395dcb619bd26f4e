"""The call to the service desk: which facts it tells."""

from airportsim.console.console import Console
from airportsim.console.look import ACCENT, DIM, Size
from airportsim.console.parts.column import Chip, Column
from airportsim.console.seats.panel import Act, SeatPanel
from airportsim.model.commands import Report
from airportsim.model.words import Lever, Work
from airportsim.play.slips import AlertSlip
from airportsim.play.views import AccountManagerView


class Call:
    """The facts chosen for the call about each alert.

    With the report form all that are missing are chosen from the start; without it as many as one
    call carries, where that is all of them, else what fails; whoever chooses one too many drops
    the one that he chose last.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._chosen: dict[int, tuple[int, ...]] = {}

    def chosen(
        self, view: AccountManagerView, alert: int, missing: tuple[int, ...]
    ) -> tuple[int, ...]:
        """The numbers of the facts that the next call about an alert would tell."""
        chosen = self._chosen.get(alert)
        if chosen is not None:
            return tuple(n for n in chosen if n in missing)
        return missing if len(missing) <= self._most(view) else missing[:1]

    def draw(
        self, column: Column, view: AccountManagerView, slip: AlertSlip, missing: tuple[int, ...]
    ) -> None:
        """The facts as chips to choose from, and those that the desk has been told."""
        say, texts = self._console.say, self._console.texts
        chosen = self.chosen(view, slip.number, missing)
        told = [texts.fact(f) for n, f in enumerate(slip.facts) if n not in missing]
        if told:
            column.title(say("am.told"))
            column.words(" • ".join(told), gap=8)
        if not missing:
            column.words(say("am.all_told"), DIM, Size.SMALL)
            return
        most = min(self._most(view), len(missing))
        count = say("am.chosen", chosen=len(chosen), count=most)
        column.title(say("am.to_tell"), count, ACCENT if len(chosen) < most else DIM)
        column.chips([self._chip(view, slip, missing, n) for n in missing])
        column.words(self._rule(view), DIM, Size.SMALL, gap=8)

    def act(
        self, panel: SeatPanel, view: AccountManagerView, alert: int, missing: tuple[int, ...],
        primary: bool,
    ) -> Act:  # fmt: skip
        """The button that makes the call."""
        say, chosen = self._console.say, self.chosen(view, alert, missing)
        command = Report(alert, tuple(sorted(chosen)))
        seconds = view.scenario.durations[Work.REPORT]
        detail = say("am.call_detail", seconds=seconds, count=len(chosen))

        def call() -> None:
            if panel.give_and_go(command):
                self._chosen.pop(alert, None)

        new = len(missing) == len(view.alert(alert).facts)
        label = say("am.call" if new else "am.tell_more")
        return Act("R", label, detail, command, call, primary, "report")

    def _most(self, view: AccountManagerView) -> int:
        form = Lever.REPORT_FORM in view.levers
        return 99 if form else view.scenario.practice.facts_per_call

    def _rule(self, view: AccountManagerView) -> str:
        if Lever.REPORT_FORM in view.levers:
            return self._console.say("am.with_form")
        return self._console.say("am.without_form", count=self._most(view))

    def _chip(
        self, view: AccountManagerView, slip: AlertSlip, missing: tuple[int, ...], number: int
    ) -> Chip:
        chosen = self.chosen(view, slip.number, missing)

        def toggle() -> None:
            if number in chosen:
                now = tuple(n for n in chosen if n != number)
            else:
                now = (*chosen[: self._most(view) - 1], number)
            self._chosen[slip.number] = now

        words = self._console.texts.fact(slip.facts[number])
        return Chip(words, toggle, number in chosen, str(number + 1), name=f"fact.{number}")
