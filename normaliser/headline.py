"""Finds the headline among the blocks above the article, so that it stays."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from normaliser.evidence.context import titles
from normaliser.examine import Examined

_FARTHEST = 12
_LONGEST = 20
_MARKED = frozenset("LDUaedNB")
_HEADINGS = frozenset(("h1", "h2", "h3"))


def headline(found: Examined, gone: AbstractSet[int]) -> int | None:
    """Return the block above the article that is its headline and is about to go, or None."""
    first = next((index for index in range(len(found.traits)) if index not in gone), None)
    if not first:
        return None
    return _in_html(found, gone, first) if found.places else _in_text(found, first)


def _in_html(found: Examined, gone: AbstractSet[int], first: int) -> int | None:
    named = titles(found.traits, found.page)
    if any(named[index] for index in range(first, len(named)) if index not in gone):
        return None
    for index in range(first - 1, max(-1, first - 1 - _FARTHEST), -1):
        element = found.page.blocks[index].element
        if named[index] and (found.places[element].title or found.page.elements[element].tag in _HEADINGS):
            return index
    return None


def _in_text(found: Examined, first: int) -> int | None:
    """The one line without evidence in a short head: below a date or label, or alone on top and not foreign."""
    traits = found.traits
    unmarked = [index for index in range(first) if traits[index].kind not in _MARKED]
    if len(unmarked) != 1 or traits[unmarked[0]].shape.words > _LONGEST:
        return None
    index = unmarked[0]
    if index and traits[index - 1].kind in "LD":
        return index
    foreign = found.around.ui == 2 and (traits[index].shape.accents or not traits[index].shape.english)
    return None if index or foreign else index
