"""Folded text that still knows where capitals stood and what was a date: what covers walk over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from normaliser.dates import FoundDate, find
from normaliser.letters import ranges
from normaliser.text import fold, is_words

DATE = "\x02"
_CAPITAL = "\x00"
_BEFORE_RUN = _CAPITAL + r"\g<0>"
_GLUED = re.compile(r"[^\W\d_A-Z](?=[^\W_a-z])")
_USUAL = [chr(code) for code in range(0x460)]  # Latin, Greek, Cyrillic
_UNUSUAL = re.compile("[^\0-\u045f\u2000-\u206f]")
_RARE = "[^\0-\u045f\u2000-\u206f\u3000-\u9fff\uac00-\ud7a3]"  # what is left out has no capitals and no digits
_SMALL, _CAPITALS, _FIGURES = (ranges(filter(is_one, _USUAL)) for is_one in (str.islower, str.isupper, str.isdigit))
# What is rare comes first in these, so that a search skips the rest fast.
_USUAL_GLUED = re.compile(f"[{_CAPITALS}{_FIGURES}](?<=[{_SMALL}].)")
_USUAL_CAPITALS = re.compile(f"[{_CAPITALS}]+(?![{_SMALL}])|[{_CAPITALS}]")
_ASCII_GLUED = re.compile("[A-Z0-9](?<=[a-z].)")
_ASCII_CAPITALS = re.compile("[A-Z]+(?![a-z])|[A-Z]")  # the last of several starts a word: Share to XShare
_YEAR = re.compile(r"\d\d{3}")
_DAY = re.compile(r"\d(?<!\d\d)\d?(?!\d)")
_MAY_BE_SHORT = re.compile(r"\d[./-]\d")
_SHORT = re.compile(r"(?<![\d.])(?:[0-2]?\d|3[01])([./-])(?:[0-2]?\d|3[01])\1\d\d(?![\d.]\d)")
LONGEST_DATED = 200


class Prepared(Struct, frozen=True):
    """`text` is folded, with `DATE` where a date stood.

    `capitals` are the places where a run of capitals began, or the word at its end.
    `short`: a date of two-digit numbers may be there. `signed`: a name is glued to a date and time, as above comments.
    """

    text: str
    capitals: frozenset[int] = frozenset()
    dates: tuple[FoundDate, ...] = ()
    short: bool = False
    signed: bool = False


def prepare(line: str) -> Prepared:
    """Return what a walk over one line needs."""
    if is_words(line):
        return Prepared(line.lower(), frozenset([place.start() for place in _USUAL_CAPITALS.finditer(line)]))
    dates = tuple(dates_in(line))
    marked = _marked(line, dates)
    folded = fold(marked)
    text = folded.replace(_CAPITAL, "")
    short = _MAY_BE_SHORT.search(line) is not None and _SHORT.search(line) is not None
    signed = any(_is_signature(line, date) for date in dates)
    return Prepared(text, frozenset(_places(folded)), dates, short, signed)


def may_hold_date(line: str) -> bool:
    """Tell quickly whether a line can hold a date with a year."""
    if len(line) > LONGEST_DATED or not _DAY.search(line):
        return False
    return _YEAR.search(line) is not None or _SHORT.search(line) is not None


def may_hold_dates(line: str) -> bool:
    """Tell quickly whether a line can hold more than one date with a year."""
    return len(_YEAR.findall(line)) > 1


def dates_in(line: str) -> Iterator[FoundDate]:
    """Yield the dates of a line to the day, those glued to a name too."""
    if not may_hold_date(line):
        return
    if not is_glued(line):
        yield from (found for found in find(line) if found.precision == "day")
        return
    breaks = [0, *boundaries(line), len(line)]
    parts = [line[start:end] for start, end in pairwise(breaks)]
    for found in find(" ".join(parts)):
        if found.precision == "day":
            start, end = _original(found.start, breaks), _original(found.end, breaks)
            yield replace(found, start=start, end=end)


def is_glued(line: str) -> bool:
    """Tell whether a capital or a digit follows a small letter."""
    if line.isascii():
        return _ASCII_GLUED.search(line) is not None
    return next(boundaries(line), 0) > 0


def boundaries(line: str, start: int = 0) -> Iterator[int]:
    """Yield the places where a capital or a digit follows a small letter, at `start` or later."""
    if not _has_rare(line):
        for match in (_ASCII_GLUED if line.isascii() else _USUAL_GLUED).finditer(line, start + 1):
            yield match.start()
        return
    for match in _GLUED.finditer(line, start):
        place = match.end()
        if line[place - 1].islower() and (line[place].isupper() or line[place].isdigit()):
            yield place


def _has_rare(text: str) -> bool:
    """Tell whether a text may have capitals, small letters or digits that are not Latin, Greek or Cyrillic."""
    return _UNUSUAL.search(text) is not None and _rare().search(text) is not None


@cache
def _rare() -> re.Pattern[str]:
    return re.compile(_RARE)  # when the first text in such a script appears: that takes milliseconds


def _original(place: int, breaks: Sequence[int]) -> int:
    """Where a place of the widened line stands in the line itself."""
    for added, start in enumerate(breaks[1:-1]):
        if place <= start + added:
            return place - added
    return place - (len(breaks) - 2)


def _marked(line: str, dates: Sequence[FoundDate]) -> str:
    if not dates:
        return _with_capitals(line)
    parts: list[str] = []
    position = 0
    for date in dates:
        parts += _with_capitals(line[position : date.start]), DATE
        position = date.end
    return "".join([*parts, _with_capitals(line[position:])])


def _with_capitals(text: str) -> str:
    if text.isascii():
        return _ASCII_CAPITALS.sub(_BEFORE_RUN, text)
    if not _has_rare(text):
        return _USUAL_CAPITALS.sub(_BEFORE_RUN, text)
    parts, before = [], False
    for character, after in zip(text, text[1:] + " ", strict=True):
        capital = character.isupper()
        parts.append(_CAPITAL + character if capital and (not before or after.islower()) else character)
        before = capital
    return "".join(parts)


def _places(folded: str) -> Iterator[int]:
    place = folded.find(_CAPITAL)
    count = 0
    while place >= 0:
        yield place - count
        count += 1
        place = folded.find(_CAPITAL, place + 1)


def _is_signature(line: str, date: FoundDate) -> bool:
    before = line[: date.start]
    return date.time is not None and before[-1:].isalpha() and len(before.split()) <= 6 and len(before) <= 60
