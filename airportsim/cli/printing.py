"""`airportsim print`: the pages of a scenario for the printer, as one HTML file."""

from pathlib import Path

from airportsim.cli.misuse import Misuse
from airportsim.cli.screen import texts_for
from airportsim.files.catalogue import load_catalogue
from airportsim.files.library import load_scenario, scenario_path
from airportsim.files.writing import check_place, write
from airportsim.model.airport import Airport
from airportsim.texts.language import Language
from airportsim.texts.paper.kit import kit
from airportsim.texts.texts import Texts


def write_pages(named: str, language: Language, out: str | None) -> None:
    """Write the pages of a named scenario and tell where; raises Misuse and FileProblem."""
    scenario = load_scenario(named)
    path = Path(f"{scenario.name}-{language.value}.html" if out is None else out)
    check_place(path)
    if path.exists() and path.samefile(scenario_path(named)):
        raise Misuse(f"{path} is the scenario itself; name another file with --out")
    # What is printed is in the language that was asked for, whatever the terminal can show.
    catalogue = load_catalogue(language.value, "game", "print")
    write(path, [kit(Airport(scenario), Texts(language, catalogue, scenario))])
    texts = texts_for(language, scenario, "print")
    print(texts.say("print.done", file=path))
    print(texts.say("print.open"))
