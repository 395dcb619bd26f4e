"""What an exported session consists of: its tables, and the meaning of each of their columns."""

from airportsim.files.columns import MARKED as MARKED
from airportsim.files.columns import Column as Column
from airportsim.files.columns import Kind as Kind
from airportsim.files.dictionary_of_quality import QUALITY
from airportsim.model.words import RestoredBy

_NUMBER, _BOOLEAN, _TEXT, _LIST = Kind.NUMBER, Kind.BOOLEAN, Kind.TEXT, Kind.LIST


def _second(name: str, meaning: str, empty: str = "") -> Column:
    """A column with a time; `empty` says when there is none."""
    none = f"; empty if {empty}" if empty else ""
    return Column(name, f"{meaning}, in seconds since the round began{none}.", unit="s")


def _own_words(name: str, meaning: str) -> Column:
    """A column that holds what people have typed."""
    return Column(name, f"{meaning}.", _TEXT, typed=True)


_ROUND = Column("round", "Number of the round, from 1.")
_ATTEMPT = Column("attempt", "How often the round had been begun before; 0 unless it was repeated.")

_SESSION = (
    _own_words("name", "Name of the session, or of the file with the events of a run"),
    Column("created", "When the session was made (ISO 8601, UTC); empty for a run.", _TEXT),
    Column("scenario", "Name of the scenario.", _TEXT),
    Column("scenario_digest", "SHA-256 of the scenario, which tells versions apart.", _TEXT),
    Column("team", "Name of the bot team that decides in Plan; empty if there is none.", _TEXT),
    Column("team_digest", "SHA-256 of that team; empty if there is none.", _TEXT),
    Column("seed", "Seed of all chances."),
    Column("replication", "Number of the replication under this seed."),
    Column("rules", "Number of the rules; other rules cannot be compared with these."),
    Column("version", "Version of airportsim that made it.", _TEXT),
)

MEASURES = (
    Column("flights", "Flights of a whole round.", unit="flights"),
    Column("landed", "Flights that landed, were turned round and took off.", unit="flights"),
    Column("diverted", "Flights lost in the air.", unit="flights"),
    Column("cancelled", "Flights lost on their stand.", unit="flights"),
    Column("unfinished", "Flights still inbound or at the airport at the end.", unit="flights"),
    Column("success_rate", "Flights landed over all flights.", _NUMBER, "share"),
    Column(
        "target_attainment", "Flights landed over those that the SLA promises.", _NUMBER, "share"
    ),
    Column("sla_target", "Success rate promised by the signed SLA.", _NUMBER, "share"),
    Column("sla_met", "Whether the success rate reached the promise.", _BOOLEAN),
    Column("budget", "IT maintenance money of the round before Plan.", unit="USD"),
    Column("planned", "Money that Plan spent of it.", unit="USD"),
    Column(
        "spent", "Purchases and compensation during the round, and Plan's spending.", unit="USD"
    ),
    Column(
        "profit",
        "Profit of the round with its whole fixed cost and the penalty, however early it ended.",
        unit="USD",
    ),
    Column("incidents", "Faults that struck.", unit="faults"),
    Column("restored", "Faults that were fixed.", unit="faults"),
    *(
        Column(f"restored_by_{by.value}", f"Faults fixed by {whom}.", unit="faults")
        for by, whom in {
            RestoredBy.ACCOUNT_MANAGER: "an account manager with an article",
            RestoredBy.SERVICE_DESK: "the service desk, by checklist or article",
            RestoredBy.SPECIALIST: "a specialist",
            RestoredBy.VENDOR: "the vendor's bought help",
            RestoredBy.MIRROR: "switching over to a mirror server",
        }.items()
    ),
    Column("crashed", "Faults that lasted too long and spread.", unit="faults"),
    Column("rejected_fixes", "Proposed fixes that the vendor did not accept.", unit="fixes"),
    Column("vendor_errors", "Proposed fixes that the vendor judged wrongly.", unit="fixes"),
    Column(
        "needless_purchases", "Purchases delivered with nothing left to cure.", unit="purchases"
    ),
    Column("complaints", "Complaints that airlines made.", unit="complaints"),
    Column(
        "mean_time_to_acknowledge_s",
        "Mean time from an alert to its logged ticket; empty if none was logged.",
        _NUMBER,
        "s",
    ),
    Column(
        "mean_time_to_restore_s",
        "Mean time from a fault's strike to its fix; empty if none was fixed.",
        _NUMBER,
        "s",
    ),
    Column(
        "first_contact_resolution",
        "Restored tickets that were never escalated over all restored ones, false alarms left out; "
        "empty without any.",
        _NUMBER,
        "share",
    ),
    Column(
        "longest_gap_s",
        "Longest time between two flights that took off in turn; the whole round without two.",
        unit="s",
    ),
    Column("levers", "Improvements that the team worked with.", _LIST),
    Column("digest", "SHA-256 of the attempt's journal; the same for the same events.", _TEXT),
)
"""What is measured of a round."""

