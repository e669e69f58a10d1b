"""Puts localised dates that stay in an English text into English, as edits with a replacement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normaliser import dates
from normaliser.dates.numerals import FIGURES
from normaliser.model import Edit, Match

_MAY_BE_DIGIT = re.compile(f"[{FIGURES}]")
_DIGIT = re.compile(r"\d")
_NEAR = 400  # characters to the marks of a quotation
_OPEN = frozenset("“„«‹「『‟")
_CLOSED = frozenset('”“»›」』"')


def rewritten(text: str, locale: str) -> list[Edit]:
    """Return an edit for each foreign-language date in `text`; quoted ones stay."""
    return list(_edits(text, locale))


def _edits(text: str, locale: str) -> Iterator[Edit]:
    for first, line in _numbered(text):
        for found in dates.find(line, locale=locale):
            start, end = first + found.start, first + found.end
            english = dates.english(line, found)
            if english is None or english == text[start:end] or _is_quoted(text, first, start):
                continue
            match = Match(
                start, end, "date", "date", "date.date", found.locales[:8],
                confidence=0.98, replacement=english, detail=found.iso or "",
            )  # fmt: skip
            yield Edit(start, end, text[start:end], english, (match,))


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold a digit, and where they start."""
    end = 0
    while some := _MAY_BE_DIGIT.search(text, end):
        start, end = text.rfind("\n", 0, some.start()) + 1, text.find("\n", some.start())
        end = len(text) if end < 0 else end
        if _DIGIT.search(text, some.start(), end):
            yield start, text[start:end]


def _is_quoted(text: str, line: int, position: int) -> bool:
    """Tell whether a quotation is open at `position`: a quoted date stays as its writer wrote it.

    In a paragraph of several lines it may have been opened above this one, which begins at `line`, if it ends below.
    """
    if _leaves_open(text[line:position]) or text[max(0, position - 1) : position] in ("'", "‘", "‚"):
        return True
    above = text[max(0, position - _NEAR) : position].rpartition("\n\n")[2]
    below = text[position : position + _NEAR].partition("\n\n")[0]
    return _leaves_open(above) and not _CLOSED.isdisjoint(below)


def _leaves_open(text: str) -> bool:
    opened = False
    for character in text:
        if character == '"':
            opened = not opened
        elif opened and character in _CLOSED:
            opened = False
        elif character in _OPEN:
            opened = True
    return opened
