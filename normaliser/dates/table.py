"""The table of date words, loaded when the first candidate line appears, and what it says of a token."""

from __future__ import annotations

import zlib
from collections.abc import Hashable
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import msgspec

from normaliser.dates.roles import MONTH, WEEKDAY
from normaliser.dates.tokens import Token, Tokens, word
from normaliser.dates.words import fold_word, without_accents

FILE = Path(__file__).with_name("words.bin")
_MEMO_LIMIT = 50_000
Stems = dict[str, list[tuple[str, tuple[str, int]]]]  # names and what they stand for, by their first letters
_SHORTEST_STEM, _STEM, _LONGEST_ENDING = 3, 5, 5


class Data(msgspec.Struct):
    """What the file holds, and the version of Babel that it was made of.

    Words that may be the same share a sense: letter, flags, and role, value, number of mask in turn. `senses` holds one
    behind the other, `ends` where each ends. `beginnings`: the first words of names of several words.
    """

    babel: str
    locales: list[str]
    aliases: dict[str, int]
    unsure: list[str]
    buddhist: list[str]
    other_names: dict[str, str]
    orders: dict[str, int]
    masks: list[bytes]
    letters: dict[str, str]
    senses: list[int]
    ends: list[int]
    words: dict[str, int]
    beginnings: list[str]


class Given(NamedTuple):
    """What a locale that was told allows: the locales whose names count first, and those whose order does."""

    names: int
    orders: int


class Order(NamedTuple):
    """An order of numeric dates: widths of its parts, whether a standard format has it, and where."""

    order: str
    day: int
    month: int
    year: int
    main: bool
    mask: int


