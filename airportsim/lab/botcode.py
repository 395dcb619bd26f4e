"""What a bot's source text gives away: doors that it should not go through."""

import ast
from collections.abc import Callable, Iterator
from inspect import getsourcefile, getsourcelines, isclass
from pathlib import Path
from typing import Any

_CHANCE = {"random", "secrets", "uuid"}
_CLOCK = {"time", "datetime"}


def hints_of(bot: Callable[..., Any]) -> list[str]:
    """What looks wrong in the source of a bot, in sentences; none if there is no source."""
    try:
        file, first = getsourcefile(bot), getsourcelines(bot)[1]
        tree = ast.parse(Path(file or "").read_bytes())
    except (OSError, TypeError, SyntaxError, ValueError):
        return []
    wanted = ast.ClassDef if isclass(bot) else ast.FunctionDef
    at = {first, *(first + n for n in range(1, 20))}
    inside = [n for n in ast.walk(tree) if isinstance(n, wanted) and n.lineno in at]
    found = list(_imports(tree))
    for node in inside[:1]:
        found += _private(node)
    return list(dict.fromkeys(found))


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        else:
            continue
        for top in (name.partition(".")[0] for name in names):
            if top in _CHANCE:
                yield f"line {node.lineno} imports {top}: take start.dice or start.random instead"
            if top in _CLOCK:
                yield f"line {node.lineno} imports {top}: the clock of a bot is view.now"


def _private(tree: ast.AST) -> Iterator[str]:
    """Names with an underscore that are not the bot's own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr.startswith("_") and node.attr[:2] != "__":
            own = isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
            if not own:
                yield f"line {node.lineno} reads {node.attr}: what a window hides is not to be seen"
