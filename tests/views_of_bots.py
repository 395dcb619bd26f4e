"""Writes the second half of docs/bots.md, what each role sees and may do: run it as a module."""

import ast
from collections.abc import Iterator
from dataclasses import fields
from inspect import getdoc
from pathlib import Path
from typing import Any

from airportsim.model.rules import RULEBOOK
from airportsim.model.words import Role
from airportsim.play import board, slips, views
from airportsim.play.views import VIEWS

PAGE = Path(__file__).parent.parent / "docs" / "bots.md"
START = "<!-- from here on written by: python -m tests.views_of_bots -->"
_SLIPS = ("AlertSlip", "ReportSlip", "DeskSlip", "WorkSlip", "ProposalSlip", "OrderSlip")


def written() -> str:
    """What belongs after the mark."""
    return "\n".join([START, *_everybody(), *_roles(), *_slips()]) + "\n"


def _everybody() -> Iterator[str]:
    yield from ("", "## What everybody sees", "", *_table("View"))


def _roles() -> Iterator[str]:
    for role in Role:
        kind = VIEWS[role]
        assert isinstance(kind, type)
        yield from ("", f"## {role.value}", "")
        yield f"{(getdoc(kind) or '').partition(chr(10))[0]} Beside what everybody sees:"
        own = [one.__name__ for one in kind.__mro__ if one.__name__ not in ("View", "object")]
        yield from ("", *_table(*own), "", "It may give:", "")
        for command, (roles, work, _) in RULEBOOK.items():
            if role in roles:
                timed = f" Takes a hand's time (`{work.value}`)." if work else ""
                named = ", ".join(one.name for one in fields(command))
                yield f"- `{command.__name__}({named})`: {_first(command)}{timed}"


def _slips() -> Iterator[str]:
    yield from ("", "## What is in them", "")
    yield "Each of these has what the one above it in brackets has, and:"
    for name in _SLIPS:
        kind: Any = getattr(slips, name)
        above = [one.__name__ for one in kind.__mro__[1:-1]]
        title = f"{name} ({above[0]})" if above else name
        yield from ("", f"### {title}", "", _first(kind), "", *_table(name))


def _first(kind: type[Any]) -> str:
    return (getdoc(kind) or "").partition("\n\n")[0].replace("\n", " ")


def _table(*kinds: str) -> Iterator[str]:
    yield "| name | type | meaning |"
    yield "|---|---|---|"
    for kind in kinds:
        for name, what, about in _attributes(kind):
            shown = what.replace("|", "\\|")
            yield f"| `{name}` | `{shown}` | {about} |"


def _attributes(kind: str) -> Iterator[tuple[str, str, str]]:
    """Name, type and meaning of what a class shows, in the order of its source."""
    body = _classes()[kind].body
    for n, node in enumerate(body):
        match node:
            case ast.AnnAssign(target=ast.Name(id=name)) if not name.startswith("_"):
                after = body[n + 1] if n + 1 < len(body) else None
                match after:
                    case ast.Expr(value=ast.Constant(value=str(about))):
                        yield name, ast.unparse(node.annotation), about
                    case _ if name != "role":
                        raise AssertionError(f"{kind}.{name} has no description")
            case ast.FunctionDef() if not node.name.startswith("_"):
                about = " ".join((ast.get_docstring(node) or "").split())
                assert about, f"{kind}.{node.name} has no description"
                yield _called(node), ast.unparse(node.returns) if node.returns else "", about


def _called(node: ast.FunctionDef) -> str:
    """A property's name, or how a method is called."""
    if node.decorator_list:
        return node.name
    given = node.args.args[1:]
    return f"{node.name}({', '.join(one.arg for one in given)})"


def _classes() -> dict[str, ast.ClassDef]:
    trees = [ast.parse(Path(one.__file__ or "").read_bytes()) for one in (board, views, slips)]
    nodes = (node for tree in trees for node in tree.body)
    return {node.name: node for node in nodes if isinstance(node, ast.ClassDef)}


if __name__ == "__main__":
    head = PAGE.read_text(encoding="utf-8").partition(START)[0]
    PAGE.write_text(head + written(), encoding="utf-8", newline="\n")
