"""Builds the table of date words from Babel: `python -m normaliser.dates.build`. Not used when dates are read."""

from __future__ import annotations

import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib.metadata import version
from itertools import accumulate, chain
from pathlib import Path
from typing import Any

import msgspec

from normaliser.dates import cldr, earlier, relative, supplement
from normaliser.dates.cldr import Harvest
from normaliser.dates.roles import FOLLOWS_NUMBER, MONTH, PIECE, STARTS_PHRASE
from normaliser.dates.table import FILE, Data
from normaliser.dates.words import without_accents

Masks = dict[str, dict[tuple[str, int], int]]


class Bits:
    """The locales that differ from each other in dates, one bit each; the others are aliases of one of these."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.facts: list[cldr.Facts] = []
        self.alias: dict[str, int] = {}

    def add(self, tag: str, facts: cldr.Facts) -> None:
        """Give a locale a bit, unless an earlier one of its language has the same words and orders."""
        language = tag.split("-")[0]
        earlier = (bit for bit, one in enumerate(self.names) if one.split("-")[0] == language)
        twins = (bit for bit in earlier if self.facts[bit][:2] == facts[:2])
        self.alias[tag.lower()] = bit = next(twins, len(self.names))
        if bit == len(self.names):
            self.names.append(tag)
            self.facts.append(facts)

    def ensure(self, tag: str) -> None:
        """Give a bit to a locale that Babel does not know."""
        if tag != "*" and not self.of(tag):
            self.alias[tag.lower()] = len(self.names)
            self.names.append(tag)

    def of(self, tag: str) -> int:
        """Return the mask of a locale and all its regions (and scripts, when it names none); `*`: of all."""
        if tag == "*":
            return (1 << len(self.names)) - 1
        bits = {bit for one, bit in self.alias.items() if (one + "-").startswith(tag.lower() + "-")}
        return sum(1 << bit for bit in bits)


def harvest() -> Harvest:
    """Return what Babel knows of each locale, by BCP 47 tag."""
    return {identifier.replace("_", "-"): cldr.facts_of(identifier) for identifier in _locales()}


def build(known: Harvest, folder: Path) -> bytes:
    """Return the bytes of the table of words: the same for the same Babel and the same files of `folder`."""
    bits = Bits()
    masks: Masks = defaultdict(lambda: defaultdict(int))
    orders: dict[str, int] = defaultdict(int)
    for tag, facts in earlier.merged(known, folder).items():
        bits.add(tag, facts)
    for bit, facts in enumerate(bits.facts):
        for key, role, value in facts.words:
            masks[key][role, value] |= 1 << bit
        for order in facts.orders:
            orders[order] |= 1 << bit
    extra = list(supplement.facts(folder))
    for tag in dict.fromkeys(fact[0] for fact in extra):
        bits.ensure(tag)
    for tag, key, role, value in extra:
        masks[key][role, value] |= bits.of(tag)
    _blend(masks)
    return _packed(_data(bits, masks, orders, supplement.rules(folder)))


def _packed(data: object) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(data), 9)


def _locales() -> list[str]:
    """Return Babel's locales, languages first, so that a region is compared with its language."""
    from babel import localedata

    return sorted((i for i in localedata.locale_identifiers() if i != "root"), key=lambda i: (i.count("_"), i))


def _blend(masks: Masks) -> None:
    """Let `de sep` be what `sep` is, too, and let names be read without their accents."""
    for key in sorted(masks):
        parts = key.split(" ")
        names = [part for part in parts if not _is_filler(masks.get(part, {}))]
        if len(parts) > 1 and len(names) == 1 and not names[0].isdecimal():
            _add(masks[key], masks.get(names[0], {}))
        plain = without_accents(key)
        if plain != key and len(plain) > 3 and not any(c.isdecimal() for c in plain):
            _add(masks[plain], {(role, value): mask for (role, value), mask in masks[key].items() if role in "MW"})
    for key, readings in masks.items():
        for reading in [one for one in readings if too_short(key, one[0])]:
            del readings[reading]
    for key in [key for key, readings in masks.items() if not readings]:
        del masks[key]


def too_short(key: str, role: str) -> bool:
    """Whether a word says too little to be a month: a letter."""
    return role == MONTH and len(key) == 1 and key.isascii()


def _is_filler(readings: dict[tuple[str, int], int]) -> bool:
    return any(role == "F" for role, _ in readings)


def _add(readings: dict[tuple[str, int], int], others: dict[tuple[str, int], int]) -> None:
    for reading, mask in others.items():
        readings[reading] |= mask


