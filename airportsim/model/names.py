"""Names that are not there, or there twice, and the one that was probably meant."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Self

MOST_NAMED = 8
"""So many names at the most are listed where none is near the one that was given."""
LONGEST_GIVEN = 60
"""So many letters of a wrong name are compared with the right ones."""
LEAST_ALIKE = 0.59
"""Of 1, so much must be the same in both."""
SURELY, MORE_SURELY, LONG = 0.67, 0.79, 8
"""The same for an id, and for one of so many letters: another one is taken for it at no harm."""
LONGEST_LIST = 110
"""Names are listed where none is near, if all are no longer than this."""


class Unknown(str):
    """A sentence on a name that is not there: `given`, of a kind of things, `what`.

    `of` is the item or the kind to which it should belong, "" for none.
    """

    __slots__ = ("given", "of", "what")
    what: str
    given: str
    of: str

    def __new__(cls, sentence: str, what: str, given: str, of: str) -> Self:
        """The sentence with what it speaks of."""
        made = super().__new__(cls, sentence)
        made.what, made.given, made.of = what, given, of
        return made


class Twice(str):
    """A sentence on an id that stands in a list twice; the `first` is at that place of the list."""

    __slots__ = ("first",)
    first: int

    def __new__(cls, sentence: str, first: int) -> Self:
        """The sentence with the place of the first one."""
        made = super().__new__(cls, sentence)
        made.first = first
        return made


def unknown(what: str, given: str, known: Iterable[str], of: str = "") -> Unknown:
    """A sentence on a name that is not there, with the nearest that is, or all of a few."""
    names = list(known)
    near = nearest(given, names, SURELY if len(given) < LONG else MORE_SURELY)
    listed = ", ".join(names)
    few = f"; there are: {listed}" if names and len(listed) <= LONGEST_LIST else ""
    offer = f"; did you mean {near!r}?" if near else few
    return Unknown(f"there is no {what} {given!r}{offer}", what, given, of)


def nearest(given: str, known: Iterable[str], least: float = LEAST_ALIKE) -> str:
    """The valid name that a wrong one was probably meant to be, whatever its case, or ""."""
    meant = given[:LONGEST_GIVEN].casefold()
    matcher, its_letters = SequenceMatcher(b=meant), str.maketrans("", "", meant)
    near, most = "", least
    for name in known:
        folded = name.casefold()
        shared = min(len(meant), len(folded) - len(folded.translate(its_letters)))
        if 2 * shared <= most * (len(meant) + len(folded)):
            continue  # this is a hundred times cheaper than looking closely
        matcher.set_seq1(folded)
        if matcher.quick_ratio() > most and matcher.ratio() > most:
            near, most = name, matcher.ratio()
    return near
