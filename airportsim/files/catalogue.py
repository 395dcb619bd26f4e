"""The shipped sentences of one language."""

from typing import Any

from airportsim.files.places import shipped
from airportsim.files.plain import plain_yaml, text_of
from airportsim.files.problems import FileProblem


def load_catalogue(language: str) -> dict[str, str]:
    """A language's sentences by dotted key, such as `refusal.round_over`; raises FileProblem."""
    path = shipped("assets", "texts", f"{language}.yaml")
    sentences: dict[str, str] = {}
    _flatten(plain_yaml(path, text_of(path)), "", sentences)
    for key, sentence in sentences.items():
        if not isinstance(sentence, str):
            raise FileProblem(f"{path}: {key}: it must be a sentence, not {sentence!r}")
    return sentences


def _flatten(node: dict[str, Any], prefix: str, found: dict[str, str]) -> None:
    for key, value in node.items():
        if isinstance(value, dict):
            _flatten(value, f"{prefix}{key}.", found)
        else:
            found[f"{prefix}{key}"] = value
