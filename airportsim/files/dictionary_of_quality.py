"""The columns of the exported tables on service quality."""

from airportsim.files.columns import Column, Kind

_TEXT, _NUMBER, _BOOLEAN = Kind.TEXT, Kind.NUMBER, Kind.BOOLEAN
_HUNDREDTHS = "1/100 point"

_KEY = (
    Column("round", "Number of the round, from 1."),
    Column("attempt", "How often the round had been begun before; 0 unless it was repeated."),
    Column("airline", "The airline.", _TEXT),
    Column("terminal", "The terminal that it flies from.", _TEXT),
)
_DIMENSION = Column(
    "dimension", "One of reliability, responsiveness, assurance, empathy, tangibles.", _TEXT
)

_ANSWERS = (
    *_KEY,
    Column("item", "Number of the item in the questionnaire, from 1 to 22."),
    _DIMENSION,
    Column("expected", "What the airline expects, from 1 to 7.", unit="points"),
    Column("perceived", "What it perceived, from 1 to 7.", unit="points"),
    Column(
        "delivered",
        "What the journal alone says to the item, from 100 to 700, without chance, patience or "
        "words.",
        unit=_HUNDREDTHS,
    ),
    Column(
        "experienced",
        "Whether anything happened by which to judge it; if not, the airline says what it expects.",
        _BOOLEAN,
    ),
)

_INDICATORS = (
    *_KEY,
    Column("indicator", "What is measured; docs/quality.md defines each in a sentence.", _TEXT),
    Column("value", "Its value in its unit; empty if there was nothing to measure."),
    Column("unit", "Its unit: percent, seconds or count.", _TEXT),
    Column(
        "score",
        "What the response curve makes of it, from 100 to 700; empty if there is no value.",
        unit=_HUNDREDTHS,
    ),
)

_GAPS = (
    *_KEY,
    _DIMENSION,
    Column("weight", "Weight of the dimension to this airline.", _NUMBER, "share"),
    Column("expected", "What it expects.", unit=_HUNDREDTHS),
    Column("believed", "What the team believed that it expects.", unit=_HUNDREDTHS),
    Column("standard", "The standard in force.", unit=_HUNDREDTHS),
    Column("delivered", "What was delivered.", unit=_HUNDREDTHS),
    Column("perceived", "What it perceived.", unit=_HUNDREDTHS),
    Column("gap_1", "Knowledge: expected less believed.", unit=_HUNDREDTHS),
    Column("gap_2", "Standards: believed less standard.", unit=_HUNDREDTHS),
    Column("gap_3", "Delivery: standard less delivered.", unit=_HUNDREDTHS),
    Column("gap_4", "Communication: delivered less perceived.", unit=_HUNDREDTHS),
    Column("gap_5", "Quality: expected less perceived, the sum of the others.", unit=_HUNDREDTHS),
)

_SATISFACTION = (
    *_KEY,
    Column("csi", "Satisfaction index, from 0 to 100.", _NUMBER, "points"),
    Column("overall", "How satisfied it is all in all, from 1 to 10.", _NUMBER, "points"),
    Column("against_expectation", "Against what it expected, from 1 to 10.", _NUMBER, "points"),
    Column("against_ideal", "Against an ideal airport, from 1 to 10.", _NUMBER, "points"),
    Column("value", "Perceived value, from 1 to 7.", _NUMBER, "points"),
    Column(
        "score_experts", "Perceived quality, weighted by its points, from 1 to 7.", _NUMBER,
        "points",
    ),
    Column(
        "score_entropy", "Perceived quality, weighted by entropy, from 1 to 7.", _NUMBER, "points"
    ),
    Column("complaints", "Complaints that it made.", unit="complaints"),
    Column("answered", "Complaints that were answered in the round.", unit="complaints"),
    Column("complains", "How likely it is to complain again.", unit="percent"),
    Column("loyalty", "How likely it is to stay.", unit="percent"),
)  # fmt: skip

_FAIRNESS = "points of 100"

_RECOVERIES = (
    *_KEY,
    Column("service", "The service that failed.", _TEXT),
    Column("item", "Configuration item behind it; empty if no fault was.", _TEXT),
    Column("mode", "How that failed; empty if no fault was behind it.", _TEXT),
    Column(
        "since_s",
        "When the airline told of it, or a crash brought it there, in seconds since the round "
        "began.",
        unit="s",
    ),
    Column(
        "end_s",
        "When the service was back, in seconds since the round began; empty if it was not.",
        unit="s",
    ),
    Column("hurt", "Whether a flight waited or was lost by it.", _BOOLEAN),
    Column(
        "waited_s", "Time that its flights waited in that phase meanwhile, all together.", unit="s"
    ),
    Column("lost", "Flights that were lost at the end of such a wait.", unit="flights"),
    Column("fair", "What the airline holds to be fair for that.", unit="USD"),
    Column(
        "told_s",
        "When it first heard anything about it, in seconds since the round began; empty if never.",
        unit="s",
    ),
    Column(
        "unasked",
        "Whether it complained of nothing between the failure and that word (or its end).",
        _BOOLEAN,
    ),
    Column("kept", "Promises about it that were kept.", unit="promises"),
    Column("broken", "Promises about it that were broken.", unit="promises"),
    Column("apologised", "Whether it heard an apology.", _BOOLEAN),
    Column("paid", "What it was paid for it.", unit="USD"),
    Column("asked", "Whether a sum beyond the authority was put before the director.", _BOOLEAN),
    Column(
        "first",
        "Whether nothing else had hurt the airline before, and the cause was new to the team.",
        _BOOLEAN,
    ),
    *(
        Column(
            name, f"Fairness of {what}, from 0 to 100; empty if nothing was done.", unit=_FAIRNESS
        )
        for name, what in {
            "distributive": "what it got for what it lost",
            "procedural": "how fast it was told, and by which rule",
            "interactional": "how it was told, and whether that was true",
        }.items()
    ),
    Column("score", "All three, weighed by the airline; empty without them.", unit=_FAIRNESS),
    Column(
        "moved", "What that adds to all that the airline perceives; 0 if nothing was done.",
        unit=_HUNDREDTHS,
    ),
)  # fmt: skip

QUALITY = {
    "answers": _ANSWERS,
    "indicators": _INDICATORS,
    "gaps": _GAPS,
    "satisfaction": _SATISFACTION,
    "recoveries": _RECOVERIES,
}
"""The columns of each table on service quality, in their order."""
