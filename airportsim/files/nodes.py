"""What a YAML file says, with the place where each value and each key stands."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, Self

from airportsim.files.problems import LONGEST_SHOWN, Flaw, Where, cut
from airportsim.files.source import Source

Mark = Any
"""A place as YAML's parsers tell it: its `line` and `column` count from 0."""


_NOTHING: Mapping[str, "Node"] = MappingProxyType({})


class Layer(NamedTuple):
    """A file laid over what was `before`; `doubled` are lists in which an id stands twice."""

    before: "Node"
    own: "Node"
    doubled: frozenset[str]


class Node:
    """A value of a file: nodes by key, a list of nodes, or a number, text, true, false or None.

    `source` is where it comes from, `mark` tells where it begins, `key` where the key before it
    stands (None if it has none); `raw` is a scalar as it is written, and `quoted` whether in
    quotes. `gone` are the keys that were taken away from it, each with the node that did so;
    `beside` are the ids that were there before, if it is new in what is extended; `layers` tell how
    a whole scenario was laid together, the own file last.
    """

    __slots__ = ("beside", "gone", "key", "layers", "mark", "quoted", "raw", "source", "value")

    def __init__(
        self, value: Any, source: Source, mark: Mark, key: Mark = None,
        raw: str | None = None, quoted: bool = False,
    ) -> None:  # fmt: skip
        self.value = value
        self.source = source
        self.mark = mark
        self.key = key
        self.raw = raw
        self.quoted = quoted
        self.gone: Mapping[str, Node] = _NOTHING
        self.beside: Iterable[str] = ()
        self.layers: tuple[Layer, ...] = ()

    @classmethod
    def of(cls, plain: Any, source: Source) -> Self:
        """Plain values as nodes that stand nowhere."""
        if isinstance(plain, dict):
            return cls({key: cls.of(value, source) for key, value in plain.items()}, source, None)
        if isinstance(plain, list):
            return cls([cls.of(value, source) for value in plain], source, None)
        return cls(plain, source, None)

    @property
    def plain(self) -> Any:
        """The value alone, as JSON knows it."""
        if isinstance(self.value, dict):
            return {key: node.plain for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain for node in self.value]
        return self.value

    def get(self, step: str | int) -> "Node | None":
        """The node of a key, or of a number in a list; None if there is none."""
        if isinstance(self.value, dict):
            found: Node | None = self.value.get(step)
            return found
        if isinstance(self.value, list) and isinstance(step, int) and step < len(self.value):
            inside: Node = self.value[step]
            return inside
        return None

    def at(self, where: Where) -> "Node | None":
        """The node at a place below; None if there is none."""
        node: Node | None = self
        for step in where:
            node = node.get(step) if node else None
        return node

    def inside(self) -> Iterator[tuple[str | int, Self]]:
        """What a mapping or a list holds, by key or number."""
        if isinstance(self.value, dict):
            yield from self.value.items()
        elif isinstance(self.value, list):
            yield from enumerate(self.value)

    def name(self) -> str | None:
        """The id of a thing that has one."""
        found = self.get("id")
        return found.value if found and isinstance(found.value, str) else None

    def flaw(self, reason: str, field: str = "", hint: str = "", at_key: bool = False) -> Flaw:
        """A flaw at this value, or at its key; an empty value is told at its key."""
        at_key = at_key or not self.raw
        mark = self.key if at_key and self.key is not None else self.mark
        return self.source.flaw(mark.line + 1, mark.column + 1, reason, field, hint)

    @property
    def opening(self) -> str:
        """The first letter of it in its file."""
        line = self.source.line(self.line)
        return line[self.mark.column : self.mark.column + 1] if self.mark else ""

    @property
    def line(self) -> int:
        """The line where it begins, from 1; 0 if it stands nowhere."""
        return self.mark.line + 1 if self.mark else 0


def field_name(root: Node, where: Where) -> str:
    """A place as people read it: things in lists by their id, or else counted from 1."""
    names = []
    node: Node | None = root
    for step in where:
        node = node.get(step) if node else None
        named = node.name() if node and isinstance(step, int) else None
        name = named or str(step + 1 if isinstance(step, int) else step)
        names.append(cut(name, LONGEST_SHOWN))
    return ".".join(names)
