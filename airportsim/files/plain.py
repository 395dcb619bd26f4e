"""YAML text as plain values with their places: the part of YAML that a facilitator needs.

Numbers, texts, true and false, lists, keys. No anchors, aliases, merges or tags; a key stands once.
All is built from the stream of events, so that no text, however made, costs more than its length.
"""

import re
from collections.abc import Callable
from typing import Any

import yaml

from airportsim.files.nodes import Mark, Node
from airportsim.files.problems import LONGEST_SHOWN, Flaw, cut, problem_with, shown
from airportsim.files.source import MAX_FLAWS, Source
from airportsim.files.syntax import flaws_of

MAX_DEPTH = 50
"""Nesting deeper than this is refused before anything is built from it."""
MAX_VALUES = 30_000
"""A file with more keys, values, beginnings and ends than this is not read on."""
MAX_KEYS, MAX_THINGS = 1_000, 3_000
"""Nor is one with more than this in one mapping, or in one list."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""How YAML is parsed: by the C library where it is there."""

_INT = re.compile(r"[-+]?(0|[1-9]\d{0,17})", re.ASCII)
_FLOAT = re.compile(r"[-+]?(\d{1,18}\.\d{0,18}|\.\d{1,18})([eE][-+]?\d{1,3})?", re.ASCII)
_DIRECTIVE = re.compile("(?:^|[\n\r\x85\u2028\u2029])(%)")
_ESCAPED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_CHINESE_COMMA = re.compile("[，、]")
_STARTS = frozenset("+-.0123456789")
"""How numbers begin."""

_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_LANGUAGES = {"en", "zh"}


def plain_yaml(source: Source) -> dict[str, Any]:
    """The keys and values of a YAML text; raises FileProblem."""
    flaws: list[Flaw] = []
    root = tree_of(source, flaws)
    if flaws:
        raise problem_with(flaws, source.path)
    plain: dict[str, Any] = root.plain
    return plain


def tree_of(source: Source, flaws: list[Flaw]) -> Node:
    """The mapping that a YAML text is; what is wrong with it is added to the flaws.

    Raises FileProblem, with all the flaws, for a text that could not be read to its end.
    """
    directive = _DIRECTIVE.search(source.text)
    if directive:
        reason = "a line that begins with % is an order to YAML; a text with % needs quotes"
        flaws.append(source.flaw(*source.place(directive.start(1)), reason))
        raise problem_with(flaws, source.path)
    builder, root = _Builder(source, flaws), None
    try:
        root = builder.built()
    except yaml.YAMLError as problem:
        flaws += flaws_of(source, problem, builder.last)
    except _Enough:
        pass
    if root is None or not isinstance(root.value, dict):
        if not flaws:
            reason = "it holds no keys; lines such as `name: classic` are needed"
            flaws.append(source.flaw(1, 1, reason))
        raise problem_with(flaws, source.path)
    return root


class _Enough(Exception):
    """Nothing can be gained by reading on."""


class _Frame:
    """A list or mapping that is being built, with the key whose value comes next."""

    __slots__ = ("again", "awaits_key", "inside", "is_mapping", "key", "mark", "marks", "node")

    def __init__(self, node: Node) -> None:
        self.node = node
        self.inside: Any = node.value
        self.is_mapping = isinstance(node.value, dict)
        self.awaits_key = self.is_mapping
        self.key = ""
        self.mark: Mark = None
        self.again = False
        self.marks: dict[str, Mark] = {}

    def put(self, node: Node) -> None:
        """Add a value, unless it is a second one for its key."""
        if not self.is_mapping:
            self.inside.append(node)
            return
        node.key, self.awaits_key = self.mark, True
        if not self.again:
            self.inside[self.key] = node

    def expect(self, key: str, mark: Mark, again: bool) -> None:
        """Take a key, whose value comes next; `again` for one whose value is not wanted."""
        self.key, self.mark, self.again = key, mark, again
        self.awaits_key = False


