"""What a specialist reads in a ticket: what was told, what it could be, how far it is."""

from airportsim.console.box import Box
from airportsim.console.canvas import Do
from airportsim.console.console import Console
from airportsim.console.look import ACCENT, DEGRADED, DIM, MIRROR, OK_TEXT, PANEL, TEXT, Size, mixed
from airportsim.console.parts import stakes
from airportsim.console.parts.choices import Choice, Sign, draw_choices, number_key
from airportsim.console.parts.column import Column, Words
from airportsim.console.parts.tickets import where
from airportsim.console.seats.panel import work_done
from airportsim.console.seats.specialist_work import Step, next_step, next_suspect, suspects
from airportsim.model.words import Lever, PurchaseState, Work
from airportsim.play.slips import WorkSlip
from airportsim.play.views import SpecialistView
from airportsim.texts.language import in_language
from airportsim.texts.texts import clock


def idle(console: Console, column: Column, view: SpecialistView) -> None:
    """Where tickets come from, and what to do until there is one."""
    if Lever.NAMED_CONTACTS in view.levers:
        words = console.say("spec.idle_assigned")
    else:
        words = console.say("spec.idle_tray", seconds=view.scenario.practice.look_every)
    column.words(words, DIM, gap=8)
    hidden = column.canvas.compact
    column.words(console.say("spec.idle_map_hidden" if hidden else "spec.idle_map"), DIM, gap=8)


def told(console: Console, column: Column, view: SpecialistView, slip: WorkSlip) -> None:
    """The ticket as written, since when, what it stops; gaps show where the form asks for all."""
    say, texts = console.say, console.texts
    facts = " • ".join(texts.fact(fact) for fact in slip.facts)
    column.words(facts or say("spec.nothing_told"), TEXT if facts else DEGRADED)
    if Lever.REPORT_FORM in view.levers and slip.missing_kinds:
        gaps = texts.listed(tuple(texts.word(kind) for kind in slip.missing_kinds))
        column.words(say("spec.gaps", kinds=gaps), DEGRADED, Size.SMALL, gap=0)
    reported, passed = clock(view.now - slip.reported_at), clock(view.now - slip.escalated_at)
    column.words(say("spec.since", reported=reported, passed=passed), DIM, Size.SMALL, gap=0)
    words, colour = stakes.said(console, stakes.stakes(view, slip.service, slip.terminals))
    column.words(words, colour, Size.SMALL, gap=4)


def working(console: Console, column: Column, view: SpecialistView, slip: WorkSlip) -> None:
    """Who works on a ticket at this second, as bars that fill."""
    canvas, texts = column.canvas, console.texts
    for hand in view.hands:
        if hand.work is None or hand.target != slip.number or hand.work is Work.WRITE_ARTICLE:
            continue
        tested = view.tested_now(slip) if hand.work is Work.TEST else ()
        words = texts.word(hand.work)
        if tested:
            words = console.say(
                "spec.testing", item=texts.listed(tuple(map(texts.names.item, tested)))
            )
        left = max(0, hand.until - view.now)
        room = column.take(24, 4)
        canvas.fill(room, mixed(PANEL, MIRROR, 0.12), 4)
        share = work_done(console, hand, view.now)
        canvas.fill(Box(room.x, room.bottom - 3, room.w * share, 3), MIRROR, 1)
        said = console.say("spec.person_works", hand=hand.number + 1, work=words)
        wide = canvas.text(clock(left), room.right - 8, room.y + 3, align="right")
        canvas.text(said, room.x + 8, room.y + 3, room=room.w - wide - 24)
        if hand.delay:
            words = console.say("spec.disturbed", hand=hand.number + 1, seconds=hand.delay)
            column.words(words, DEGRADED, Size.SMALL)


def suspects_list(
    console: Console, column: Column, view: SpecialistView, slip: WorkSlip, choices: list[Choice]
) -> None:
    """What could it be: the items that agree with the ticket, each to be tested by its number."""
    found = suspects(view, slip)
    left = sum(item not in slip.tests for item in found)
    note = console.say("spec.untested", count=left, all=len(found))
    column.title(console.say("spec.suspects"), note, ACCENT if left else DIM)
    if not found:
        column.words(console.say("spec.no_suspects"), DEGRADED)
    columns = 1 if len(found) <= 3 and not column.canvas.compact else 2
    column.take(draw_choices(column.canvas, column.left, choices, columns), 4)


