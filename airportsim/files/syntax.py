"""Why a text is no YAML, at the place where it went wrong and in words that say what to do."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml

from airportsim.files.problems import Flaw
from airportsim.files.slips import typed
from airportsim.files.source import MAX_FLAWS, Source

_KEY = r"[A-Za-z_][\w-]*"
_ODD = [
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"^\s*(?:- +)?{_KEY}(：)",
        rf"[{{,，]\s*{_KEY}(：)",
        rf"([，、])\s*{_KEY}\s*[:：]",
        r"[:：,\[{-]\s*([“”‘’「『«„])",
        r"[:：]\s*([【｛［])",
        rf"^\s*(?:- +)?{_KEY}:([\u3000\xa0])",
        r"^ *([\u3000\xa0\u2000-\u200b\ufeff])",
        r"^\s*([–—•·－])\s",
    )
]
"""Letters that look like the signs of YAML and are not, where a sign must stand."""

_NO_BLANK = re.compile(rf"^\s*(?:(-)[{{\[A-Za-z_]|(?:- +)?{_KEY}(:)[^\s:])", re.ASCII)
_SWALLOWED = re.compile(rf"[,，]\s*{_KEY}:\s*$", re.ASCII)
_FIRST_COLON = re.compile(r"\s*(?:- +)?[^\s:]+ *$")
_DASHED = re.compile(r"-(?=[^\s-])")
_REMARK_KEY = re.compile(rf"\s*#\s*({_KEY})\s*:\s*(?:#.*)?$", re.ASCII)
LONGEST = 1_000
"""Of each line, so many letters are looked at."""

_SIGNS = "@`%*&!|>?-,]}"


def flaws_of(source: Source, problem: yaml.YAMLError, last: Any) -> list[Flaw]:
    """The flaws that keep a text from being YAML; `last` is the last scalar that was read."""
    trouble = _Trouble(source, problem, last)
    for rule in (
        _odd_letters, _tabs, _remarks, _open_quote, _closed_quote, _dashes, _colons, _brackets,
        _signs, _indentation,
    ):  # fmt: skip
        flaws = list(islice(rule(trouble), MAX_FLAWS))
        if flaws:
            return flaws
    reason = "it does not fit what stands above it; check indentation, quotes and brackets"
    return [trouble.here(reason)]


class _Trouble:
    """Where and why a parser, in C or in Python, gave up; lines and columns count from 1."""

    def __init__(self, source: Source, problem: Any, last: Any) -> None:
        self.source: Source = source
        mark = getattr(problem, "problem_mark", None)
        start = getattr(problem, "context_mark", None) or mark
        self.what: str = getattr(problem, "problem", None) or ""
        self.context: str = getattr(problem, "context", None) or ""
        self.line: int = mark.line + 1 if mark else 1
        self.column: int = mark.column + 1 if mark else 1
        self.start: tuple[int, int] = (start.line + 1, start.column + 1) if start else (1, 1)
        self.last = last
        self.text = source.line(self.line)
        self.before = self.text[: self.column - 1]
        self.rest = self.text[self.column - 1 :]
        self.letter = self.rest[:1]

    def said(self, *whats: str) -> bool:
        """Whether the parser said one of these."""
        return any(what in self.what for what in whats)

    def here(self, reason: str) -> Flaw:
        """A flaw where the parser gave up."""
        return self.source.flaw(self.line, self.column, reason)

    def at_start(self, reason: str) -> Flaw:
        """A flaw where that began which it could not finish."""
        return self.source.flaw(*self.start, reason)

    def line_above(self) -> int:
        """The nearest line above that says something."""
        for n in range(self.line - 1, max(0, self.line - 1_000), -1):
            if self.source.line(n).split("#")[0].strip():
                return n
        return 1


def _odd_letters(trouble: _Trouble) -> Iterator[Flaw]:
    """All odd letters of a file, if some stand where the parser gave up."""
    source, above = trouble.source, trouble.line_above()
    near = {trouble.line, above}
    if "block" not in trouble.context:
        near |= {*range(trouble.start[0], min(trouble.line, trouble.start[0] + MAX_FLAWS))}
    if not any(pattern.search(source.line(n)[:LONGEST]) for n in near for pattern in _ODD):
        return
    for n, line in enumerate(source.lines, 1):
        found = {
            one.start(1): one[1] for pattern in _ODD for one in pattern.finditer(line[:LONGEST])
        }
        for at, letter in sorted(found.items()):
            yield source.flaw(n, at + 1, _odd(letter))


def _odd(letter: str) -> str:
    plain = typed(letter)
    if not plain:
        return f"there is a blank here that is no ordinary one (U+{ord(letter):04X}); type a space"
    return f"this {letter} comes from an input method or a word processor; type {plain} instead"


def _tabs(trouble: _Trouble) -> Iterator[Flaw]:
    """All lines that are indented with tabs, if that is why."""
    if trouble.letter != "\t" or not trouble.said("found character", "found a tab"):
        return
    if trouble.before.strip():
        yield trouble.here("there is a tab here; type a space")
        return
    for n, line in enumerate(trouble.source.lines, 1):
        blank = line[: len(line) - len(line.lstrip())]
        if "\t" in blank and line.strip():
            at = blank.index("\t") + 1
            yield trouble.source.flaw(n, at, "this line is indented with a tab; use spaces")


def _remarks(trouble: _Trouble) -> Iterator[Flaw]:
    """A # that hides a bracket, and a remark of another language."""
    source, start = trouble.source, trouble.start[0]
    for n in (start, trouble.line):
        line = source.line(n)
        if line.lstrip().startswith("//"):
            yield source.flaw(n, line.index("/") + 1, "a remark begins with #, not with //")
            return
    if "flow" not in trouble.context:
        return
    for n in range(start, min(trouble.line, start + MAX_FLAWS) + 1):
        at = _hiding(source.line(n)[:LONGEST])
        if at >= 0:
            reason = "a # after a blank begins a remark; put a text with # in quotes"
            yield source.flaw(n, at + 1, reason)
            return


