"""Reads headings of archives: a month and a year, a month or a year with a count of posts, a week with a count."""

from __future__ import annotations

import datetime
import re

from normaliser.dates.line import Line
from normaliser.dates.records import FoundDate
from normaliser.dates.roles import MONTH
from normaliser.dates.table import Given, table

_YEARS = range(1980, 2100)


def archive(line: Line, match: re.Match[str], given: Given) -> FoundDate | None:
    """Return the month or year that a heading stands for; a month without a year has no date."""
    form = next(n for n in range(1, 7) if any(f"{p}{n}" in match.re.groupindex and match[f"{p}{n}"] for p in "my"))
    counted = match["count"] is not None
    if form in (3, 5, 6) and not counted:
        return None
    year = line.number(match.start(f"y{form}")) if form != 3 else None
    months = _months(line, match, form, given)
    if (year is not None and year not in _YEARS) or (form in (1, 2, 3) and not months):
        return None
    dates = sorted({datetime.date(year, month, 1) for month in months}) if year and months else []
    if form == 6 and year:
        dates = [datetime.date(year, 1, 1)]
    return _found(line, match, dates, months)


def _months(line: Line, match: re.Match[str], form: int, given: Given) -> dict[int, int]:
    """Map each month that the heading can mean to its locales."""
    if form in (4, 5):
        return {line.number(match.start(f"n{form}")): table().all}
    if form == 6:
        return {}
    readings = line.readings(match.start(f"m{form}"), MONTH)
    own = [one for one in readings if one[2] & given.names]
    months: dict[int, int] = {}
    for _, month, mask in own or readings:
        months[month] = months.get(month, 0) | mask
    return months


def _found(line: Line, match: re.Match[str], dates: list[datetime.date], months: dict[int, int]) -> FoundDate:
    indices = [i for i in range(match.end()) if line.letters[i] not in " ~,:-?/+.()" and i < _count_at(match)]
    start, end = line.span(indices[0], indices[-1] + 1)
    mask = 0
    for one in months.values():
        mask |= one
    return FoundDate(
        start=start,
        end=end,
        date=dates[0] if len(dates) == 1 else None,
        alternatives=tuple(dates) if len(dates) > 1 else (),
        precision="month" if months else "year",
        kind="archive",
        locales=table().names(mask),
    )


def _count_at(match: re.Match[str]) -> int:
    return match.start("count") if match["count"] else match.end()


def week(line: Line, match: re.Match[str]) -> FoundDate:
    """Return a heading that spans days, as archives by week have: known for what it is, not read."""
    start, end = line.span(match.start("from"), match.end("to"))
    return FoundDate(start, end, kind="archive", precision="day")
