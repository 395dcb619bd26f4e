"""What the airlines felt, in words: values of indicators, items of the questionnaire, letters."""

from enum import Enum
from typing import Protocol

from airportsim.model.quality import UNITS, Indicator, Unit
from airportsim.texts.texts import Texts, clock, key_of


class Written(Protocol):
    """A sentence of an airline, as a debrief has found it.

    Words and debrief do not know each other, so this is all that the one sees of the other.
    `indicator` and its `value` are None in the sentence that closes the letter.
    """

    @property
    def tone(self) -> Enum:
        """What the sentence does: blame, praise, or how it closes."""
        ...

    @property
    def indicator(self) -> Indicator | None:
        """What it is about."""
        ...

    @property
    def value(self) -> int | None:
        """The value of that in its unit."""
        ...


def amount(texts: Texts, indicator: Indicator, value: int) -> str:
    """The value of an indicator with its unit, such as `83 %` or `2:05`."""
    unit = UNITS[indicator]
    said = clock(value) if unit is Unit.SECONDS else f"{value:,}"
    return texts.say(key_of(unit), value=said)


def letter(texts: Texts, written: Written) -> str:
    """One of the sentences that an airline writes."""
    key = key_of(written.tone, "remark")
    if written.indicator is None or written.value is None:
        return texts.say(key)
    said = amount(texts, written.indicator, written.value)
    return texts.say(f"{key}.{written.indicator.value}", value=said)


def expects(texts: Texts, number: int) -> str:
    """An item of the questionnaire, from 1 to 22, as an expectation."""
    return texts.say(f"servqual_expects.item_{number}")


def perceives(texts: Texts, number: int) -> str:
    """An item of the questionnaire, from 1 to 22, as a perception."""
    return texts.say(f"servqual_perceives.item_{number}")
