"""Own bots at the command line: loaded for a team, and what is told of those that fail."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from airportsim.files.bots import source_digest
from airportsim.lab.bots import own_bots
from airportsim.model.team import Team
from airportsim.model.words import Role
from airportsim.play.own import NONE, SECONDS, Failure, OwnBots
from airportsim.texts.texts import Texts

Given = tuple[tuple[Role, str], ...]
"""Roles and their bots, as `--bot` has named them."""


def bots_for(
    team: Team, folder: Path, given: Given, seconds: float | None
) -> tuple[Team, OwnBots, dict[str, object]]:
    """A team with all its own bots, these bots, and what the result tells of them.

    `folder` is that of the team's file; `given` replaces what the file says. Raises FileProblem.
    """
    if not (team.bots or given):
        return team, NONE, {}
    named = dict(given)
    limit = SECONDS if seconds is None else seconds
    theirs = {role: bot for role, bot in team.bots.items() if role not in named}
    beside, here = (
        own_bots(theirs, folder, strict=False, seconds=limit),
        own_bots(named, strict=False, seconds=limit),
    )
    told = {role.value: _told(bot, folder) for role, bot in theirs.items()}
    told |= {role.value: _told(bot, None) for role, bot in named.items()}
    whole = replace(team, bots={**theirs, **named})
    return whole, replace(here, seats={**beside.seats, **here.seats}), {"bots": told}


def _told(bot: str, folder: Path | None) -> dict[str, str]:
    return {"bot": bot, "digest": source_digest(bot, folder)}


def failures_told(failures: Iterable[Failure]) -> dict[str, object]:
    """What the result tells of bots that have failed."""
    return {
        "failed_bots": [
            {
                "role": one.role.value,
                "bot": one.bot,
                "round": one.round,
                "second": one.second,
                "problem": one.problem,
                "traceback": one.trace,
            }
            for one in failures
        ]
    }


def tell_failures(failures: Iterable[Failure], texts: Texts, traceback: bool) -> None:
    """A sentence for each bot that has failed, and its traceback if that is wanted."""
    for one in failures:
        sentence = texts.say(
            "cli.bot_failed",
            role=texts.word(one.role),
            bot=one.bot,
            number=one.round,
            time=one.time,
            problem=one.problem,
            skill=one.stand_in,
        )
        print(f"airportsim: {sentence}", file=sys.stderr)
        if traceback and one.trace:
            print(one.trace, end="", file=sys.stderr)


def tell_absent(absent: Iterable[tuple[Role, str, str]], texts: Texts) -> None:
    """A sentence for each bot that a session mentions and that is not here."""
    for role, bot, skill in absent:
        words = {"role": texts.word(role), "id": role.value, "bot": bot, "skill": skill}
        sentence = texts.say("cli.bot_not_here", **words)
        print(f"airportsim: {sentence}", file=sys.stderr)
