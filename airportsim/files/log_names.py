"""What incidents, tickets and people are called in event logs."""

from airportsim.debrief.activity import Activity
from airportsim.files.played import Played
from airportsim.model.airport import Airport
from airportsim.model.state import State

NOBODY = "airport"
"""The resource and role of what only happens."""


class Names:
    """Unique names for what belongs to an attempt at a round; `attempt` is that of its own."""

    def __init__(self, airport: Airport, played: Played) -> None:
        self.attempt = f"R{played.number}-A{played.attempt}"
        self._hands = [
            f"{hand.home.value}-{hand.number + 1}" for hand in State(airport, played.setup).hands
        ]

    def of(self, kind: str, number: int) -> str:
        """A thing of the attempt, by a letter for its kind and its number."""
        return f"{self.attempt}-{kind}{number}"

    def who(self, activity: Activity) -> str:
        """Who did something."""
        return self._hands[activity.hand] if activity.hand >= 0 else self.role(activity)

    def role(self, activity: Activity) -> str:
        """For which role it was done."""
        return activity.role.value if activity.role else NOBODY
