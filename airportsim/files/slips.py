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
MOST_DIGITS = 18
LONGEST_IN_MINUTES = 240
"""A larger number than this is no time in minutes."""
LONGEST_NUMBER = 30
"""A text with more letters than this is no number, however it is written."""

_NUMBER = re.compile(r"[$¥€£]?\s*([-+]?\d[\d_' ]*)(\.0+)?\s*(%|USD|usd|US\$|[$¥€£])?", re.ASCII)
_THOUSANDS = re.compile(r"([-+]?\d{1,3}(?:,\d{3})+|[-+]?\d{1,3}(?:\.\d{3})+)(?!\d)", re.ASCII)
_DECIMALS = re.compile(r"([-+]?\d{1,9}),(\d{1,9})", re.ASCII)
_MANY = re.compile(r"(\d{1,6})\s*([kK]|千|万)")
_MANIES = {"k": 1_000, "K": 1_000, "千": 1_000, "万": 10_000}
_AND_REMARK = re.compile(r"([-+]?\d{1,18})(#.*)", re.ASCII)
_UNITS = re.compile(r"(\d{1,6})\s*(s|sec|secs|second|seconds|秒|m|min|mins|minute|minutes|分|分钟)")
_BOTH_UNITS = re.compile(r"(\d{1,4})\s*(?:m|min|分|分钟)\s*([0-5]?\d)\s*(?:s|sec|秒)")
_POWER = re.compile(r"[-+]?\d{1,9}(\.\d{0,9})?[eE]\+?\d", re.ASCII)
_HOURS = re.compile(r"(\d{1,2}):([0-5]?\d):([0-5]\d)")
_SHORT = re.compile(r"(\d{1,4}):(\d)")
_TENTHS = re.compile(r"(\d{1,4})[.,](\d)")
_MINUTES = re.compile(r"(\d{1,4})[:.,](\d\d)")
_BARE = re.compile(r"\d{1,6}", re.ASCII)


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


def number_meant(text: str, decimals: bool = False) -> str:
    """How to write a number that is written in another way; "" if that is not known.

    `decimals` tells whether it may have some.
    """
    if len(text) > MOST_DIGITS and text.isascii() and text.isdigit():
        return f"a number has {MOST_DIGITS} digits at the most"
    if len(text) > LONGEST_NUMBER:
        return ""
    given, text = text, typed(text)
    power, many = _POWER.fullmatch(text), _MANY.fullmatch(text)
    remark, part = _AND_REMARK.fullmatch(text), _DECIMALS.fullmatch(text)
    if power:
        return f"write {int(float(text))}" if float(text).is_integer() else "write it in full"
    if many:
        return f"write {int(many[1]) * _MANIES[many[2]]}"
    if remark:
        return f"a blank is missing before the remark: {remark[1]}  {remark[2]}"
    if ":" in text and _MINUTES.fullmatch(text):
        return "this looks like a time, but none is meant here"
    if part and decimals and len(part[2]) < 3:
        return f"write {part[1]}.{part[2]}"
    plain = _THOUSANDS.sub(lambda found: re.sub("[,.]", "", found[1]), text)
    found = _NUMBER.fullmatch(plain)
    digits = re.sub(r"[^\d+-]", "", found[1]) if found else ""
    return f"write {int(digits)}" if digits and str(int(digits)) != given else ""


def time_meant(text: str) -> str:
    """How to write a time that is written in another way; "" if that is not known."""
    if len(text) > LONGEST_NUMBER:
        return ""
    text = typed(text)
    hours, units, short = (one.fullmatch(text) for one in (_HOURS, _UNITS, _SHORT))
    if hours:
        return f'write minutes and seconds: "{int(hours[1]) * 60 + int(hours[2])}:{hours[3]}"'
    if units:
        return f"write {_clock(int(units[1]) * (1 if units[2][0] in 's秒' else 60))}"
    if short:
        return f'write two digits of seconds: "{short[1]}:0{short[2]}"'
    tenths = _TENTHS.fullmatch(text)
    if tenths:
        return f"for {text} minutes write {_clock(int(tenths[1]) * 60 + int(tenths[2]) * 6)}"
    minutes = _MINUTES.fullmatch(text) or _BOTH_UNITS.fullmatch(text)
    if minutes:
        return f"write {_clock(int(minutes[1]) * 60 + int(minutes[2]))}"
    return bare_time(int(text)) if _BARE.fullmatch(text) else ""


def bare_time(number: int) -> str:
    """How to write a time that is a number without a colon."""
    if number > LONGEST_IN_MINUTES:
        return f"for {number} seconds write {_clock(number)}"
    many = "s" if number != 1 else ""
    return (
        f"for {number} minute{many} write {_clock(number * 60)}, "
        f"for {number} second{many} {_clock(number)}"
    )


def _clock(seconds: int) -> str:
    return f'"{seconds // 60}:{seconds % 60:02}"'


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
