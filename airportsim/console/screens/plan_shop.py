"""Choosing items to be mirrored, and faults to be prepared for, from the record of the past."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import DIM, LINE, MIRROR, RAISED, TEXT, Size
from airportsim.console.screens.plan_card import back, dialog
from airportsim.model.plan import BuyMirror, PrepareArticle, likeliest_unknown, most_broken
from airportsim.model.team import Article
from airportsim.texts.texts import clock

ROW = 32


class Shop:
    """The dialog of mirrors, or of articles: a list at the left, what rests on an item at right."""

    def __init__(self, console: Console, mirrors: bool) -> None:
        self._console = console
        self._mirrors = mirrors
        self._item = ""

    def draw(self, canvas: Canvas) -> None:
        """The list, the part of the airport that rests on the item under the mouse, the way out."""
        console, say = self._console, self._console.say
        title = say("plan_screen.mirrors_title" if self._mirrors else "plan_screen.articles_title")
        inner = dialog(canvas, title, 980, 620)
        buttons, inner = inner.cut_bottom(44)
        side, list_ = inner.cut_right(250, 16)
        rows = self._rows()
        if not rows:
            canvas.paragraph(say("plan_screen.none_met"), list_, Size.LARGE, DIM)
        with canvas.scroll("plan shop", list_, len(rows) * ROW) as room:
            for n, row in enumerate(rows):
                self._row(canvas, Box(room.x, room.y + n * ROW, room.w, ROW - 4), *row)
        self._map(canvas, side)
        way_out, *_, price = buttons.columns(2)
        back(canvas, console, way_out)
        if self._mirrors:
            left, each = console.room.state.standing.budget, console.scenario.money.mirror
            words = say("plan_screen.each", usd=f"{each:,}", left=f"{left:,}")
            canvas.label(words, price, Size.BODY, DIM, align="right")

    def _rows(self) -> list[tuple[str, str]]:
        """Items, each with a mode or "": what is bought or prepared, then the likeliest."""
        room = self._console.room
        standing = room.state.standing
        if self._mirrors:
            others = [i for i in most_broken(room.airport, standing) if i not in standing.mirrors]
            return [(item, "") for item in (*standing.mirrors, *others)]
        made = standing.articles[len(standing.articles) - standing.prepared :]
        found = (*made, *likeliest_unknown(room.airport, standing))
        return [(article.item, article.mode) for article in found]

    def _row(self, canvas: Canvas, box: Box, item: str, mode: str) -> None:
        console, say = self._console, self._console.say
        room = console.room
        has = (
            Article(item, mode) in room.state.standing.articles
            if mode
            else item in room.state.standing.mirrors
        )
        if box.holds(canvas.pointer):
            self._item = item
            canvas.fill(box, RAISED, 4)
        done, todo = ("prepared", "prepare") if mode else ("bought", "buy")
        chip = say(f"plan_screen.{done if has else todo}")
        w = canvas.width_of(chip, Size.BODY, True) + 24
        name = f"shop.{item}.{mode}" if mode else f"shop.{item}"
        canvas.chip(
            box.right - w, box.y + 1, chip, None if has else lambda: self._choose(item, mode), has,
            name=name,
        )  # fmt: skip
        failed = self._failed(item, mode)
        used = canvas.text(failed, box.right - w - 12, box.y + 4, Size.BODY, DIM, align="right")
        texts = console.texts
        words = texts.names.item(item)
        if mode:
            words = f"{words}: {texts.names.mode(item, mode)}"
        canvas.text(words, box.x + 8, box.y + 4, Size.BODY, TEXT, room=box.w - w - used - 32)

    def _failed(self, item: str, mode: str) -> str:
        """How often it has failed so far.

        Also for how long airlines suffered from a fault, where that decides what comes first.
        """
        standing, say = self._console.room.state.standing, self._console.say
        record = [one for one in standing.record if one.item == item and mode in ("", one.mode)]
        if not record:
            return ""
        if not (mode and standing.recovery):
            return say("plan_screen.failed", times=len(record))
        lasted = clock(sum(one.lasted for one in record))
        return say("plan_screen.failed_for", times=len(record), lasted=lasted)

    def _choose(self, item: str, mode: str) -> None:
        self._console.step(PrepareArticle(item, mode) if mode else BuyMirror(item))

    def _map(self, canvas: Canvas, box: Box) -> None:
        """The board, with what rests on an item lit."""
        console = self._console
        canvas.text(console.say("plan_screen.carries"), box.x, box.y, Size.SMALL, DIM, True)
        covers = console.room.airport.covers.get(self._item, {})
        name = console.texts.names.item(self._item) if self._item else ""
        used = canvas.paragraph(name, Box(box.x, box.y + 20, box.w, 0), Size.BODY, TEXT, most=2)
        _, grid = box.cut_top(24 + used + 4, 0)
        scenario = console.scenario
        height = min(22.0, grid.h / (len(scenario.services) + 1))
        for k, terminal in enumerate(scenario.terminals):
            x = grid.x + 60 + (k + 0.5) * (grid.w - 60) / len(scenario.terminals)
            canvas.text(terminal, x, grid.y, Size.SMALL, DIM, align="middle")
            for n, service in enumerate(scenario.services):
                y = grid.y + (n + 1.5) * height
                lit = terminal in covers.get(service.id, ())
                if lit:
                    canvas.fill(Box(x - 12, y - height / 2 + 2, 24, height - 4), MIRROR, 4)
                else:
                    canvas.circle(x, y, 2, LINE)
        for n, service in enumerate(scenario.services):
            y = grid.y + (n + 1) * height + (height - Size.SMALL * 1.4) / 2
            ink = TEXT if service.id in covers else DIM
            canvas.text(service.id, grid.x, y, Size.SMALL, ink, bold=service.id in covers)
