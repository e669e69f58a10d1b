"""Builds the table of date words from Babel: `python -m normaliser.dates.build`. Not used when dates are read."""

from __future__ import annotations

import zlib
from collections import defaultdict
from pathlib import Path

import msgspec

from normaliser.dates import cldr
from normaliser.dates.table import FILE, Data

Entries = dict[str, dict[tuple[str, int], int]]


def build() -> bytes:
    """Return the table's bytes: the same for the same Babel."""
    entries: Entries = defaultdict(lambda: defaultdict(int))
    orders: dict[str, int] = defaultdict(int)
    locales = _locales()
    for bit, name in enumerate(locales):
        locale = cldr.clean_locale(name)
        for key, role, value in cldr.names_of(locale):
            if key:
                entries[key][role, value] |= 1 << bit
        patterns = cldr.patterns_of(locale)
        for word in {w for p in (*patterns, *cldr.joiners_of(locale)) for w in _literal_words(p)}:
            entries[word][cldr.FILLER, 0] |= 1 << bit
        for separator, order in cldr.orders_of(patterns):
            orders[separator + order] |= 1 << bit
    return _pack(locales, entries, orders)


def _locales() -> list[str]:
    from babel import localedata

    return sorted(i for i in localedata.locale_identifiers() if i != "root")


def _literal_words(pattern: str) -> list[str]:
    from babel.dates import tokenize_pattern

    return [w for kind, value in tokenize_pattern(pattern) if kind == "chars" for w in cldr.words_in(value) if w]


def _pack(locales: list[str], entries: Entries, orders: dict[str, int]) -> bytes:
    masks: dict[int, int] = {}

    def number(mask: int) -> int:
        return masks.setdefault(mask, len(masks))

    words = {
        key: [x for (role, value), mask in sorted(entries[key].items()) for x in (ord(role), value, number(mask))]
        for key in sorted(entries)
    }
    packed_orders = {key: number(mask) for key, mask in sorted(orders.items())}
    data = Data(
        locales=[name.replace("_", "-") for name in locales],
        masks=[mask.to_bytes((len(locales) + 7) // 8, "little") for mask in masks],
        words=words,
        orders=packed_orders,
    )
    return zlib.compress(msgspec.msgpack.encode(data), 9)


def main(path: Path = FILE) -> None:
    """Write the table."""
    path.write_bytes(build())


if __name__ == "__main__":
    main()
