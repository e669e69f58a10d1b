"""Collects from Babel what one locale writes in dates: names, words, orders. Used when the table is built."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from normaliser.dates.roles import ERA, FILLER, HOUR, MONTH, NO_YEAR, PERIOD, WEEKDAY, ZONE
from normaliser.dates.words import MARK, TOKEN, fold_word, key_of, without_blanks

Fact = tuple[str, str, int]  # key, role, value


class Facts(NamedTuple):
    """What a locale writes in dates: words, orders of numeric dates, and (wording, unit) of times gone by."""

    words: frozenset[Fact]
    orders: frozenset[str]
    ago: frozenset[tuple[str, str]]


Harvest = dict[str, Facts]  # by BCP 47 tag
NOTHING = Facts(frozenset(), frozenset(), frozenset())
Field = tuple[str, Any]  # what babel.dates.tokenize_pattern gives
UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
_PARTS = {"d": "d", "M": "m", "L": "m", "y": "y", "Y": "y", "u": "y", "r": "y"}
_NAMES = {"M": MONTH, "L": MONTH, "E": WEEKDAY, "c": WEEKDAY, "a": PERIOD, "b": PERIOD, "B": PERIOD}
_ALWAYS_WORDS = "EcabB"


def clean_locale(identifier: str) -> Any:
    """Return Babel's locale, read afresh: in Babel 2.15 to 2.18 one locale changes the next (its issue 1234)."""
    from babel import Locale, localedata

    localedata._cache.clear()
    return Locale.parse(identifier)


def united(several: Iterable[Facts]) -> Facts:
    """Return all that several say."""
    words, orders, ago = zip(NOTHING, *several, strict=True)
    return Facts(frozenset().union(*words), frozenset().union(*orders), frozenset().union(*ago))


def language_of(tag: str) -> str:
    """Return a locale's language and script."""
    return "-".join(
        part for part in tag.split("-") if not (len(part) in (2, 3) and part.isupper()) and not part.isdecimal()
    )


def facts_of(identifier: str) -> Facts:
    """Return what a locale writes in dates."""
    locale = clean_locale(identifier)
    patterns = _patterns(locale)
    names = {fact for fact in (*_names(MONTH, locale.months), *_names(WEEKDAY, locale.days)) if fact[0]}
    names |= {fact for fact in _periods(locale) if fact[0]}
    words = names | set(_eras(locale)) | set(_zones(locale))
    for pattern in patterns:
        words |= set(_pattern_facts(pattern, names))
    words |= {(word, FILLER, 0) for joiner in _joiners(locale) for word in _words(joiner)}
    orders = (*_orders(patterns, ""), *_orders(_main_patterns(locale), "!"))
    return Facts(frozenset(fact for fact in words if fact[0]), frozenset(orders), frozenset(_ago(locale)))


def _names(role: str, contexts: Any) -> Iterator[Fact]:
    for context in ("format", "stand-alone"):
        for width, names in contexts[context].items():
            values = dict(names.items())
            for value, name in values.items():
                if width != "narrow" or _tells(name, values.values()):
                    yield key_of(name), role, value


def _tells(name: str, names: Iterable[str]) -> bool:
    """A narrow name serves when it is long enough and no other month or weekday has it."""
    return len(name) > 1 and not name.isdecimal() and list(names).count(name) == 1


def _periods(locale: Any) -> Iterator[Fact]:
    rules = _hours(locale)
    for contexts in locale.day_periods.values():
        for width, names in contexts.items():
            for period, name in names.items():
                if period in rules and (width != "narrow" or len(name) > 1):
                    yield key_of(name), PERIOD, rules[period]


def _hours(locale: Any) -> dict[str, int]:
    """Map each part of the day to a mask of the 24 hours that it covers."""
    masks = {"am": 0x000FFF, "pm": 0xFFF000, "noon": 1 << 12, "midnight": 1}
    for rules in (locale.day_period_rules or {}).values():
        for period, spans in rules.items():
            for span in spans:
                masks[period] = masks.get(period, 0) | _hour_mask(span)
    return masks


