"""Reads dates: a whole line, or those inside a text. The only place that decides whether something is a date."""

from __future__ import annotations

import re
from functools import cache

from normaliser.dates.clock import read_clock
from normaliser.dates.grammar import Grammar, grammar
from normaliser.dates.interpretation import Claim, archive, interpret
from normaliser.dates.line import Line
from normaliser.dates.records import FoundDate
from normaliser.dates.table import table

_LONGEST = 160
_NUMBER = re.compile(r"\d|[〇-九]")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_WINDOW = 70
_MARKS = " ~,:-?/+"


@cache
def _grammar() -> Grammar:
    return grammar(table().letters)


def read_line(text: str, *, locale: str = "", order: str = "") -> FoundDate | None:
    """Read a string that is a date, a date and time, or an archive heading as a whole, marks aside.

    `locale` is the page's, if it is known; `order` (`dmy`, `mdy`, `ymd`) settles numeric dates.
    """
    if len(text) > _LONGEST or not _NUMBER.search(text):
        return None
    words = table()
    line = Line(text, words)
    given = words.given(locale)
    match = _grammar().line.match(line.letters)
    if match:
        return interpret(line, Claim(match, *_trimmed(line, 0, len(line.letters)), strict=False), given, order)
    match = _grammar().archive.match(line.letters)
    return archive(line, match, given) if match else None


def read_time(text: str, *, locale: str = "") -> FoundDate | None:
    """Read a string that is a time of day as a whole: `21:11`, `8:00 μ.μ.`."""
    if len(text) > _LONGEST or not _NUMBER.search(text):
        return None
    words = table()
    line = Line(text, words)
    match = _grammar().clock.match(line.letters)
    time = match and read_clock(line, *match.span("after"), words.given(locale))
    if not match or not time or not (time.worded or ":" in match["after"]):
        return None
    start, end = line.span(*_trimmed(line, 0, len(line.letters)))
    return FoundDate(
        start, end, kind="time", time=time.time, offset=time.offset, zone=time.zone, locales=words.names(time.mask)
    )


def find(text: str, *, locale: str = "") -> list[FoundDate]:
    """Find the dates inside a longer text: only those with a day, a month and a year of four digits."""
    found: list[FoundDate] = []
    for start, end in _windows(text):
        found += _find(text, start, end, locale)
    return found


def _windows(text: str) -> list[tuple[int, int]]:
    """Return the parts of a text around numbers of four digits, cut at blanks where there are any."""
    windows: list[tuple[int, int]] = []
    for match in _YEAR.finditer(text):
        start, end = max(0, match.start() - _WINDOW), min(len(text), match.end() + _WINDOW)
        if windows and start <= windows[-1][1]:
            start = windows.pop()[0]
        windows.append((start, end))
    return windows


def _find(text: str, start: int, end: int, locale: str) -> list[FoundDate]:
    words = table()
    line = Line(text[start:end], words)
    given = words.given(locale)
    found: list[FoundDate] = []
    for match in _grammar().inside.finditer(line.letters):
        if (start and not match.start()) or (end < len(text) and match.end() == len(line.letters)):
            continue  # cut by the window
        claim = Claim(match, *_trimmed(line, *match.span()), strict=True)
        one = interpret(line, claim, given, "", start)
        if one:
            found.append(one)
    return found


def _trimmed(line: Line, first: int, last: int) -> tuple[int, int]:
    """Take marks, blanks and lone brackets off both ends."""
    letters = line.letters
    while first < last and letters[first] in " ~,:-?/+.)":
        first += 1
    while first < last and letters[last - 1] in _MARKS:
        last -= 1
    while letters[first:last].startswith("(") and letters[first:last].find(")") in (-1, last - first - 1):
        first, last = first + 1, last - letters[first:last].endswith(")")
    if letters[last - 1] == ")" and "(" not in letters[first:last]:
        last -= 1
    return first, last
