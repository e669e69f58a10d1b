"""The table of date words, loaded when the first candidate line appears."""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path

import msgspec

FILE = Path(__file__).with_name("words.bin")


class Data(msgspec.Struct):
    """What the file holds. A word's list repeats role, value, number of its mask."""

    locales: list[str]
    masks: list[bytes]
    words: dict[str, list[int]]
    orders: dict[str, int]


class Entry(msgspec.Struct, frozen=True):
    """What a word may be: (role, value, mask of the locales in which it is) each."""

    letter: str
    readings: tuple[tuple[str, int, int], ...]


class Table:
    """Look-ups over the words of all locales."""

    def __init__(self, data: Data) -> None:
        self.locales = tuple(data.locales)
        self.masks = [int.from_bytes(mask, "little") for mask in data.masks]
        self.words = data.words
        self.orders = {key: self.masks[number] for key, number in data.orders.items()}
        self.all = (1 << len(self.locales)) - 1

    def entry(self, key: str) -> Entry | None:
        """Return what a folded word may be."""
        packed = self.words.get(key)
        if packed is None:
            return None
        items = iter(packed)
        readings = tuple((chr(r), v, self.masks[m]) for r, v, m in zip(items, items, items, strict=True))
        roles = {r for r, _, _ in readings}
        letter = next(r for r in "MWPFEZH" if r in roles)
        return Entry(letter, readings)

    def names(self, mask: int) -> tuple[str, ...]:
        """Return the locales of a mask."""
        return tuple(name for bit, name in enumerate(self.locales) if mask >> bit & 1)

    def bits(self, locale: str) -> int:
        """Return the mask of a locale, its script variants and its regions; 0 when unknown."""
        name = locale.replace("_", "-").lower()
        language = name.split("-")[0]
        exact = sum(1 << bit for bit, one in enumerate(self.locales) if one.lower() == name)
        return exact or sum(1 << bit for bit, one in enumerate(self.locales) if one.split("-")[0] == language)


@cache
def table() -> Table:
    """Return the table."""
    return Table(msgspec.msgpack.decode(zlib.decompress(FILE.read_bytes()), type=Data))
