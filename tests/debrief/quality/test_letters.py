"""What airlines felt is said in both languages."""

from airportsim.debrief.quality.gaps import Gap
from airportsim.debrief.quality.items import ITEMS, RESTS_ON
from airportsim.debrief.quality.remarks import Remark, Tone
from airportsim.debrief.quality.weights import Method
from airportsim.files.catalogue import load_catalogue
from airportsim.model.airport import Airport
from airportsim.model.quality import Dimension, Indicator, Unit, Valued
from airportsim.texts.language import Language
from airportsim.texts.quality import amount, expects, letter, perceives
from airportsim.texts.texts import Texts, key_of

CATALOGUES = {language: load_catalogue(language.value, "quality") for language in Language}
CLOSING = [tone for tone in Tone if tone not in (Tone.BLAME, Tone.PRAISE)]
SAID = [one for some in RESTS_ON.values() for one in some]


def needed() -> set[str]:
    keys = {
        key_of(one) for kind in (Dimension, Indicator, Unit, Valued, Gap, Method) for one in kind
    }
    keys |= {key_of(one, "indicator_about") for one in Indicator}
    keys |= {key_of(one, "dimension_about") for one in Dimension}
    keys |= {key_of(one, part) for one in Gap for part in ("gap_about", "gap_cure")}
    keys |= {f"servqual_{kind}.item_{i.number}" for i in ITEMS for kind in ("expects", "perceives")}
    keys |= {f"remark.{tone}.{one}" for tone in (Tone.BLAME, Tone.PRAISE) for one in SAID}
    return keys | {key_of(tone, "remark") for tone in CLOSING}


def test_everything_has_its_text_in_both_languages_and_nothing_is_left_over() -> None:
    for catalogue in CATALOGUES.values():
        assert set(catalogue) == needed()


def test_every_sentence_can_be_said(classic: Airport) -> None:
    for language, catalogue in CATALOGUES.items():
        texts = Texts(language, catalogue, classic.scenario)
        for indicator in SAID:
            for tone in (Tone.BLAME, Tone.PRAISE):
                said = letter(texts, Remark(tone, indicator, 95))
                assert amount(texts, indicator, 95) in said
        closing = {letter(texts, Remark(tone)) for tone in CLOSING}
        asked = {say(texts, i.number) for i in ITEMS for say in (expects, perceives)}
        assert (len(closing), len(asked)) == (4, 44)


def test_values_are_said_with_their_units(classic: Airport) -> None:
    texts = Texts(Language.EN, CATALOGUES[Language.EN], classic.scenario)
    told = [amount(texts, one, 95) for one in (Indicator.KEPT, Indicator.RESTORE, Indicator.QUEUE)]
    assert told == ["95 %", "1:35", "95"]
