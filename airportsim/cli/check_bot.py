"""`airportsim check-bot`: a bot of one's own, tried in its roles, and all that is wrong with it."""

from airportsim.cli.misuse import Misuse
from airportsim.files.problems import FileProblem
from airportsim.lab.botcheck import BotFinding, check_bot
from airportsim.model.words import Role

WELL, WRONG = 0, 1
"""Exit codes: nothing is wrong, something is."""


def show_check(bot: str, roles: list[Role], scenario: str, seed: int, seconds: float) -> int:
    """Check a bot in these roles (none: in all that it plays), each finding a line as it comes."""
    try:
        wanted: list[Role | None] = [*roles] or [None]
        found = [check_bot(bot, role, scenario, seed, seconds, told=_tell) for role in wanted]
    except FileProblem as problem:
        raise Misuse(str(problem)) from None
    return WELL if all(one.ok for one in found) else WRONG


def _tell(finding: BotFinding) -> None:
    print(finding, flush=True)
