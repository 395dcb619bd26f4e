"""YAML text as plain values with their places: the part of YAML that a facilitator needs.

Numbers, texts, true and false, lists, keys. No anchors, aliases, merges or tags; a key stands once.
All is built from the stream of events, so that no text, however made, costs more than its length.
"""

import re
from typing import Any

import yaml

from airportsim.files.nodes import Mark, Node
from airportsim.files.problems import Flaw, problem_with, shown
from airportsim.files.source import MAX_FLAWS, Source
from airportsim.files.syntax import flaws_of

MAX_DEPTH = 50
"""Nesting deeper than this is refused before anything is built from it."""
MAX_VALUES = 60_000
"""A file with more keys and values than this is not read on."""
MAX_KEYS, MAX_THINGS = 1_000, 5_000
"""Nor is one with more than this in one mapping, or in one list."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""How YAML is parsed: by the C library where it is there."""

_INT = re.compile(r"[-+]?(0|[1-9]\d{0,17})", re.ASCII)
_FLOAT = re.compile(r"[-+]?(\d{1,18}\.\d{0,18}|\.\d{1,18})([eE][-+]?\d{1,3})?", re.ASCII)
_DIRECTIVE = re.compile("(?:^|[\n\r\x85\u2028\u2029])(%)")
_ESCAPED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
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

    __slots__ = ("again", "key", "mark", "marks", "node")

    def __init__(self, node: Node) -> None:
        self.node = node
        self.key: str | None = None
        self.mark: Mark = None
        self.again = False
        self.marks: dict[str, Mark] = {}

    def put(self, node: Node) -> None:
        """Add a value, unless it is a second one for its key."""
        node.key = self.mark
        if self.key is None:
            self.node.value.append(node)
        elif not self.again:
            self.node.value[self.key] = node
        self.key, self.mark = None, None

    @property
    def awaits_key(self) -> bool:
        """Whether a key comes next."""
        return self.key is None and isinstance(self.node.value, dict)


class _Builder:
    """Builds values from the stream of YAML events, in one pass and without recursion."""

    def __init__(self, source: Source, flaws: list[Flaw]) -> None:
        self._source = source
        self._flaws = flaws
        self._frames = [_Frame(Node([], source, None))]
        """What is open; the outermost list takes the document itself."""
        self.last: Any = None
        """The last scalar, as YAML tells it."""

    def built(self) -> Node | None:
        """The value of the text; raises YAMLError, and _Enough."""
        documents = 0
        for count, event in enumerate(yaml.parse(self._source.text, Loader=LOADER)):
            if count > MAX_VALUES:
                self._stop(event, f"more than {MAX_VALUES:,} keys and values are not read")
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self.last = event
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._start(event, {} if kind is yaml.MappingStartEvent else [])
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                ended = self._frames.pop()
                self._put(event, ended.node)
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._stop(event, "a second document (---) begins; only one is read")
        outermost: list[Node] = self._frames[0].node.value
        return outermost[0] if outermost else None

    def _put(self, event: Any, node: Node) -> None:
        frame = self._frames[-1]
        frame.put(node)
        if len(frame.node.value) > MAX_THINGS:
            self._stop(event, f"more than {MAX_THINGS:,} things in one list are not read")

    def _scalar(self, event: Any) -> None:
        frame = self._frames[-1]
        self._refuse_extras(event)
        if frame.awaits_key:
            self._key(event, frame)
            return
        text, plain = self._text(event), event.implicit[0]
        value = plain_value(text) if plain and frame.key not in _LANGUAGES else text
        self._put(event, Node(value, self._source, event.start_mark, None, text, not plain))

    def _key(self, event: Any, frame: _Frame) -> None:
        key = self._text(event)
        frame.key, frame.mark, frame.again = key, event.start_mark, key in frame.marks
        if len(frame.marks) >= MAX_KEYS:
            self._stop(event, f"more than {MAX_KEYS:,} keys at one place are not read")
        if frame.again:
            first = frame.marks[key].line + 1
            self._flaw(event, f"the key {shown(key)} stands twice, here and in line {first}")
        elif key == "<<" and event.implicit[0]:
            self._flaw(event, "merges (<<) are not used here; write the keys out, or use `extends`")
            frame.again = True
        frame.marks.setdefault(key, event.start_mark)

    def _text(self, event: Any) -> str:
        """The text of a scalar, without letters that only an escape can have put there."""
        text: str = event.value
        if event.style != '"' or not _ESCAPED.search(text):
            return text
        self._flaw(event, "\\ in double quotes makes a letter that is no text; write it twice")
        return _ESCAPED.sub("", text)

    def _start(self, event: Any, value: Any) -> None:
        frame = self._frames[-1]
        self._refuse_extras(event)
        if len(self._frames) > MAX_DEPTH:
            self._stop(event, f"it is nested more than {MAX_DEPTH} deep")
        if frame.awaits_key:
            self._stop(event, "a key must be a word, not a list or keys of its own")
        self._frames.append(_Frame(Node(value, self._source, event.start_mark)))

    def _alias(self, event: Any) -> None:
        frame = self._frames[-1]
        self._flaw(event, f"aliases (*{event.anchor}) are not used here; write out what is meant")
        if frame.awaits_key:
            frame.key, frame.mark, frame.again = event.anchor, event.start_mark, True
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
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