class _Builder:
    """Builds values from the stream of YAML events, in one pass and without recursion."""

    def __init__(self, source: Source, flaws: list[Flaw]) -> None:
        self._source = source
        self._flaws = flaws
        self._frames = [_Frame(Node([], source, None))]
        """What is open; the outermost list takes the document itself."""
        self._documents = 0
        self.last: Any = None
        """The last scalar, as YAML tells it."""

    def built(self) -> Node | None:
        """The value of the text; raises YAMLError, and _Enough."""
        takes: dict[Any, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        read = LOADER(self._source.text).get_event
        for _ in range(MAX_VALUES):
            event = read()
            if event is None:
                outermost: list[Node] = self._frames[0].inside
                return outermost[0] if outermost else None
            take = takes.get(type(event))
            if take is not None:
                take(event)
        self._stop(event, f"more than {MAX_VALUES:,} keys and values are not read")
        return None

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._stop(event, "a second document (---) begins; only one is read")

    def _end(self, event: Any) -> None:
        self._put(event, self._frames.pop().node)

    def _put(self, event: Any, node: Node) -> None:
        frame = self._frames[-1]
        frame.put(node)
        if len(frame.inside) > MAX_THINGS:
            self._stop(event, f"more than {MAX_THINGS:,} things in one list are not read")

    def _scalar(self, event: Any) -> None:
        self.last = event
        self._refuse_extras(event)
        frame, text = self._frames[-1], event.value
        if event.style == '"' and _ESCAPED.search(text):
            text = self._without_odd(event)
        if frame.awaits_key:
            self._key(event, text, frame)
            return
        plain = event.implicit[0]
        if plain and not frame.is_mapping and _CHINESE_COMMA.search(text):
            self._several(event, text)
            return
        value = plain_value(text) if plain and frame.key not in _LANGUAGES else text
        self._put(event, Node(value, self._source, event.start_mark, None, text, not plain))

    def _several(self, event: Any, text: str) -> None:
        """Things of a list between which there is a comma of an input method."""
        commas = " ".join(dict.fromkeys(_CHINESE_COMMA.findall(text)))
        several = [one.strip() for one in _CHINESE_COMMA.split(text)]
        parts = cut(", ".join(several), LONGEST_SHOWN)
        reason = f"{commas} comes from an input method or a word processor"
        self._flaw(event, f"{reason}; write {parts}")
        for one in several:
            value = plain_value(one)
            self._put(event, Node(value, self._source, event.start_mark, None, one))

    def _key(self, event: Any, key: str, frame: _Frame) -> None:
        mark, marks = event.start_mark, frame.marks
        again = key in marks
        if len(marks) >= MAX_KEYS:
            self._stop(event, f"more than {MAX_KEYS:,} keys at one place are not read")
        if again:
            first = marks[key].line + 1
            comma = "; write numbers without a comma: 3000" if key.isdecimal() else ""
            self._flaw(event, f"the key {shown(key)} stands twice, here and in line {first}{comma}")
        elif key == "<<" and event.implicit[0]:
            self._flaw(event, "merges (<<) are not used here; write the keys out, or use `extends`")
            again = True
        frame.expect(key, mark, again)
        marks.setdefault(key, mark)

    def _without_odd(self, event: Any) -> str:
        """The text of a scalar, without letters that only an escape can have put there."""
        self._flaw(event, "\\ in double quotes makes a letter that is no text; write it twice")
        return _ESCAPED.sub("", event.value)

    def _start(self, event: Any) -> None:
        frame = self._frames[-1]
        self._refuse_extras(event)
        if len(self._frames) > MAX_DEPTH:
            self._stop(event, f"it is nested more than {MAX_DEPTH} deep")
        if frame.awaits_key:
            self._stop(event, "a key must be a word, not a list or keys of its own")
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._frames.append(_Frame(Node(value, self._source, event.start_mark)))

    def _alias(self, event: Any) -> None:
        frame = self._frames[-1]
        self._flaw(event, f"aliases (*{event.anchor}) are not used here; write out what is meant")
        if frame.awaits_key:
            frame.expect(event.anchor, event.start_mark, again=True)
        else:
            self._put(event, Node(None, self._source, event.start_mark, None, f"*{event.anchor}"))

    def _refuse_extras(self, event: Any) -> None:
        if event.tag is not None:
            self._flaw(
                event,
                f"tags ({event.tag}) are not used here; a text that begins with ! needs quotes",
            )
        if event.anchor is not None:
            reason = f"anchors (&{event.anchor}) are not used here"
            self._flaw(event, f"{reason}; write out what is meant at each place")

    def _flaw(self, event: Any, reason: str) -> None:
        mark = event.start_mark
        self._flaws.append(self._source.flaw(mark.line + 1, mark.column + 1, reason))
        if len(self._flaws) >= MAX_FLAWS:
            raise _Enough

    def _stop(self, event: Any, reason: str) -> None:
        self._flaw(event, reason)
        raise _Enough


def plain_value(text: str) -> Any:
    """What a text without quotes stands for."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _STARTS:
        return text
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
