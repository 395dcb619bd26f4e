"""The shipped sentences of one language."""

from typing import Any

from airportsim.files.places import shipped
from airportsim.files.plain import plain_yaml
from airportsim.files.problems import FileProblem
from airportsim.files.source import source_of


def load_catalogue(language: str, *parts: str) -> dict[str, str]:
    """A language's sentences by dotted key, such as `refusal.round_over`; raises FileProblem.

    `parts` are the names of the files that are wanted, such as "game"; without any, all of them.
    """
    folder = shipped("assets", "texts", language)
    paths = [folder / f"{part}.yaml" for part in parts] or sorted(folder.glob("*.yaml"))
    sentences: dict[str, str] = {}
    for path in paths:
        found: dict[str, str] = {}
        _flatten(plain_yaml(source_of(path)), "", found)
        for key, sentence in found.items():
            if not isinstance(sentence, str):
                raise FileProblem(f"{path}: {key}: it must be a sentence, not {sentence!r}")
            if key in sentences:
                raise FileProblem(f"{path}: {key}: another file of this folder has it already")
        sentences |= found
    return sentences


def _flatten(node: dict[str, Any], prefix: str, found: dict[str, str]) -> None:
    for key, value in node.items():
        if isinstance(value, dict):
            _flatten(value, f"{prefix}{key}.", found)
        else:
            found[f"{prefix}{key}"] = value
