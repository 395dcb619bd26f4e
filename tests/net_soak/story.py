"""What has happened in a soak, and what has become of it."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from airportsim.files.store import Store
from airportsim.model.journal import digest_of
from airportsim.model.words import Role, SessionPhase
from airportsim.net.messages import plain_command
from tests.net_soak.cuts import Cut

SEATS = (*(role.value for role in Role), "")
"""Everybody's role; the last one is the facilitator."""

Entry = dict[str, Any]


def name_of(number: int) -> str:
    """The name of somebody by the number of his seat."""
    return f"Player {number}" if SEATS[number] else "Chen"


@dataclass(slots=True)
class Story:
    """When it began, the cuts; when lines (by number) were mended, when the host died and was back.

    Times are those of the clock, in seconds; `diaries` has everybody's, in the order of seats.
    """

    began: float
    cuts: list[Cut]
    mended: list[tuple[int, float]] = field(default_factory=list)
    kills: list[float] = field(default_factory=list)
    returns: list[float] = field(default_factory=list)
    diaries: list[list[Entry]] = field(default_factory=list)

    def read(self, texts: Sequence[str]) -> None:
        """Take in the diaries."""
        self.diaries = [[json.loads(line) for line in text.splitlines()] for text in texts]

    # --- coming back -------------------------------------------------------------------------

    def waits(self) -> list[float]:
        """How long each return of anybody took, from when nothing was in his way any more."""
        found = []
        for seat, diary in enumerate(self.diaries):
            away = 0.0
            for entry in diary:
                if entry["what"] == "away":
                    away = entry["at"]
                elif entry["what"] == "back":
                    found.append(entry["at"] - max(away, self._free(seat, entry["at"])))
        return found

    def waits_after(self, host_returned: float) -> list[float]:
        """How long everybody's return took after the host had returned, and his line was whole."""
        backs = [
            next(e["at"] for e in diary if e["what"] == "back" and e["at"] > host_returned)
            for diary in self.diaries
        ]
        return [back - self._free(seat, back) for seat, back in enumerate(backs)]

    def _free(self, seat: int, back: float) -> float:
        """When the last thing was gone that was in somebody's way before he came back."""
        gone = [at for line, at in self.mended if line == seat] + self.returns
        return max((at for at in gone if at <= back), default=0.0)

    # --- what was acknowledged ---------------------------------------------------------------

    def acknowledged(self) -> Counter[str]:
        """All commands that were accepted, each with who gave it, and how often he did."""
        return Counter(
            _key(name_of(seat), SEATS[seat], entry["command"])
            for seat, diary in enumerate(self.diaries)
            for entry in diary
            if entry["what"] == "accepted"
        )

    def check(self, session: Path) -> None:
        """Nothing acknowledged is lost, the session has ended, everybody has seen the same."""
        with Store.read(session) as store:
            assert store.state.phase is SessionPhase.END
            kept = Counter(
                _key(one.player, one.role.value if one.role else "", plain_command(one.command))
                for one in store.asked()
                if one.refusal is None
            )
            last = dict(store.rounds())
            digests = {str(n): digest_of(store.journal(n, attempt)) for n, attempt in last.items()}
        lost = self.acknowledged() - kept
        assert not lost, lost
        for diary in self.diaries:
            assert diary[-1]["what"] == "end"
            assert diary[-1]["digests"] == digests, "everybody has seen each round as it was"

    # --- in words ----------------------------------------------------------------------------

    @property
    def told(self) -> str:
        """What has happened, in a few lines."""
        kinds = Counter(cut.kind for cut in self.cuts)
        lengths = [cut.lasts for cut in self.cuts]
        entries = [entry for diary in self.diaries for entry in diary]
        refused = Counter(entry["why"] for entry in entries if entry["what"] == "refused")
        phases = [next(e for e in reversed(self._phases) if e["at"] < kill) for kill in self.kills]
        places = ", ".join(f"{entry['phase']} of round {entry['round']}" for entry in phases)
        after = ", ".join(f"{max(self.waits_after(up)):.1f} s" for up in self.returns)
        waits = self.waits()
        return "\n".join(
            (
                f"a session of {entries[-1]['at'] - self.began:.0f} s",
                f"{len(lengths)} cuts of {min(lengths):.0f} to {max(lengths):.0f} s: "
                + ", ".join(f"{count} {kind}" for kind, count in kinds.most_common()),
                f"{len(self.kills)} kills of the host ({places}); all were back within {after}",
                f"{len(waits)} returns of seats, the longest within {max(waits):.1f} s",
                f"{self.acknowledged().total()} commands acknowledged, all of them in the file",
                f"{refused.total()} refused: "
                + ", ".join(f"{count} {why}" for why, count in refused.most_common(5)),
            )
        )

    @property
    def _phases(self) -> list[Entry]:
        """When the facilitator saw a phase begin, in order."""
        return [entry for entry in self.diaries[-1] if entry["what"] == "phase"]


def _key(player: str, role: str, command: Any) -> str:
    return json.dumps([player, role, command], sort_keys=True)
