"""Dates out of three numbers: two-digit years, the Buddhist and the Persian calendar."""

from __future__ import annotations

import datetime

_BUDDHIST = 543
_BUDDHIST_DIGITS = 40
_PERSIAN_EPOCH = 226_894
_FIRST, _LAST = 1000, 2199


def full_year(year: int, buddhist: bool = False) -> int:
    """Return the year that two digits stand for: 2000 to 2069, 1970 to 1999; where years are Buddhist, 1997 to 2026."""
    if buddhist and _BUDDHIST_DIGITS <= year < _BUDDHIST_DIGITS + 30:
        return year + 2500 - _BUDDHIST
    return year + (2000 if year < 70 else 1900)


def make(year: int, month: int, day: int) -> datetime.date | None:
    """Return a date; a year that only the Buddhist calendar has reached is taken from there. None if there is none."""
    if 2440 <= year <= 2643:
        year -= _BUDDHIST
    if not _FIRST <= year <= _LAST:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def persian(year: int, month: int, day: int) -> datetime.date | None:
    """Return the date of a day of the Persian calendar (its 33-year rule is exact from 1178 to 1633)."""
    if not (1178 <= year <= 1633 and 1 <= month <= 12 and 1 <= day <= (31 if month < 7 else 30)):
        return None
    if month == 12 and day == 30 and (25 * year + 11) % 33 >= 8:
        return None
    before = 365 * (year - 1) + (8 * year + 21) // 33 + 30 * (month - 1) + min(month - 1, 6)
    return datetime.date.fromordinal(before + day + _PERSIAN_EPOCH)