def _hour_mask(span: Mapping[str, int]) -> int:
    if "at" in span:
        return 1 << (span["at"] // 3600 % 24)
    start, end = span.get("from", 0) // 3600, span.get("before", 0) // 3600
    inside = (start <= hour < end if start < end else hour >= start or hour < end for hour in range(24))
    return sum(1 << hour for hour, yes in enumerate(inside) if yes)


def _eras(locale: Any) -> Iterator[Fact]:
    for width, names in locale.eras.items():
        for era, name in names.items():
            if width != "narrow" or len(name) > 1:
                yield key_of(name), ERA, 0 if era == 1 else NO_YEAR


def _zones(locale: Any) -> Iterator[Fact]:
    for zone in (locale.time_zones.get("Etc/UTC"), locale.meta_zones.get("GMT")):
        for names in (zone or {}).values():
            for name in names.values():
                yield key_of(name), ZONE, 0
    yield key_of(locale.zone_formats["gmt"].replace("%s", "")), ZONE, 0


def _main_patterns(locale: Any) -> list[str]:
    return [p.pattern for p in locale.date_formats.values()]


def _patterns(locale: Any) -> list[str]:
    patterns = _main_patterns(locale)
    patterns += [p.pattern for p in locale.time_formats.values()]
    patterns += [p.pattern for key, p in locale.datetime_skeletons.items() if not set(key) & set("wWqQ")]
    return list(dict.fromkeys(patterns))


def _joiners(locale: Any) -> list[str]:
    """What a locale writes between a date and a time."""
    return [re.sub(r"\{[01]\}", " ", str(p)).replace("'", "") for p in locale.datetime_formats.values()]


def _words(text: str) -> list[str]:
    return [fold_word(m[2]).strip("'") for m in TOKEN.finditer(text) if m[2]]


def _pattern_facts(pattern: str, names: Iterable[Fact]) -> Iterator[Fact]:
    """Yield the literal words of a pattern: those glued to a name as part of that name."""
    from babel.dates import tokenize_pattern

    fields: list[Field] = [("chars", ""), *tokenize_pattern(pattern), ("chars", "")]
    for position, (kind, value) in enumerate(fields):
        if kind == "chars":
            previous = fields[position - 1] if position else ("chars", "")
            unit = previous[1][0] if previous[0] == "field" else ""
            role = HOUR if unit and unit in "hHkKms" else FILLER
            yield from ((word, role, int(role == HOUR and unit in "ms")) for word in _words(value))
        elif value[0] in _NAMES:
            role = _NAMES[value[0]] if value[1] > 2 or value[0] in _ALWAYS_WORDS else ""
            yield from _affixed(names, role, _literal(fields[position - 1]), _literal(fields[position + 1]))


def _literal(field: Field) -> str:
    return field[1] if field[0] == "chars" else ""


def _affixed(names: Iterable[Fact], role: str, before: str, after: str) -> Iterator[Fact]:
    """Yield names with what a pattern glues to them; a month in digits with its word is a name (`8 月`)."""
    prefix, suffix = re.search(r"[^\s\d.,/()\-]*$", before), re.match(r"[^\s\d.,/()\-]*", after)
    head, tail = prefix[0] if prefix else "", suffix[0] if suffix else ""
    if not role:
        tail = tail or _lone_word(after)
        head = head or _lone_word(before)
        yield from ((key_of(f"{month} {tail}"), MONTH, month) for month in range(1, 13) if tail)
        yield from ((key_of(f"{head} {month}"), MONTH, month) for month in range(1, 13) if head and not tail)
    elif (head or tail) and not without_blanks(head + tail):
        for key, one, value in names:
            if one == role:
                yield fold_word(head).strip("'") + key + fold_word(tail), role, value
                yield fold_word(head) + key + fold_word(tail), role, value


def _lone_word(literal: str) -> str:
    """A word that stands between two fields with nothing but blanks or a hyphen around it."""
    match = re.fullmatch(r"[\s\-]*([^\s\d.,/()\-:']{2,})\s*", literal)
    return match[1] if match else ""


def _orders(patterns: Iterable[str], main: str) -> Iterator[str]:
    """Yield separator, order, widths of day, month and year, and `main`: `.dmy221!` for dd.MM.y.

    No separator when the month is a word, `?` when it is none of those that tell numeric dates.
    """
    from babel.dates import tokenize_pattern

    for pattern in patterns:
        fields: list[Field] = list(tokenize_pattern(pattern))
        order, separator, widths = _order(fields)
        if sorted(order) == ["d", "m", "y"] and not any(kind == "field" and value[0] == "G" for kind, value in fields):
            yield separator + order + ("".join(str(widths[part]) for part in "dmy") + main if separator else "")


def _order(fields: list[Field]) -> tuple[str, str, dict[str, int]]:
    order, separator, widths = "", "", dict[str, int]()
    for kind, value in fields:
        if kind == "field" and value[0] in _PARTS:
            order += _PARTS[value[0]]
            widths[_PARTS[value[0]]] = value[1]
        elif kind == "chars" and 0 < len(order) < 3 and not separator:
            separator = next((MARK[c] for c in value if MARK.get(c, " ") in "./-"), "")
    return order, "" if widths.get("m", 0) > 2 else separator or "?", widths


def _ago(locale: Any) -> set[tuple[str, str]]:
    """What a locale calls times gone by, and not times to come: wording (its number as 0) and unit."""
    fields = locale._data["date_fields"]
    found: dict[str, set[tuple[str, str]]] = {}
    for direction in ("past", "future"):
        found[direction] = {
            (key_of(pattern.replace("{0}", "0")), unit)
            for unit in UNITS
            for width in ("", "-short", "-narrow")
            for pattern in (fields.get(unit + width, {}).get(direction) or {}).values()
        }
    return {(wording, unit) for wording, unit in found["past"] - found["future"] if _telling(wording)}


def _telling(wording: str) -> bool:
    """Whether a wording has letters enough to mean something: `5 h` does not."""
    letters = wording.replace("0", "").replace(" ", "")
    return len(letters) > (1 if without_blanks(wording) else 3)
