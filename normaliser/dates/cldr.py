"""Collects from Babel what one locale writes in dates: names, words, orders. Used when the table is built."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from normaliser.dates.words import MARK, TOKEN, fold_word, key_of

MONTH, WEEKDAY, FILLER, ERA, PERIOD, ZONE, HOUR = "M", "W", "F", "E", "P", "Z", "H"
Name = tuple[str, str, int]  # key, role, value
_FIELDS = {"d": "d", "M": "m", "L": "m", "y": "y", "Y": "y", "u": "y", "r": "y"}


def clean_locale(identifier: str) -> Any:
    """Return Babel's locale, read afresh: Babel 2.15 to 2.18 lets one locale change the next (its issue 1234)."""
    from babel import Locale, localedata

    cache: dict[str, Any] = localedata._cache  # type: ignore[attr-defined]
    cache.clear()
    return Locale.parse(identifier)


def names_of(locale: Any) -> Iterator[Name]:
    """Yield the names that a locale gives months, weekdays, eras and parts of the day."""
    yield from _calendar_names(MONTH, locale.months, 1)
    yield from _calendar_names(WEEKDAY, locale.days, 0)
    yield from _period_names(locale)


def _calendar_names(role: str, contexts: Any, first: int) -> Iterator[Name]:
    for context in ("format", "stand-alone"):
        for width, names in contexts[context].items():
            values = dict(names.items())
            for value, name in values.items():
                if width != "narrow" or _tells(name, values.values()):
                    yield key_of(name), role, value


def _tells(name: str, names: Iterable[str]) -> bool:
    """A narrow name serves when it is long enough and no other month or weekday has it."""
    return len(name) > 1 and not name.isdecimal() and list(names).count(name) == 1


def _period_names(locale: Any) -> Iterator[Name]:
    rules = _hours(locale)
    for contexts in locale.day_periods.values():
        for width, names in contexts.items():
            for period, name in names.items():
                if period in rules and width != "narrow":
                    yield key_of(name), PERIOD, rules[period]


def _hours(locale: Any) -> dict[str, int]:
    """Map each part of the day to a mask of the 24 hours that it covers."""
    masks = {"am": 0x000FFF, "pm": 0xFFF000}
    for rules in (locale.day_period_rules or {}).values():
        for period, spans in rules.items():
            mask = 0
            for span in spans:
                mask |= _hour_mask(span)
            masks[period] = masks.get(period, 0) | mask
    return masks


def _hour_mask(span: Mapping[str, int]) -> int:
    if "at" in span:
        return 1 << (span["at"] // 3600 % 24)
    start, end = span.get("from", 0) // 3600, span.get("before", 0) // 3600
    return sum(1 << hour for hour in range(24) if (start <= hour < end if start < end else hour >= start or hour < end))


def patterns_of(locale: Any) -> list[str]:
    """Return every date and time pattern of a locale."""
    patterns = [p.pattern for p in locale.date_formats.values()]
    patterns += [p.pattern for p in locale.time_formats.values()]
    patterns += [p.pattern for key, p in locale.datetime_skeletons.items() if not set(key) & set("wWqQ")]
    return list(dict.fromkeys(patterns))


def joiners_of(locale: Any) -> list[str]:
    """Return what a locale writes between a date and a time."""
    return [re.sub(r"\{[01]\}", "", str(p)) for p in locale.datetime_formats.values()]


def words_in(text: str) -> list[str]:
    """Return the folded words of a pattern's literal text."""
    return [fold_word(m[2]).strip("'") for m in TOKEN.finditer(text) if m[2]]


def orders_of(patterns: Iterable[str]) -> set[tuple[str, str]]:
    """Return (separator, order) of the date patterns; the separator is empty when the month is a word."""
    from babel.dates import tokenize_pattern

    found = set()
    for pattern in patterns:
        tokens = tokenize_pattern(pattern)
        order, separator = _order(tokens)
        if len(order) == 3:
            found.add((separator, order))
    return found


def _order(tokens: list[tuple[str, Any]]) -> tuple[str, str]:
    order, separator, named = "", "", False
    for kind, value in tokens:
        if kind == "field" and value[0] in _FIELDS:
            order += _FIELDS[value[0]]
            named = named or (value[0] in "ML" and value[1] > 2)
        elif kind == "chars" and 0 < len(order) < 3 and not separator:
            separator = next((MARK[c] for c in value if MARK.get(c, " ") in "./-"), "")
    return order, "" if named else separator
