"""The facilitator's faults: which item shall fail, how, and when."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import ACCENT, CRASHED, DIM, GRID, LINE_HEIGHT, TEXT, Size
from airportsim.console.parts.choices import Choice, Sign, draw_choices
from airportsim.console.parts.column import Chip, Column
from airportsim.console.parts.tickets import where
from airportsim.console.screens.facilitator_asking import Asking
from airportsim.model.interventions import Inject
from airportsim.model.refusals import Code, Refusal
from airportsim.model.scenario import Item
from airportsim.texts.language import in_language
from airportsim.texts.texts import clock

DELAYS = (0, 30, 60, 120, 300)
"""Seconds from now after which a fault can be made to strike."""

ROW = 28


class FaultsPage:
    """Items by name, narrowed to a kind; the picked one with its ways to fail."""

    def __init__(self, console: Console, asking: Asking) -> None:
        self.console = console
        self.asking = asking
        self.kind = ""
        self.item = ""
        self.mode = ""
        self.delay = 0
        self._height = 0.0

    def draw(self, canvas: Canvas, box: Box) -> None:
        """The items at the left, the picked one and what is to come at the right."""
        left, right = box.cut_left(box.w * 0.46)
        self._items(canvas, left)
        inner = canvas.panel(right, self.console.say("fac.inject"))
        button, inner = inner.cut_bottom(44)
        with canvas.scroll(f"fac fault {self.item}", inner, self._height) as room:
            self._height = self._fault(canvas, room)
        self._button(canvas, button)

    # --- items -------------------------------------------------------------------------------

    def _items(self, canvas: Canvas, box: Box) -> None:
        say, names, scenario = self.console.say, self.console.texts.names, self.console.scenario
        kinds = ["", *scenario.kinds]
        items = self._shown()
        inner = canvas.panel(box, say("fac.items", count=len(items)), say("fac.item_keys"))
        column = Column(canvas, inner)
        column.chips([
            Chip(
                in_language(scenario.kinds[kind].name, self.console.language)
                if kind else say("fac.all"),
                partial(self._narrow, kind), kind == self.kind, name=f"fac.kind.{kind or 'all'}",
            )
            for kind in kinds
        ])  # fmt: skip
        at = kinds.index(self.kind)
        canvas.key("PgDn", lambda: self._narrow(kinds[(at + 1) % len(kinds)]), "fac.kind.next")
        canvas.key("PgUp", lambda: self._narrow(kinds[at - 1]), "fac.kind.previous")
        truth = self.console.room.truth()
        broken = {one.item for one in truth.broken} if truth else set()
        rows = column.left
        with canvas.scroll(f"fac items {self.kind}", rows, ROW * len(items)) as room:
            choices = [
                Choice(
                    f"fac.item.{item.id}", names.item(item.id), partial(self.pick, item.id),
                    sign=Sign.FAULTY if item.id in broken else Sign.NONE,
                    chosen=item.id == self.item,
                )
                for item in items
            ]  # fmt: skip
            draw_choices(canvas, room, choices, 1)
        ids = [item.id for item in items]
        canvas.key("Down", lambda: self._move(canvas, rows, ids, 1), "fac.item.next")
        canvas.key("Up", lambda: self._move(canvas, rows, ids, -1), "fac.item.previous")

    def _shown(self) -> list[Item]:
        """The items of the kind, by name."""
        items = (i for i in self.console.scenario.items if self.kind in ("", i.kind))
        return sorted(items, key=lambda item: self.console.texts.names.item(item.id))

    def _narrow(self, kind: str) -> None:
        self.kind = kind

    def pick(self, item: str) -> None:
        """Open an item, with the first of its ways to fail."""
        found = next(one for one in self.console.scenario.items if one.id == item)
        self.item, self.mode = item, next(iter(found.faults), "")

    def _move(self, canvas: Canvas, box: Box, ids: list[str], by: int) -> None:
        if ids:
            n = (ids.index(self.item) + by) % len(ids) if self.item in ids else 0
            self.pick(ids[n])
            canvas.scroll_to(f"fac items {self.kind}", n * (ROW + 2), box)

    # --- the fault ---------------------------------------------------------------------------

    def _fault(self, canvas: Canvas, box: Box) -> float:
        say, names = self.console.say, self.console.texts.names
        column = Column(canvas, box)
        if not self.item:
            column.words(say("fac.pick_item"), DIM)
        else:
            found = next(one for one in self.console.scenario.items if one.id == self.item)
            column.words(names.item(self.item), TEXT, Size.LARGE, True)
            carried = self.console.room.airport.covers[self.item]
            tiles = [f"{names.service(s)} {where(t)}" for s, t in carried.items()]
            column.words(say("fac.takes_down", tiles=" • ".join(tiles)), DIM, gap=GRID)
            column.title(say("fac.modes"), say("fac.mode_keys"))
            modes = list(found.faults)
            column.height += draw_choices(canvas, column.left, self._modes(found), 1) + 4
            at = modes.index(self.mode) if self.mode in modes else 0
            for key, by in (("Right", 1), ("Left", -1)):
                mode = modes[(at + by) % len(modes)]
                canvas.key(key, partial(self._choose, mode), f"fac.mode.{key}")
            column.title(say("fac.when"), say("fac.when_keys"))
            column.chips([self._delay(seconds) for seconds in DELAYS])
            following = DELAYS[(DELAYS.index(self.delay) + 1) % len(DELAYS)]
            canvas.key("D", partial(self._wait, following), "fac.delay.next")
        self._to_come(canvas, column)
        return column.height

    def _modes(self, item: Item) -> list[Choice]:
        names, kind = self.console.texts.names, self.console.scenario.kinds[item.kind]
        return [
            Choice(
                f"fac.mode.{mode}", names.mode(item.id, mode), partial(self._choose, mode),
                note=names.remedy(item.id, kind.modes[mode].remedy), chosen=mode == self.mode,
            )
            for mode in item.faults
        ]  # fmt: skip

    def _delay(self, seconds: int) -> Chip:
        say = self.console.say
        words = say("fac.in_time", time=clock(seconds)) if seconds else say("fac.now")
        do = partial(self._wait, seconds)
        return Chip(words, do, seconds == self.delay, name=f"fac.delay.{seconds}")

    def _choose(self, mode: str) -> None:
        self.mode = mode

    def _wait(self, seconds: int) -> None:
        self.delay = seconds

    def _to_come(self, canvas: Canvas, column: Column) -> None:
        truth = self.console.room.truth()
        if truth is None or not truth.to_come:
            return
        names = self.console.texts.names
        column.title(self.console.say("fac.to_come"))
        for one in truth.to_come:
            words = f"{names.item(one.item)}: {names.mode(one.item, one.mode)}"
            row = column.take(Size.BODY * LINE_HEIGHT, 2)
            canvas.text(clock(one.at), row.x, row.y, Size.BODY, ACCENT, bold=True)
            canvas.text(words, row.x + 52, row.y, Size.BODY, CRASHED, room=row.w - 52)

    def _button(self, canvas: Canvas, box: Box) -> None:
        """Let it happen."""
        say, names, room = self.console.say, self.console.texts.names, self.console.room
        refusal = self.asking.refusal(Inject)
        truth = room.truth()
        if not refusal and not self.item:
            refusal = say("fac.pick_item")
        at = room.now + self.delay if self.delay else -1
        if truth is not None and not refusal:
            broken = any(one.item == self.item for one in truth.broken)
            if broken and at < 0:
                refusal = self.console.texts.refusal(Refusal(Code.ALREADY_BROKEN, (self.item,)))
            elif at >= truth.end:
                refusal = self.console.texts.refusal(Refusal(Code.BAD_TIME, (truth.end,)))
        label = say("fac.let_fail", item=names.item(self.item)) if self.item else say("fac.inject")
        detail = say("fac.at_time", time=clock(at)) if at >= 0 else say("fac.at_once")
        command = Inject(self.item, self.mode, at)
        self.asking.button(canvas, box, label, command, "I", "fac.inject", detail, True, refusal)
