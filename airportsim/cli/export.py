"""`airportsim export`: a session or the events of a run, for other programs."""

from dataclasses import dataclass
from pathlib import Path

from airportsim.cli.extras import require
from airportsim.cli.misuse import Misuse
from airportsim.cli.screen import texts_for
from airportsim.files.database import check_file
from airportsim.files.event_files import EventFile
from airportsim.files.export import Format, export
from airportsim.files.finding import find_session
from airportsim.files.places import sessions_folder
from airportsim.files.problems import FileProblem, did_you_mean
from airportsim.files.store import Store
from airportsim.texts.language import Language

BEGINS = b"{"
"""What the events of a run begin with; a session is a file of SQLite."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What `airportsim export` was asked for."""

    what: str
    to: str
    form: str
    lifecycle: bool
    sessions: str | None
    language: Language


def export_played(wishes: Wishes) -> None:
    """Write what was asked for; raises Misuse."""
    form = _form(wishes)
    if form is Format.PARQUET:
        require("lab", "pyarrow")
    if not wishes.to:
        raise Misuse("--to is empty; name a folder")
    try:
        path = _path(wishes)
        check_file(path)
        if _is_run(path):
            _export(EventFile(path), wishes, form)
        else:
            with Store.read(path) as store:
                _export(store, wishes, form)
    except FileProblem as problem:
        raise Misuse(str(problem)) from None


def _form(wishes: Wishes) -> Format:
    try:
        form = Format(wishes.form)
    except ValueError:
        known = [one.value for one in Format]
        offer = did_you_mean(wishes.form, known) or f"; there are: {', '.join(known)}"
        raise Misuse(f"there is no format {wishes.form!r}{offer}") from None
    if wishes.lifecycle and form is not Format.XES:
        raise Misuse("--lifecycle is for --format xes only")
    return form


def _path(wishes: Wishes) -> Path:
    """The file that is meant; what is called like the events of a run is no name of a session."""
    path = Path(wishes.what)
    if path.suffix in (".jsonl", ".json"):
        return path
    return find_session(wishes.what, sessions_folder(wishes.sessions))


def _is_run(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(8).removeprefix(b"\xef\xbb\xbf").startswith(BEGINS)
    except OSError as problem:
        raise FileProblem(f"{path}: it cannot be read ({problem.strerror})") from None


def _export(source: Store | EventFile, wishes: Wishes, form: Format) -> None:
    texts = texts_for(wishes.language, source.head.scenario)
    for path in export(source, Path(wishes.to), form, wishes.lifecycle):
        print(texts.say("cli.written", file=path))
