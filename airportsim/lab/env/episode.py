"""An episode: a round or a session with the agents in their seats, taken on step by step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from airportsim.lab.env.actions import Actions
from airportsim.lab.env.board import Board, Observation
from airportsim.lab.env.eyes import Eyes
from airportsim.lab.env.rewards import Reward, Rewards, Share
from airportsim.lab.env.rows import Rows, rows
from airportsim.model.airport import Airport
from airportsim.model.commands import Command
from airportsim.model.refusals import Refusal
from airportsim.model.session import Reseat, Who
from airportsim.model.team import Skill, Team
from airportsim.model.words import Role
from airportsim.play.match import opened, played, to_round
from airportsim.play.own import OwnBots
from airportsim.play.session import Session

AGENT = "agent"
"""The name under which agents sit in their seats."""

Info = dict[str, Any]


class Stage:
    """All that the episodes of an environment share.

    `agents` are the roles that learn, `bots` the skills of others and `own` their own bots; those
    that neither names have the skill that the team gives them. `interval` are the seconds between
    two decisions.
    """

    def __init__(
        self, airport: Airport, team: Team, skills: dict[str, Skill], agents: Sequence[Role],
        bots: Mapping[Role, str], own: OwnBots, interval: int, reward: Reward, share: Share,
    ) -> None:  # fmt: skip
        self.airport, self.team, self.skills = airport, team, skills
        self.agents, self.bots, self.own = agents, bots, own
        self.interval, self.reward, self.share = interval, reward, share
        self.board = Board(airport)
        self.eyes = {role: Eyes(airport, role, self.board) for role in agents}
        self.actions = {role: Actions(airport.scenario, role) for role in agents}

    def session(self, seed: int, replication: int, number: int) -> Session:
        """A session in which this round is on; those before it have been played by bots.

        Raises PlanRefused if the team's plan breaks a rule of Plan.
        """
        session = opened(
            self.airport, self.team, self.skills, seed, replication, own=self.own
        )  # fmt: skip
        for role, skill in self.bots.items():
            session.host(Reseat(role, (), skill))
        if number > 1:
            for _ in played(session, self.team, number - 1):
                pass
        for role in self.agents:
            session.host(Reseat(role, (AGENT,)))
        to_round(session, self.team)
        return session


@dataclass(slots=True)
class _Told:
    """What an agent is told beside its observation: its refused actions so far, and the last."""

    refused: int = 0
    overtaken: int = 0
    refusal: str = ""


class Episode:
    """A round, or with `whole` a session, being played.

    `session` is what is played; `over` whether it is; `seen` are the agents' observations as of
    now, masks included. Agents act one after the other, in the order of the stage, in the second
    in which they have seen what they act on; the bots that are due then have acted before.
    """

    def __init__(self, stage: Stage, seed: int, replication: int, number: int, whole: bool) -> None:
        self.stage = stage
        self.over = False
        self.seen: dict[Role, Observation] = {}
        self.session = stage.session(seed, replication, number)
        self._whole = whole
        self._told = {role: _Told() for role in stage.agents}
        self._result: Info = {}
        self._open()
        self._look()

    def _open(self) -> None:
        """Take up the windows on a round that has just begun."""
        session, stage = self.session, self.stage
        table, board = session.table, session.board()
        assert table is not None
        assert board is not None
        self._table, self._board = table, board
        self._views: dict[Role, Any] = {role: session.view(role) for role in Role}
        self._rewards = Rewards(stage.reward, stage.share, stage.agents)
        self._rows: dict[Role, Rows] = {}

    def step(self, chosen: Mapping[Role, int]) -> dict[Role, float]:
        """Let the agents act and time pass until they may act again; what it was worth to each."""
        session, table = self.session, self._table
        simulation, number = table.simulation, session.state.number
        self._rewards.begin(self._views[Role.DELIVERY_MANAGER])
        for role in self.stage.agents:
            self._act(role, chosen.get(role, 0))
        session.advance(simulation.now + self.stage.interval)
        score = session.results[number].score if session.table is not table else None
        worth = self._rewards.of(self._board, simulation.journal, score)
        self._result = {}
        if score is None:
            table.settle()
        else:
            self._result = {
                "result": {"round": number, "landed": score.landed, "profit": score.profit}
            }
            self.over = not (self._whole and to_round(session, self.stage.team))
            if not self.over:
                self._open()
        self._look()
        return worth

    def infos(self, role: Role) -> Info:
        """What a role's agent is told beside its observation."""
        told, board = self._told[role], self._board
        found = {
            "round": board.round, "second": board.now, "refused": told.refused,
            "overtaken": told.overtaken, "refusal": told.refusal,
        }  # fmt: skip
        return found | {name: {**result} for name, result in self._result.items()}

    def command(self, role: Role, number: int) -> Command | None:
        """The command that an action stands for now; None to wait, and for an empty row."""
        return self.stage.actions[role].command(number, self._views[role], self._rows[role])

    def _act(self, role: Role, number: int) -> None:
        told = self._told[role]
        told.refusal = ""
        if number == 0:
            return
        command = self.command(role, number)
        if command is None:
            told.refusal = "nothing_there"
        else:
            answer = self.session.submit(Who(AGENT, role), command)
            if not isinstance(answer, Refusal):
                self._rewards.did(role, command)
                return
            told.refusal = answer.code.value
        if self.seen[role]["action_mask"][number]:
            told.overtaken += 1
        else:
            told.refused += 1

    def _look(self) -> None:
        board = self.stage.board.look(self._board)
        for role, eyes in self.stage.eyes.items():
            view = self._views[role]
            self._rows[role] = there = rows(view, eyes.sizes)
            seen = eyes.look(view, there, board)
            seen["action_mask"] = self.stage.actions[role].mask(view, there)
            self.seen[role] = seen
