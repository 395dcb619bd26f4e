"""Who sits where in the session at hand, to be changed by a click: in the lobby and in the menu."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import DIM, GRID, PADDING, Size
from airportsim.console.parts.seat_cards import seat_cards, skill_chips
from airportsim.console.parts.seating import toggle_seat, train_bots, usual_skill
from airportsim.model.words import Role


def seats_here(canvas: Canvas, box: Box, console: Console) -> None:
    """The six seats; below them how well the bots play, or for a guest what a click does."""
    state, say = console.room.state, console.say
    gap = PADDING if not canvas.compact else GRID
    if console.hosts:
        options, box = box.cut_bottom(30, gap)
        label = say("welcome.skill")
        canvas.label(label, options, Size.BODY, DIM)
        x = options.x + canvas.width_of(label) + GRID
        train = partial(train_bots, console)
        skill_chips(canvas, x, options.y + 2, console, usual_skill(state), train)
    else:
        words = say("joining.how_to_sit")
        told, box = box.cut_bottom(canvas.height_of(words, box.w), gap)
        canvas.paragraph(words, told, Size.BODY, DIM)
    empty = [role for role in Role if not (state.seats[role].players or state.seats[role].skill)]
    seat_cards(
        canvas, box, console, console.roles, partial(toggle_seat, console), 2, empty=empty,
        others=_others(console),
    )  # fmt: skip


def _others(console: Console) -> dict[Role, list[str]]:
    """Who sits at each role beside whoever is at this console; a bot only where people are."""
    found = {}
    for role, seating in console.room.state.seats.items():
        names = [name for name in seating.players if name != console.player]
        bot = [console.say("menu.bot")] if seating.skill and seating.players else []
        found[role] = names + bot
    return found