_ROUNDS = (
    _ROUND,
    _ATTEMPT,
    _second("ended_s", "When the attempt ended or was left"),
    Column(
        "ended_by",
        "What ended it: time, end_round (early, by the facilitator) or repeat_round (left for "
        "another attempt).",
        _TEXT,
    ),
    *MEASURES,
)

_INCIDENTS = (
    _ROUND,
    _ATTEMPT,
    Column("fault", "Number of the fault in its attempt, from 0."),
    Column("origin", "Who set the fault: draw (by chance), scenario or facilitator.", _TEXT),
    Column("item", "Configuration item that failed.", _TEXT),
    Column("mode", "How it failed.", _TEXT),
    _second("struck_s", "When it struck"),
    _second("first_alert_s", "When the airlines first told of it", "never"),
    _second("first_reported_s", "When an alert of it was first called in", "never"),
    _second("first_logged_s", "When a ticket of it was first logged", "never"),
    _second("escalated_s", "When a ticket of it was first escalated", "never"),
    _second("taken_s", "When a specialist first took a ticket of it", "never"),
    _second(
        "first_fix_proposed_s",
        "When a fix, right or wrong, was first proposed on a ticket of it",
        "never",
    ),
    _second("fixed_s", "When it was fixed", "it was not"),
    Column(
        "restored_by",
        "Who fixed it: account_manager, service_desk, specialist, vendor or mirror; empty if "
        "nobody did.",
        _TEXT,
    ),
    _second("crashed_s", "When it crashed and spread", "it did not"),
    Column("alerts", "Numbers of its alerts in the attempt, from 0.", _LIST),
    Column("tickets", "Numbers of the tickets on its alerts, merged ones too, from 0.", _LIST),
    Column("services", "Services that it took down, in the order in which they failed.", _LIST),
    Column("terminals", "Terminals at which it took them down, before it crashed.", _LIST),
)

_AIRPORT = "airport where nobody does it"

EVENTS = (
    Column("case:concept:name", "The incident, as R(round)-A(attempt)-F(fault).", _TEXT),
    Column("concept:name", "What was done, or happened.", _TEXT),
    Column(
        "concept:instance",
        "Number of the activity: the serial of its first event in the attempt's journal.",
        _TEXT,
    ),
    Column(
        "lifecycle:transition",
        "How far the activity is: complete, or start where its beginning has a row of its own.",
        _TEXT,
    ),
    Column("start_timestamp", "When the activity began.", Kind.TIME),
    Column("time:timestamp", "When it ended; the same where it takes no time.", Kind.TIME),
    Column(
        "org:resource",
        "Who did it: a person, by the role and number of his hand, from 1; the role alone where "
        f"the journal does not tell the person; {_AIRPORT}.",
        _TEXT,
    ),
    Column("org:role", f"The role for which it was done; {_AIRPORT}.", _TEXT),
    Column("ticket", "Number of the ticket, from 0; empty if it is about none."),
    Column(
        "service", "The service that its ticket or alert is about; empty if there is none.", _TEXT
    ),
    Column(
        "item",
        "The item that failed, was tested, switched over or written up, or is to be fixed; empty "
        "if there is none.",
        _TEXT,
    ),
    Column(
        "outcome", "What came of it, in a word or two; empty where nothing is to be told.", _TEXT
    ),
    Column("case:round", "Number of the incident's round, from 1."),
    Column("case:attempt", _ATTEMPT.meaning),
    Column("case:fault", "Number of the fault in its attempt, from 0."),
    Column("case:origin", "Who set the fault: draw (by chance), scenario or facilitator.", _TEXT),
    Column("case:item", "Configuration item that failed.", _TEXT),
    Column("case:mode", "How it failed.", _TEXT),
    Column("case:service", "The service that failed first.", _TEXT),
    Column("case:services", "All services that it took down, in that order.", _LIST),
    Column("case:terminals", "Terminals at which it took them down, before it crashed.", _LIST),
    Column("case:priority", "Highest priority of its tickets, from 1; 0 if none had any."),
    Column("case:crashed", "Whether it lasted so long that it spread.", _BOOLEAN),
    Column(
        "case:restored_by",
        "Who fixed it: account_manager, service_desk, specialist, vendor, mirror or nobody.",
        _TEXT,
    ),
    Column("case:outcome", "Whether it was restored, or unsolved at the end of the round.", _TEXT),
)
"""One row for each activity about an incident; the names of the columns are those of pm4py."""

