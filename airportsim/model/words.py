"""The closed vocabularies of the game: roles, phases, states, levers, reasons."""

from enum import IntEnum, StrEnum


class Role(StrEnum):
    """One of the six seats of the team; the value is its name in files and on the wire."""

    DIRECTOR = "director"
    ACCOUNT_MANAGER = "account_manager"
    SERVICE_DESK = "service_desk"
    SPECIALIST = "specialist"
    DELIVERY_MANAGER = "delivery_manager"
    VENDOR = "vendor"


class Phase(StrEnum):
    """The part of a flight's stay in which a service is needed."""

    ARRIVAL = "arrival"
    TURNAROUND = "turnaround"
    DEPARTURE = "departure"


class FlightState(StrEnum):
    """Where a flight is in its life; the last three are final, as is AWAY."""

    INBOUND = "inbound"
    HOLDING = "holding"
    LANDING = "landing"
    ON_STAND = "on_stand"
    DEPARTING = "departing"
    AWAY = "away"
    DIVERTED = "diverted"
    CANCELLED = "cancelled"


class FactKind(StrEnum):
    """What a sign tells: which service fails, where, what still works, what limps, since when."""

    FAILS = "fails"
    WHERE = "where"
    WORKS = "works"
    LIMPS = "limps"
    SINCE = "since"


class Manner(StrEnum):
    """How a fault came, as the airlines tell it under FactKind.SINCE."""

    SUDDEN = "sudden"
    CREEPING = "creeping"
    INTERMITTENT = "intermittent"
    AFTER_CHANGE = "after_change"


class TicketState(StrEnum):
    """The stations of a ticket's life, in the order in which they are usually reached."""

    REPORTED = "reported"
    LOGGED = "logged"
    ESCALATED = "escalated"
    ASSIGNED = "assigned"
    IN_DIAGNOSIS = "in_diagnosis"
    FIX_PROPOSED = "fix_proposed"
    RESTORED = "restored"
    CLOSED = "closed"
    MERGED = "merged"


class PurchaseState(StrEnum):
    """Where a ticket's request to buy the vendor's help stands."""

    NONE = "none"
    REQUESTED = "requested"
    DENIED = "denied"
    APPROVED = "approved"
    DELIVERED = "delivered"


class Work(StrEnum):
    """Timed work that occupies one hand; the value is also the key of its duration."""

    REPORT = "report"
    INFORM = "inform_airline"
    APOLOGISE = "apologise"
    COMPENSATE = "compensate"
    LOG = "log"
    FIRST_AID = "first_aid"
    APPLY_ARTICLE = "apply_article"
    TEST = "test"
    FIX = "fix"
    WRITE_ARTICLE = "write_article"
    SWITCH_OVER = "switch_over"
    READ_CONTRACT = "read_contract"
    VERIFY = "verify"
    DELIVER = "deliver"
    ANSWER = "chase"


class Verdict(StrEnum):
    """The vendor's answer to a proposed fix."""

    ACCEPTED = "accepted"
    WRONG_ITEM = "wrong_item"
    WRONG_REMEDY = "wrong_remedy"
    UNCLEAR = "unclear"


class Level(IntEnum):
    """Three steps of impact (terminals touched) or of urgency (how soon it hurts)."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


class RestoredBy(StrEnum):
    """Who brought a service back."""

    ACCOUNT_MANAGER = "account_manager"
    SERVICE_DESK = "service_desk"
    SPECIALIST = "specialist"
    VENDOR = "vendor"
    MIRROR = "mirror"


class Lever(StrEnum):
    """An improvement that a team can adopt between rounds (design, section 5)."""

    REPORT_FORM = "report_form"
    NAMED_CONTACTS = "named_contacts"
    KNOWLEDGE_BASE = "knowledge_base"
    KNOWLEDGE_BASE_DESK = "knowledge_base_desk"
    KNOWLEDGE_BASE_ACCOUNT_MANAGER = "knowledge_base_account_manager"
    PURCHASING_OPEN = "purchasing_open"
    PURCHASING_CRITERIA = "purchasing_criteria"
    PRIORITY_LEVELS = "priority_levels"
    STAFFING = "staffing"
    MIRROR_SERVERS = "mirror_servers"
    FAULT_PREDICTION = "fault_prediction"


class SessionPhase(StrEnum):
    """Where a session stands; Plan, Do, Check and Act come again with every round."""

    LOBBY = "lobby"
    PLAN = "plan"
    DO = "do"
    CHECK = "check"
    ACT = "act"
    END = "end"


class OnDrop(StrEnum):
    """What becomes of the seat of a player who is gone: it waits for him, or a bot takes it."""

    WAIT = "wait"
    BOT = "bot"
