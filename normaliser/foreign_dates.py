"""Puts localised dates that stay in an English text into English, as edits with a replacement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normaliser import dates
from normaliser.model import Edit, Match

_LINE = re.compile(r"[^\n]+")
_DIGIT = re.compile(r"\d")
_QUOTES = "\"'“‘„«‹「『‚"


def rewritten(text: str, locale: str) -> list[Edit]:
    """Return an edit for each foreign-language date in `text`; quoted ones stay."""
    return list(_edits(text, locale))


def _edits(text: str, locale: str) -> Iterator[Edit]:
    for line in _LINE.finditer(text):
        if not _DIGIT.search(text, line.start(), line.end()):
            continue
        for found in dates.find(line[0], locale=locale):
            start, end = line.start() + found.start, line.start() + found.end
            english = dates.english(line[0], found)
            if english is None or english == text[start:end] or text[max(0, start - 1) : start] in tuple(_QUOTES):
                continue
            match = Match(
                start, end, "date", "date", "date.date", found.locales[:8],
                confidence=0.98, replacement=english, detail=found.iso or "",
            )  # fmt: skip
            yield Edit(start, end, text[start:end], english, (match,))
