"""Reads dates: a whole line, or those inside one."""

from __future__ import annotations

import datetime
import re

from normaliser.dates.records import FoundDate
from normaliser.dates.table import Entry, table
from normaliser.dates.words import MARK, TOKEN, fold_word

_LONGEST = 160
_CANDIDATE = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_GLUE = r"[ ,.\-/()FW]*"
_DATE = rf"(?:[12]{_GLUE}M{_GLUE}Y|M{_GLUE}[12]{_GLUE}Y|Y{_GLUE}M{_GLUE}[12]|[120Y](?P<s> ?[./\-] ?)[12](?P=s)[120Y])"
_TIME = r"(?:P ?)?[120] ?[:.H] ?[120](?: ?[:.H] ?[120])?(?: ?H)?(?: ?P\.?(?:P\.?)?)?(?: ?Z)?"
_LINE = re.compile(rf"[ ~,.()\-F]*(?:W{_GLUE})?({_DATE}){_GLUE}(?P<t>{_TIME})?[ ~,.()\-FW]*$")
_INSIDE = re.compile(rf"(?:W{_GLUE})?({_DATE})(?:{_GLUE}(?P<t>{_TIME}))?(?! ?[120Y])")
_CLOCK = re.compile(rf"[ ~,.()\-F]*({_TIME})[ ~,.()\-F]*$")


class _Line:
    """The tokens of a line: one letter, one value and one span each."""

    def __init__(self, text: str) -> None:
        words = table()
        letters: list[str] = []
        self.values: list[int | Entry | None] = []
        self.spans: list[tuple[int, int]] = []
        for match in TOKEN.finditer(text):
            value: int | Entry | None = None
            if match[1]:
                value, letter = int(match[1]), _number(match[1])
            elif match[2]:
                value = words.entry(fold_word(match[2]).strip("'"))
                letter = value.letter if value else "x"
            else:
                letter = " " if match[3] else MARK.get(match[0], "?")
            letters.append(letter)
            self.values.append(value)
            self.spans.append(match.span())
        self.letters = "".join(letters)


def _number(digits: str) -> str:
    if len(digits) == 4:
        return "Y"
    if len(digits) > 2:
        return "x"
    value = int(digits)
    return "1" if 1 <= value <= 12 else "2" if 13 <= value <= 31 else "0"


def read_line(text: str, *, locale: str = "", order: str = "") -> FoundDate | None:
    """Read a string that is a date (or a date and time) as a whole, marks and brackets aside."""
    if len(text) > _LONGEST or not _CANDIDATE.search(text):
        return None
    line = _Line(text)
    match = _LINE.match(line.letters)
    return _found(line, match, locale, order) if match else None


def find(text: str, *, locale: str = "") -> list[FoundDate]:
    """Find the dates inside a longer text: only with day, month and a year of four digits."""
    if not _YEAR.search(text):
        return []
    line = _Line(text)
    found = (_found(line, match, locale, "") for match in _INSIDE.finditer(line.letters) if "Y" in match[1])
    return [one for one in found if one is not None]


def read_time(text: str) -> FoundDate | None:
    """Read a string that is a time of day as a whole."""
    if len(text) > _LONGEST or not _CANDIDATE.search(text):
        return None
    line = _Line(text)
    match = _CLOCK.match(line.letters)
    if match is None:
        return None
    time = _time(line, match.span(1))
    if time is None:
        return None
    return FoundDate(line.spans[match.start(1)][0], line.spans[match.end(1) - 1][1], kind="time", time=time)


def _found(line: _Line, match: re.Match[str], locale: str, order: str) -> FoundDate | None:
    words = table()
    given = words.bits(locale) if locale else words.all
    separator = (match["s"] or "").strip()
    readings = _named(line, match, given) if not separator else _numeric(line, match, separator, order, given)
    weekdays = {v for e in line.values[match.start() : match.end()] if isinstance(e, Entry) for r, v, _ in e.readings if r == "W"}
    agreeing = {d: m for d, m in readings.items() if d.weekday() in weekdays}
    chosen = agreeing or readings
    if not chosen:
        return None
    mask = 0
    for one in chosen.values():
        mask |= one
    dates = sorted(chosen)
    time = _time(line, match.span("t")) if match["t"] else None
    start, end = match.start(1), match.end()
    while line.letters[end - 1] in " ~,.()-":
        end -= 1
    return FoundDate(
        start=line.spans[start][0],
        end=line.spans[end - 1][1],
        date=dates[0] if len(dates) == 1 else None,
        alternatives=tuple(dates) if len(dates) > 1 else (),
        kind="datetime" if time else "date",
        time=time,
        locales=words.names(mask),
        weekday_agrees=bool(agreeing) if weekdays else None,
        separator=separator,
    )


def _named(line: _Line, match: re.Match[str], given: int) -> dict[datetime.date, int]:
    span = range(*match.span(1))
    numbers = [(line.letters[i], line.values[i]) for i in span if line.letters[i] in "12Y"]
    day = next(v for letter, v in numbers if letter != "Y")
    year = next(v for letter, v in numbers if letter == "Y")
    months = next(v for v in (line.values[i] for i in span if line.letters[i] == "M") if isinstance(v, Entry))
    found: dict[datetime.date, int] = {}
    fitting = [x for x in months.readings if x[0] == "M" and x[2] & given] or [x for x in months.readings if x[0] == "M"]
    for _, month, mask in fitting:
        one = _date(year, month, day)
        if one:
            found[one] = found.get(one, 0) | mask
    return found


def _numeric(line: _Line, match: re.Match[str], separator: str, order: str, given: int) -> dict[datetime.date, int]:
    numbers = [line.values[i] for i in range(*match.span(1)) if line.letters[i] in "120Y"]
    letters = [c for c in match[1] if c in "120Y"]
    found: dict[datetime.date, int] = {}
    for one in (order,) if order else ("dmy", "mdy", "ymd"):
        mask = table().orders.get(separator + one, 0)
        parts = dict(zip(one, numbers, strict=True))
        if (order or mask & given) and (("Y" not in letters) or letters[one.index("y")] == "Y"):
            value = _date(parts["y"], parts["m"], parts["d"])
            if value:
                found[value] = found.get(value, 0) | mask
    return found


def _date(year: object, month: object, day: object) -> datetime.date | None:
    if not (isinstance(year, int) and isinstance(month, int) and isinstance(day, int)):
        return None
    if year < 100:
        year += 2000 if year < 70 else 1900
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _time(line: _Line, span: tuple[int, int]) -> datetime.time | None:
    indices = range(*span)
    numbers = [v for v in (line.values[i] for i in indices if line.letters[i] in "120") if isinstance(v, int)]
    hour, minute = numbers[0], numbers[1]
    for i in indices:
        entry = line.values[i]
        if isinstance(entry, Entry):
            for role, hours, _ in entry.readings:
                if role == "P" and 1 <= hour <= 12:
                    options = [h for h in (hour % 12, hour % 12 + 12) if hours >> h & 1]
                    hour = options[0] if len(options) == 1 else hour
    try:
        return datetime.time(hour, minute, numbers[2] if len(numbers) > 2 else 0)
    except ValueError:
        return None
