"""Turns a line that looks like a date into the dates that it can be, and the locales that it fits."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from normaliser.dates.clock import Clock, read_clock
from normaliser.dates.line import Line
from normaliser.dates.numeric import Reading, numeric
from normaliser.dates.records import FoundDate
from normaliser.dates.roles import ERA, FILLER, HOUR, MONTH, NO_YEAR, PERIOD, PERSIAN, PERSIAN_ERA, ROMAN, WEEKDAY
from normaliser.dates.table import Given, table
from normaliser.dates.words import without_blanks
from normaliser.dates.years import full_year, make, persian

_FORMS = {1: "dmy", 2: "mdy", 3: "ymd", 4: "ydm", 5: "dmy", 6: "mdy", 7: "ymd", 8: "ymd"}
_TWO_DIGITS = (5, 6)
_RARE = 6
_OF_ERA = (7, 8)
_OTHERS = WEEKDAY + FILLER + PERIOD + HOUR + ERA
_MONTHS = MONTH + PERSIAN + ROMAN
_CORE = ("n1", *(f"{part}{form}" for form in _FORMS for part in "dmy"))
_SHORTEST_NAME = 3
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


class Fit(Struct, frozen=True):
    """A reading, the locales that use all its words, and how well it fits."""

    reading: Reading
    mask: int
    agrees: bool | None
    rank: tuple[bool, bool, bool, bool]


def interpret(line: Line, claim: Claim, given: Given, order: str = "") -> FoundDate | None:
    """Return what a claim says, or None when no date comes out."""
    parts = _parts(claim.match)
    fits = _named_fits(line, claim, parts, given) if parts else _numeric_fits(line, claim, given, order)
    if not fits:
        return None
    best = max(fit.rank for fit in fits)
    chosen = [fit for fit in fits if fit.rank == best]
    chosen = _prevailing(chosen) if parts else chosen
    if claim.strict:
        if parts and not _convincing(line, parts, chosen):
            return None
        claim = _without_stray_words(line, claim, chosen)
    return _found(line, claim, chosen)


def _prevailing(fits: list[Fit]) -> list[Fit]:
    """Drop the dates that next to no locale means by these words: a name that a hundred share and one has otherwise."""
    masks: dict[datetime.date, int] = {}
    for fit in fits:
        masks[fit.reading.date] = masks.get(fit.reading.date, 0) | fit.mask
    if len(masks) < 2:
        return fits
    counts = {date: mask.bit_count() for date, mask in masks.items()}
    most = max(counts.values())
    return [fit for fit in fits if counts[fit.reading.date] * _RARE > most]


def _named_fits(line: Line, claim: Claim, parts: Parts, given: Given) -> list[Fit]:
    """The dates with each word that can be the month, and the other words as what they are besides."""
    months = [i for i in range(claim.first, claim.last) if line.readings(i, _MONTHS)] or [parts.month]
    fits = []
    for month in months:
        others = [i for i in months if i != month]
        if all(line.readings(i, _OTHERS) for i in others):
            one = replace(parts, month=month)
            fits += _fits(line, claim, month, list(_named(line, claim, one)), given)
    return fits


def _numeric_fits(line: Line, claim: Claim, given: Given, order: str) -> list[Fit]:
    """The dates of the locale's orders; of any order when a weekday is there and agrees with none of those."""
    fits = _fits(line, claim, -1, numeric(line, claim.match, given, order), given)
    if order or any(fit.agrees is not False for fit in fits):
        return fits
    anywhere = Given(given.names, table().all)
    others = _fits(line, claim, -1, numeric(line, claim.match, anywhere, order), given)
    return [fit for fit in others if fit.rank[0]] or fits


def _fits(line: Line, claim: Claim, month: int, readings: list[Reading], given: Given) -> list[Fit]:
    words = _other_words(line, claim, month)
    fits = []
    for one in readings:
        own, weekdays = _weekdays(line, claim, month, one.mask)
        agrees = one.date.weekday() in weekdays if weekdays else None
        fits_all = bool(one.mask & words)
        rank = (one.date.weekday() in own, bool(one.mask & given.names), fits_all, bool(agrees))
        fits.append(Fit(one, one.mask & words or one.mask, agrees, rank))
    return fits


def _found(line: Line, claim: Claim, fits: list[Fit]) -> FoundDate:
    dates = sorted({one.reading.date for one in fits})
    clock = _clock(line, claim)
    mask = 0
    for one in fits:
        mask |= one.mask
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
        weekday_agrees=fits[0].agrees,
        order=fits[0].reading.order if single else "",
        separator=claim.match["separator"] or "",
    )


def _parts(match: re.Match[str]) -> Parts | None:
    known = match.re.groupindex
    for form in _FORMS:
        if f"m{form}" in known and match[f"m{form}"]:
            return Parts(form, *(match.start(f"{part}{form}") for part in "dmy"))
    return None


def _named(line: Line, claim: Claim, parts: Parts) -> Iterator[Reading]:
    """Yield the dates that a month's name can give."""
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
    for role, month, mask in readings:
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


def _convincing(line: Line, parts: Parts, fits: list[Fit]) -> bool:
    """Inside a text: a name, not a letter; all words of one locale; an order it uses, or day and month first."""
    name = line.texts[parts.month]
    if len(name) < _SHORTEST_NAME and not without_blanks(name):
        return False
    usual = table().orders.get(_FORMS[parts.form], 0)
    return any(fit.rank[2] and (fit.mask & usual or parts.form in (1, 2)) for fit in fits)


def _without_stray_words(line: Line, claim: Claim, fits: list[Fit]) -> Claim:
    """Leave out what stands before the date unless it is a weekday in the date's own language."""
    match = claim.match
    first = min(match.start(name) for name in _CORE if name in match.re.groupindex and match[name])
    mask = fits[0].mask
    weekday = any(where & mask for i in range(claim.first, first) for _, _, where in line.readings(i, WEEKDAY))
    return claim if weekday else replace(claim, first=first)


def _weekdays(line: Line, claim: Claim, month: int, mask: int) -> tuple[set[int], set[int]]:
    """The weekdays that are written, as the locales of the month have them; and as any have them, fillers aside."""
    own: set[int] = set()
    found: set[int] = set()
    for index in range(claim.first, claim.last):
        readings = line.readings(index, WEEKDAY) if index != month else []
        shared = [value for _, value, where in readings if where & mask]
        own.update(shared)
        found.update(shared or (() if line.readings(index, FILLER) else (value for _, value, _ in readings)))
    return own, found


def _other_words(line: Line, claim: Claim, month: int) -> int:
    """Return the locales that use all the other words of a claim."""
    mask = -1
    for index in range(claim.first, claim.last):
        if index != month:
            union = 0
            for _, _, where in line.readings(index, _OTHERS):
                union |= where
            mask &= union or -1
    return mask


def _clock(line: Line, claim: Claim) -> Clock | None:
    match = claim.match
    for name in ("before", "after"):
        if name in match.re.groupindex and match[name]:
            return read_clock(line, *match.span(name), beside_date=True)
    return None
