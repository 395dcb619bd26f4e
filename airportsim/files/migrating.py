"""A scenario file of an older format made one of today's, line by line, in its own words."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from itertools import count
from pathlib import Path

from airportsim.files.plain import tree_of
from airportsim.files.problems import FileProblem, Flaw, Severity, problem_with
from airportsim.files.source import Source, bytes_of, source_of
from airportsim.files.versions import brought_up, edited
from airportsim.files.writing import write


@dataclass(frozen=True, slots=True)
class Migration:
    """What a file says and what it is to say; both without the mark of UTF-8 at its beginning."""

    path: Path
    before: str
    after: str

    def difference(self) -> Iterator[str]:
        """The lines that change, between their neighbours, as `diff -u` shows them."""
        before, after = (Source(self.path, text).lines for text in (self.before, self.after))
        name = str(self.path)
        yield from unified_diff(before, after, name, name, lineterm="", n=1)


def migration_of(path: Path) -> Migration | None:
    """What must change in a file, None if nothing must; raises FileProblem if it has flaws."""
    source = source_of(path)
    flaws: list[Flaw] = []
    root = tree_of(source, flaws)
    edits = brought_up(root, flaws)
    flaws = [flaw for flaw in flaws if flaw.severity is Severity.ERROR]
    if not edits:
        return None
    if flaws:
        raise problem_with(flaws, path)
    after = edited(source.text, edits)
    again: list[Flaw] = []
    if tree_of(Source(path, after), again).plain != root.plain or again:
        raise FileProblem(f"{path}: it cannot be migrated as it is; correct its errors first")
    return Migration(path, source.text, after)


def migrate(migration: Migration) -> Path:
    """Change the file, after a copy of it was kept; answers with the copy. Raises FileProblem."""
    path = migration.path
    data = bytes_of(path)
    backup = _kept(path, data)
    mark = "\ufeff" if data.startswith(codecs.BOM_UTF8) else ""
    write(path, [mark, migration.after])
    return backup


def _kept(path: Path, data: bytes) -> Path:
    """A copy of a file beside it, under a name that nothing has yet."""
    for number in count(1):
        backup = path.with_name(f"{path.name}.bak{number if number > 1 else ''}")
        try:
            with backup.open("xb") as stream:
                stream.write(data)
        except FileExistsError:
            continue
        except OSError as problem:
            reason = problem.strerror or problem
            raise FileProblem(f"{backup}: no copy can be kept here ({reason})") from None
        else:
            return backup
    raise AssertionError
