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

QUALITY = {
    "answers": _ANSWERS,
    "indicators": _INDICATORS,
    "gaps": _GAPS,
    "satisfaction": _SATISFACTION,
}
"""The columns of each table on service quality, in their order."""
