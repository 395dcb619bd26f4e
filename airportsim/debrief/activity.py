"""An activity: one thing that somebody did, or that happened to the airport, in a round."""

from dataclasses import dataclass
from enum import StrEnum

from airportsim.model.words import Role


class Doing(StrEnum):
    """The kinds of activities; the values are their names in event logs.

    First what happens to a fault, then what is done about it, then what a team does for airlines
    and besides, and last the life of flights. REPORT is the first call about an alert, which opens
    its ticket, TELL_MORE any later one.
    """

    STRIKE = "strike"
    ALERT = "alert"
    CRASH = "crash"
    RESTORE = "restore"

    REPORT = "report"
    TELL_MORE = "tell more"
    LOG = "log"
    ASK_BACK = "ask back"
    MERGE = "merge"
    FIRST_AID = "first aid"
    APPLY_ARTICLE = "apply article"
    ESCALATE = "escalate"
    FIND = "find in tray"
    ASSIGN = "assign"
    TAKE = "take"
    TEST = "test"
    PROPOSE_FIX = "propose fix"
    VERIFY = "verify"
    HAND_BACK = "hand back"
    CHASE = "chase"
    ANSWER = "answer"
    SET_PRIORITY = "set priority"
    REQUEST_PURCHASE = "request purchase"
    AUTHORISE_PURCHASE = "authorise purchase"
    APPROVE_PURCHASE = "approve purchase"
    DENY_PURCHASE = "deny purchase"
    DELIVER = "deliver"
    SWITCH_OVER = "switch over"
    CLOSE = "close"
    WRITE_ARTICLE = "write article"

    INFORM_AIRLINE = "inform airline"
    APOLOGISE = "apologise"
    COMPENSATE = "compensate"
    ASK_TO_COMPENSATE = "ask to compensate"
    DECIDE_COMPENSATION = "decide compensation"
    SET_AUTHORITY = "set authority"
    READ_CONTRACT = "read contract"
    RELEASE_FUNDS = "release funds"
    FREEZE_PURCHASES = "freeze purchases"
    SET_FOCUS = "set focus"
    LEND_HAND = "lend hand"

    HOLD = "hold"
    LAND = "land"
    REACH_STAND = "reach stand"
    DEPART = "depart"
    TAKE_OFF = "take off"
    DIVERT = "divert"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Activity:
    """One instance of an activity; what does not apply is -1, None or "".

    `start` and `end` are seconds of round time, the same for what takes none; `end` is None if the
    round was over before it was. `first` and `last` are the numbers of their entries in the
    journal, so that both order what happened within a second. `hand` is who did it, where the
    journal says so, `role` the role for which it was done, None if nobody did it. `fault` is the
    one behind the ticket, the alert or the failure that is named to an airline, `service` what that
    is about, `into` the ticket into which another was merged, `to` the hand to which something was
    given, `priority` what the ticket was given, 0 for none, `usd` what it cost. `outcome` is a word
    or two.
    """

    doing: Doing
    start: int
    end: int | None
    first: int
    last: int
    role: Role | None = None
    hand: int = -1
    fault: int = -1
    ticket: int = -1
    into: int = -1
    to: int = -1
    service: str = ""
    item: str = ""
    terminal: str = ""
    flight: int = -1
    priority: int = 0
    usd: int = 0
    outcome: str = ""