_FLIGHTS = (
    _ROUND,
    _ATTEMPT,
    Column("flight", "Number of the flight, from 1 (the journal counts from 0)."),
    Column("terminal", "Terminal that it flies to.", _TEXT),
    Column("airline", "Its airline.", _TEXT),
    _second("due_s", "When it is due"),
    _second("holding_s", "When it arrived over the airport", "it did not"),
    _second("landing_s", "When it was cleared to land", "it was not"),
    _second("on_stand_s", "When it reached its stand", "it did not"),
    _second("departing_s", "When it had been turned round", "it was not"),
    _second("away_s", "When it had taken off again", "it did not"),
    _second("lost_s", "When it was diverted or cancelled", "it was not"),
    Column("end_state", "What became of it: away, diverted, cancelled or unfinished.", _TEXT),
)

_COMMANDS = (
    Column("serial", "Number in the order of asking, from 0 through the session."),
    _ROUND,
    _ATTEMPT,
    Column("phase", "Phase of the session: lobby, plan, do, check, act or end.", _TEXT),
    _second("second", "When it acted", "it was outside a round"),
    _own_words(
        "player",
        "Who asked: a person, a bot by its skill, or airportsim; empty for a nameless facilitator",
    ),
    Column("role", "Role for which it was asked; empty for facilitator and host.", _TEXT),
    Column("hand", "Number of the hand that was to do it; empty where none was named."),
    Column("controller", "Who gave it: human, bot, facilitator or host (airportsim).", _TEXT),
    Column("command", "What was asked for.", _TEXT),
    Column("fields", "Its details, an object with tickets, alerts and hands from 0.", Kind.JSON),
    Column("accepted", "Whether it was accepted.", _BOOLEAN),
    Column("refusal", "Code of the reason why it was refused; empty if it was accepted.", _TEXT),
)

_LEDGER = (
    Column("line", "Number of the line in the ledger, from 0."),
    Column("round", "Number of the round in whose Plan the change was made, from 1."),
    Column("lever", "Improvement that was adopted; empty for a rule of the team's own.", _TEXT),
    _own_words("rule", "Words of the team's own rule, empty for an improvement"),
    _own_words(
        "owner", "Who keeps the rule, or who adopted the improvement; empty for nobody by name"
    ),
    Column("measure", "What the team expected to change; empty if it did not say.", _TEXT),
    Column(
        "before",
        "The measure in the round before (times in s, money in USD, first-contact resolution in "
        "percent); empty if there was none.",
        _NUMBER,
        "that of the measure",
    ),
    Column(
        "expected",
        "Value that the measure was to reach; empty if the team did not say.",
        _NUMBER,
        "that of the measure",
    ),
    Column(
        "after",
        "The measure in the last attempt at the round; empty if there was none.",
        _NUMBER,
        "that of the measure",
    ),
    Column("conclusion", "What Act decided: keep, drop or try; empty if nothing.", _TEXT),
)

_NOTES = (
    Column("note", "Number of the note, from 0."),
    Column("round", "Number of the round that was looked back on, from 1."),
    Column("phase", "Phase in which it was noted: check or act.", _TEXT),
    _own_words("player", "Who noted it, empty for a nameless facilitator"),
    Column("observation", "The scenario's observation that was noted; empty if none.", _TEXT),
    _own_words("text", "What was noted in own words, empty if nothing"),
)

_ACTIONS = (
    Column("action", "Number of the action, from 0."),
    Column("round", "Number of the round in whose Act it was noted, from 1."),
    _own_words("text", "What is to be tried"),
    _own_words("owner", "Who is to see to it, empty for nobody by name"),
    Column("lever", "The improvement that it is; empty if it is none.", _TEXT),
    Column("done", "Whether it is done.", _BOOLEAN),
)

TABLES = {
    "session": _SESSION,
    "rounds": _ROUNDS,
    "incidents": _INCIDENTS,
    "flights": _FLIGHTS,
    "events": EVENTS,
    **QUALITY,
    "commands": _COMMANDS,
    "ledger": _LEDGER,
    "notes": _NOTES,
    "actions": _ACTIONS,
}
"""The columns of each table, which is exported as a file of its name, in their order."""
