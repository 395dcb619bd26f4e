"""The scenario as it is sent to a seat: without the faults that it has fixed by hand."""

from dataclasses import replace

from airportsim.files.codec import text_of
from airportsim.model.scenario import Scenario
from airportsim.net.member import Member
from airportsim.play.session import Session


def scenario_for(member: Member, session: Session) -> str:
    """The scenario as JSON; which faults will come is for the facilitator alone to know."""
    scenario = session.airport.scenario
    if not member.facilitator:
        rounds = tuple(replace(one, faults=()) for one in scenario.rounds)
        scenario = replace(scenario, rounds=rounds)
    return text_of(scenario, Scenario)
