"""Reads dates: a whole line, or those inside a text. The only place that decides whether something is a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from msgspec.structs import replace

from normaliser.dates.archive import archive, week
from normaliser.dates.claims import Claim
from normaliser.dates.clock import read_clock
from normaliser.dates.grammar import Grammar
from normaliser.dates.interpretation import interpret
from normaliser.dates.line import Line
from normaliser.dates.numerals import FIGURES
from normaliser.dates.records import FoundDate
from normaliser.dates.relative import read_relative
from normaliser.dates.table import Given, table

_LONGEST = 160
_NUMBER = re.compile("[\\d\u3007\u4e00-\u4e5d\u5341]")  # digits, and Han numerals
_YEAR, _LONGEST_YEAR = re.compile(rf"[{FIGURES}](?<=\d)\d{{3,}}"), 6
# What can be a day, or have one glued to it: a number of one or two digits, a long one, Han numerals.
_DAY = re.compile(
    "[^\0-/:-\u065f\u2000-\u2fff]"  # no range of many characters: compiling takes time for each of them
    r"(?:(?<=\D)(?<![\u0660-\u1fff])|(?<=\d)(?:(?<!\d\d)\d?(?!\d)|\d{4}))"
)
_SHORT = re.compile(r"\d[./-]\d\d?[./-]\d\d\s+\d\d?:\d\d")
_PARTED = re.compile(r"[|·•]")
_TIES = ("_", "=")
_FOUR = re.compile(r"\d\d\d\d")
_NAMED_ZONE = re.compile(r"([+-]\d\d:?\d\d) \([^()]*\)$")  # as browsers print dates
_WINDOW = 70
_LIKELY = re.compile("[12].*[Y120]|Y.*[12]")
_MOST_UNKNOWN = 2
_LONGEST_RELATIVE = 40
_OPENING, _CLOSING = " ~,:-?/+.)", " ~,:-?/+"


@cache
def _grammar() -> Grammar:
    return Grammar(table().letters)


def read_line(text: str, *, locale: str = "", order: str = "") -> FoundDate | None:
    """Read a string that is a date, a date and time, an archive heading or `3 days ago` as a whole, marks aside.

    `locale` is the page's, if it is known; `order` (`dmy`, `mdy`, `ymd`) settles numeric dates.
    """
    if len(text) > _LONGEST or not _NUMBER.search(text):
        return None
    if text.endswith(")") and (zone := _NAMED_ZONE.search(text)):
        text = text[: zone.end(1)]
    return _read(text, Line(text, table()), locale, order)


@lru_cache(maxsize=1024)
def read_line_or_time(text: str, *, locale: str = "") -> FoundDate | None:
    """Do what `read_line` does, then, in no locale, what `read_time` does. Remembers; a page is looked at thrice."""
    if len(text) > _LONGEST or not _NUMBER.search(text):
        return None
    if text.endswith(")") and _NAMED_ZONE.search(text):
        return read_line(text, locale=locale) or read_time(text)
    line = Line(text, table())
    unknown = "x" in line.letters or "?" in line.letters  # in no time
    return _read(text, line, locale, "") or (None if unknown else _time(line, ""))


def _read(text: str, line: Line, locale: str, order: str) -> FoundDate | None:
    words = table()
    given = words.given(locale)
    if "x" in line.letters or "?" in line.letters:
        found = _guessed(line, given, order) if given.names != words.all else None
        return found or (read_relative(text) if len(text) < _LONGEST_RELATIVE else None)
    found = _whole(line, given, order)
    if found is None and line.merged:
        found = _whole(Line(text, words, merge=False), given, order)
    return found or _archive(line, given) or read_relative(text)


def _whole(line: Line, given: Given, order: str) -> FoundDate | None:
    patterns = _grammar()
    match = patterns.line.match(line.letters)
    if match is None:
        return None
    claim = Claim(match, patterns.line_forms, *_trimmed(line, 0, len(line.letters)), strict=False)
    return interpret(line, claim, given, order)


def _guessed(line: Line, given: Given, order: str) -> FoundDate | None:
    """Read a line in which a word or two are unknown, with those taken for names of the page's own language."""
    letters = line.letters
    if letters.count("x") > _MOST_UNKNOWN or "?" in letters or not _LIKELY.search(letters):
        return None
    return _whole(line, given, order) if line.guess(table(), given.names) else None


def _archive(line: Line, given: Given) -> FoundDate | None:
    patterns = _grammar()
    match = patterns.archive.match(line.letters)
    if match:
        return archive(line, match, given)
    match = patterns.week.match(line.letters)
    return week(line, match) if match else None


