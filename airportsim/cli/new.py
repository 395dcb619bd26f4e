"""`airportsim new` and `airportsim schema`: files to begin with."""

import sys
from dataclasses import dataclass
from pathlib import Path

from airportsim.cli.misuse import Misuse
from airportsim.cli.screen import texts_for
from airportsim.files.beginning import copied_text, extended_by, extending_text
from airportsim.files.editors import NAME as SCHEMA
from airportsim.files.editors import is_schema, schema_text
from airportsim.files.library import load_scenario, scenario_path
from airportsim.files.problems import FileProblem
from airportsim.files.sessions import is_device
from airportsim.files.writing import check_place, write, write_new
from airportsim.model.checks import is_id
from airportsim.texts.language import Language
from airportsim.texts.texts import Texts


@dataclass(frozen=True, slots=True)
class Wishes:
    """What `airportsim new` was asked for."""

    name: str
    source: str
    whole: bool
    folder: str
    language: Language


def begin_scenario(wishes: Wishes) -> None:
    """Write a scenario's file and the schema beside it, and tell what to do next.

    Raises Misuse and FileProblem.
    """
    texts = texts_for(wishes.language, load_scenario("classic"), "scenarios")
    folder, name = Path(wishes.folder), name_of(wishes.name.removesuffix(".yaml"), texts)
    if not folder.is_dir():
        raise Misuse(texts.say("new.no_folder", folder=folder))
    path, source = folder / f"{name}.yaml", scenario_path(wishes.source)
    try:
        below = extended_by(source)
        whole = wishes.whole or bool(below)
        text = (copied_text if whole else extending_text)(name, source, folder)
    except FileProblem as problem:
        if len(problem.flaws) > 1:
            raise Misuse(texts.say("new.not_one", file=source)) from None
        raise
    if not write_new(path, text):
        raise Misuse(texts.say("new.exists", file=path))
    write_schema_beside(folder / SCHEMA)
    print(texts.say("new.written", file=path, schema=SCHEMA))
    kind = "copied" if below else "whole" if whole else "extends"
    print(texts.say(f"new.{kind}", base=wishes.source, below=below))
    print(texts.say("new.then", file=path))


def name_of(name: str, texts: Texts) -> str:
    """A name by which a scenario and its file can be called; raises Misuse for any other."""
    if not is_id(name):
        raise Misuse(texts.say("new.bad_name", name=repr(name)))
    if is_device(name):
        raise Misuse(texts.say("new.device", name=repr(name)))
    return name


def write_schema_beside(path: Path) -> None:
    """Put the schema there, unless something else has its name."""
    if not path.exists() or is_schema(path):
        write(path, [schema_text()])


def write_schema(out: str | None, language: Language) -> None:
    """Write the schema to a file or to the screen; raises FileProblem."""
    if out is None:
        sys.stdout.write(schema_text())
        return
    path = Path(out)
    check_place(path)
    write(path, [schema_text()])
    print(texts_for(language, load_scenario("classic")).say("cli.written", file=out))
