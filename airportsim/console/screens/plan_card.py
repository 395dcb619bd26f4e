"""One card, laid open: what it changes, what the team expects of it, adopt or give up."""

from collections.abc import Callable
from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.field import TextField
from airportsim.console.look import DIM, LINE, PANEL, RADIUS, Size
from airportsim.console.screens.plan_expect import Expectation
from airportsim.model.plan import Adopt, Drop, decided
from airportsim.model.refusals import Refusal
from airportsim.model.session import Expect, OwnRule
from airportsim.model.words import Lever, Role
from airportsim.texts.language import in_language


class OpenCard:
    """The dialog of an improvement that lies face up."""

    def __init__(self, console: Console, lever: Lever) -> None:
        self._console = console
        self._lever = lever
        state = console.room.state
        self._line = next(
            (one for one in state.lines if one.round == state.number and one.lever is lever), None
        )
        self._expects = Expectation(console, self._line.effect if self._line else None)

    def draw(self, canvas: Canvas) -> None:
        """Name, what it changes, the expected effect, the buttons."""
        console, say = self._console, self._console.say
        card = console.room.airport.levers[self._lever]
        inner = dialog(canvas, in_language(card.name, console.language), 640, 400)
        buttons, inner = inner.cut_bottom(44)
        about = in_language(card.about, console.language)
        used = canvas.paragraph(about, inner, Size.LARGE)
        _, inner = inner.cut_top(used + 8, 0)
        at_work = self._lever in console.room.state.standing.levers
        mine = self._line is not None
        if not at_work or mine:
            canvas.text(say("plan_screen.what_expect"), inner.x, inner.y, Size.BODY, DIM)
            _, inner = inner.cut_top(22, 4)
            self._expects.draw(canvas, inner)
        spots = buttons.columns(3)
        back(canvas, console, spots[0])
        if at_work:
            canvas.button(
                spots[1], say("plan_screen.give_up"), self._give_up, "G", name="card.drop"
            )
        if not at_work:
            canvas.button(
                spots[2], say("plan_screen.adopt"), self._adopt, "Enter", primary=True,
                refusal=self._refusal(), name="card.adopt",
            )  # fmt: skip
        elif mine:
            canvas.button(
                spots[2], say("plan_screen.change"), self._expect, "Enter", primary=True,
                name="card.expect", size=Size.BODY,
            )  # fmt: skip

    def _refusal(self) -> str:
        console = self._console
        found = decided(console.room.airport, console.room.state.standing, Adopt(self._lever))
        return console.texts.refusal(found) if isinstance(found, Refusal) else ""

    def _adopt(self) -> None:
        if self._console.step(Adopt(self._lever)):
            self._expect()

    def _expect(self) -> None:
        effect = self._expects.effect
        if self._console.step(Expect(self._lever, effect.measure, effect.value)):
            self._console.overlay = None

    def _give_up(self) -> None:
        if self._console.step(Drop(self._lever)):
            self._console.overlay = None


class OwnCard:
    """The dialog of the blank card: a rule in the team's own words."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._text = TextField()
        self._owner = Role.DIRECTOR
        self._expects = Expectation(console)
        if console.canvas is not None:
            console.canvas.focus = self._text

    def draw(self, canvas: Canvas) -> None:
        """The words, who keeps the rule, the expected effect, the buttons."""
        say = self._console.say
        inner = dialog(canvas, say("plan_screen.own"), 640, 460)
        buttons, inner = inner.cut_bottom(44)
        field, inner = inner.cut_top(36)
        canvas.field(field, self._text, say("plan_screen.rule_hint"), name="own.text")
        row, inner = inner.cut_top(64 if canvas.compact else 30)
        owner_chips(canvas, self._console, row, self._owner, self._keep_by)
        canvas.text(say("plan_screen.what_expect"), inner.x, inner.y, Size.BODY, DIM)
        _, inner = inner.cut_top(22, 4)
        self._expects.draw(canvas, inner)
        spots = buttons.columns(2)
        back(canvas, self._console, spots[0])
        canvas.button(
            spots[1], say("plan_screen.write_rule"), self._write, "Enter", primary=True,
            name="own.write",
        )  # fmt: skip

    def _keep_by(self, role: Role) -> None:
        self._owner = role

    def _write(self) -> None:
        effect = self._expects.effect
        owner = self._console.texts.word(self._owner)
        rule = OwnRule(self._text.text, owner, effect.measure, effect.value)
        if self._console.step(rule):
            self._console.overlay = None


def owner_chips(
    canvas: Canvas, console: Console, box: Box, owner: Role, choose: Callable[[Role], None]
) -> None:
    """The roles as chips, of which one is to see to something."""
    x = box.x + canvas.text(console.say("plan_screen.by"), box.x, box.y + 3, Size.BODY, DIM) + 8
    y = box.y
    for role in Role:
        label = console.say(f"role_short.{role.value}")
        w = canvas.width_of(label, Size.BODY, True) + 20
        if x + w > box.right:
            x, y = box.x, y + 30
        chosen = role is owner
        canvas.chip(x, y, label, partial(choose, role), chosen, name=f"owner.{role.value}")
        x += w + 6


def dialog(canvas: Canvas, title: str, w: float, h: float) -> Box:
    """A dialog in the middle of the canvas; answers with the room below its title."""
    box = canvas.box.inset(8).centred(w, h)
    canvas.fill(box, PANEL, RADIUS, LINE)
    inner = box.inset(20, 14)
    head, inner = inner.cut_top(30, 6)
    canvas.label(title, head, Size.BIG, bold=True)
    return inner


def back(canvas: Canvas, console: Console, box: Box) -> None:
    """The button that puts a dialog away."""

    def away() -> None:
        console.overlay = None

    canvas.button(box, console.say("plan_screen.cancel"), away, "Esc", name="dialog.back")
