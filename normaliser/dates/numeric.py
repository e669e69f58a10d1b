"""Reads three numbers as a date: the orders that a locale, or any locale, uses with their separator and widths."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from normaliser.dates.line import Line
from normaliser.dates.table import Given, Order, table
from normaliser.dates.years import full_year, make, persian

_PERSIAN_DIGITS = re.compile("[۰-۹]")
_FIRST_YEAR = 1900


class Reading(Struct, frozen=True):
    """One date that a claim can be, the locales that write it so, and the order of its parts."""

    date: datetime.date
    mask: int
    order: str


def numeric(line: Line, match: re.Match[str], given: Given, order: str) -> Iterator[Reading]:
    """Yield the dates that three numbers can be."""
    last = "n3" if match["n3"] else "n4"
    at = [match.start("n1"), match.start("n2"), match.start(last)]
    texts = [line.texts[i] if line.texts[i].isdecimal() else str(line.number(i)) for i in at]
    separator = match["separator"]
    for one, mask in _orders(texts, separator if separator in "./-" else "?", given, order):
        parts = dict(zip(one, texts, strict=True))
        date = _date(parts["y"], int(parts["m"]), int(parts["d"]))
        if date and date.year >= _FIRST_YEAR:
            yield Reading(date, mask, one)


def _orders(texts: list[str], separator: str, given: Given, order: str) -> Iterator[tuple[str, int]]:
    """Yield the orders that may be meant and the locales that use them."""
    years = [position for position, text in enumerate(texts) if len(text) == 4]
    short = not years
    if len(years) > 1:
        return
    known = table().numeric(separator)
    if order:
        yield order, _mask(known, order)
    elif years == [0]:
        yield from _year_first(known, separator, texts, given)
    elif given.orders != table().all:
        yield from _of_locale(known, texts, separator, given)
    elif separator != "?" and (not short or separator == "/" or all(len(text) == 2 for text in texts)):
        for one in ("dmy", "mdy", "ymd"):
            if one.index("y") in (years or [0, 2]) and (mask := _mask(known, one)):
                yield one, mask


def _mask(orders: list[Order], order: str) -> int:
    mask = 0
    for one in orders:
        mask |= one.mask if one.order == order else 0
    return mask


def _year_first(known: list[Order], separator: str, texts: list[str], given: Given) -> Iterator[tuple[str, int]]:
    """A year, then month and day: ISO, and nearly every locale. A few write the day second, not in ISO's form."""
    iso = separator == "-" and len(texts[1]) == len(texts[2]) == 2
    own = [one for one in known if one.mask & given.orders] if given.orders != table().all and not iso else []
    if any(one.order == "ydm" for one in own):
        yield from _of_locale(own, texts, separator, given)
    else:
        mask = _mask(known, "ymd")
        yield "ymd", mask & given.orders or mask


def _of_locale(known: list[Order], texts: list[str], separator: str, given: Given) -> Iterator[tuple[str, int]]:
    """The locale's own orders: those that print these widths first, then those of its standard formats."""
    own = [one for one in known if one.mask & given.orders]
    if not own and separator != "?":
        own = [one for one in table().numeric("") if one.mask & given.orders]
    scored = [(_score(one, texts), one) for one in own]
    best = max((score for score, _ in scored), default=-1)
    short, single = all(len(text) < 3 for text in texts), any(len(text) < 2 for text in texts)
    if best < (2 if short and single and separator != "/" else 0):
        return
    several = given.orders & (given.orders - 1)  # a language that does not tell: all its orders stay open
    seen: dict[str, int] = {}
    for score, one in scored:
        if score == best or (several and score >= 0):
            seen[one.order] = seen.get(one.order, 0) | (one.mask & given.orders)
    yield from seen.items()


def _score(order: Order, texts: list[str]) -> int:
    """-1: the year cannot stand there; else 2 when the widths fit, and 1 more for a standard format."""
    parts = dict(zip(order.order, texts, strict=True))
    if (len(parts["y"]) == 2 and len(texts[order.order.index("y")]) != 2) or any(len(parts[p]) == 4 for p in "dm"):
        return -1
    years = (order.year == 2) == (len(parts["y"]) == 2)
    fits = years and _width(parts["d"], order.day) and _width(parts["m"], order.month)
    return (2 if fits else 0) + (1 if order.main else 0)


def _width(text: str, width: int) -> bool:
    return width == 1 if len(text) == 1 else width == 2 or int(text) > 9


def _date(year: str, month: int, day: int) -> datetime.date | None:
    number = int(year)
    if len(year) < 3:
        return make(full_year(number), month, day)
    if 1200 < number < 1500 and _PERSIAN_DIGITS.search(year):
        return persian(number, month, day)
    return make(number, month, day)
