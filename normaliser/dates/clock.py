"""Reads the time of day in a matched line."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from msgspec import Struct

from normaliser.dates.line import Line
from normaliser.dates.roles import FILLER, HOUR, PERIOD, UNTOLD, ZONE

_FAR = 14 * 60
_NEAR = 4


class Clock(Struct, frozen=True):
    """A time of day, its offset in minutes if one was written, its zone as written.

    `mask` holds the locales whose word for the part of the day was used; `worded` tells whether any word, or
    the colon, says that this is a time.
    """

    time: datetime.time
    offset: int | None
    zone: str
    mask: int
    worded: bool


def read_clock(line: Line, first: int, last: int, beside_date: bool) -> Clock | None:
    """Return the time at the tokens `first` to `last`; None when the numbers are no time."""
    sign = next((i for i in range(first, last) if line.letters[i] in "+-"), last)
    zones = [i for i in range(first, last) if line.readings(i, ZONE)]
    numbers = [i for i in range(first, sign) if line.letters[i] in "120"][:3]
    spelled = any(line.readings(i, HOUR) for i in range(first, last))
    if len(numbers) == 1 and not beside_date and not _long_period(line, first, last):
        return None
    if not numbers or not (spelled or beside_date or all(len(line.texts[i]) == 2 for i in numbers[1:])):
        return None
    parts = [line.number(i) for i in numbers]
    hour, mask = _hour(line, _around(line, first, last, beside_date), parts[0])
    time = _time_of(hour, parts[1:])
    if time is None:
        return None
    worded = spelled or mask != -1 or bool(zones) or ":" in line.letters[first:last]
    return Clock(time, _offset(line, sign, last, zones), _zone(line, sign, last, zones), mask, worded)


def _long_period(line: Line, first: int, last: int) -> bool:
    """Whether a word of more than a letter says that a lone number is an hour."""
    return any(line.readings(i, PERIOD) and len(line.texts[i]) > 1 for i in range(first, last))


def _time_of(hour: int, rest: list[int]) -> datetime.time | None:
    if hour == 24 and not any(rest):
        hour = 0
    minute, second = (*rest, 0, 0)[:2]
    return datetime.time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _around(line: Line, first: int, last: int, beside_date: bool) -> Iterable[int]:
    """The tokens that may name the part of the day: those of the time, then those beside it, fillers aside."""
    yield from range(first, last)
    if beside_date:
        before, after = range(first - 1, max(-1, first - 1 - _NEAR), -1), range(last, min(len(line.tokens), last + _NEAR))
        yield from (index for index in (*before, *after) if line.texts[index].isupper() or not line.readings(index, FILLER))


def _hour(line: Line, indices: Iterable[int], hour: int) -> tuple[int, int]:
    """Bring an hour to 24 by the part of the day; return it and the locales of the word used (-1: none)."""
    for index in indices:
        for _, hours, where in line.readings(index, PERIOD):
            options = [h for h in (hour % 12, hour % 12 + 12) if hours >> h & 1]
            if 1 <= hour <= 12 and len(options) == 1:
                return options[0], where
            if hour in options or hour > 12:
                return hour, where
    return hour, -1


def _offset(line: Line, sign: int, last: int, zones: list[int]) -> int | None:
    """Return the offset that is written, or that a zone's name stands for."""
    numbers = [line.number(i) for i in range(sign, last) if line.letters[i] in "120Y"]
    if numbers:
        hours, minutes = divmod(numbers[0], 100) if numbers[0] > 99 else (numbers[0], sum(numbers[1:2]))
        offset = hours * 60 + minutes
        return None if offset > _FAR else -offset if line.letters[sign] == "-" else offset
    known = {value for i in zones for _, value, _ in line.readings(i, ZONE) if value != UNTOLD}
    return known.pop() if len(known) == 1 else None


def _zone(line: Line, sign: int, last: int, zones: list[int]) -> str:
    if not zones and sign == last:
        return ""
    start = zones[0] if zones else sign
    end = last if sign < last else zones[-1] + 1
    return "".join(line.texts[start:end]).strip(" ()")
