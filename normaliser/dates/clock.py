"""Reads the time of day in a matched line."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from msgspec import Struct

from normaliser.dates.line import Line
from normaliser.dates.roles import HOUR, PERIOD, UNTOLD, ZONE
from normaliser.dates.tokens import Word

_FAR = 14 * 60
_NEAR = 4
_LAST_HOUR = 23


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


def read_clock(line: Line, span: tuple[int, int], where: int, beside_date: bool) -> Clock | None:
    """Return the time at some tokens, its words as the locales `where` have them; None when it is no time."""
    first, last = span
    letters = line.letters[first:last]
    sign = next((first + i for i, letter in enumerate(letters) if letter in "+-"), last)
    numbers = [first + i for i, letter in enumerate(letters) if letter in "120" and first + i < sign][:3]
    words = line.words(first, last)
    roles = {role for _, word in words for role, _, _ in word.readings}
    if not _plausible(line, numbers, words, beside_date or (HOUR in roles and len(numbers) > 1)):
        return None
    parts = [line.number(i) for i in numbers]
    around = (*(word for _, word in words), *(_beside(line, first, last) if beside_date else ()))
    hour, mask = _hour(parts[0], around, where)
    time = _time_of(hour, parts[1:])
    if time is None:
        return None
    zones = [(i, word) for i, word in words if any(role == ZONE for role, _, _ in word.readings)]
    introduced = any(word.filler and len(word.key) > 1 for _, word in line.words(0, first))
    worded = mask != -1 or bool(zones) or HOUR in roles or ":" in letters or introduced
    return Clock(time, _offset(line, sign, last, zones), _zone(line, sign, last, zones), mask, worded)


def _plausible(line: Line, numbers: list[int], words: list[tuple[int, Word]], loose: bool) -> bool:
    """Minutes have two digits, unless words say what they are, or a colon beside a date: `2.4` is a version."""
    if len(numbers) == 1:
        return _lone_hour(line, numbers[0], words, loose)
    dotted = not words and "." in line.letters[numbers[0] : numbers[-1]] if numbers else True
    return bool(numbers) and ((loose and not dotted) or all(len(line.texts[i]) == 2 for i in numbers[1:]))


def _lone_hour(line: Line, number: int, words: list[tuple[int, Word]], loose: bool) -> bool:
    """A number alone is an hour by a word that says so and nothing else: not `9 min`, `24h`, `13º`, `Sa 11`."""
    telling = [(line.texts[i], word) for i, word in words if line.texts[i].lower().startswith(word.key[:1])]
    units = {value for _, word in telling for role, value, _ in word.readings if role == HOUR}
    if 1 in units or line.number(number) > _LAST_HOUR:
        return False
    sure = (
        len(text) > 1 and (text.isupper() or not (word.weekdays or word.filler))
        for text, word in telling
        if _hours(word)
    )
    return 0 in units or loose or any(sure)


def _time_of(hour: int, rest: list[int]) -> datetime.time | None:
    if hour == 24 and not any(rest):
        hour = 0
    minute, second = (*rest, 0, 0)[:2]
    return datetime.time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _beside(line: Line, first: int, last: int) -> Iterator[Word]:
    """The words beside a time that may name the part of the day, fillers in small letters aside."""
    before = line.words(max(0, first - _NEAR), first)
    for index, word in (*reversed(before), *line.words(last, min(len(line.tokens), last + _NEAR))):
        if not word.filler or line.texts[index].isupper():
            yield word


def _hours(word: Word, where: int = -1) -> list[tuple[int, int]]:
    """The hours that a part of the day covers, in the locales `where` if they have the word, and where it does."""
    if any(role == HOUR for role, _, _ in word.readings):
        return []
    found = [(hours, mask) for role, hours, mask in word.readings if role == PERIOD]
    return [one for one in found if one[1] & where] or found


def _hour(hour: int, words: Iterable[Word], where: int) -> tuple[int, int]:
    """Bring an hour to 24 by the part of the day; return it and the locales of the word used (-1: none)."""
    for word in words:
        for hours, mask in _hours(word, where):
            options = [h for h in (hour % 12, hour % 12 + 12) if hours >> h & 1]
            if 1 <= hour <= 12 and len(options) == 1:
                return options[0], mask
            if hour in options or hour > 12:
                return hour, mask
    return hour, -1


def _offset(line: Line, sign: int, last: int, zones: list[tuple[int, Word]]) -> int | None:
    """Return the offset that is written, or that a zone's name stands for."""
    numbers = [line.number(i) for i in range(sign, last) if line.letters[i] in "120Y"]
    if numbers:
        hours, minutes = divmod(numbers[0], 100) if numbers[0] > 99 else (numbers[0], sum(numbers[1:2]))
        offset = hours * 60 + minutes
        return None if offset > _FAR else -offset if line.letters[sign] == "-" else offset
    known = {value for _, word in zones for role, value, _ in word.readings if role == ZONE and value != UNTOLD}
    return known.pop() if len(known) == 1 else None


def _zone(line: Line, sign: int, last: int, zones: list[tuple[int, Word]]) -> str:
    if not zones and sign == last:
        return ""
    start = zones[0][0] if zones else sign
    end = last if sign < last else zones[-1][0] + 1
    return "".join(line.texts[start:end]).strip(" ()")
