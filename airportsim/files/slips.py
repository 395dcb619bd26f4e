"""Slips of the keyboard: letters that look right and are not, and numbers as people write them."""

import re
from unicodedata import category, normalize

_PLAIN = {
    "“": '"', "”": '"', "„": '"', "「": '"', "」": '"', "『": '"', "』": '"', "«": '"', "»": '"',
    "‘": "'", "’": "'", "‚": "'", "、": ",", "。": ".", "【": "[", "】": "]", "〔": "[", "〕": "]",
    "–": "-", "—": "-", "−": "-", "•": "-", "·": "-", "…": "...", "\u2028": "\n", "\u2029": "\n",
}  # fmt: skip
"""Letters that word processors and input methods write where a file needs a plain one."""

LONGEST_NAME = 100
"""Of a text, so many letters are looked at."""
LONGEST_NUMBER = 30
"""A text with more letters than this is no number, however it is written."""

_NUMBER = re.compile(r"[$¥€£]?\s*([-+]?\d[\d,_' ]*)(\.0+)?\s*(%|USD|usd|US\$|[$¥€£])?", re.ASCII)
_UNITS = re.compile(r"(\d+)\s*(s|sec|secs|second|seconds|秒|m|min|mins|minute|minutes|分|分钟)")
_HOURS = re.compile(r"(\d{1,2}):([0-5]?\d):([0-5]\d)")
_SHORT = re.compile(r"(\d{1,4})[:.](\d)")
_MINUTES = re.compile(r"(\d{1,4})[:.](\d\d)")


def typed(text: str) -> str:
    """A text as it would be on an English keyboard."""
    return "".join(map(_plain, text)).strip()


def slip_in(text: str) -> str:
    """What is odd about the letters of a text, and what to write instead; "" for nothing."""
    text = text[:LONGEST_NAME]
    meant = typed(text)
    odd = [letter for letter in dict.fromkeys(text) if _plain(letter) != letter]
    if not odd:
        return ""
    unseen = [letter for letter in odd if category(letter) in ("Zs", "Cf")]
    if unseen:
        codes = ", ".join(f"U+{ord(letter):04X}" for letter in unseen)
        return f"there is a blank in it that is no ordinary one ({codes}); write {meant!r}"
    letters = " ".join(odd)
    if meant[:1] in "\"'" and meant[-1:] == meant[:1] and len(meant) > 2:
        return f"{letters} comes from an input method or a word processor; write {meant}"
    return f"{letters} comes from an input method or a word processor; write {meant!r}"


def number_meant(text: str, is_time: bool) -> str:
    """How to write a number or a time that is written in another way; "" if that is not known."""
    if len(text) > LONGEST_NUMBER:
        return ""
    text = typed(text)
    if is_time:
        return _time_meant(text)
    if ":" in text and _MINUTES.fullmatch(text):
        return "this looks like a time, but none is meant here"
    found = _NUMBER.fullmatch(text)
    digits = re.sub(r"[^\d+-]", "", found[1]) if found else ""
    return f"write {int(digits)}" if digits and str(int(digits)) != text else ""


def _time_meant(text: str) -> str:
    hours, units, short = (one.fullmatch(text) for one in (_HOURS, _UNITS, _SHORT))
    if hours:
        return f'write minutes and seconds: "{int(hours[1]) * 60 + int(hours[2])}:{hours[3]}"'
    if units:
        seconds = int(units[1][:6]) * (1 if units[2][0] in "s秒" else 60)
        return f'write "{seconds // 60}:{seconds % 60:02}"'
    minutes = _MINUTES.fullmatch(text)
    if minutes:
        seconds = int(minutes[1]) * 60 + int(minutes[2])
        return f'write "{seconds // 60}:{seconds % 60:02}"'
    return f'write two digits of seconds: "{short[1]}:0{short[2]}"' if short else ""


def _plain(letter: str) -> str:
    """A letter as an English keyboard has it: nothing for one that nobody sees."""
    if letter.isascii() or letter in _PLAIN:
        return _PLAIN.get(letter, letter)
    kind = category(letter)
    if kind == "Cf":
        return ""
    if kind == "Zs":
        return " "
    plain = normalize("NFKC", letter)
    return plain if plain.isascii() else letter
