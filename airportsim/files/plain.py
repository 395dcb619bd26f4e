"""YAML text as plain values: the part of YAML that a facilitator needs, and nothing that surprises.

Numbers, texts, true and false, lists, keys. No aliases, tags or dates; a key stands once; `12:30`,
in quotes or not, is 750 seconds, except in a text of several languages, which stays a text.
"""

import re
from pathlib import Path
from typing import Any

import yaml

from airportsim.files.problems import FileProblem, sentence

MAX_BYTES = 1 << 20
"""Files larger than this are refused before they are parsed."""
MAX_DEPTH = 50
"""Nesting deeper than this is refused before anything is built from it."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""How YAML is parsed: by the C library where it is there."""

_TIME = re.compile(r"(\d{1,4}):([0-5]\d)")
_INT = re.compile(r"[-+]?\d{1,18}")
_FLOAT = re.compile(r"[-+]?(\d{1,18}\.\d{0,18}|\.\d{1,18})([eE][-+]?\d{1,3})?")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_LANGUAGES = {"en", "zh"}
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")

_MISFIT = "it does not fit what stands above it; check indentation, quotes and brackets"
_MEANT = {
    "found character": "it begins with a character that YAML does not allow there; indent with "
    "spaces, not with tabs, and put odd texts in quotes",
    "mapping values are not allowed": "there is one colon too many; put a text with a colon in "
    "quotes",
    "did not find expected": _MISFIT,
    "expected <block end>": _MISFIT,
    "found unexpected end of stream": "a quote or bracket is opened and never closed",
    "could not find expected ':'": "a colon is missing after a key",
}
"""What the two YAML parsers, in C and in Python, say (its beginning), and what that means."""


def text_of(path: Path) -> str:
    """The text of a file; raises FileProblem."""
    try:
        if path.is_dir():
            raise FileProblem(f"{path} is a folder; name a file in it")
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as problem:
        raise FileProblem(f"{path}: it cannot be read ({problem.strerror or problem})") from None
    if len(data) > MAX_BYTES:
        raise FileProblem(f"{path}: it is too big; at most {MAX_BYTES:,} bytes are read")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise sentence(path, line, "it is not UTF-8 text; save the file as UTF-8") from None


def plain_yaml(path: Path, text: str) -> dict[str, Any]:
    """The keys and values of a YAML text; `path` is for the sentence of a FileProblem."""
    try:
        plain = _Builder(path).built(text)
    except yaml.YAMLError as problem:
        raise _problem_of(path, text, problem) from None
    if not isinstance(plain, dict):
        raise sentence(path, 1, "it holds no keys; lines such as `name: classic` are needed")
    return plain


class _Frame:
    """A list or mapping that is being built, with the key whose value comes next."""

    __slots__ = ("is_map", "key", "lines", "value")

    def __init__(self, is_map: bool) -> None:
        self.value: Any = {} if is_map else []
        self.is_map = is_map
        self.key: str | None = None
        self.lines: dict[str, int] = {}

    def put(self, value: Any) -> None:
        if self.is_map:
            self.value[self.key] = value
            self.key = None
        else:
            self.value.append(value)


class _Builder:
    """Builds values from the stream of YAML events, in one pass and without recursion."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._frames = [_Frame(is_map=False)]
        """What is open; the outermost list takes the document itself."""

    def built(self, text: str) -> Any:
        """The value of a text; raises FileProblem and YAMLError."""
        documents = 0
        for event in yaml.parse(text, Loader=LOADER):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._start(event, kind is yaml.MappingStartEvent)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                ended = self._frames.pop()
                self._frames[-1].put(ended.value)
            elif kind is yaml.AliasEvent:
                raise self._problem(event, "aliases (*name) are not used here; write it out")
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self._problem(event, "a second document (---) begins; only one is read")
        outermost = self._frames[0].value
        return outermost[0] if outermost else None

    def _scalar(self, event: Any) -> None:
        frame = self._frames[-1]
        if event.tag is not None:
            raise self._problem(event, f"tags ({event.tag}) are not used here")
        if frame.is_map and frame.key is None:
            self._key(event, frame)
        elif frame.key in _LANGUAGES:
            frame.put(event.value)
        else:
            frame.put(_meant(event.value) if event.implicit[0] else _timed(event.value))

    def _key(self, event: Any, frame: _Frame) -> None:
        key, line = event.value, event.start_mark.line + 1
        if key in frame.lines:
            first = frame.lines[key]
            raise self._problem(event, f"the key {key!r} stands twice, here and in line {first}")
        frame.lines[key] = line
        frame.key = key

    def _start(self, event: Any, is_map: bool) -> None:
        frame = self._frames[-1]
        if event.tag is not None:
            raise self._problem(event, f"tags ({event.tag}) are not used here")
        if len(self._frames) > MAX_DEPTH:
            raise self._problem(event, f"it is nested more than {MAX_DEPTH} deep")
        if frame.is_map and frame.key is None:
            raise self._problem(event, "a key must be a word, not a list or keys of its own")
        self._frames.append(_Frame(is_map))

    def _problem(self, event: Any, reason: str) -> FileProblem:
        return sentence(self._path, event.start_mark.line + 1, reason)


def _meant(text: str) -> Any:
    """What a text without quotes stands for."""
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else _timed(text)


def _timed(text: str) -> str | int:
    """The seconds of a `minutes:seconds`, or the text itself."""
    time = _TIME.fullmatch(text)
    return int(time[1]) * 60 + int(time[2]) if time else text


def _problem_of(path: Path, text: str, problem: yaml.YAMLError) -> FileProblem:
    """Why a text is no YAML, for a person."""
    odd = _NO_TEXT.search(text)
    if odd:
        line = text.count("\n", 0, odd.start()) + 1
        return sentence(path, line, f"it holds a character that is no text ({odd[0]!r})")
    mark = getattr(problem, "problem_mark", None)
    what = getattr(problem, "problem", None) or "it is not YAML"
    meant = next((words for said, words in _MEANT.items() if what.startswith(said)), what)
    return sentence(path, mark.line + 1 if mark else 1, meant)
