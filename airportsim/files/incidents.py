"""The rows of an exported session for its faults, worked out from its journals."""

from collections.abc import Iterator

from airportsim.debrief.incidents import incidents
from airportsim.files.played import Played
from airportsim.files.tables import Row, listed
from airportsim.model.airport import Airport


def incident_rows(airport: Airport, played: Played) -> Iterator[Row]:
    """The way of each fault from its strike to its cure."""
    for one in incidents(airport, played.journal):
        yield {
            **played.key,
            "fault": one.fault,
            "origin": one.origin.value,
            "item": one.item,
            "mode": one.mode,
            "struck_s": one.struck_at,
            "first_alert_s": one.alerted_at,
            "first_reported_s": one.reported_at,
            "first_logged_s": one.logged_at,
            "escalated_s": one.escalated_at,
            "taken_s": one.taken_at,
            "first_fix_proposed_s": one.proposed_at,
            "fixed_s": one.fixed_at,
            "crashed_s": one.crashed_at,
            "restored_by": one.restored_by.value if one.restored_by else "",
            "alerts": listed(one.alerts),
            "tickets": listed(one.tickets),
            "services": listed(one.services),
            "terminals": listed(one.terminals),
        }
