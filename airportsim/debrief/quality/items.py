"""The 22 items of the questionnaire, and the indicators on which each rests."""

from typing import NamedTuple

from airportsim.model.quality import Dimension, Indicator


class Item(NamedTuple):
    """An item of the questionnaire: its number (from 1), its dimension, what it rests on."""

    number: int
    dimension: Dimension
    indicators: tuple[Indicator, ...]


_I = Indicator
_RESTS_ON: dict[Dimension, tuple[tuple[Indicator, ...], ...]] = {
    Dimension.RELIABILITY: (
        (_I.ON_TIME,),
        (_I.LOST,),
        (_I.CAME_BACK,),
        (_I.KEPT,),
        (_I.ON_TIME, _I.LOST, _I.KEPT),
    ),
    Dimension.RESPONSIVENESS: (
        (_I.ACKNOWLEDGE,),
        (_I.RESTORE,),
        (_I.SILENCE,),
        (_I.ANSWERED, _I.SILENCE),
    ),
    Dimension.ASSURANCE: (
        (_I.FIRST_CONTACT,),
        (_I.REJECTED,),
        (_I.CRASHES,),
        (_I.FIRST_CONTACT, _I.REJECTED, _I.CRASHES),
    ),
    Dimension.EMPATHY: (
        (_I.UNASKED,),
        (_I.IN_ORDER,),
        (_I.RIGHT_CONTACT,),
        (_I.UNASKED, _I.IN_ORDER),
        (_I.UNASKED, _I.RIGHT_CONTACT),
    ),
    Dimension.TANGIBLES: (
        (_I.VISIBLE,),
        (_I.OUTAGES,),
        (_I.QUEUE,),
        (_I.VISIBLE, _I.QUEUE),
    ),
}  # fmt: skip

_IN_ORDER = [(dimension, rests) for dimension, each in _RESTS_ON.items() for rests in each]
ITEMS = tuple(Item(n, *one) for n, one in enumerate(_IN_ORDER, 1))
"""The questionnaire: 5, 4, 4, 5 and 4 items of the five dimensions."""

COUNT = {dimension: len(each) for dimension, each in _RESTS_ON.items()}
"""How many items each dimension has."""

RESTS_ON = {
    dimension: tuple(dict.fromkeys(one for rests in each for one in rests))
    for dimension, each in _RESTS_ON.items()
}
"""All indicators of each dimension."""
