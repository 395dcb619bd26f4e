"""Files that are made to do harm to whoever reads them."""

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

LIMIT = (1 << 20) - 4
"""As large as a file may be, or almost."""


def files() -> Iterator[tuple[str, bytes]]:
    """Names of files, and what they hold."""
    for name, text in texts():
        yield name, text.encode("utf-8")[:LIMIT]
    yield "binary", Random(1).randbytes(LIMIT)
    yield "nothing but zeros", bytes(LIMIT)
    yield "utf-16", ("name: x\n" * 50_000).encode("utf-16")
    yield "utf-16 without a mark", ("name: x\n" * 50_000).encode("utf-16-be")
    yield "utf-32", ("name: x\n" * 30_000).encode("utf-32")
    yield "utf-32 without a mark", ("name: x\n" * 30_000).encode("utf-32-be")
    yield "gbk", ("title: {zh: 机场}\n" * 30_000).encode("gbk")
    yield "latin-1", ("title: é\n" * 90_000).encode("latin-1")
    yield "utf-8 cut in a letter", "title: {zh: 机场}".encode()[:-3]
    yield "a word document", b"PK\x03\x04" + bytes(1_000)


def texts() -> Iterator[tuple[str, str]]:
    yield "alias bomb", _alias_bomb()
    yield "alias bomb, long", _alias_bomb() + "".join(f"b{n}: [*a8, *a8]\n" for n in range(60_000))
    yield (
        "merge bomb",
        "a: &a {x: 1}\n" + "".join(f"b{n}:\n  <<: [*a, *a, *a]\n" for n in range(15_000)),
    )
    yield "a merge of itself", "a: &a\n  <<: *a\n  b: 1\n"
    yield "100,000 brackets", "[" * 100_000
    yield "100,000 brackets, closed", "a: " + "[" * 100_000 + "]" * 100_000
    yield "100,000 braces", "{a: " * 100_000
    yield "100,000 dashes", "- " * 100_000
    yield "100,000 question marks", "? " * 100_000
    yield "100,000 colons", ": " * 100_000
    yield "100,000 commas", "a: [" + "," * 100_000
    yield "lines that go deeper and deeper", "\n".join(" " * n + "a:" for n in range(1_400))
    yield "100,000 anchors", "".join(f"k{n}: &a{n} 1\n" for n in range(100_000))
    yield "tags that call", "".join(f"k{n}: !!python/object:os.system 1\n" for n in range(20_000))
    yield "40,000 orders to the parser", "".join(f"%TAG !{n}! tag:{n}\n" for n in range(40_000))
    yield "40,000 documents", "---\n" * 40_000
    yield "lines without end", "\n" * LIMIT
    yield "lines of old machines", "\r" * LIMIT
    yield "a line without end", "a: " + "x" * LIMIT
    yield "a key without end", "k" * LIMIT
    yield "a quote without end", 'a: "' + "x " * LIMIT
    yield "blanks without end", " " * LIMIT
    yield "tabs without end", "\t" * LIMIT
    yield "letters that are none, at the end", "#" * (LIMIT - 500) + "\x01" * 400
    yield "orders to a terminal", 'name: "\\e]0;gone\\a\\e[2J"\n"\\e[31m": 1\n'
    yield "half a letter", 'name: "\\ud800"\n'
    yield "a number without end", "version: " + "9" * LIMIT
    yield "25,000 keys that nobody knows", "".join(f"schedul{n}: 1\n" for n in range(25_000))
    yield "7,000 items", _many_items(7_000)
    yield "one key 40,000 times", "a: 1\n" * 40_000
    yield "400 items that rest on all others", _items(400, range(100))
    yield "two items that rest on each other and on themselves", _items(2, range(2))
    yield "900 long texts", _OWN + _observations(900)
    yield "2,000 new things without their keys", _OWN + _list("items", "{id: i%d}", 2_000)
    yield "4,000 things to take away", _OWN + _list("items", "{id: i%d, remove: true}", 4_000)
    yield "a key of 200,000 letters", _OWN + "? " + "k" * 200_000 + "\n: 1\n"
    yield "numbers without end", _OWN + "strikes: {count: 1.0e999, acceleration: -1.0e999}\n"
    yield "an alias of itself", _OWN + "about: &a [*a, {*a : *a}]\n"
    yield "sets and pairs", _OWN + "terminals: !!set {T1}\nmoney: !!omap [a: 1]\n"
    yield "zeros at the end", _OWN + "\0" * 900_000
    yield "lines that end in every way", "a: 1\r\nb: 2\rc: 3\u2028d: 4\x85e: [\n"


_OWN = "version: 2\nextends: classic\nname: x\ntitle: {en: X}\n"


def _list(key: str, thing: str, count: int) -> str:
    return f"{key}:\n" + "".join(f"- {thing % n}\n" for n in range(count))


def _items(count: int, others: range) -> str:
    needs = ", ".join(f"i{n}" for n in others)
    item = "{id: i%d, kind: link, name: {en: X}, faults: {}, carries: {RDR: [T1]}, needs: [NEEDS]}"
    return _OWN + _list("items", item.replace("NEEDS", needs), count)


def _observations(count: int) -> str:
    text = "x" * 900
    return "workshop:\n  observations:\n" + "".join(
        f"  - {{id: o{n}, text: {{en: {text}}}}}\n" for n in range(count)
    )


def _many_items(count: int) -> str:
    item = "{id: i%d, kind: link, name: {en: X}, faults: {}, carries: {RDR: [T1]}}"
    return _OWN + _list("items", item, count)


def _alias_bomb() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]\n"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)]
    return "".join(lines)


def places(folder: Path) -> Iterator[tuple[str, Path]]:
    """Names of what is no ordinary file, or too large, and where it is."""
    large = folder / "large.yaml"
    with large.open("wb") as stream:
        stream.truncate(100 << 20)
    yield "100 MB", large
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.yaml")
        yield "a pipe that nobody fills", folder / "pipe.yaml"
        for device in ("/dev/zero", "/dev/urandom", "/dev/tty"):
            yield device, Path(device)
        (folder / "link.yaml").symlink_to("/dev/zero")
        yield "a link to /dev/zero", folder / "link.yaml"
        (folder / "ring.yaml").symlink_to(folder / "ring.yaml")
        yield "a link to itself", folder / "ring.yaml"


ELSEWHERE = (
    "../other.yaml", "below/../../other.yaml", "/etc/passwd", "/etc/hosts.yaml", "/dev/zero",
    "C:\\other.yaml", "c:other.yaml", "\\\\server\\share\\other.yaml", "..\\other.yaml",
    "~/other.yaml", "file:///etc/hosts.yaml", "link-elsewhere.yaml", "folder-elsewhere/other.yaml",
    "a\0.yaml", "x" * 5_000 + ".yaml", "", "  ", ".", "..", "NUL.yaml", "pipe.yaml",
)  # fmt: skip
"""What `extends` must never follow from a folder."""
