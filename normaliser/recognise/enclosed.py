"""Finds what stands between labels on lines of its own: names in a byline that is split over lines, empty bullets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from normaliser.model import Match, Page

MOST_WORDS, MOST_CHARACTERS = 4, 40
_FEWEST, _MOST = 3, 9
_BEFORE_NAME = frozenset(
    ("byline.by", "byline.posted_by", "byline.posted_by_on", "byline.author", "byline.posted_in", "date.posted_on")
)
_IN_BYLINE = frozenset(("byline", "date", "comment", "taxonomy"))
_STOPS = frozenset(".!?…。:：")


def enclosed(page: Page, matches: Iterable[Match]) -> Iterator[Match]:
    """Yield matches for the lines of a split byline (`Publié par`, `Unknown`, `à`, `08:00`), and for lone marks."""
    starts = {block.start: index for index, block in enumerate(page.blocks)}
    whole: dict[int, Match] = {}
    for match in matches:
        index = starts.get(match.start, -1)
        if index >= 0 and page.blocks[index].end == match.end and (index not in whole or whole[index].weak):
            whole[index] = match
    done = -1
    for index in sorted(whole):
        if index > done and whole[index].message in _BEFORE_NAME and whole[index].kind == "label":
            end = _byline_end(page, whole, index)
            if end - index >= _FEWEST:
                done = end - 1
                doubtful = (at for at in range(index, end) if at not in whole or whole[at].weak)
                yield from (_run(page, at, "byline") for at in doubtful)
    yield from _lone_marks(page, whole)


def _byline_end(page: Page, whole: Mapping[int, Match], start: int) -> int:
    """Return where the byline ends that a label at `start` begins: after its last time, date or label."""
    end, dated = start, False
    for index in range(start, min(start + _MOST, len(page.blocks))):
        match = whole.get(index)
        if match is not None and match.category in _IN_BYLINE:
            end = index + 1
            dated = dated or (match.kind == "date" and not match.weak)
        elif not (index - 1 in whole and whole[index - 1].message in _BEFORE_NAME and _may_be_name(page, index)):
            break
    return end if dated else start


def _may_be_name(page: Page, index: int) -> bool:
    line = page.text[page.blocks[index].start : page.blocks[index].end]
    return len(line) <= MOST_CHARACTERS and len(line.split()) <= MOST_WORDS and line[-1] not in _STOPS


def _run(page: Page, index: int, category: str) -> Match:
    block = page.blocks[index]
    return Match(block.start, block.end, "run", category, confidence=0.95)


def _lone_marks(page: Page, whole: Mapping[int, Match]) -> Iterator[Match]:
    """Yield blocks without a letter or digit, between blocks that are certain to be chrome."""
    for index in sorted(whole):
        below = index + 1
        if below not in whole and not whole[index].weak and below + 1 in whole and not whole[below + 1].weak:
            block = page.blocks[below]
            if not any(map(str.isalnum, page.text[block.start : block.end])):
                yield _run(page, below, whole[index].category)