def _hiding(line: str) -> int:
    """Where a remark begins that holds the end of brackets that begin before it; else -1."""
    quote, depth, before = "", 0, " "
    for n, letter in enumerate(line):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'" and before in " {[,:":
            quote = letter
        elif letter == "#" and before.isspace():
            rest = line[n:]
            closed = sum(map(rest.count, "}]")) - sum(map(rest.count, "{["))
            return n if min(depth, closed) > 0 else -1
        else:
            depth += (letter in "{[") - (letter in "}]")
        before = letter
    return -1


def _dashes(trouble: _Trouble) -> Iterator[Flaw]:
    """A dash without a blank, and things of a list without a dash or without their key."""
    if trouble.before.strip() or trouble.said("quoted", "quote"):
        return
    found = _DASHED.match(trouble.rest[:LONGEST])
    if found and trouble.said("expected"):
        yield trouble.here("a blank is missing after this -")
        return
    above = trouble.source.line(trouble.line - 1)
    remark = _REMARK_KEY.match(above[:LONGEST])
    if remark and trouble.said("expected", "mapping values are not allowed"):
        yield trouble.here(
            f"the key above is missing; is `{remark[1]}:` in line {trouble.line - 1} still behind "
            "a #? Take the `# ` away there"
        )
    elif trouble.rest.startswith("- ") and trouble.said("expected"):
        yield from _lost_dash(trouble)


def _lost_dash(trouble: _Trouble) -> Iterator[Flaw]:
    """A thing of a list that stands further out than its list."""
    line = trouble.line_above()
    text = trouble.source.line(line)
    while line > 1 and text.strip() and not text.lstrip().startswith("- "):
        line -= 1
        text = trouble.source.line(line)
    width = len(text) - len(text.lstrip(" "))
    indent = len(trouble.before)
    if text.lstrip().startswith("- ") and width > indent and "mapping" in trouble.context:
        reason = f"this line is indented by {indent}, but the list above, in line {line}, by"
        yield trouble.here(f"{reason} {width}; indent it alike")


def _open_quote(trouble: _Trouble) -> Iterator[Flaw]:
    """A quote that is closed never, or by the one that was to open the next text."""
    if "quoted" in trouble.context and trouble.said("end of stream", "unexpected document"):
        yield trouble.at_start("the quote that opens here is never closed")
    last = trouble.last
    if not _quoted(last) or last.end_mark.line + 1 != trouble.line:
        return
    mark, closed = last.start_mark, last.end_mark.line + 1
    if mark.line + 1 != closed or _SWALLOWED.search(last.value):
        reason = f"the quote that opens here is closed only in line {closed}; one is missing before"
        yield trouble.source.flaw(mark.line + 1, mark.column + 1, reason)


def _closed_quote(trouble: _Trouble) -> Iterator[Flaw]:
    """A quote inside a text in quotes, or something more behind it."""
    last = trouble.last
    if not _quoted(last) or last.end_mark.line + 1 != trouble.line or not trouble.letter:
        return
    between = trouble.text[last.end_mark.column : trouble.column - 1]
    if between.strip() or trouble.letter in ":]}" or not trouble.said("expected"):
        return
    if between and "flow" in trouble.context:
        yield trouble.here("a comma is missing before this")
    elif between:
        yield trouble.here("the text in quotes has ended before this; a remark begins with #")
    else:
        other = "'" if last.style == '"' else '"'
        yield trouble.here(
            f"the text in quotes has ended before this; with {last.style} inside a text, put the "
            f"whole text between {other}"
        )


def _quoted(last: Any) -> bool:
    return last is not None and last.style in ("'", '"')


