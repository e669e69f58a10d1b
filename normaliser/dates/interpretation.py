"""Turns a line that looks like a date into the dates that it can be, and the locales that it fits."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from msgspec import Struct

from normaliser.dates.claims import ORDERS, Claim, Fit, Parts
from normaliser.dates.clock import Clock, read_clock
from normaliser.dates.line import Line
from normaliser.dates.numeric import ANY_ORDER, Reading, numeric
from normaliser.dates.records import FoundDate
from normaliser.dates.roles import MONTH, NO_YEAR, PERSIAN, PERSIAN_ERA, ROMAN
from normaliser.dates.strictness import convincing, without_stray_words
from normaliser.dates.table import Given, table
from normaliser.dates.tokens import Readings, Word
from normaliser.dates.trailing import with_what_follows
from normaliser.dates.years import full_year, make, persian

_TWO_DIGITS = (5, 6)
_OF_ERA = (7, 8)
_RARE = 6
_PERSIAN_YEARS = range(1178, 1634)


class Others(Struct, frozen=True):
    """The words beside the month: the locales that use them all, and the weekdays among them."""

    mask: int
    weekdays: tuple[Word, ...]


def interpret(line: Line, claim: Claim, given: Given, order: str = "") -> FoundDate | None:
    """Return what a claim says, or None when no date comes out."""
    parts = _parts(claim)
    if parts and not _whole_day(line, parts, given):
        return None
    if claim.strict and parts:
        claim = with_what_follows(line, without_stray_words(line, claim, parts), parts)
    fits = _named(line, claim, parts, given) if parts else _numeric(line, claim, given, order)
    if not fits:
        return None
    chosen = fits
    if len(fits) > 1:
        best = max([fit.rank for fit in fits])
        chosen = [fit for fit in fits if fit.rank == best]
        chosen = _prevailing(chosen) if parts and len(chosen) > 1 else chosen
    if claim.strict and parts and not convincing(line, parts, chosen, given):
        return None
    found = _found(line, claim, chosen)
    return None if not claim.strict and found.time is None and _has_version(line, claim) else found


def _has_version(line: Line, claim: Claim) -> bool:
    """Tell whether what stands before the date is no time but a number with points: `2.4.0 - 14 May 2021`."""
    start, end = claim.match.span("before")
    return start >= 0 and "." in line.letters[start:end].strip(" .")


def _parts(claim: Claim) -> Parts | None:
    start = claim.match.start
    if start("separator") >= 0:
        return None
    for form, day, month, year in claim.forms:
        if start(month) >= 0:
            return Parts(form, start(day), start(month), start(year))
    return None


def _whole_day(line: Line, parts: Parts, given: Given) -> bool:
    """A number in brackets is a count, not a day; a year of two digits needs a day of two, or a known locale."""
    counted = (
        line.letters[parts.day - 1 : parts.day + 2].startswith("(")
        and line.letters[parts.day + 1 : parts.day + 2] == ")"
    )
    short = parts.form in _TWO_DIGITS and len(line.texts[parts.day]) < 2 and given.names == table().all
    return not (counted and parts.day) and not short


def _prevailing(fits: list[Fit]) -> list[Fit]:
    """Drop the dates that next to no locale means by these words: a name that a hundred share and one has otherwise."""
    masks: dict[datetime.date, int] = {}
    for fit in fits:
        masks[fit.reading.date] = masks.get(fit.reading.date, 0) | fit.mask
    counts = {date: mask.bit_count() for date, mask in masks.items()}
    most = max(counts.values())
    return [fit for fit in fits if counts[fit.reading.date] * _RARE > most]


def _named(line: Line, claim: Claim, parts: Parts, given: Given) -> list[Fit]:
    """The dates with each word that can be the month, and the other words as what they are besides."""
    words = line.words(claim.first, claim.last)
    months = [(i, word) for i, word in words if word.months]
    if not months:
        return _fits(
            list(_dates(line, words, parts, ((MONTH, line.number(parts.month), -1),))), _others(words, -1), given
        )
    fits: list[Fit] = []
    for month, word in months:
        if len(months) == 1 or all(other.others for i, other in months if i != month):
            readings = [one for one in word.months if one[0] != ROMAN or line.texts[month].isupper()]
            fits += _fits(list(_dates(line, words, parts, readings)), _others(words, month), given)
    return fits


def _numeric(line: Line, claim: Claim, given: Given, order: str) -> list[Fit]:
    """The dates of the locale's orders; of any order when a weekday is there and agrees with none of those."""
    others = _others(line.words(claim.first, claim.last), -1)
    fits = _fits(numeric(line, claim.match, given, order), others, given)
    if order or not others.weekdays or any(fit.agrees is not False for fit in fits):
        return fits
    anywhere = Given(given.names, table().all)
    candidates = [one for name in ("", *ANY_ORDER) for one in numeric(line, claim.match, anywhere, name)]
    return [fit for fit in _fits(candidates, others, given) if fit.rank[0]] or fits


