"""Finds lines that are nothing but a date or a time, as headers and timestamps are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from normaliser.dates import FoundDate, find, is_foreign_style, read_line_or_time
from normaliser.model import Match, Page
from normaliser.recognise.moving import moved

LONGEST, LONGEST_GLUED = 90, 400
MOST_OTHER_WORDS = 7
_SENTENCE_STOPS = "!?。！？…"
_WORD = re.compile(r"[^\W\d_]\S*")
_GLUED = re.compile(r"(?:19|20)\d\d(?=[0-3]?\d\D|[^\W\d_])")  # a year and what follows without a blank
_CANDIDATE = re.compile(r"\d|[〇一二三四五六七八九十]")


def date_lines(page: Page, locale: str = "") -> Iterator[Match]:
    """Yield a match for every block that a date or time covers whole, or all but a few words of a byline."""
    text = page.text
    seen: dict[str, Match | None] = {}
    for block in page.blocks:
        length = block.end - block.start
        if length > LONGEST_GLUED:
            continue
        line = text[block.start : block.end]
        if not (_CANDIDATE if length <= LONGEST else _GLUED).search(line):
            continue
        if line not in seen:
            seen[line] = _remembered(line, locale)
        match = seen[line]
        if match is not None:
            yield moved(match, block.start)


@lru_cache(maxsize=4096)
def _remembered(line: str, locale: str) -> Match | None:
    """Return what `_date_line` does; a page is looked at more than once."""
    return _date_line(line, locale)


def _date_line(line: str, locale: str) -> Match | None:
    found = read_line_or_time(line, locale=locale) if len(line) <= LONGEST else None
    if found is not None:
        category = "archive" if found.kind == "archive" else "date"
        weak = found.precision == "year" or found.kind == "archive"
        return _match(line, category, found, weak)
    if line[-1] in _SENTENCE_STOPS:
        return None
    dates = find(line, locale=locale)
    if any(one.end == two.start for one, two in pairwise(dates)):
        return _match(line, "byline", dates[0], weak=False)  # published and changed: no author writes them so
    if len(line) > LONGEST:
        return None
    rest = line
    for inner in reversed(dates):
        rest = f"{rest[: inner.start]} {rest[inner.end :]}"
    day = next((inner for inner in dates if inner.precision == "day"), None)
    few = day is not None and len(_WORD.findall(rest)) <= MOST_OTHER_WORDS
    return _match(line, "byline", day, weak=True) if day and few else None


def _match(line: str, category: str, found: FoundDate, weak: bool) -> Match:
    confidence = 0.6 if weak else 0.97
    locales = found.locales[:8]
    if is_foreign_style(line[found.start : found.end]):
        locales = tuple(name for name in locales if not name.startswith("en"))
    return Match(
        0, len(line), "date", category, f"date.{found.kind}", locales, (), weak, confidence,
        detail=found.iso or "",
    )  # fmt: skip
