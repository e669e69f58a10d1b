"""Turns a line that looks like a date into the dates that it can be, and the locales that it fits."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from normaliser.dates.clock import Clock, read_clock
from normaliser.dates.line import Line
from normaliser.dates.records import FoundDate
from normaliser.dates.roles import ERA, FILLER, HOUR, MONTH, NO_YEAR, PERIOD, PERSIAN, PERSIAN_ERA, ROMAN, WEEKDAY
from normaliser.dates.table import Given, table
from normaliser.dates.years import full_year, make, persian

_NAMED = ("dmy", "mdy", "ymd", "ydm", "dmy", "mdy", "ymd", "ymd")
_MONTHS = MONTH + PERSIAN + ROMAN
_PERSIAN_DIGITS = re.compile("[۰-۹]")


class Claim(Struct, frozen=True):
    """A match of the grammar and the tokens that it covers, marks at the ends aside. `strict`: inside a text."""

    match: re.Match[str]
    first: int
    last: int
    strict: bool


class Reading(Struct, frozen=True):
    """One date that a claim can be: where its words, order and separators are used."""

    date: datetime.date
    mask: int
    order: str


def interpret(line: Line, claim: Claim, given: Given, order: str = "", shift: int = 0) -> FoundDate | None:
    """Return what a claim says, or None when no date comes out."""
    match = claim.match
    named = next((n for n in range(1, 9) if match.re.groupindex.get(f"m{n}") and match[f"m{n}"]), 0)
    parts = (named, *(match.start(f"{p}{named}") for p in "dmy")) if named else None
    words = _words_mask(line, claim, given)
    if parts:
        readings = list(_named(line, parts, words, given))
    else:
        readings = list(_numeric(line, claim, given, order))
    weekdays = _weekdays(line, claim, given)
    agreeing = [one for one in readings if one.date.weekday() in weekdays]
    chosen = agreeing or readings
    fitting = [one for one in chosen if one.mask & words] if not claim.strict or not parts else chosen
    chosen = fitting or chosen
    dates = sorted({one.date for one in chosen})
    if not dates:
        return None
    clock = _clock(line, match, given)
    mask = 0
    for one in chosen:
        mask |= one.mask & words or one.mask
    start, end = line.span(claim.first, claim.last)
    single = len(dates) == 1
    return FoundDate(
        start=start + shift,
        end=end + shift,
        date=dates[0] if single else None,
        alternatives=() if single else tuple(dates),
        kind="datetime" if clock else "date",
        time=clock.time if clock else None,
        offset=clock.offset if clock else None,
        zone=clock.zone if clock else "",
        locales=table().names(mask),
        weekday_agrees=bool(agreeing) if weekdays else None,
        order=chosen[0].order if single else "",
        separator="" if parts else match["separator"],
    )


def _named(line: Line, parts: tuple[int, int, int, int], words: int, given: Given) -> Iterator[Reading]:
    form, day_at, month_at, year_at = parts
    day, year = line.number(day_at), line.number(year_at)
    order = _NAMED[form - 1]
    if form == 5 and len(line.texts[year_at]) < 2:
        return
    if form in (5, 6):
        year = full_year(year)
    readings = line.readings(month_at, _MONTHS)
    own = [one for one in readings if one[2] & given.names]
    for role, month, mask in own or readings:
        date = persian(year, month, day) if role == PERSIAN and year < 1700 else make(year, month, day)
        if date:
            yield Reading(date, mask, order)


def _numeric(line: Line, claim: Claim, given: Given, order: str) -> Iterator[Reading]:
    match = claim.match
    at = [match.start(f"n{n}") for n in (1, 2, 3)]
    numbers = [line.number(i) for i in at]
    letters = [line.letters[i] for i in at]
    if letters.count("Y") > 1:
        return
    short = "Y" not in letters
    orders = table().orders
    separator = match["separator"]
    candidates = [order] if order else ["dmy", "mdy", "ymd", "ydm"]
    if not order:
        own = [one for one in candidates if orders.get(separator + one, 0) & given.orders]
        candidates = own or candidates
    single = short and any(len(line.texts[i]) < 2 for i in at)
    for one in candidates:
        mask = orders.get(separator + one, 0)
        if single and separator != "/" and not order:
            mask = orders.get(separator + one + "s", 0) & given.orders
            if given.orders == table().all or not mask:
                continue
        if not mask and not order:
            continue
        if not short and letters[one.index("y")] != "Y":
            continue
        parts = dict(zip(one, numbers, strict=True))
        year = full_year(parts["y"]) if short else parts["y"]
        date = make(year, parts["m"], parts["d"])
        if not date and 1200 < year < 1500 and _PERSIAN_DIGITS.search("".join(line.texts)):
            date = persian(year, parts["m"], parts["d"])
        if date and date.year >= 1900:
            yield Reading(date, mask & given.orders or mask, one)


def _weekdays(line: Line, claim: Claim, given: Given) -> set[int]:
    used = {claim.match.start(f"m{n}") for n in range(1, 9) if claim.match.re.groupindex.get(f"m{n}")}
    readings = [one for i in range(claim.first, claim.last) if i not in used for one in line.readings(i, WEEKDAY)]
    own = [one for one in readings if one[2] & given.names]
    return {value for _, value, _ in own or readings}


def _words_mask(line: Line, claim: Claim, given: Given) -> int:
    """Return the locales that use all the other words of a claim."""
    mask = -1
    for index in range(claim.first, claim.last):
        readings = line.readings(index, WEEKDAY + FILLER + PERIOD + HOUR + ERA)
        if readings:
            union = 0
            for _, _, where in readings:
                union |= where
            mask &= union
    return mask


def _clock(line: Line, match: re.Match[str], given: Given) -> Clock | None:
    for name in ("before", "after"):
        if match.re.groupindex.get(name) and match[name]:
            return read_clock(line, *match.span(name), given)
    return None


def archive(line: Line, match: re.Match[str], given: Given) -> FoundDate | None:
    """Return the month (or year) that an archive heading stands for."""
    return None
