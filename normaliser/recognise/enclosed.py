"""Finds what labels on the lines around make certain.

Split bylines, lists of tags, rows of labels, what a web archive says of a page, lone marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from normaliser.model import Match, Page

MOST_WORDS, MOST_CHARACTERS = 4, 40
_FEWEST, _MOST = 3, 9
_MOST_TAGS = 6
_BEFORE_NAME = frozenset(("byline.by", "byline.posted_by", "byline.author", "byline.posted_in", "date.posted_on"))
_IN_BYLINE = frozenset(("byline", "date", "comment", "taxonomy"))
_IN_FOOT = frozenset(("byline", "comment", "share", "pager"))
_TIME = re.compile(r"\d{1,2}[.:h]\d{2}")
_STOPS = frozenset(".!?…。:：")
_ENGLISH = "en"
_TOOLBAR = "legal.archived_copy"
_NONE = frozenset[str]()


def enclosed(page: Page, matches: Iterable[Match]) -> Iterator[Match]:
    """Yield matches for lines that are certain because of the lines around them."""
    whole = _by_block(page, matches)
    if not whole:
        return
    indices = sorted(whole)
    found = dict.fromkeys(_lone_marks(page, whole, indices), "ui")
    found.update(_rows(whole, [index for index in indices if _may_stand_in_row(page, whole, index)]))
    found.update(dict.fromkeys(_share_bars(whole, indices), "share"))
    found.update(dict.fromkeys(_toolbar(whole, indices), "legal"))
    found.update(dict.fromkeys(_lists(whole, indices), "taxonomy"))
    found.update(_tags(page, whole, indices))
    found.update(dict.fromkeys(_bylines(page, whole, indices), "byline"))
    for index in sorted(found):
        if index not in whole or whole[index].weak:
            block = page.blocks[index]
            yield Match(block.start, block.end, "run", found[index], confidence=0.95)


def _by_block(page: Page, matches: Iterable[Match]) -> dict[int, Match]:
    """Return, by block, the match that covers it whole; one that is certain if there is one."""
    ends = {match.start: match for match in matches if match.weak}
    ends.update((match.start, match) for match in matches if not match.weak)
    found = {}
    for index, block in enumerate(page.blocks):
        match = ends.get(block.start)
        if match is not None and match.end == block.end:
            found[index] = match
    return found


def _bylines(page: Page, whole: Mapping[int, Match], indices: Sequence[int]) -> Iterator[int]:
    """Yield the blocks of bylines that are split over lines: `Publié par`, `Unknown`, `à`, `08:00`."""
    done = -1
    for index in indices:
        if index > done and whole[index].message in _BEFORE_NAME and whole[index].kind == "label":
            end = _byline_end(page, whole, index)
            if end - index >= _FEWEST:
                done = end - 1
                yield from range(index, end)


def _byline_end(page: Page, whole: Mapping[int, Match], start: int) -> int:
    """Return where the byline ends that a label at `start` begins: after its last time, date or label."""
    end, dated, foreign = start, False, 0
    for index in range(start, min(start + _MOST, len(page.blocks))):
        match = whole.get(index)
        if match is not None and match.category in _IN_BYLINE:
            end = index + 1
            dated = dated or (match.kind == "date" and not match.weak)
            foreign += _ENGLISH not in match.locales and match.kind == "label"
        elif _is_time(page, whole, index):
            end, dated = index + 1, True
        elif not (index - 1 in whole and whole[index - 1].message in _BEFORE_NAME and _is_short(page, index)):
            break
    return end if dated or foreign > 1 else start


def _is_time(page: Page, whole: Mapping[int, Match], index: int) -> bool:
    return (
        index - 1 in whole and whole[index - 1].message == "date.at" and _TIME.fullmatch(_line(page, index)) is not None
    )


def _is_short(page: Page, index: int) -> bool:
    line = _line(page, index)
    return len(line) <= MOST_CHARACTERS and len(line.split()) <= MOST_WORDS and line[-1] not in _STOPS


def _line(page: Page, index: int) -> str:
    return page.text[page.blocks[index].start : page.blocks[index].end]


def _tags(page: Page, whole: Mapping[int, Match], indices: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield a label of tags that is not English, and the tags on the lines below it, down to the next label."""
    for index in indices:
        match = whole[index]
        if match.category != "taxonomy" or match.kind != "label" or _ENGLISH in match.locales:
            continue
        end = index + 1
        while end < len(page.blocks) and end not in whole and _is_short(page, end) and end - index <= _MOST_TAGS:
            end += 1
        if index + 1 < end and end in whole and whole[end].category != "related":
            yield from ((at, "taxonomy") for at in range(index, end))


def _rows(whole: Mapping[int, Match], indices: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield three or more labels on lines of their own, one after the other, of one language that is not English."""
    row: list[int] = []
    shared = _NONE
    for index in [*indices, -2]:
        languages = _languages(whole[index]) if index >= 0 else _NONE
        if row and (index != row[-1] + 1 or (languages and shared and not shared & languages)):
            if len(row) >= _FEWEST and shared and _ENGLISH not in shared:
                yield from ((at, whole[at].category) for at in row)
            row, shared = [], _NONE
        row.append(index)
        shared = (shared & languages) or shared or languages


def _lists(whole: Mapping[int, Match], indices: Sequence[int]) -> Iterator[int]:
    """Yield a list of tags beside a line that is certain to be of a post's foot: `Labels: fog`, `No comments:`."""
    for index in indices:
        if whole[index].category == "taxonomy" and whole[index].kind == "template":
            beside = (whole[at] for at in (index - 1, index + 1) if at in whole)
            if any(not match.weak and match.category in _IN_FOOT for match in beside):
                yield index


def _share_bars(whole: Mapping[int, Match], indices: Sequence[int]) -> Iterator[int]:
    """Yield share labels and services on lines of their own, three or more and not services alone."""
    row: list[int] = []
    for index in [*indices, -2]:
        if row and (index != row[-1] + 1 or whole[index].category != "share"):
            if len(row) >= _FEWEST and any(whole[at].locales for at in row):
                yield from row
            row = []
        if index >= 0 and whole[index].category == "share":
            row.append(index)


def _toolbar(whole: Mapping[int, Match], indices: Sequence[int]) -> Iterator[int]:
    """Yield what stands between the labels of a web archive's toolbar: sentences about the collection."""
    labels = [index for index in indices if whole[index].message == _TOOLBAR]
    for above, below in pairwise(labels):
        if below - above <= _MOST and not whole[above].weak:
            yield from range(above + 1, below)


def _may_stand_in_row(page: Page, whole: Mapping[int, Match], index: int) -> bool:
    """Tell whether nothing in a line can be an author's: a doubtful byline or title can."""
    match = whole[index]
    if not match.weak or match.kind in ("label", "run"):
        return True
    return match.category != "byline" if match.kind == "date" else _is_short(page, index)


def _languages(match: Match) -> frozenset[str]:
    return _languages_of(match.locales) if match.kind != "date" else _NONE


@lru_cache(maxsize=4096)
def _languages_of(locales: tuple[str, ...]) -> frozenset[str]:
    return frozenset([locale.partition("-")[0] for locale in locales])


def _lone_marks(page: Page, whole: Mapping[int, Match], indices: Sequence[int]) -> Iterator[int]:
    """Yield blocks without a letter or digit, between blocks that are certain to be chrome."""
    sure = {index for index in indices if not whole[index].weak}
    for index in indices:
        gap = index + 1
        if gap not in whole and sure >= {index, gap + 1} and not any(map(str.isalnum, _line(page, gap))):
            yield gap