def read_time(text: str, *, locale: str = "") -> FoundDate | None:
    """Read a string that is a time of day as a whole: `21:11`, `8:00 μ.μ.`."""
    if len(text) > _LONGEST or not _NUMBER.search(text):
        return None
    return _time(Line(text, table()), locale)


def _time(line: Line, locale: str) -> FoundDate | None:
    words = table()
    match = _grammar().clock.match(line.letters)
    clock = read_clock(line, match.span("after"), words.given(locale).names, beside_date=False) if match else None
    if clock is None or not clock.worded:
        return None
    start, end = line.span(*_trimmed(line, 0, len(line.letters)))
    names = words.names(clock.mask & words.all)
    return FoundDate(start, end, kind="time", time=clock.time, offset=clock.offset, zone=clock.zone, locales=names)


def find(text: str, *, locale: str = "") -> list[FoundDate]:
    """Find the dates inside a longer text: those with a day, a month and a year of four digits.

    Where marks part a short line (`Ana | 06.08.25 | 3`), a part that is a date as a whole counts, too.
    """
    return [*_found(text, locale)]


@lru_cache(maxsize=1024)
def _found(text: str, locale: str) -> Sequence[FoundDate]:
    if len(text) <= _LONGEST and _PARTED.search(text) and _NUMBER.search(text):
        return list(_parts(text, locale))
    years = list(_YEAR.finditer(text))
    if not years:
        short = bool(locale) and len(text) <= _LONGEST and _SHORT.search(text)
        return list(_inside(text, 0, len(text), table().given(locale))) if short else []
    given = table().given(locale)
    return [found for start, end in _windows(text, years) for found in _inside(text, start, end, given)]


def _parts(text: str, locale: str) -> Iterator[FoundDate]:
    """Read each part of a line as a whole, else look inside it."""
    start = 0
    for mark in (*_PARTED.finditer(text), None):
        end = mark.start() if mark else len(text)
        part = text[start:end]
        whole = read_line(part, locale=locale) if _NUMBER.search(part) else None
        dated = whole is not None and whole.kind in ("date", "datetime")
        inner = (
            [whole]
            if whole and dated
            else _inside(part, 0, len(part), table().given(locale))
            if _FOUR.search(part)
            else ()
        )
        yield from (replace(one, start=one.start + start, end=one.end + start) for one in inner)
        start = mark.end() if mark else end


def _windows(text: str, years: Sequence[re.Match[str]]) -> list[tuple[int, int]]:
    """Return the parts of a text around numbers of four digits."""
    windows: list[tuple[int, int]] = []
    for match in years:
        if match.end() - match.start() > _LONGEST_YEAR:
            continue
        start, end = max(0, match.start() - _WINDOW), min(len(text), match.end() + _WINDOW)
        if windows and start <= windows[-1][1]:
            start = windows.pop()[0]
        windows.append((start, end))
    return windows


def _inside(text: str, start: int, end: int, given: Given) -> Iterator[FoundDate]:
    part = text[start:end]
    if not _DAY.search(part):
        return
    line, patterns = Line(part, table()), _grammar()
    line.split_years()
    for match in patterns.inside.finditer(line.letters):
        if (start and not match.start()) or (end < len(text) and match.end() == len(line.letters)):
            continue  # cut by the window
        claim = Claim(match, patterns.inside_forms, *_trimmed(line, *match.span()), strict=True)
        found = interpret(line, claim, given) if _sure(match, given) else None
        found = found and replace(found, start=found.start + start, end=found.end + start)
        if found and not _part_of_a_name(text, found):
            yield found


def _sure(match: re.Match[str], given: Given) -> bool:
    """A year of two digits needs a time after it, and a page whose locale is known."""
    return "Y" in match[0] or (":" in (match["after"] or "") and given.names != table().all)


def _part_of_a_name(text: str, found: FoundDate) -> bool:
    """Whether the date is tied to a word, as in names of files and addresses."""
    before, after = text[max(0, found.start - 2) : found.start], text[found.end : found.end + 2]
    if (before[-1:] in _TIES and before[:1].isalnum()) or (after[:1] in _TIES and after[1:].isalnum()):
        return True
    return bool(found.separator) and found.time is None and before[-1:].isalpha()


def _trimmed(line: Line, first: int, last: int) -> tuple[int, int]:
    """Take marks, blanks and lone brackets off both ends."""
    letters = line.letters
    while first < last and letters[first] in _OPENING:
        first += 1
    while first < last and letters[last - 1] in _CLOSING:
        last -= 1
    while letters[first:last].startswith("(") and letters[first:last].find(")") in (-1, last - first - 1):
        first, last = first + 1, last - letters[first:last].endswith(")")
    if first < last and letters[last - 1] == ")" and "(" not in letters[first:last]:
        last -= 1
    return first, last
