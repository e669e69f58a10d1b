"""Reads three numbers as a date: the orders that a locale, or any locale, uses with their separator and widths."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from normaliser.dates.line import Line
from normaliser.dates.roles import ERA, PERSIAN_ERA
from normaliser.dates.table import Given, Order, table
from normaliser.dates.years import full_year, make, persian

_PERSIAN_DIGITS = re.compile("[۰-۹]")
_FIRST_YEAR = 1900
_NEXT_TO_ALL = 20
_DIGITS = 9
_MONTHS = 12
_PLACES = {"dmy": (0, 1, 2), "mdy": (1, 0, 2), "ymd": (2, 1, 0), "ydm": (1, 2, 0), "myd": (2, 0, 1), "dym": (0, 2, 1)}
ANY_ORDER = ("dmy", "mdy", "ymd", "ydm")
_FITS, _MAIN = 2, 1  # what makes an order likely: it prints these widths; a standard format has it


class Reading(Struct, frozen=True):
    """One date that a claim can be, the locales that write it so, and the order of its parts."""

    date: datetime.date
    mask: int
    order: str


class Shape(Struct, frozen=True):
    """Three numbers as written, their widths, what separates them (`?`: neither dot, slash nor hyphen).

    `padded`: with a nought before; `spaced`: with blanks; `timed`: beside a time of day, so that they are no version.
    """

    texts: tuple[str, ...]
    widths: tuple[int, ...]
    padded: tuple[bool, ...]
    separator: str
    spaced: bool
    timed: bool


Candidate = tuple[int, str, int]  # how likely an order is, the order, the locales that use it


def numeric(line: Line, match: re.Match[str], given: Given, order: str) -> list[Reading]:
    """Return the dates that three numbers can be, by the orders that fit best."""
    shape = _shape(line, match)
    if shape.widths[0] < 4 and (era := _era_before(line, match.start("n1"), given)):
        date = make(int(shape.texts[0]) + era[0], int(shape.texts[1]), int(shape.texts[2]))
        return [Reading(date, era[1], "ymd")] if date else []
    readings = _readings(shape, given, order)
    if order:
        return readings
    if not readings and given.orders != table().all:
        readings = _usual(_readings(shape, Given(given.names, table().all), ""))
    if not readings and shape.separator != "?" and shape.widths[2] == 4 and int(shape.texts[1]) > _MONTHS:
        return _readings(shape, given, "mdy")  # no locale has it so, but pages do: 06-17-2014
    return readings


def _era_before(line: Line, index: int, given: Given) -> tuple[int, int] | None:
    """What an era before a number adds to it (民國96/3/21), and where; R7/8/6 only where it is known to be one."""
    for _, word in reversed(line.words(max(0, index - 2), index)):
        names = table().all if word.eras else given.names if given.names != table().all else 0
        for role, value, where in word.readings:
            if role == ERA and 0 < value < PERSIAN_ERA and where & names:
                return value, where
    return None


def _usual(readings: list[Reading]) -> list[Reading]:
    """Where the page's own locale has no such order, take what next to all others have."""
    most = max((one.mask.bit_count() for one in readings), default=0)
    return [one for one in readings if one.mask.bit_count() * _NEXT_TO_ALL >= most]


def _readings(shape: Shape, given: Given, order: str) -> list[Reading]:
    best, found = -1, list[Reading]()
    texts, buddhist = shape.texts, table().buddhist
    for score, one, mask in _candidates(shape, given, order):
        if score >= best:
            day, month, year = _PLACES[one]
            date = _date(texts[year], int(texts[month]), int(texts[day]), mask & ~buddhist == 0)
            if date and date.year >= _FIRST_YEAR:
                if score > best:
                    best, found = score, []
                found.append(Reading(date, mask, one))
    return found


