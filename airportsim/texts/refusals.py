"""What each refusal is about, so that its sentence can name it."""

from airportsim.model.refusals import Code

ABOUT: dict[Code, tuple[str, ...]] = {
    Code.NO_SUCH_ALERT: ("alert",),
    Code.NO_SUCH_TICKET: ("ticket",),
    Code.NO_SUCH_ITEM: ("item",),
    Code.NO_SUCH_ARTICLE: ("article",),
    Code.NO_SUCH_TERMINAL: ("terminal",),
    Code.NO_SUCH_REMEDY: ("remedy",),
    Code.TOO_MANY_FACTS: ("count",),
    Code.FACTS_KNOWN: ("ticket",),
    Code.NO_COMPLAINT: ("terminal",),
    Code.BAD_PROMISE: ("time",),
    Code.NO_AUTHORITY: ("count",),
    Code.NOT_ENOUGH_MONEY: ("usd",),
    Code.ALREADY_LOGGED: ("ticket",),
    Code.NOT_AT_DESK: ("ticket",),
    Code.ALREADY_ASKED: ("ticket",),
    Code.NOTHING_MISSING: ("ticket",),
    Code.NOT_OPEN: ("ticket",),
    Code.NOT_RESTORED: ("ticket",),
    Code.NOT_ESCALATED: ("ticket",),
    Code.STATE_IS_SHOWN: ("ticket",),
    Code.NOT_SEEN: ("ticket",),
    Code.NOT_ASSIGNED: ("ticket",),
    Code.NOT_TAKEN: ("ticket",),
    Code.ALREADY_TAKEN: ("ticket",),
    Code.FIX_IS_PROPOSED: ("ticket",),
    Code.NOTHING_TO_WRITE: ("ticket",),
    Code.NO_MIRROR: ("item",),
    Code.MIRROR_USED: ("item",),
    Code.ALREADY_REQUESTED: ("ticket",),
    Code.NOT_REQUESTED: ("ticket",),
    Code.NOT_AUTHORISED: ("ticket",),
    Code.NEEDS_NO_AUTHORITY: ("ticket",),
    Code.NO_SUCH_LEVER: ("lever",),
    Code.NO_SUCH_PROMISE: ("target",),
    Code.ALREADY_ADOPTED: ("lever",),
    Code.NOT_ADOPTED: ("lever",),
    Code.NEEDS_FIRST: ("lever", "need"),
    Code.NOT_ENOUGH_EFFORT: ("lever", "effort", "left"),
    Code.NEVER_MET: ("item", "mode"),
    Code.ENOUGH_PREPARED: ("count",),
    Code.NOTHING_PROPOSED: ("ticket",),
    Code.NOTHING_BOUGHT: ("ticket",),
}
"""For each code whose sentence names something: the placeholders, in the order of `about`."""

MONEY = frozenset({Code.NOT_ENOUGH_MONEY})
"""Codes with two sentences: `then` for an amount, `else` where nothing is left at all."""
