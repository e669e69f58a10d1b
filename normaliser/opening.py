"""What opens an article above its first block that stays: a lead above the byline, lines right below it."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from normaliser.evidence.traits import PARAGRAPH_WORDS, category_code
from normaliser.examine import Examined

_PLAIN = frozenset("PSTWNB")
_SURE = frozenset("LDU")
_BETWEEN = frozenset("LDUe")
_HEADS = frozenset(map(category_code, ("byline", "date")))
_LINKED = 0.5
_NEARLY = -1.5
_MOST_LINES = 20
_HOPELESS = -1.0  # on average


def opening(found: Examined, gone: AbstractSet[int], scores: Sequence[float]) -> set[int]:
    """Return the blocks above the first that stays that belong to it and are about to go."""
    first = next((index for index in range(len(found.traits)) if index not in gone), 0)
    return _below_byline(found, first, scores) | _lead(found, first, scores)


def _is_plain(found: Examined, index: int) -> bool:
    trait = found.traits[index]
    chrome = bool(found.places) and bool(found.places[found.page.blocks[index].element].chrome)
    return trait.kind in _PLAIN and trait.linked < _LINKED and not chrome


def _below_byline(found: Examined, first: int, scores: Sequence[float]) -> set[int]:
    """All lines without evidence between a certain byline or date and the first block: a recipe's head, a caption."""
    top = first
    while top > 0 and _is_plain(found, top - 1):
        top -= 1
    run = range(top, first)
    above = found.traits[top - 1] if 0 < top < first <= top + _MOST_LINES else None
    if above is None or above.kind not in _SURE or above.category not in _HEADS:
        return set()
    return set(run) if sum([scores[index] for index in run]) > _HOPELESS * len(run) else set()


def _lead(found: Examined, first: int, scores: Sequence[float]) -> set[int]:
    """The paragraph above labels and dates right above the first paragraph, if it nearly stays."""
    lead = first - 1
    while lead >= 0 and found.traits[lead].kind in _BETWEEN:
        lead -= 1
    if lead < 0 or found.traits[first].shape.words < PARAGRAPH_WORDS or not _is_plain(found, lead):
        return set()
    return {lead} if found.traits[lead].shape.words >= PARAGRAPH_WORDS and scores[lead] > _NEARLY else set()
