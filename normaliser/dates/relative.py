"""Reads relative dates (`vor 3 Tagen`), and anchors them when the moment of the crawl is known; never guesses."""

from __future__ import annotations

import datetime
import re
import zlib
from collections.abc import Container
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path

import msgspec
from msgspec.structs import replace

from normaliser.dates.records import FoundDate
from normaliser.dates.words import TOKEN, fold_word

FILE = Path(__file__).with_name("relative.bin")
_LONGEST = 60
_NUMBER = re.compile(r"\d+")
_DAYS = {"day": 1, "week": 7}
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
_MONTHS = {"month": 1, "year": 12}


class Data(msgspec.Struct):
    """Units, and for each wording (its number as 0): unit, how often the number counts, locales by name."""

    units: list[str]
    locales: list[str]
    wordings: dict[str, tuple[int, int, bytes]]


@cache
def _data() -> Data:
    return msgspec.msgpack.decode(zlib.decompress(FILE.read_bytes()), type=Data)


def wordings() -> Container[str]:
    """Return the wordings that the table knows."""
    return _data().wordings


def read_relative(text: str) -> FoundDate | None:
    """Read a string that says as a whole how long ago something was; its date stays open."""
    if len(text) > _LONGEST:
        return None
    numbers = _NUMBER.findall(text)
    wording = _data().wordings.get(_key_of(text)) if len(numbers) < 2 else None
    if wording is None:
        return None
    unit, times, locales = wording
    names = _names(locales)
    start, end = _trimmed(text)
    amount = times * (int(numbers[0]) if numbers else 1)
    return FoundDate(start, end, kind="relative", locales=names, amount=amount, unit=_data().units[unit])


def _key_of(text: str) -> str:
    """Return the key of a text, its number as 0; nothing when no wording has one of its words."""
    parts: list[str] = []
    known = _words()
    for match in TOKEN.finditer(text):
        if match[1]:
            parts.append("0")
        elif match[2] and (folded := fold_word(match[2]).strip("'")):
            word = _NUMBER.sub("0", folded)
            if word not in known:
                return ""
            parts.append(word)
    return " ".join(parts)


@cache
def _words() -> frozenset[str]:
    return frozenset(chain.from_iterable(map(str.split, _data().wordings)))


@lru_cache(maxsize=1024)
def _names(mask: bytes) -> tuple[str, ...]:
    bits = int.from_bytes(mask, "little")
    return tuple(name for bit, name in enumerate(_data().locales) if bits >> bit & 1)


def _trimmed(text: str) -> tuple[int, int]:
    inner = text.strip(" \t\xa0*_#>-–—|·•.,:()[]")
    start = text.find(inner)
    return start, start + len(inner)


def anchored(found: FoundDate, crawled: str) -> FoundDate:
    """Return a relative date as one of the calendar, as precise as its unit; open if the crawl's day is not enough."""
    try:
        moment = datetime.datetime.fromisoformat(crawled)
    except ValueError:
        return found
    if found.unit in _MONTHS:
        return _months_back(found, moment.date(), found.amount * _MONTHS[found.unit])
    if found.unit in _DAYS:
        return replace(found, date=moment.date() + datetime.timedelta(days=found.amount * _DAYS[found.unit]))
    ago = datetime.timedelta(seconds=found.amount * _SECONDS[found.unit])
    if len(crawled) > len("2025-08-06"):
        return replace(found, date=(moment + ago).date())
    days = {(moment + ago).date(), (moment + datetime.timedelta(days=1, seconds=-1) + ago).date()}
    return replace(found, alternatives=tuple(sorted(days)))


def _months_back(found: FoundDate, day: datetime.date, months: int) -> FoundDate:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    precision = "year" if found.unit == "year" else "month"
    first = datetime.date(year, 1 if precision == "year" else month + 1, 1)
    return replace(found, date=first, precision=precision)