def _dates(
    line: Line, words: list[tuple[int, Word]], parts: Parts, months: Readings | list[tuple[str, int, int]]
) -> Iterator[Reading]:
    """Yield the dates that a month's name can give."""
    day, short = line.number(parts.day), parts.form in _TWO_DIGITS
    full = _year(line, words, parts)
    if full is None:
        return
    for role, month, mask in months:
        year = full_year(full, mask & ~table().buddhist == 0) if short else full
        if role != PERSIAN:
            date = make(year, month, day)
        else:
            date = persian(year, month, day) if year in _PERSIAN_YEARS else None
        if date:
            yield Reading(date, mask, ORDERS[parts.form])


def _year(line: Line, words: list[tuple[int, Word]], parts: Parts) -> int | None:
    """Return the year, an era added; None when it was before our era, or is no year."""
    year = line.number(parts.year)
    eras = {era for _, word in words for era in word.eras}
    if eras == {NO_YEAR} or (parts.form in _TWO_DIGITS and len(line.texts[parts.year]) != 2):
        return None
    return year + next((era for era in eras if 0 < era < PERSIAN_ERA), 0) if parts.form in _OF_ERA else year


def _others(words: list[tuple[int, Word]], month: int) -> Others:
    mask = -1
    weekdays = []
    for index, word in words:
        if index != month:
            mask &= word.others or -1
            if word.weekdays:
                weekdays.append(word)
    return Others(mask, tuple(weekdays))


def _fits(readings: list[Reading], others: Others, given: Given) -> list[Fit]:
    fits = []
    for one in readings:
        both = one.mask & others.mask
        own, agrees = _agrees(one, others.weekdays) if others.weekdays else (False, None)
        rank = (own, bool(one.mask & given.names), bool(both), bool(agrees))
        fits.append(Fit(one, both or one.mask, agrees, rank))
    return fits


def _agrees(reading: Reading, words: tuple[Word, ...]) -> tuple[bool, bool | None]:
    """Whether a weekday agrees as the locales of the date have it; and as any have it, fillers aside."""
    own: set[int] = set()
    found: set[int] = set()
    weekday = reading.date.weekday()
    for word in words:
        shared = [value for _, value, where in word.weekdays if where & reading.mask]
        if word.filler and weekday not in shared:
            continue
        own.update(shared)
        found.update(shared or [value for _, value, _ in word.weekdays])
    return weekday in own, weekday in found if found else None


def _found(line: Line, claim: Claim, fits: list[Fit]) -> FoundDate:
    mask, dates = fits[0].mask, [fits[0].reading.date]
    if len(fits) > 1:
        dates = sorted({one.reading.date for one in fits})
        for one in fits:
            mask |= one.mask
    clock = _clock(line, claim, mask)
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
        orders=() if single else tuple(_order_of(fits, date) for date in dates),
        separator=claim.match["separator"] or "",
    )


def _order_of(fits: list[Fit], date: datetime.date) -> str:
    return next(fit.reading.order for fit in fits if fit.reading.date == date)


def _clock(line: Line, claim: Claim, mask: int) -> Clock | None:
    match = claim.match
    span = match.span("after")
    if span[0] < 0:
        span = match.span("before")
    if span[0] < 0 and "middle" in match.re.groupindex:
        span = match.span("middle")
    return read_clock(line, span, mask, beside_date=True) if span[0] >= 0 else None
