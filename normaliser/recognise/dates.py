"""Finds lines that are nothing but a date or a time, as headers and timestamps are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normaliser.dates import read_line, read_time
from normaliser.model import Match, Page

LONGEST = 90
_CANDIDATE = re.compile(r"\d|[〇一二三四五六七八九十]")


def date_lines(page: Page, locale: str = "") -> Iterator[Match]:
    """Yield a match for every block that a date, a timestamp or an archive heading covers whole."""
    text = page.text
    for block in page.blocks:
        if block.end - block.start > LONGEST:
            continue
        line = text[block.start : block.end]
        if not _CANDIDATE.search(line):
            continue
        found = read_line(line, locale=locale) or read_time(line)
        if found is not None:
            category = "archive" if found.kind == "archive" else "date"
            weak = found.precision == "year" or found.kind == "archive"
            yield Match(
                block.start, block.end, "date", category, f"date.{found.kind}",
                found.locales, (), weak, 0.6 if weak else 0.97, detail=found.iso or "",
            )  # fmt: skip
