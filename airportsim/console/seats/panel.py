"""What the panels of all six seats share: hands, an inbox, the thing picked from it, actions."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DIM,
    DOWN_TEXT,
    GRID,
    LINE,
    MIRROR,
    PADDING,
    PANEL,
    RADIUS,
    RAISED,
    TEXT,
    Colour,
    Size,
    mixed,
)
from airportsim.console.parts.claims import Claims, initials
from airportsim.model.commands import Command
from airportsim.model.words import Role
from airportsim.play.board import HandView, View
from airportsim.texts.texts import clock

ROW, BUTTON = 30, 44
"""Heights of a row of the inbox and of a button."""

QUIET = mixed(DIM, PANEL, 0.2)
"""The colour of the tag of something that is in others' hands."""

OLD = 60
"""Seconds after which the age of something that waits is shown in red."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in a seat's inbox; `kind` and `number` name it as long as it lies there.

    `tag` is its coloured label, `since` the second from which it waits, `mine` whether this seat
    can do something about it now. Entries are shown in the order in which they are given.
    """

    kind: str
    number: int
    tag: str
    colour: Colour
    words: str
    since: int
    mine: bool = True


@dataclass(frozen=True, slots=True)
class Act:
    """A button of a seat: what it gives, or what it opens.

    With a `command` the button is grey where that would be refused; `do` replaces giving it.
    """

    key: str
    label: str
    detail: str = ""
    command: Command | None = None
    do: Callable[[], object] | None = None
    primary: bool = False
    name: str = ""
    refusal: str = ""


def work_done(console: Console, hand: HandView, now: int) -> float:
    """The share of a person's work that is done, up to 1."""
    assert hand.work is not None
    whole = max(1, console.scenario.takes(hand.work) + hand.delay)
    return min(1.0, max(0.0, 1 - (hand.until - now) / whole))


def disturbed(console: Console, hand: HandView, words: str) -> str:
    """What a person does, in these words, and by how much questions have put it off."""
    if not hand.delay:
        return words
    return console.say("ticket.disturbed", words=words, seconds=hand.delay)


