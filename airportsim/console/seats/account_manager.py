"""The account manager's panel: what the airlines tell, what they complain of, own reports."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import DEGRADED, DIM, DOWN, GRID, MIRROR, Size
from airportsim.console.parts.column import Column
from airportsim.console.parts.stakes import said, stakes
from airportsim.console.parts.tickets import where
from airportsim.console.seats.account_manager_airlines import Airlines
from airportsim.console.seats.account_manager_call import Call
from airportsim.console.seats.gauges import HEAD, Glance
from airportsim.console.seats.known_errors import KnownErrors
from airportsim.console.seats.panel import QUIET, Act, Entry, SeatPanel
from airportsim.model.commands import Chase
from airportsim.model.words import Lever, Role, Work
from airportsim.play.slips import AlertSlip, ReportSlip
from airportsim.play.views import AccountManagerView
from airportsim.texts.texts import clock

ALERT, REPORT, AIRLINE = "alert", "report", "airline"
"""What an entry is: an alert to report, a report already given, an airline."""

Ranked = tuple[int, Entry, tuple[str, ...]]
"""An entry, how far down it belongs, and the terminals that it is about."""


class AccountManagerPanel(SeatPanel):
    """Reports what the airlines tell, and answers them."""

    role = Role.ACCOUNT_MANAGER
    rows = 5

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._call = Call(console)
        self._airlines = Airlines(console)
        self._glance = Glance(console)
        lever = Lever.KNOWLEDGE_BASE_ACCOUNT_MANAGER
        self._known = KnownErrors(console, lever, "6789")

    # --- the inbox ---------------------------------------------------------------------------

    def inbox(self, view: AccountManagerView) -> list[Entry]:
        """What to tell and to try first, then the airlines, then what others have in hand."""
        ranked = [*self._alerts(view), *self._suffering(view), *self._reports(view)]
        ranked.sort(key=lambda r: (r[0], view.focus not in r[2], r[1].since, r[1].number))
        return [entry for _, entry, _ in ranked]

    def _alerts(self, view: AccountManagerView) -> list[Ranked]:
        busy = _targets(view, Work.REPORT)
        found = []
        for slip in view.alerts:
            calling = slip.number in busy
            runs = _runs(view, slip)
            tag = self._tag("calling" if calling else "runs" if runs else "new")
            colour = MIRROR if calling else DEGRADED if runs else DOWN
            entry = Entry(
                ALERT, slip.number, tag, colour, self._title(slip), slip.raised_at, not calling
            )
            found.append((3 if calling else 2 if runs else 0, entry, slip.terminals))
        return found

    def _suffering(self, view: AccountManagerView) -> list[Ranked]:
        """One entry an airline: what it suffers, and that it complains."""
        found: list[Ranked] = []
        for number, terminal in enumerate(view.scenario.terminals):
            line = self._airlines.line(view, terminal)
            if line is not None:
                tag = self._tag(line.tag)
                entry = Entry(AIRLINE, number, tag, line.colour, line.words, line.since, line.mine)
                found.append((line.rank, entry, (terminal,)))
        return found

    def _reports(self, view: AccountManagerView) -> list[Ranked]:
        calling, trying = _targets(view, Work.REPORT), _targets(view, Work.APPLY_ARTICLE)
        found = []
        for slip in view.reports:
            rank, mine, colour = 4, False, QUIET
            tag = self._tag(slip.told_state.name.lower())
            if slip.alert in calling or slip.number in trying:
                rank, tag, colour = 3, self._tag("calling"), MIRROR
            elif slip.asked:
                rank, mine, tag, colour = 0, True, self._tag("ask"), DEGRADED
            elif self._known.fitting(view, slip):
                rank, mine, tag, colour = 0, True, self._tag("known"), MIRROR
            since = slip.told_at if slip.asked else slip.reported_at
            found.append((
                rank, Entry(REPORT, slip.number, tag, colour, self._row_title(slip), since, mine),
                slip.terminals,
            ))  # fmt: skip
        return found

    def button_rows(self, acts: list[Act]) -> list[list[Act]]:
        """What can be done for an airline stands in one row."""
        three = any(act.name == "apologise" for act in acts)
        return [acts] if three else super().button_rows(acts)

    # --- the picked entry --------------------------------------------------------------------

    def detail(
        self, canvas: Canvas, box: Box, view: AccountManagerView, entry: Entry | None
    ) -> float:
        """What is known of an alert, a report or an airline, and below it the indicators."""
        high = self._known_of(canvas, box, view, entry)
        gauges = self._glance.gauges
        if gauges is None:
            return high
        _, rest = box.cut_top(high, 0)
        self._glance.draw_titled(canvas, rest, gauges)
        return high + HEAD + GRID

    def _known_of(
        self, canvas: Canvas, box: Box, view: AccountManagerView, entry: Entry | None
    ) -> float:
        """What is known of the picked entry; without any, how the airlines are; and its height."""
        column = Column(canvas, box)
        thing = self._thing(view, entry)
        if isinstance(thing, AlertSlip):
            self._draw_alert(column, view, thing)
        elif isinstance(thing, ReportSlip):
            beside = canvas.compact and self._known.fitting(view, thing)
            left, right = column.halves() if beside else (column, column)
            self._draw_report(left, right, view, thing)
            return max(left.height, right.height)
        elif thing:
            self._airlines.draw_one(column, view, thing)
        else:
            self._airlines.draw_all(column, view)
        return column.height

    def acts(self, view: AccountManagerView, entry: Entry | None) -> list[Act]:
        """Call the desk, try an article and ask; or see to an airline."""
        thing = self._thing(view, entry)
        if isinstance(thing, AlertSlip):
            urgent = not _runs(view, thing)
            return [self._call.act(self, view, thing.number, _all(thing), primary=urgent)]
        if isinstance(thing, ReportSlip):
            return self._report_acts(view, thing)
        return self._airlines.acts(self, view, thing) if thing else []

    def _thing(
        self, view: AccountManagerView, entry: Entry | None
    ) -> AlertSlip | ReportSlip | str | None:
        """What an entry stands for; an airline is named by its terminal."""
        if entry is None:
            return None
        if entry.kind == ALERT:
            return view.alert(entry.number)
        if entry.kind == REPORT:
            return next(slip for slip in view.reports if slip.number == entry.number)
        return view.scenario.terminals[entry.number]

    def _draw_alert(self, column: Column, view: AccountManagerView, slip: AlertSlip) -> None:
        say = self.console.say
        runs = _runs(view, slip)
        words, colour = said(self.console, stakes(view, slip.service, slip.terminals))
        if runs:
            words, colour = say("am.runs"), DEGRADED
        column.heading(self._heading("ticket.title", slip), words, colour)
        airlines = self._airlines.names(slip.terminals)
        age = clock(view.now - slip.raised_at)
        column.words(say("am.told_by", airlines=airlines, age=age), DIM, Size.SMALL, gap=8)
        if runs:
            column.words(say("am.runs_advice"), gap=8)
        self._call.draw(column, view, slip, _all(slip))
        self._airlines.draw_worried(column, view, slip.terminals)

    def _draw_report(
        self, left: Column, right: Column, view: AccountManagerView, slip: ReportSlip
    ) -> None:
        """A report given, and the articles that fit: beside it, or in one column."""
        say, texts = self.console.say, self.console.texts
        words, colour = said(self.console, stakes(view, slip.service, slip.terminals))
        left.heading(self._heading("ticket.heading", slip), words, colour)
        state, age = texts.word(slip.told_state), clock(view.now - slip.told_at)
        reported = clock(view.now - slip.reported_at)
        known = say("am.told_state", reported=reported, state=state, age=age)
        left.words(known, DIM, Size.SMALL, gap=8)
        if slip.asked:
            left.words(say("am.asked"), DEGRADED, bold=True, gap=6)
        self._known.draw(right, view, slip)
        self._call.draw(left, view, view.alert(slip.alert), slip.missing)
        self._airlines.draw_worried(left, view, slip.terminals)

    def _report_acts(self, view: AccountManagerView, slip: ReportSlip) -> list[Act]:
        known = bool(self._known.fitting(view, slip))
        acts = self._known.acts(self, view, slip, primary=known and not slip.asked)
        if slip.missing:
            acts.append(self._call.act(self, view, slip.alert, slip.missing, primary=slip.asked))
        seconds = view.scenario.durations[Work.ANSWER]
        detail = self.console.say("ticket.chase_detail", seconds=seconds)
        chase = self.console.say("ticket.chase")
        return [*acts, Act("H", chase, detail, Chase(slip.number), name="chase")]

    # --- words -------------------------------------------------------------------------------

    def _tag(self, name: str) -> str:
        return self.console.say(f"am.tag.{name}")

    def _title(self, slip: AlertSlip | ReportSlip) -> str:
        return f"{self.console.texts.names.service(slip.service)} {where(slip.terminals)}"

    def _row_title(self, slip: ReportSlip) -> str:
        return f"#{slip.number + 1} {self._title(slip)}"

    def _heading(self, key: str, slip: AlertSlip | ReportSlip) -> str:
        service = self.console.texts.names.service(slip.service)
        terminals = self.console.texts.listed(slip.terminals)
        return self.console.say(key, number=slip.number + 1, service=service, terminals=terminals)


def _all(slip: AlertSlip) -> tuple[int, ...]:
    """The numbers of all that there is to tell."""
    return tuple(range(len(slip.facts)))


def _runs(view: AccountManagerView, slip: AlertSlip) -> bool:
    """Whether the service that an alert is about runs: its airline complains all the same."""
    return not any(view.is_down(slip.service, terminal) for terminal in slip.terminals)


def _targets(view: AccountManagerView, work: Work) -> set[int]:
    """What this role's people are doing some work about."""
    return {hand.target for hand in view.hands if hand.work is work}
