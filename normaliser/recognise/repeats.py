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

    One that is doubtful, or stands where the author's lines do, is weak; it says nothing where `matches` have another.
    """
    if not known:
        return
    told = {(match.start, match.end): match for match in sorted(matches, key=_is_certain)}
    lines = [fold(page.text[block.start : block.end]) for block in page.blocks]
    top = next((index for index in range(len(lines)) if _is_own(page, lines, index, known)), 0)
    for index, (block, line) in enumerate(zip(page.blocks, lines, strict=True)):
        found = known.get(line)
        if found is None:
            continue
        weak = found.repeat.doubtful or _is_astray(page, lines, index, known, top)
        also = told.get((block.start, block.end))
        if weak and also:
            continue
        yield Match(
            block.start, block.end, "repeat", also.category if also else "ui", also.message if also else "", weak=weak,
            confidence=_DOUBT * found.share if weak else found.share, detail=found.host,
        )  # fmt: skip


def _is_certain(match: Match) -> bool:
    return not match.weak


def _is_astray(page: Page, lines: Sequence[str], index: int, known: Mapping[str, Known], top: int) -> bool:
    """Tell whether a line stands as the author's do: above the article though it belongs below, or as a subheading.

    `top` is the first paragraph of the page's own. A headline may recur in lists of posts, a subheading in menus.
    """
    place = known[lines[index]].repeat.place
    if place == "below" and index < top:
        return True
    if place not in ("above", "below") or not 0 < index < len(lines) - 1 or is_long(lines[index]):
        return False
    return _is_own(page, lines, index - 1, known) and _is_own(page, lines, index + 1, known)


def _is_own(page: Page, lines: Sequence[str], index: int, known: Mapping[str, Known]) -> bool:
    """Tell whether a block is a paragraph that is not known to recur."""
    block = page.blocks[index]
    return 2 * block.linked < block.end - block.start and lines[index] not in known and is_long(lines[index])


def is_long(line: str) -> bool:
    """Tell whether a line is as long as a paragraph, in any script."""
    return bool(line) and shape(line, _NO_WORDS).words >= _LONG_WORDS
