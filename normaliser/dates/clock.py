"""Reads the time of day in a matched line."""

from __future__ import annotations

import datetime

from msgspec import Struct

from normaliser.dates.line import Line
from normaliser.dates.roles import PERIOD, UNTOLD, ZONE
from normaliser.dates.table import Given


class Clock(Struct, frozen=True):
    """A time of day: its offset in minutes if one was written, its zone as written, and where its words fit.

    `worded` tells whether a word (a part of the day, an hour word, a zone) says that this is a time.
    """

    time: datetime.time
    offset: int | None
    zone: str
    mask: int
    worded: bool


def read_clock(line: Line, first: int, last: int, given: Given) -> Clock | None:
    """Return the time at the tokens `first` to `last`; None when the numbers are no time."""
    letters = line.letters[first:last]
    zone_at, offset = _zone(line, first, last)
    numbers = [i for i in range(first, zone_at) if line.letters[i] in "120"]
    if not numbers or any(len(line.texts[i]) != 2 for i in numbers[1:]):
        return None
    parts = [line.number(i) for i in numbers[:3]]
    hour, mask, worded = _hour(line, first, zone_at, parts[0])
    mask = mask & given.names or mask
    fraction = _fraction(line, first, zone_at)
    try:
        time = datetime.time(hour % 24 if hour == 24 and not any(parts[1:]) else hour, *parts[1:], fraction)
    except (ValueError, TypeError):
        return None
    zone = "".join(line.texts[zone_at:last]).strip(" ()")
    worded = worded or any(not c.isdecimal() and c not in " ,.:+-()" for c in letters)
    return Clock(time, offset, zone, mask, worded)


def _fraction(line: Line, first: int, last: int) -> int:
    """Microseconds, when a number of other than two digits ends the time."""
    return 0


def _hour(line: Line, first: int, last: int, hour: int) -> tuple[int, int, bool]:
    """Bring the hour to 24 by the part of the day, and return where the words for it are used."""
    mask, worded = -1, False
    for index in range(first, last):
        for _, hours, where in line.readings(index, PERIOD):
            options = [h for h in (hour % 12, hour % 12 + 12) if hours >> h & 1]
            if len(options) == 1 and 1 <= hour <= 12 or hour in options:
                return (options[0] if hour <= 12 and len(options) == 1 else hour), where, True
            worded = True
    return hour, mask, worded


def _zone(line: Line, first: int, last: int) -> tuple[int, int | None]:
    """Return the token at which the zone starts, and the offset that it tells."""
    sign = next((i for i in range(first, last) if line.letters[i] in "+-"), None)
    name = next((i for i in range(first, last) if line.readings(i, ZONE) and i > first), None)
    if sign is not None:
        numbers = [line.number(i) for i in range(sign, last) if line.letters[i] in "120Y"]
        hours, minutes = divmod(numbers[0], 100) if numbers[0] > 99 else (numbers[0], numbers[1] if len(numbers) > 1 else 0)
        minutes += hours * 60
        return (sign if name is None else name), -minutes if line.letters[sign] == "-" else minutes
    if name is None:
        return last, None
    offset = line.readings(name, ZONE)[0][1]
    return name, None if offset == UNTOLD else offset