def suspect(
    console: Console, view: SpecialistView, slip: WorkSlip, item: str, number: int, do: Do
) -> Choice:
    """A suspect as a choice: its number, and what a test has found."""
    sign, note = Sign.NONE, ""
    if item in view.tested_now(slip):
        sign, note = Sign.BUSY, ""
    elif item in slip.tests:
        sign = Sign.FAULTY if slip.tests[item] else Sign.HEALTHY
        note = console.say("spec.is_faulty" if slip.tests[item] else "spec.is_healthy")
    elif view.ready_mirror(item):
        note = console.say("spec.has_mirror")
    comes_next = sign is Sign.NONE and item == next_suspect(view, slip)
    best = comes_next and next_step(view, slip) is Step.TEST
    words = console.texts.names.item(item)
    return Choice(
        f"test.{item}", words, do, number_key(number), sign, note, best=best and sign is Sign.NONE
    )


def elsewhere(console: Console, column: Column, view: SpecialistView, slip: WorkSlip) -> None:
    """What lies with somebody else: a fix before the vendor, help asked for or bought."""
    texts, blue = console.texts, mixed(PANEL, MIRROR, 0.16)
    if slip.proposal is not None:
        item, remedy = slip.proposal.item, slip.proposal.remedy
        said = texts.names.remedy(item, remedy) if remedy else texts.say("blank")
        words = console.say("spec.proposed", item=texts.names.item(item), remedy=said)
        waited = console.say("spec.with_vendor", time=clock(view.now - slip.proposal.at))
        column.card([Words(waited, MIRROR, Size.SMALL, bold=True), Words(words)], blue)
    if slip.purchase is PurchaseState.APPROVED:
        column.card([Words(console.say("spec.bought"), MIRROR)], blue)
    elif slip.purchase is PurchaseState.REQUESTED:
        words = console.say("spec.asked_to_buy", usd=f"{slip.price:,}")
        column.words(words, DIM, Size.SMALL)
    elif slip.purchase is PurchaseState.DENIED:
        column.words(console.say("spec.denied"), DEGRADED, Size.SMALL)


def criteria(console: Console, column: Column, view: SpecialistView, slip: WorkSlip) -> None:
    """When the team's criteria, if it has any, let the vendor's help be bought."""
    if Lever.PURCHASING_CRITERIA not in view.levers or slip.purchase is not PurchaseState.NONE:
        return
    if view.may_buy(slip):
        column.words(console.say("spec.may_buy"), OK_TEXT, Size.SMALL)
        return
    stopped = view.stopped_by(slip.service, slip.terminals)
    words = console.say(
        "spec.may_buy_when",
        left=clock(max(0, view.old_enough_at(slip) - view.now)),
        flights=view.scenario.practice.buy_waiting,
        count=stopped,
    )
    column.words(words, DIM, Size.SMALL)


def cure(console: Console, column: Column, view: SpecialistView, slip: WorkSlip) -> None:
    """How a ticket was cured: what an article would keep."""
    column.words(console.say("spec.to_write"), TEXT, gap=6)
    if slip.cured is not None:
        item, mode = slip.cured
        names = console.texts.names
        remedy = view.kind_of(item).modes[mode].remedy
        cause = console.say("spec.cause_of", item=names.item(item), mode=names.mode(item, mode))
        column.card(
            [
                Words(cause, MIRROR, bold=True),
                Words(console.say("ticket.remedy", remedy=names.remedy(item, remedy))),
            ],
            mixed(PANEL, MIRROR, 0.16),
        )


def about_item(console: Console, view: SpecialistView, item: str) -> list[str]:
    """What is known of an item: its kind, what fails with it, what it rests on, its mirror."""
    say, texts = console.say, console.texts
    found = next(one for one in view.scenario.items if one.id == item)
    kind = in_language(view.kind_of(item).name, console.language)
    lines = [say("spec.of_kind", item=texts.names.item(item), kind=kind)]
    carries = (f"{texts.names.service(s)} {where(t)}" for s, t in view.map[item].items())
    lines.append(say("spec.carries", services=texts.listed(tuple(carries))))
    if found.needs:
        needs = texts.listed(tuple(map(texts.names.item, found.needs)))
        lines.append(say("spec.rests_on", items=needs))
    if item in view.mirrors:
        ready = view.ready_mirror(item)
        lines.append(say("spec.mirror_ready" if ready else "spec.mirror_used"))
    return lines


def item_page(console: Console, column: Column, view: SpecialistView, item: str) -> None:
    """An item of the map, and the page of the handbook on its kind."""
    head, *lines = about_item(console, view, item)
    column.card([Words(head, MIRROR, bold=True), *map(Words, lines)], mixed(PANEL, MIRROR, 0.12))
    kind = view.kind_of(item)
    column.title(console.say("spec.handbook", kind=in_language(kind.name, console.language)))
    for remedy in kind.remedies:
        column.words(console.texts.names.remedy(item, remedy), TEXT)
