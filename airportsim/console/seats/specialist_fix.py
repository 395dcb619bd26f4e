"""The fix that a specialist puts together: which item, why, what is done to it, and where."""

from collections.abc import Sequence
from functools import partial

from airportsim.console.box import Box
from airportsim.console.console import Console
from airportsim.console.look import ACCENT, DEGRADED, DIM, MIRROR, PANEL, Size, mixed
from airportsim.console.parts.choices import MOST_KEYS, Choice, Sign, draw_choices, number_key
from airportsim.console.parts.column import Chip, Column, Words
from airportsim.console.parts.tickets import where
from airportsim.console.seats.specialist_work import broken_item, next_suspect, suspects
from airportsim.model.commands import Fix
from airportsim.model.words import Verdict
from airportsim.play.slips import WorkSlip
from airportsim.play.views import SpecialistView
from airportsim.texts.language import in_language

_LABEL = 84
"""Width of what stands before chips."""


class FixForm:
    """Keeps what is chosen for a fix; `remedy` is None as long as nobody has chosen any.

    What a test and the ticket tell stands in it already; each part but the item can be left blank.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self.item = ""
        self.cause = ""
        self.remedy: str | None = None
        self.terminals: tuple[str, ...] = ()
        self._ticket = -1
        self._found: str | None = None

    def fill(self, view: SpecialistView, slip: WorkSlip) -> None:
        """Take over what is known: begin anew for another ticket, or when a test tells more."""
        if slip.number != self._ticket:
            self._ticket = slip.number
            self._about(slip, broken_item(slip) or next_suspect(view, slip))
        elif slip.tests.get(self.item) != self._found:
            self._about(slip, broken_item(slip) or self.item)

    def command(self) -> Fix:
        """The fix as it stands."""
        return Fix(self._ticket, self.item, self.cause, self.remedy or "", self.terminals)

    def blank(self) -> bool:
        """Whether a part is blank, so that the vendor will find it unclear."""
        return not (self.cause and self.remedy and self.terminals)

    def _about(self, slip: WorkSlip, item: str) -> None:
        self.item = item
        self._found = slip.tests.get(item)
        self.cause = self._found or ""
        self.remedy = None
        self.terminals = slip.terminals

    # --- drawing -----------------------------------------------------------------------------

    def draw(self, column: Column, view: SpecialistView, slip: WorkSlip) -> None:
        """What the log says, the remedies of the handbook, and the other parts of the fix."""
        self._evidence(column, view, slip)
        self._remedies(column, view, slip)
        if not self._found:
            items = suspects(view, slip)
            self._row(column, "spec.item", [self._item_chip(slip, item) for item in items])
            column.canvas.key("I", lambda: self._turn(slip, items), "item.next")
            self._row(column, "spec.cause", self._cause_chips(view))
        self._parts(column, slip)

    def _evidence(self, column: Column, view: SpecialistView, slip: WorkSlip) -> None:
        say, name = self._console.say, self._console.texts.names.item(self.item)
        if self._found:
            clue = view.kind_of(self.item).modes[self._found].clue
            said = in_language(clue, self._console.language)
            head = Words(say("spec.faulty", item=name), MIRROR, Size.SMALL, bold=True)
            column.card([head, Words(said)], mixed(PANEL, MIRROR, 0.16))
        else:
            key = "spec.not_tested" if self._found is None else "spec.was_healthy"
            down = view.scenario.practice.wrong_change
            words = say(key, item=name, seconds=down)
            column.card([Words(words, DEGRADED, Size.SMALL)], mixed(PANEL, DEGRADED, 0.12))

    def _remedies(self, column: Column, view: SpecialistView, slip: WorkSlip) -> None:
        say = self._console.say
        remedies = view.kind_of(self.item).remedies
        note = self.prompt(view) if self.remedy is None else ""
        column.title(say("spec.handbook", kind=self._kind(view)), note, ACCENT)
        choices = [self._remedy(slip, n, remedy) for n, remedy in enumerate(remedies)]
        column.take(draw_choices(column.canvas, column.left, choices), 4)

    def prompt(self, view: SpecialistView) -> str:
        """How a remedy is chosen."""
        count = min(MOST_KEYS, len(view.kind_of(self.item).remedies))
        return self._console.say("spec.choose_remedy", count=count)

    def _kind(self, view: SpecialistView) -> str:
        return in_language(view.kind_of(self.item).name, self._console.language)

    def _remedy(self, slip: WorkSlip, n: int, remedy: str) -> Choice:
        def choose() -> None:
            self.remedy = remedy

        names, texts = self._console.texts.names, self._console.texts
        answers = [
            one.verdict
            for one in slip.answered
            if one.proposal.item == self.item and one.proposal.remedy == remedy
        ]
        tried = (self.item, remedy) in slip.rejected
        tip = texts.say("spec.vendor_said", verdict=texts.word(answers[-1])) if answers else ""
        return Choice(
            f"remedy.{remedy}", names.remedy(self.item, remedy), choose, number_key(n),
            Sign.REJECTED if tried else Sign.NONE, tip=tip, chosen=remedy == self.remedy,
        )  # fmt: skip

    def _parts(self, column: Column, slip: WorkSlip) -> None:
        """The parts that stand in the fix already and can be left blank."""
        say, names = self._console.say, self._console.texts.names
        known, whole = self._found or "", bool(self.terminals)

        def turn_cause() -> None:
            self.cause = "" if self.cause else known

        def turn_terminals() -> None:
            self.terminals = () if whole else slip.terminals

        def leave_blank() -> None:
            self.remedy = ""

        chips = [
            Chip(where(slip.terminals), turn_terminals, whole, "E", name="fix.terminals"),
            Chip(say("spec.blank"), leave_blank, self.remedy == "", "0", name="remedy.blank"),
        ]
        if known:
            label = say("spec.cause_is", cause=names.mode(self.item, known))
            chips.insert(0, Chip(label, turn_cause, bool(self.cause), "C", name="fix.cause"))
        column.chips(chips)

    def _cause_chips(self, view: SpecialistView) -> list[Chip]:
        """All causes from which an item of this kind can suffer, while no test has found one."""
        chips = []
        for mode in view.kind_of(self.item).modes:

            def turn(mode: str = mode) -> None:
                self.cause = "" if self.cause == mode else mode

            label = self._console.texts.names.mode(self.item, mode)
            chips.append(Chip(label, turn, self.cause == mode, name=f"cause.{mode}"))
        return chips

    def _item_chip(self, slip: WorkSlip, item: str) -> Chip:
        label = self._console.texts.names.item(item)
        choose = partial(self._about, slip, item)
        return Chip(label, choose, item == self.item, name=f"item.{item}")

    def _turn(self, slip: WorkSlip, items: list[str]) -> None:
        at = items.index(self.item) if self.item in items else -1
        self._about(slip, items[(at + 1) % len(items)])

    def _row(self, column: Column, label: str, chips: Sequence[Chip]) -> None:
        room = column.left
        column.canvas.text(
            self._console.say(label), room.x, room.y + 4, Size.SMALL, DIM, room=_LABEL
        )
        right = Column(column.canvas, Box(room.x + _LABEL, room.y, room.w - _LABEL, room.h))
        right.chips(chips)
        column.take(right.height, 0)


def vendor_answers(console: Console, column: Column, slip: WorkSlip) -> None:
    """What the vendor has said of the fixes proposed so far, so that nobody repeats them."""
    texts = console.texts
    rejected = [one for one in slip.answered if one.verdict is not Verdict.ACCEPTED]
    if rejected:
        column.title(console.say("spec.answers"))
    for one in reversed(rejected):
        item, remedy = one.proposal.item, one.proposal.remedy
        words = console.say(
            "spec.answer",
            verdict=texts.word(one.verdict),
            item=texts.names.item(item),
            remedy=texts.names.remedy(item, remedy) if remedy else texts.say("blank"),
        )
        column.words(words, DEGRADED, Size.SMALL)
