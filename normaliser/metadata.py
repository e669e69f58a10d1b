"""What a page tells of its article: title and dates, from what it says to machines and from what was removed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from normaliser import dates, posts
from normaliser.examine import Examined
from normaliser.model import Document, Edit, MachineDate, Page
from normaliser.text import fold
from normaliser.title_line import BEFORE_SITE

_NEAR = 14
_LONGEST_TITLE = 30
_LONGEST_LINE = 160
_LONGEST_HEAD = 400
_PROSE_WORDS = 12
_ISO_DAY = re.compile(r"(?:1[89]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
_NUMBER = re.compile("[\\d\u3007\u4e00-\u4e5d\u5341]")  # digits, and Han numerals: every date has some
_LINK = re.compile(r"\[([^\]\n]+)\]\([^)\s]*\)")
_ORDER = ("json-ld", "time", "abbr", "meta", "microdata")


class Told(Struct, frozen=True):
    """Title, publication and update dates in ISO form, and whether the page is an index of several posts."""

    title: str = ""
    published: str | None = None
    updated: str | None = None
    index: bool = False


def told(found: Examined, edits: Sequence[Edit], text: str, document: Document) -> Told:
    """Return what the page tells. Dates for machines come first, then the date line nearest above the article."""
    page = found.page
    removed = removed_blocks(page, edits)
    machine = _machine(page.facts.dates, "published")
    if posts.is_index(found, {index for index, gone in enumerate(removed) if gone}):
        return Told(index=True)
    published = machine or _visible(found, edits, removed, document.crawled or "")
    return Told(_title(found, text), published, _machine(page.facts.dates, "updated"))


def _machine(given: Sequence[MachineDate], kind: str) -> str | None:
    known = [date for date in given if date.kind == kind]
    known.sort(key=lambda date: _ORDER.index(date.source) if date.source in _ORDER else len(_ORDER))
    for date in known:
        if _ISO_DAY.match(date.value):
            return date.value[:10]
        read = dates.read_line(date.value)
        if read is not None and read.iso and read.precision == "day":
            return read.iso[:10]
    return None


def _title(found: Examined, text: str) -> str:
    facts = found.page.facts
    lines = list(islice(filter(None, map(_bare, text.splitlines())), 3))
    first = lines[0] if lines else ""
    if not found.places:
        short = len(first.split()) <= _LONGEST_TITLE and len(lines) > 1 and first[-1:] not in ".。"
        return first if short else ""
    whole = fold(f"{facts.headline} {facts.title}")
    for line in lines:
        if len(line) > 2 and fold(line) in whole:
            return line
    return without_site(facts.headline or facts.title, facts.site_name)


def _bare(line: str) -> str:
    return _LINK.sub(r"\1", line[:_LONGEST_HEAD]).strip(" \t\u00a0\u200b#*_")


def without_site(title: str, site: str) -> str:
    """Drop the site's name from the end of a title: the part that `site` repeats, or the last of several."""
    parts = BEFORE_SITE.split(title)
    if len(parts) > 1 and (not site or fold(parts[-1]) == fold(site)):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»-\u00a0")
    return title


def _visible(found: Examined, edits: Sequence[Edit], removed: Sequence[bool], crawled: str) -> str | None:
    """The removed date nearest above the first kept prose; failing that, the first one below."""
    kept = [i for i, gone in enumerate(removed) if not gone]
    prose = next((i for i in kept if found.traits[i].shape.words >= _PROSE_WORDS), kept[0] if kept else 0)
    start = found.page.blocks[prose].start
    above = [edit for edit in edits if edit.end <= start][-_NEAR:][::-1]
    below = [edit for edit in edits if edit.start >= start][: _NEAR * 4]
    seen = [date for edit in (*above, *below) for date in _dates(edit.text, found.ui_locale)]
    for settled in dates.resolve(seen, locale=found.ui_locale, crawled=crawled):
        if settled.date is not None and settled.found.precision == "day" and settled.found.kind != "time":
            return settled.date.isoformat()
    return None


def removed_blocks(page: Page, edits: Sequence[Edit]) -> list[bool]:
    """Tell of each block of a page whether one edit takes it whole."""
    removed: list[bool] = []
    beyond = len(page.text) + 1
    spans = iter([*((edit.start, edit.end) for edit in edits), (beyond, beyond)])
    start, end = next(spans)
    for block in page.blocks:
        first = block.start
        while end <= first:
            start, end = next(spans)
        removed.append(start <= first and end >= block.end)
    return removed


def _dates(text: str, locale: str) -> Iterator[dates.FoundDate]:
    if not _NUMBER.search(text):
        return
    for line in text.splitlines():
        line = line.strip()
        if len(line) > _LONGEST_LINE or not _NUMBER.search(line):
            continue
        whole = dates.read_line_or_time(line, locale=locale)
        if whole is None:
            yield from dates.find(line, locale=locale)
        else:
            yield whole