class Table:
    """Look-ups over the words of all locales."""

    def __init__(self, data: Data) -> None:
        self.data = data
        self.letters = data.letters
        self.masks = [int.from_bytes(mask, "little") for mask in data.masks]
        self.orders = {key: self.masks[number] for key, number in data.orders.items()}
        self.all = (1 << len(data.locales)) - 1
        self.tokens = Tokens(self.word, data.words)
        self.buddhist = sum(self._starting(language) for language in data.buddhist)
        self.beginnings = frozenset(data.beginnings)
        self._words: dict[str, Token | None] = {}
        self._size = (len(data.locales) + 7) // 8
        self._names: dict[int, tuple[str, ...]] = {}
        self._eights: dict[tuple[int, int], tuple[str, ...]] = {}
        self._given: dict[str, Given] = {}
        self._stems: dict[int, Stems] = {}
        self._numeric: dict[tuple[str, int], tuple[Order, ...]] = {}
        self._order_masks: dict[str, int] = {}
        self.candidates: dict[Hashable, tuple[tuple[int, str, int], ...]] = {}  # what `numeric` remembers

    def word(self, key: str) -> Token | None:
        """Return what a folded word, or a name of several, may be."""
        sense = self.data.words.get(key)
        if sense is None:
            return None
        found = self._words.get(key)
        if found is None:
            packed = self._sense(sense)
            items = iter(packed[2:])
            triples = zip(items, items, items, strict=True)
            readings = tuple((chr(role), value, self.masks[mask]) for role, value, mask in triples)
            found = self._words[key] = Token(chr(packed[0]), word(key, readings), packed[1])
        return found

    def _sense(self, number: int) -> list[int]:
        ends = self.data.ends
        return self.data.senses[ends[number - 1] if number else 0 : ends[number]]

    def numeric(self, separator: str, locales: int) -> tuple[Order, ...]:
        """Return the numeric orders of some locales with a separator; with any when it is empty."""
        found = self._numeric.get((separator, locales))
        if found is None:
            wanted = "./-" if separator == "" else separator
            keys = [key for key in self.orders if key[0] in wanted and self.orders[key] & locales]
            found = self._numeric[separator, locales] = tuple(_order(key, self.orders[key] & locales) for key in keys)
        return found

    def order_mask(self, separator: str, order: str) -> int:
        """Return the locales that write numeric dates in an order with a separator."""
        found = self._order_masks.get(separator + order)
        if found is None:
            found = 0
            for one in self.numeric(separator, self.all):
                found |= one.mask if one.order == order else 0
            self._order_masks[separator + order] = found
        return found

    def orders_of(self, locale: str, separator: str) -> set[str]:
        """Return the orders in which a locale writes numeric dates with a separator, else with any."""
        locales = self.given(locale).orders
        if locales == self.all:
            return set()
        own = self.numeric(separator, locales) or self.numeric("", locales)
        main = [one for one in own if one.main]
        return {one.order for one in main or own}

    def guess(self, text: str, names: int) -> Token | None:
        """Return the one month or weekday of the locales `names` that a word abbreviates or inflects."""
        key = without_accents(fold_word(text).strip("'"))
        if len(key) < _SHORTEST_STEM or not key[0].isalpha():
            return None
        alike = [(common(key, name), of) for name, of in self._own_names(names).get(key[:_SHORTEST_STEM], ())]
        best = max((length for length, _ in alike), default=0)
        if best < max(_SHORTEST_STEM, min(len(key), _STEM)) or best < len(key) - _LONGEST_ENDING:
            return None
        found = {of for length, of in alike if length == best}
        if len(found) != 1:
            return None
        role, value = found.pop()
        return Token(role, word(key, ((role, value, names),)))

    def _own_names(self, names: int) -> Stems:
        """The names of months and weekdays of some locales, by their first letters."""
        found = self._stems.get(names)
        if found is None:
            found = self._stems[names] = {}
            for key, reading, mask in self._months_and_weekdays:
                if mask & names:
                    found.setdefault(key[:_SHORTEST_STEM], []).append((key, reading))
        return found

    @cached_property
    def _months_and_weekdays(self) -> list[tuple[str, tuple[str, int], int]]:
        """The names of months and weekdays without accents, what they stand for, and where."""
        names = [
            [
                ((chr(role), value), self.masks[mask])
                for role, value, mask in zip(packed[2::3], packed[3::3], packed[4::3], strict=True)
                if chr(role) in MONTH + WEEKDAY
            ]
            for packed in map(self._sense, range(len(self.data.ends)))
        ]
        return [
            (without_accents(key), reading, mask)
            for key, sense in self.data.words.items()
            if names[sense] and " " not in key
            for reading, mask in names[sense]
        ]

    def names(self, mask: int) -> tuple[str, ...]:
        """Return the locales of a mask."""
        found = self._names.get(mask)
        if found is None:
            if len(self._names) > _MEMO_LIMIT:
                self._names.clear()
            parts = [self._eight(place, byte) for place, byte in enumerate(mask.to_bytes(self._size, "little")) if byte]
            found = self._names[mask] = tuple(chain.from_iterable(parts))
        return found

    def _eight(self, place: int, byte: int) -> tuple[str, ...]:
        """Return the locales of one byte of a mask."""
        found = self._eights.get((place, byte))
        if found is None:
            some = self.data.locales[place * 8 : place * 8 + 8]
            found = self._eights[place, byte] = tuple(name for bit, name in enumerate(some) if byte >> bit & 1)
        return found

    def given(self, locale: str) -> Given:
        """Return what a locale allows: its language's names; its own order, if it tells one."""
        found = self._given.get(locale)
        if found is None:
            found = self._given[locale] = self._look_up(self._tag(locale))
        return found

    def _tag(self, locale: str) -> str:
        """Return the BCP 47 tag, in lower case, under which the table knows a locale."""
        name = locale.replace("_", "-").lower()
        language, _, rest = name.partition("-")
        other = self.data.other_names.get(name) or self.data.other_names.get(language)
        return name if other is None else f"{other}-{rest}" if rest and "-" not in other else other

    def _look_up(self, name: str) -> Given:
        if not name:
            return Given(self.all, self.all)
        language = name.split("-")[0]
        script = next((part for part in name.split("-")[1:] if len(part) == 4), "")
        bits = self._starting(f"{language}-{script}" if script else language) or self._starting(language)
        bit = self.data.aliases.get(name)
        if bit is None:
            bit = self.data.aliases.get(f"{language}-{script}" if script else language)
        own = bits if name in self.data.unsure or bit is None else 1 << bit
        return Given(bits | own, own) if bits else Given(self.all, self.all)

    def _starting(self, name: str) -> int:
        return sum(1 << bit for bit, one in enumerate(self.data.locales) if (one.lower() + "-").startswith(name + "-"))


def _order(key: str, mask: int) -> Order:
    """Take apart a key such as `.dmy221!`."""
    return Order(key[1:4], int(key[4]), int(key[5]), int(key[6]), key.endswith("!"), mask)


def common(word: str, name: str) -> int:
    """Return how many letters two words have in common at their start."""
    length = 0
    for one, other in zip(word, name, strict=False):
        if one != other:
            break
        length += 1
    return length


@cache
def table() -> Table:
    """Return the table."""
    return Table(msgspec.msgpack.decode(zlib.decompress(FILE.read_bytes()), type=Data))
