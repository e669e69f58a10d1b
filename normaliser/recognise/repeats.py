"""Finds lines that are known to recur on the page's site, where they stand whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from normaliser.model import Match, Page
from normaliser.recognise.shape import shape
from normaliser.sites.lookup import Known
from normaliser.text import fold

_LONG_WORDS = 12
_DOUBT = 0.5
_NO_WORDS: frozenset[str] = frozenset()


def repeats(page: Page, known: Mapping[str, Known], matches: Iterable[Match]) -> Iterator[Match]:
    """Yield a match for every block that is a line of `known`, with the category that `matches` have for it.

    It is weak if the line is doubtful, or stands above the article though it belongs below: as a headline does
    whose link is in a list of posts elsewhere.
    """
    if not known:
        return
    told = {(match.start, match.end): match for match in matches if match.weak}
    lines = [fold(page.text[block.start : block.end]) for block in page.blocks]
    top = _first_long(page, lines, known)
    for index, (block, line) in enumerate(zip(page.blocks, lines, strict=True)):
        found = known.get(line)
        if found is None:
            continue
        weak = found.repeat.doubtful or (found.repeat.place == "below" and index < top)
        also = told.get((block.start, block.end))
        yield Match(
            block.start, block.end, "repeat", also.category if also else "ui", also.message if also else "", weak=weak,
            confidence=_DOUBT * found.share if weak else found.share, detail=found.host,
        )  # fmt: skip


def _first_long(page: Page, lines: Sequence[str], known: Mapping[str, Known]) -> int:
    """Return the index of the first paragraph that is none of `known`; 0 if there is none."""
    for index, (block, line) in enumerate(zip(page.blocks, lines, strict=True)):
        linked = 2 * block.linked >= block.end - block.start
        if line not in known and not linked and is_long(line):
            return index
    return 0


def is_long(line: str) -> bool:
    """Tell whether a line is as long as a paragraph, in any script."""
    return bool(line) and shape(line, _NO_WORDS).words >= _LONG_WORDS
