"""The name of the page as the first line of a text, as careless extractors leave it: headline, mark, name of the site.

Where the headline stands again over the article, the first line goes; so do lines that say nothing but the site's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from normaliser.examine import Examined
from normaliser.passages import SENTENCES
from normaliser.text import fold

BEFORE_SITE = re.compile(r"\s+[|–—·»-]\s+")
_MARK = re.compile(rf"{BEFORE_SITE.pattern}|:\s+")
_PARAGRAPH = 12
_LONGEST = 30
_FEWEST = 3


def title_line(found: Examined, gone: AbstractSet[int]) -> tuple[set[int], set[int]]:
    """Return the blocks of plain text that stay as headline, and those that go as name of the page or of the site."""
    traits = found.traits
    if found.places or not traits or traits[0].shape.words > _LONGEST:
        return set(), set()
    kept = [
        i for i, t in enumerate(traits) if i and i not in gone and t.kind in SENTENCES and t.shape.words >= _PARAGRAPH
    ]
    if not kept:
        return set(), set()
    head, outside = range(1, kept[0]), [*range(1, kept[0]), *range(kept[-1] + 1, len(traits))]
    readings = [([i for i in head if traits[i].folded == headline], site) for headline, site in _readings(found)]
    same, site = max(readings, key=_nearest, default=([], ""))
    if not same:
        return set(), set()
    names = {index for index in outside if traits[index].folded == site}
    return {same[-1]}, {0, *same[:-1], *names}


def _nearest(reading: tuple[list[int], str]) -> int:
    """Return how far down a headline stands: the nearest to the article is it, for the site's name stands above."""
    return max(reading[0], default=-1)


def _readings(found: Examined) -> Iterator[tuple[str, str]]:
    """Yield what may be the headline and the name of the site, folded, in either order."""
    block = found.page.blocks[0]
    line = found.page.text[block.start : block.end]
    for mark in _MARK.finditer(line):
        before, after = fold(line[: mark.start()]), fold(line[mark.end() :])
        for headline, site in ((before, after), (after, before)):
            if len(headline.split()) >= _FEWEST:
                yield headline, site
