"""The rows of an exported session on what the airlines felt, worked out from its journals."""

from collections.abc import Callable, Iterator

from airportsim.debrief.quality.round import Felt, quality_of
from airportsim.debrief.quality.weights import WHOLE, Method
from airportsim.files.played import Played
from airportsim.files.tables import Row
from airportsim.model.airport import Airport
from airportsim.model.quality import UNITS, Fairness, Measuring, said

Rows = Callable[[Felt, Measuring], Iterator[Row]]


def quality_rows(airport: Airport, played: Played) -> dict[str, list[Row]]:
    """The rows on an attempt by table; none while it is running."""
    if not played.ended_by:
        return {name: [] for name in _ROWS}
    felt = quality_of(airport, played.setup, played.journal, played.survey, end=played.ended_at)
    rules = airport.scenario.quality
    return {
        name: [
            {**played.key, "airline": one.airline, "terminal": one.terminal, **row}
            for one in felt.airlines
            for row in rows(one, rules)
        ]
        for name, rows in _ROWS.items()
    }


def _answers(one: Felt, rules: Measuring) -> Iterator[Row]:
    for answer in one.answers:
        yield {
            "item": answer.item.number,
            "dimension": answer.item.dimension.value,
            "expected": answer.expected,
            "perceived": answer.perceived,
            "delivered": answer.delivered,
            "experienced": answer.experienced,
        }


def _indicators(one: Felt, rules: Measuring) -> Iterator[Row]:
    for indicator, measured in one.indicators.items():
        value = measured.value
        yield {
            "indicator": indicator.value,
            "value": value,
            "unit": UNITS[indicator].value,
            "score": None if value is None else said(rules.curve(indicator), value),
        }


def _gaps(one: Felt, rules: Measuring) -> Iterator[Row]:
    for dimension, gaps in one.gaps.items():
        yield {
            "dimension": dimension.value,
            "weight": one.weights[dimension] / WHOLE,
            "expected": gaps.expected,
            "believed": gaps.believed,
            "standard": gaps.standard,
            "delivered": gaps.delivered,
            "perceived": gaps.perceived,
            **{f"gap_{n}": size for n, size in enumerate(gaps.five, 1)},
        }


def _satisfied(one: Felt, rules: Measuring) -> Iterator[Row]:
    found = one.satisfaction
    yield {
        "csi": found.index / 100,
        "overall": found.overall / 100,
        "against_expectation": found.against_expectation / 100,
        "against_ideal": found.against_ideal / 100,
        "value": found.value / 100,
        "score_experts": one.scores[Method.EXPERTS] / 100,
        "score_entropy": one.scores[Method.ENTROPY] / 100,
        "complaints": found.complaints,
        "answered": found.answered,
        "complains": found.complains,
        "loyalty": found.loyalty,
    }


def _recoveries(one: Felt, rules: Measuring) -> Iterator[Row]:
    for found in one.recoveries:
        yield {
            "service": found.service,
            "item": found.item,
            "mode": found.mode,
            "since_s": found.since,
            "end_s": found.end,
            "hurt": found.hurt,
            "waited_s": found.waited,
            "lost": found.lost,
            "fair": found.fair,
            "told_s": found.told,
            "unasked": found.unasked,
            "kept": found.kept,
            "broken": found.broken,
            "apologised": found.apologised,
            "paid": found.paid,
            "asked": found.asked,
            "first": found.first,
            **{fairness.value: found.fairness.get(fairness) for fairness in Fairness},
            "score": found.score,
            "moved": found.moved,
        }


_ROWS: dict[str, Rows] = {
    "answers": _answers,
    "indicators": _indicators,
    "gaps": _gaps,
    "satisfaction": _satisfied,
    "recoveries": _recoveries,
}
