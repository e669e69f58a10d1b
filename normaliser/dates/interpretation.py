"""Turns a line that looks like a date into the dates that it can be, and the locales that it fits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from normaliser.dates.clock import Clock, read_clock
from normaliser.dates.line import Line
from normaliser.dates.numeric import Reading, numeric
from normaliser.dates.records import FoundDate
from normaliser.dates.roles import ERA, FILLER, HOUR, MONTH, NO_YEAR, PERIOD, PERSIAN, PERSIAN_ERA, ROMAN, WEEKDAY
from normaliser.dates.table import Given, table
from normaliser.dates.years import full_year, make, persian

_FORMS = {1: "dmy", 2: "mdy", 3: "ymd", 4: "ydm", 5: "dmy", 6: "mdy", 7: "ymd", 8: "ymd"}
_TWO_DIGITS = (5, 6)
_OF_ERA = (7, 8)
_MONTHS = MONTH + PERSIAN + ROMAN
_PERSIAN_YEARS = range(1178, 1634)


class Claim(Struct, frozen=True):
    """A match of the grammar and the tokens that it covers, marks at the ends aside. `strict`: inside a text."""

    match: re.Match[str]
    first: int
    last: int
    strict: bool


class Parts(Struct, frozen=True):
    """The tokens of day, month and year, and the form of the grammar in which they stood."""

    form: int
    day: int
    month: int
    year: int


def interpret(line: Line, claim: Claim, given: Given, order: str = "") -> FoundDate | None:
    """Return what a claim says, or None when no date comes out."""
    parts = _parts(claim.match)
    words = _other_words(line, claim, parts)
    if parts:
        readings = list(_named(line, claim, parts, given))
    else:
        readings = list(numeric(line, claim.match, given, order))
    weekdays = _weekdays(line, claim, parts, given)
    agreeing = [one for one in readings if one.date.weekday() in weekdays]
    readings = agreeing or readings
    fitting = [one for one in readings if one.mask & words]
    if not readings or (claim.strict and not _convincing(parts, fitting)):
        return None
    return _found(line, claim, fitting or readings, words, bool(agreeing) if weekdays else None)


def _found(line: Line, claim: Claim, readings: list[Reading], words: int, agrees: bool | None) -> FoundDate | None:
    dates = sorted({one.date for one in readings})
    clock = _clock(line, claim.match)
    mask = 0
    for one in readings:
        mask |= one.mask & words or one.mask
    if clock:
        mask = mask & clock.mask or mask
    start, end = line.span(claim.first, claim.last)
    single = len(dates) == 1
    return FoundDate(
        start=start,
        end=end,
        date=dates[0] if single else None,
        alternatives=() if single else tuple(dates),
        kind="datetime" if clock else "date",
        time=clock.time if clock else None,
        offset=clock.offset if clock else None,
        zone=clock.zone if clock else "",
        locales=table().names(mask),
        weekday_agrees=agrees,
        order=readings[0].order if single else "",
        separator=claim.match["separator"] or "",
    )


def _parts(match: re.Match[str]) -> Parts | None:
    known = match.re.groupindex
    for form in _FORMS:
        if f"m{form}" in known and match[f"m{form}"]:
            return Parts(form, *(match.start(f"{part}{form}") for part in "dmy"))
    return None


def _named(line: Line, claim: Claim, parts: Parts, given: Given) -> Iterator[Reading]:
    """Yield the dates that a month's name can give: those of the locale that was told, if it knows the name."""
    day, year = line.number(parts.day), line.number(parts.year)
    if parts.form in _TWO_DIGITS:
        if len(line.texts[parts.year]) != 2:
            return
        year = full_year(year)
    eras = _eras(line, claim)
    if eras == {NO_YEAR}:
        return
    if parts.form in _OF_ERA:
        year += next((era for era in eras if 0 < era < PERSIAN_ERA), 0)
    readings = line.readings(parts.month, _MONTHS) or [(MONTH, line.number(parts.month), -1)]
    own = [one for one in readings if one[2] & given.names]
    for role, month, mask in own or readings:
        if role == ROMAN and not line.texts[parts.month].isupper():
            continue
        date = persian(year, month, day) if role == PERSIAN and year in _PERSIAN_YEARS else make(year, month, day)
        if date and (role != PERSIAN or year in _PERSIAN_YEARS):
            yield Reading(date, mask, _FORMS[parts.form])


def _eras(line: Line, claim: Claim) -> set[int]:
    return {
        value
        for index in range(claim.first, claim.last)
        if line.letters[index] == ERA
        for _, value, _ in line.readings(index, ERA)
    }


def _convincing(parts: Parts | None, readings: list[Reading]) -> bool:
    """Inside a text: all the words must be of one locale, and the order one that it uses."""
    if parts is None:
        return True
    usual = table().orders.get(_FORMS[parts.form], 0)
    return any(one.mask & usual for one in readings) or (bool(readings) and parts.form in (1, 2))


def _weekdays(line: Line, claim: Claim, parts: Parts | None, given: Given) -> set[int]:
    month = parts.month if parts else -1
    readings = [one for i in range(claim.first, claim.last) if i != month for one in line.readings(i, WEEKDAY)]
    own = [one for one in readings if one[2] & given.names]
    return {value for _, value, _ in own or readings}


def _other_words(line: Line, claim: Claim, parts: Parts | None) -> int:
    """Return the locales that use all the other words of a claim."""
    month, mask = parts.month if parts else -1, -1
    for index in range(claim.first, claim.last):
        if index != month:
            union = 0
            for _, _, where in line.readings(index, WEEKDAY + FILLER + PERIOD + HOUR + ERA):
                union |= where
            mask &= union or -1
    return mask


def _clock(line: Line, match: re.Match[str]) -> Clock | None:
    for name in ("before", "after"):
        if name in match.re.groupindex and match[name]:
            return read_clock(line, *match.span(name), beside_date=True)
    return None
