"""What Babel writes is read back, in all of its locales: a sample of what `bench/dates.py` measures."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from functools import cache

from babel import Locale, localedata
from babel.dates import format_date

from normaliser.dates import read_line

DATES = [datetime.date(2012, 12, 3), datetime.date(2025, 8, 6), datetime.date(2007, 3, 21)]
NAMED = ("full", "long", "EEEE, MMMM d, y", "d MMM y")


@cache
def written() -> list[tuple[str, str, datetime.date]]:
    return list(_written())


def _written() -> Iterator[tuple[str, str, datetime.date]]:
    for name in sorted(set(localedata.locale_identifiers()) - {"root"}):
        localedata._cache.clear()
        locale = Locale.parse(name)
        if not locale.territory and not locale.variant:
            for pattern in NAMED:
                for date in DATES:
                    yield name, format_date(date, pattern, locale), date


def tally(told: bool) -> Counter[str]:
    counts = Counter[str]()
    for name, text, date in written():
        found = read_line(text, locale=name if told else "")
        wrong = found is not None and found.date not in (None, date)
        counts["wrong" if wrong else "right" if found and found.date else "open"] += 1
    return counts


def test_names_are_read_in_every_locale_that_is_told() -> None:
    counts = tally(told=True)
    assert counts["wrong"] == 0
    assert counts["right"] >= 0.998 * counts.total()


def test_names_are_read_without_being_told_the_locale() -> None:
    counts = tally(told=False)
    assert counts["wrong"] <= 0.002 * counts.total()
    assert counts["right"] >= 0.98 * counts.total()