def _colons(trouble: _Trouble) -> Iterator[Flaw]:
    """A blank that is missing after a colon, a colon that is missing, or one too many."""
    if trouble.letter == ":" and not trouble.before.strip() and trouble.said("expected"):
        yield trouble.here("a key is missing before this colon")
    if not trouble.said("could not find expected ':'", "mapping values are not allowed"):
        return
    source = trouble.source
    begun = source.line(trouble.start[0])[trouble.start[1] - 1 :]
    if begun.startswith("{") and trouble.said("could not find"):
        yield trouble.at_start("a `- ` is missing before this {")
        return
    for n in sorted({trouble.start[0], trouble.line_above(), trouble.line}):
        found = _NO_BLANK.search(source.line(n))
        if found:
            sign = found[1] or found[2]
            at = found.start(1) if found[1] else found.start(2)
            yield source.flaw(n, at + 1, f"a blank is missing after this {sign}")
            return
    if trouble.said("could not find"):
        sign = "; write : instead of =" if "=" in source.line(trouble.start[0]) else ""
        yield trouble.at_start(f"a colon and a blank are missing after this key{sign}")
    elif _FIRST_COLON.match(trouble.before):
        above = trouble.line_above()
        line = source.line(above)
        if ":" not in line and above < trouble.line:
            column = len(line) - len(line.lstrip(" -")) + 1
            yield source.flaw(above, column, "a colon and a blank are missing after this key")
    else:
        yield trouble.here("there is a colon too many; put a text with a colon in quotes")


def _brackets(trouble: _Trouble) -> Iterator[Flaw]:
    """Brackets that are not closed, closed twice or crossed, and commas between them."""
    letter, line = trouble.letter, trouble.start[0]
    if "flow" not in trouble.context:
        if letter and letter in "]}" and trouble.said("expected"):
            yield trouble.here(f"this {letter} closes nothing")
        return
    if trouble.said("node content"):
        yield trouble.here(f"something is missing before this {letter}")
        return
    opened = trouble.source.line(line)[trouble.start[1] - 1 : trouble.start[1]]
    if letter and letter in "]}":
        yield trouble.here(f"this {letter} comes before the {opened} of line {line} is closed")
    elif line < trouble.line and _FIRST_COLON.match(f"{trouble.before}x"):
        reason = f"the {opened} that opens here is not closed before line {trouble.line}"
        yield trouble.at_start(reason)
    elif letter == ":":
        reason = (
            "there is one colon too many, or a comma missing; put a text with a colon in quotes"
        )
        yield trouble.here(reason)
    else:
        yield trouble.here("a comma is missing before this")


def _signs(trouble: _Trouble) -> Iterator[Flaw]:
    """Texts that begin with a sign which means something to YAML."""
    if trouble.said("found unknown escape", "hexadecimal", "hexdecimal"):
        at = trouble.text.rfind("\\", 0, trouble.column) + 1 or trouble.column
        reason = "in double quotes \\ must be written twice; or use single quotes"
        yield trouble.source.flaw(trouble.line, at, reason)
    elif trouble.said(
        "found character", "entries are not allowed", "keys are not allowed", "node content",
        "alphabetic or numeric", "comment or", "whitespace or line break", "expected URI", "tag",
    ):  # fmt: skip
        here = (trouble.line, trouble.column)
        began = "scanning" in trouble.context or "a tag" in trouble.context
        line, column = trouble.start if began else here
        letter = trouble.source.line(line)[column - 1 : column]
        if letter and letter in _SIGNS:
            reason = f"a text that begins with {letter} must stand in quotes"
            yield trouble.source.flaw(line, column, reason)


def _indentation(trouble: _Trouble) -> Iterator[Flaw]:
    """Lines that are indented like none of the lines to which they could belong."""
    indent = len(trouble.text) - len(trouble.text.lstrip())
    above, (line, column) = trouble.line_above(), trouble.start
    text = trouble.source.line(above)
    width = len(text) - len(text.lstrip(" "))
    if trouble.said("mapping values are not allowed"):
        if above == trouble.line:
            return
        reason = f"this line is indented by {indent}, deeper than line {above}, which has its value"
        yield trouble.source.flaw(trouble.line, indent + 1, f"{reason} already; indent them alike")
    elif trouble.before.strip() or not trouble.said("expected"):
        return
    elif trouble.said("document start"):
        if text.strip() == "...":
            yield trouble.here("nothing is read after the line `...`; take that line out")
        else:
            first, width = _first_line(trouble.source)
            if width == indent:
                reason = "nothing can follow what stands above; write keys as in `name: classic`"
            else:
                reason = (
                    f"this line is indented by {indent}, but line {first}, the first, by {width}"
                )
            yield trouble.here(reason)
    elif "collection" in trouble.context and indent == column - 1:
        alike = trouble.text.lstrip().startswith("{")
        either = "" if alike else f"; if line {line} is no thing of a list, take its `- ` away"
        yield trouble.here(
            f"this line has no `- ` like the list that begins in line {line}; indent it deeper if "
            f"it belongs to the thing above{either}"
        )
    elif indent != column - 1:
        like = f"line {above} by {width} and " if width not in (column - 1, indent) else ""
        yield trouble.here(
            f"this line is indented by {indent}, but {like}the block that begins in line {line} by "
            f"{column - 1}; indent it alike"
        )


def _first_line(source: Source) -> tuple[int, int]:
    """The first line that says something, and by how much it is indented."""
    for n, line in enumerate(source.lines, 1):
        if line.strip() and not line.lstrip().startswith(("#", "%", "---")):
            return n, len(line) - len(line.lstrip(" "))
    return 1, 0