def _shape(line: Line, match: re.Match[str]) -> Shape:
    at = [match.start("n1"), match.start("n2"), match.start("n3" if match["n3"] else "n4")]
    texts = tuple([line.texts[i] if line.texts[i].isdecimal() else str(line.number(i)) for i in at])
    separator = match["separator"] if match["separator"] in "./-" else "?"
    timed = match.span("after")[0] >= 0
    padded = tuple([int(text) <= _DIGITS for text in texts])
    return Shape(texts, tuple(map(len, texts)), padded, separator, " " in line.letters[at[0] : at[1]], timed)


def _candidates(shape: Shape, given: Given, order: str) -> tuple[Candidate, ...]:
    """The orders that may be meant, remembered: they depend on the widths of the numbers, not on the numbers."""
    known = table().candidates
    key = (shape.widths, shape.padded, shape.separator, shape.spaced, shape.timed, given.orders, order)
    found = known.get(key)
    if found is None:
        found = known[key] = tuple(_orders(shape, given, order))
    return found


def _orders(shape: Shape, given: Given, order: str) -> Iterator[Candidate]:
    widths, separator, words = shape.widths, shape.separator, table()
    years = [position for position, width in enumerate(widths) if width == 4]
    told = given.orders != words.all
    if len(years) > 1:
        return
    if order:
        yield 0, order, words.order_mask(separator, order)
    elif years == [0]:
        yield from _year_first(shape, given if told else None)
    elif told:
        yield from _of_locale(shape, given)
    elif separator != "?" and (years or separator == "/" or widths == (2, 2, 2)):
        for one in ("dmy", "mdy", "ymd"):
            if one.index("y") in (years or (0, 2)) and (mask := words.order_mask(separator, one)):
                yield 0, one, mask


def _year_first(shape: Shape, given: Given | None) -> Iterator[Candidate]:
    """A year, then month and day: ISO, and nearly every locale. A few write the day second, not in ISO's form."""
    iso = shape.separator == "-" and shape.widths == (4, 2, 2)
    mask, second = (table().order_mask(shape.separator, order) for order in ("ymd", "ydm"))
    if given is None:
        yield 0, "ymd", mask
        if shape.spaced and shape.separator == "/":
            yield 0, "ydm", second
        return
    yield _MAIN if iso else 0, "ymd", mask & given.orders or mask
    if second & given.orders:
        yield 0, "ydm", second & given.orders
        yield from _of_locale(shape, given)


def _of_locale(shape: Shape, given: Given) -> Iterator[Candidate]:
    """The locale's own orders: those that print these widths fit best, then those of its standard formats."""
    own, widths = table().numeric(shape.separator, given.orders), shape.widths
    if not own and shape.separator != "?":
        short = max(widths) < 3
        own = tuple(one for one in table().numeric("", given.orders) if (one.year == 2) == short)
    single = max(widths) < 3 and min(widths) < 2
    doubtful = single and shape.separator != "/" and not (shape.timed or shape.spaced)  # 2.7.13 may be a version
    several = given.orders & (given.orders - 1)  # a language that does not tell: all its orders stay open
    for one in own:
        score = _score(one, shape)
        if score >= (_FITS if doubtful else 0):
            yield 0 if several else score, one.order, one.mask


def _score(order: Order, shape: Shape) -> int:
    """-1 when the year cannot stand there."""
    day, month, year = _PLACES[order.order]
    widths = shape.widths
    if widths[year] not in (2, 4) or widths[day] > 2 or widths[month] > 2:
        return -1
    fits = (
        (order.year == 2) == (widths[year] == 2)
        and _width(widths[day], shape.padded[day], order.day)
        and _width(widths[month], shape.padded[month], order.month)
    )
    return _FITS * fits + _MAIN * order.main


def _width(written: int, padded: bool, width: int) -> bool:
    return width == 1 if written == 1 else width == 2 or not padded


def _date(year: str, month: int, day: int, buddhist: bool) -> datetime.date | None:
    number = int(year)
    if len(year) < 3:
        return make(full_year(number, buddhist), month, day)
    if 1200 < number < 1500 and _PERSIAN_DIGITS.search(year):
        return persian(number, month, day)
    return make(number, month, day)