def _data(bits: Bits, masks: Masks, orders: dict[str, int], rules: dict[str, Any]) -> Data:
    numbers: dict[int, int] = {}
    flags = _flags(masks)
    letters = _letters({_roles(of) for of in masks.values()})
    words = {}
    for key in sorted(set(masks) | set(flags)):
        packed = [ord(letters[_roles(masks[key])] if key in masks else "x"), flags.get(key, 0)]
        for (role, value), mask in sorted(masks.get(key, {}).items()):
            packed += [ord(role), value, numbers.setdefault(mask, len(numbers))]
        words[key] = tuple(packed)
    senses = {packed: number for number, (packed, _) in enumerate(Counter(words.values()).most_common())}
    return Data(
        babel=version("babel"),
        locales=bits.names,
        aliases=dict(sorted(bits.alias.items())),
        unsure=rules["unsure"],
        buddhist=rules["buddhist"],
        other_names=rules["other_names"],
        letters={letter: roles for roles, letter in letters.items()},
        orders={key: numbers.setdefault(mask, len(numbers)) for key, mask in sorted(orders.items())},
        masks=[mask.to_bytes((len(bits.names) + 7) // 8, "little") for mask in numbers],
        senses=list(chain.from_iterable(senses)),
        ends=list(accumulate(map(len, senses))),
        words={key: senses[packed] for key, packed in words.items()},
        beginnings=sorted(_beginnings(words)),
    )


def _beginnings(words: Iterable[str]) -> set[str]:
    """Return the first words of names of several words."""
    found: set[str] = set()
    for name in words:
        end = name.find(" ")
        while end > 0:
            found.add(name[:end])
            end = name.find(" ", end + 1)
    return found


def _roles(readings: dict[tuple[str, int], int]) -> str:
    return "".join(sorted({role for role, _ in readings}))


def _letters(role_sets: set[str]) -> dict[str, str]:
    """Give each set of roles a letter: a role alone is its own."""
    several = sorted(one for one in role_sets if len(one) > 1)
    return {one: one for one in sorted(role_sets) if len(one) == 1} | {
        one: chr(0xC0 + n) for n, one in enumerate(several)
    }


def _flags(masks: Masks) -> dict[str, int]:
    flags: dict[str, int] = defaultdict(int)
    for key in masks:
        first, *rest = key.split(" ")
        if rest:
            flags[rest[0] if first.isdecimal() else first] |= FOLLOWS_NUMBER if first.isdecimal() else STARTS_PHRASE
            for piece in (first, *rest):
                flags[piece] |= 0 if piece.isdecimal() else PIECE
    return {key: value for key, value in flags.items() if value}


def build_relative(known: Harvest, folder: Path) -> bytes:
    """Return the bytes of the table of relative dates."""
    found: dict[str, dict[tuple[str, int], set[str]]] = defaultdict(lambda: defaultdict(set))
    for tag, facts in earlier.merged(known, folder).items():
        for wording, unit in facts.ago:
            found[wording][unit, -1].add(cldr.language_of(tag))
    for tag, wording, unit, times in supplement.relative(folder):
        found[wording][unit, times].add(tag)
    locales = sorted({tag for meanings in found.values() for of in meanings.values() for tag in of})
    wordings = {}
    for wording, meanings in sorted(found.items()):
        if len(meanings) == 1 and wording not in ("", "0"):  # what means a day here and a week there says nothing
            (((unit, times), of),) = meanings.items()
            mask = sum(1 << locales.index(tag) for tag in of)
            wordings[wording] = (cldr.UNITS.index(unit), times, mask.to_bytes((len(locales) + 7) // 8, "little"))
    return _packed(relative.Data(units=list(cldr.UNITS), locales=locales, wordings=wordings))


class Origin(msgspec.Struct):
    """Of a table of words, the version of Babel that it was made of."""

    babel: str


def is_older(here: str, made_of: str) -> bool:
    """Whether one version of Babel came before another."""
    first, second = ([int(part) for part in one.split(".") if part.isdecimal()] for one in (here, made_of))
    return first < second


def main(folder: Path) -> None:
    """Write both tables, unless that would lose the names of a later Babel."""
    made_of = msgspec.msgpack.decode(zlib.decompress(FILE.read_bytes()), type=Origin).babel
    if is_older(version("babel"), made_of):
        sys.exit(f"The tables were made of Babel {made_of}, this is {version('babel')}: pip install babel=={made_of}")
    known = harvest()
    FILE.write_bytes(build(known, folder))
    relative.FILE.write_bytes(build_relative(known, folder))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "locales/dates"))
