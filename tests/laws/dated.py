"""Dates as Babel prints them in a locale: for generated documents, and nothing that is under test."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from babel import Locale, dates, localedata

MOMENTS = (datetime(2011, 5, 3, 9, 5), datetime(2018, 12, 30, 21, 15), datetime(2025, 8, 6, 0, 0))
SKELETONS = ("EEEE, d MMMM y", "EEEE, MMMM dd, y", "d MMM y", "MMMM y", "dd.MM.y", "M/d/y h:mm a", "d MMMM y HH:mm")


@cache
def dates_in(locale: str) -> tuple[str, ...]:
    """Return dates in the patterns of `locale`, and in those that bloggers choose.

    Babel lets what it read of one locale leak into the next (its issue 1234), hence the fresh cache.
    """
    localedata._cache.clear()
    name = Locale.parse(locale, sep="-")
    found = []
    for moment in MOMENTS:
        found += [dates.format_date(moment, style, name) for style in ("full", "long", "medium", "short")]
        found += [dates.format_datetime(moment, pattern, locale=name) for pattern in (*SKELETONS, "medium")]
    return tuple(dict.fromkeys(found))
