"""Renders a found date in English, through Babel. Leaves alone what is English already, or open."""

from __future__ import annotations

import re

from normaliser.dates.line import Line
from normaliser.dates.records import FoundDate
from normaliser.dates.roles import PERIOD
from normaliser.dates.table import table

_PATTERNS = {"day": "MMMM d, y", "month": "MMMM y", "year": "y"}
_ENGLISH = "en"
_MONTHS = 12
_DOTTED_DAY = re.compile(r"(?<!\d)\d{1,2}\.\s?[^\W\d]")
_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "'": "'", "‹": "›", "「": "」", "『": "』"}


def english(text: str, found: FoundDate) -> str | None:
    """Return the English form of a foreign date in `text`; None when there is nothing to translate.

    What stays as it is: a date that is open, or English already, or whose weekday is another day's; numbers of
    which only the page's locale says which is the day.
    """
    if found.kind == "relative":
        return None if _ENGLISH in found.locales else _ago(found)
    written = text[found.start : found.end]
    line = Line(written, table())
    if not _foreign(written, line):
        return None
    if found.kind == "time" and found.time:
        return _time(found, line)
    if found.date is None or found.precision == "year" or found.weekday_agrees is False or _told_by_locale(found):
        return None
    date = _date(found)
    return f"{date}, {_time(found, line)}" if found.time else date


def _told_by_locale(found: FoundDate) -> bool:
    """Whether only the page's locale says which number is the day: too little to rewrite it in a text."""
    if not found.separator or found.date is None or found.order not in ("dmy", "mdy"):
        return False
    return found.date.day <= _MONTHS and found.date.day != found.date.month and not found.weekday_agrees


def is_foreign_style(written: str) -> bool:
    """Tell whether digits or punctuation of a date are not as English has them, whatever its words."""
    return _DOTTED_DAY.search(written) is not None or any(c.isdecimal() and not c.isascii() for c in written)


def _foreign(written: str, line: Line) -> bool:
    """Whether digits, words or punctuation are not as English has them."""
    if is_foreign_style(written):
        return True
    mask = table().given(_ENGLISH).names
    words = line.words(0, len(line.tokens))
    return any(not any(where & mask for _, _, where in word.readings) for _, word in words) or "x" in line.letters


def _date(found: FoundDate) -> str:
    from babel.dates import format_date

    pattern = _PATTERNS[found.precision]
    if found.weekday_agrees:
        pattern = f"EEEE, {pattern}"
    return format_date(found.date, pattern, locale="en_US")


def _time(found: FoundDate, line: Line) -> str:
    """The time as read: with 24 hours, or with AM and PM, as it was written; the zone unchanged."""
    time = found.time
    assert time is not None
    twelve = any(line.readings(i, PERIOD) for i in range(len(line.tokens))) and _as_written(line, time.hour)
    seconds = f":{time.second:02}" if time.second else ""
    if twelve:
        clock = f"{time.hour % 12 or 12}:{time.minute:02}{seconds} {'AM' if time.hour < 12 else 'PM'}"
    else:
        clock = f"{time.hour:02}:{time.minute:02}{seconds}"
    return f"{clock} {found.zone}" if found.zone else clock


def _as_written(line: Line, hour: int) -> bool:
    """Whether the hour was written with twelve hours."""
    numbers = {line.number(i) for i, letter in enumerate(line.letters) if letter in "120"}
    return hour < 13 or hour not in numbers


def _ago(found: FoundDate) -> str | None:
    count = -found.amount
    if found.unit == "day" and count < 2:
        return None if count < 0 else ("today", "yesterday")[count]
    return f"{count} {found.unit}{'' if count == 1 else 's'} ago"


def quoted(text: str, found: FoundDate) -> bool:
    """Whether a date stands in quotation marks: then it is cited, and stays as it is."""
    before, after = text[: found.start].rstrip(), text[found.end :].lstrip(" \t,.;:!?")
    return bool(before) and after[:1] in _QUOTES.get(before[-1], "\0") and bool(after)