class SeatPanel:
    """The panel of one role; a subclass says what lies in the inbox and what can be done.

    `picked` names the entry that is open; without a choice it is the first. `rows` is how much of
    the inbox is seen at a time.
    """

    role: Role
    rows = 4

    def __init__(self, console: Console) -> None:
        self.console = console
        self.picked: tuple[str, int] | None = None
        self._height = 0.0
        self._seen: tuple[str, int] | None = None

    # --- for the roles to say ----------------------------------------------------------------

    def inbox(self, view: Any) -> list[Entry]:
        """What waits for this seat, worst and oldest first."""
        return []

    def detail(self, canvas: Canvas, box: Box, view: Any, entry: Entry | None) -> float:
        """Draw what is known of the picked entry; answers with the height that it takes."""
        return 0

    def acts(self, view: Any, entry: Entry | None) -> list[Act]:
        """The buttons for the picked entry, or for none."""
        return []

    def button_rows(self, acts: list[Act]) -> list[list[Act]]:
        """The buttons row by row; those of a row are equally wide."""
        return [acts[n : n + 2] for n in range(0, len(acts), 2)]

    def middle(self, canvas: Canvas, box: Box, view: Any) -> None:
        """Draw the middle column of the round, which belongs to the role."""

    # --- drawing -----------------------------------------------------------------------------

    def draw(self, canvas: Canvas, box: Box, view: View) -> None:
        """The whole panel: who one is, what waits, what is known of it, what can be done."""
        entries = self.inbox(view)
        entry = self._entry(entries)
        canvas.fill(box, PANEL, RADIUS)
        inner = box.inset(PADDING, 8)
        head, inner = inner.cut_top(24 if canvas.compact else 44, 4)
        self._head(canvas, head, view.hands)
        rows = self.button_rows(self.acts(view, entry))
        shown = min(self.rows, 3 if len(rows) < 2 else 2) if canvas.compact else self.rows
        inner = self._inbox(canvas, inner, entries, entry, view.now, shown)
        height = 36 if canvas.compact else BUTTON
        if rows:
            buttons, inner = inner.cut_bottom(len(rows) * (height + 6) - 6, 6)
            for line, acts in zip(buttons.rows(len(rows), 6), rows, strict=True):
                for where, act in zip(line.columns(len(acts), 6), acts, strict=True):
                    self._act(canvas, where, act, view)
        name = f"detail {self.role} {self.picked}"
        with canvas.scroll(name, inner, self._height) as room:
            self._height = self.detail(canvas, room, view, entry)

    def pick(self, entry: Entry) -> None:
        """Open an entry of the inbox."""
        self.picked = entry.kind, entry.number

    def give(self, command: Command, hand: int = -1) -> bool:
        """Give a command from this seat; a refusal appears where the click was."""
        return self.console.give(command, hand, self.role)

    def give_and_go(self, command: Command) -> bool:
        """Give a command; if it is accepted, what waits next is opened."""
        given = self.give(command)
        if given:
            self.picked = None
        return given

    def refusal(self, view: View, command: Command) -> str:
        """Why a command would be refused now, as a sentence; "" if it would not."""
        refused = view.refusal(command)
        return self.console.texts.refusal(refused) if refused else ""

    def _entry(self, entries: list[Entry]) -> Entry | None:
        """The picked entry, or the first if that is gone."""
        found = next((one for one in entries if (one.kind, one.number) == self.picked), None)
        if found is None:
            found = entries[0] if entries else None
            self.picked = (found.kind, found.number) if found else None
        return found

    def _head(self, canvas: Canvas, box: Box, hands: tuple[HandView, ...]) -> None:
        """The role, what it is for, and its hands as rings that fill as they work."""
        texts = self.console.texts
        claims = Claims(self.console, self.role)
        x = box.right - 13
        for hand in reversed(hands):
            self._hand(canvas, x, box.y + 12, hand, claims)
            x -= min(32, box.w / 2 / len(hands))
        title = canvas.text(
            texts.word(self.role), box.x, box.y, Size.LARGE, TEXT, True, room=x - box.x
        )  # fmt: skip
        room = x - box.x - title - 2 * GRID
        for key in ("joining.claim_people", "ticket.people")[0 if claims.shared else 1 :]:
            if hands and canvas.width_of(texts.say(key), Size.SMALL) <= room:
                at = Box(box.x, box.y, x - box.x + 13, 24)
                canvas.label(texts.say(key), at, Size.SMALL, DIM, align="right")
                break
        if box.h >= 40:
            about = texts.say(f"role_help.{self.role.value}")
            canvas.text(about, box.x, box.y + 26, Size.SMALL, DIM, room=box.w)

    def _hand(self, canvas: Canvas, x: float, y: float, hand: HandView, claims: Claims) -> None:
        """A person of the role; one who is claimed is lit, or shows whose he is."""
        now = self.console.room.now
        number = str(hand.number + 1)
        say = self.console.say
        words = say("console.hand_free", hand=number)
        share, ink = 0.0, DIM
        if hand.work is not None:
            share, ink = max(0.04, work_done(self.console, hand, now)), TEXT
            left = clock(max(0, hand.until - now))
            work = self.console.texts.word(hand.work)
            words = say("console.hand_works", hand=number, work=work, left=left)
            words = disturbed(self.console, hand, words)
        tip = say("ticket.people_tip", words=words)
        whose, mine, refusal = claims.whose(hand.number), claims.is_mine(hand.number), ""
        if whose and not mine:
            number = initials(whose)
            tip = say("joining.claimed", words=words, name=whose)
            refusal = tip if claims.shared else ""
        elif claims.shared:
            tip = say("joining.unclaim" if mine else "joining.claim", words=words)
        canvas.circle(x, y, 11, mixed(RAISED, ACCENT, 0.28) if mine else RAISED)
        canvas.ring(x, y, 12, share, MIRROR)
        spot = Box(x - 13, y - 13, 26, 26)
        bold, ink = hand.work is not None or mine, ACCENT if mine else ink
        canvas.label(number, spot, Size.SMALL, ink, bold, align="middle")
        do = partial(claims.toggle, hand.number) if claims.shared else None
        canvas.zone(spot, do, tip=tip, refusal=refusal, name=f"hand.{hand.number}")

    def _inbox(
        self, canvas: Canvas, box: Box, entries: list[Entry], entry: Entry | None, now: int,
        shown: int,
    ) -> Box:  # fmt: skip
        """The list of what waits; answers with the room below it."""
        say = self.console.say
        title, box = box.cut_top(20, 2)
        mine = [one for one in entries if one.mine]
        canvas.text(say("console.inbox"), title.x, title.y, Size.SMALL, DIM, bold=True)
        if mine:
            oldest = clock(now - min(one.since for one in mine))
            words = say("console.waiting", count=len(mine), oldest=oldest)
            canvas.text(words, title.right, title.y, Size.SMALL, ACCENT, True, align="right")
        rows, rest = box.cut_top(ROW * min(shown, max(1, len(entries))), GRID)
        if not entries:
            canvas.label(say("console.nothing_waits"), rows, Size.BODY, DIM)
        name = f"inbox {self.role}"
        if entry is not None and self.picked != self._seen:
            canvas.scroll_to(name, entries.index(entry) * ROW, rows, ROW)
        self._seen = self.picked
        with canvas.scroll(name, rows, ROW * len(entries)) as room:
            seen = []
            for n, one in enumerate(entries):
                row = Box(room.x, room.y + n * ROW, room.w, ROW - 2)
                pick = partial(self.pick, one)
                over = canvas.zone(row, pick, name=f"inbox.{one.kind}.{one.number}")
                if row.meets(rows):
                    seen.append((n, one, over))
            at = Box(room.x, rows.y, room.w, rows.h)
            draw = partial(self._rows, canvas, top=room.y - rows.y, seen=seen, entry=entry, now=now)
            if seen:
                canvas.kept(name, (room.y, entry, tuple(seen), now), at, draw)
        canvas.key("Down", lambda: self._move(entries, entry, 1), "inbox.next")
        canvas.key("Up", lambda: self._move(entries, entry, -1), "inbox.previous")
        canvas.line((rest.x, rest.y - 4), (rest.right, rest.y - 4), LINE)
        return rest

    def _rows(
        self, canvas: Canvas, box: Box, top: float, seen: list[tuple[int, Entry, bool]],
        entry: Entry | None, now: int,
    ) -> None:  # fmt: skip
        """The entries that are seen, with their places and whether the mouse is there."""
        canvas.fill(box, PANEL)
        for n, one, over in seen:
            row = Box(box.x, box.y + top + n * ROW, box.w, ROW - 2)
            self._row(canvas, row, one, one is entry, over, now)

    def _row(self, canvas: Canvas, box: Box, one: Entry, open_: bool, over: bool, now: int) -> None:
        if open_ or over:
            canvas.fill(box, RAISED, 6)
        if open_:
            canvas.fill(Box(box.x, box.y + 3, 3, box.h - 6), ACCENT, 1)
        y = box.y + (box.h - 20) / 2
        x = canvas.tag(box.x + 8, y, one.tag, one.colour) + 8
        age = max(0, now - one.since)
        ink = DOWN_TEXT if age >= OLD and one.mine else DIM
        wide = canvas.text(clock(age), box.right - 6, y, Size.BODY, ink, True, align="right")
        ink = TEXT if one.mine else DIM
        room = box.right - wide - 14 - x
        canvas.text(one.words, x, y, Size.BODY, ink, bold=open_, room=room)

    def _move(self, entries: list[Entry], entry: Entry | None, by: int) -> None:
        """Open the entry above or below."""
        if entry is not None:
            self.pick(entries[(entries.index(entry) + by) % len(entries)])

    def _act(self, canvas: Canvas, box: Box, act: Act, view: View) -> None:
        refusal, command, do = act.refusal, act.command, act.do
        if command is not None and not refusal:
            refusal = self.refusal(view, command)
        if do is None and command is not None:
            do = partial(self.give, command)
        canvas.button(
            box, act.label, do, act.key, act.detail, refusal, act.primary,
            act.name and f"act.{act.name}", Size.BODY,
        )  # fmt: skip
