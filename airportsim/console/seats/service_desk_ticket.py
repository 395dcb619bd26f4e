"""A ticket as the service desk reads it: what it is about, who told what, what is missing."""

from airportsim.console.console import Console
from airportsim.console.look import DEGRADED, DIM, TEXT, Size
from airportsim.console.parts.column import Column
from airportsim.console.parts.stakes import said, stakes
from airportsim.model.words import Lever, TicketState
from airportsim.play.slips import DeskSlip
from airportsim.play.views import ServiceDeskView
from airportsim.texts.texts import clock


def draw_ticket(column: Column, console: Console, view: ServiceDeskView, slip: DeskSlip) -> None:
    """The head of a ticket, what it stops, and where it stands."""
    say, texts = console.say, console.texts
    service, terminals = texts.names.service(slip.service), texts.listed(slip.terminals)
    heading = say("ticket.heading", number=slip.number + 1, service=service, terminals=terminals)
    words, colour = said(console, stakes(view, slip.service, slip.terminals))
    column.heading(heading, words, colour)
    column.words(_story(console, view, slip), DIM, Size.SMALL, gap=6)
    if slip.merged:
        numbers = texts.listed(tuple(f"#{number + 1}" for number in slip.merged))
        column.words(say("desk.merged", numbers=numbers), DIM, Size.SMALL, gap=6)


def _story(console: Console, view: ServiceDeskView, slip: DeskSlip) -> str:
    """What has become of a ticket, and when."""
    reported = console.say("desk.reported", age=clock(view.now - slip.reported_at))
    if slip.told_state is TicketState.REPORTED:
        return reported
    state = console.texts.word(slip.told_state)
    heard = console.say("desk.heard", state=state, age=clock(view.now - slip.told_at))
    return f"{reported} • {heard}"


def draw_facts(column: Column, console: Console, view: ServiceDeskView, slip: DeskSlip) -> None:
    """The facts told, and what is missing: with the report form one sees what it is about."""
    say, texts = console.say, console.texts
    count = len(slip.facts) + len(slip.missing)
    column.title(say("desk.told"), say("desk.told_count", told=len(slip.facts), count=count))
    if slip.facts:
        column.words(" • ".join(map(texts.fact, slip.facts)), TEXT)
    if slip.missing and Lever.REPORT_FORM in view.levers:
        kinds = texts.listed(tuple(map(texts.word, slip.missing_kinds)))
        column.words(say("desk.missing", kinds=kinds), DEGRADED)
    elif slip.missing:
        column.words(say("desk.untold", count=len(slip.missing)), DEGRADED)
    if slip.asked:
        column.words(say("desk.was_asked"), DIM, Size.SMALL)
    column.take(0, 6)
