"""What belongs to the article of a text though chrome parts it from the rest: the next of its numbers, a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from normaliser.evidence.tongue import ENGLISH, OTHER
from normaliser.evidence.traits import ENGLISH_SHARE
from normaliser.examine import Examined

_NUMBER = re.compile(r"\W{0,4}(\d{1,2})\\?[.):] +(?=\S)")
_PLAIN = frozenset("PSTW")
_HOPELESS = -4.0
_NEARLY, _LAST_RESORT = -0.5, -6.0
_LONG = 100  # words


def numbered(found: Examined, gone: AbstractSet[int], scores: Sequence[float]) -> set[int]:
    """Return the lines about to go that go on with the numbers at the head of lines that stay: `5.` after `4.`."""
    kept: set[int] = set()
    last = 0
    for index, block in enumerate(found.page.blocks):
        match = _NUMBER.match(found.page.text, block.start, block.end)
        if match is None:
            continue
        number = int(match[1])
        if index not in gone:
            last = number
        elif last > 1 and number == last + 1 and found.traits[index].kind in _PLAIN and scores[index] > _HOPELESS:
            kept.add(index)
            last = number
    return kept


def paragraphs(found: Examined, gone: AbstractSet[int], scores: Sequence[float]) -> set[int]:
    """Return the English paragraphs about to go that look like the article.

    In an interface that is not English those that nearly stay; and where no paragraph stays, all long ones.
    """
    if found.around.language != ENGLISH:
        return set()
    english = [i for i, trait in enumerate(found.traits) if trait.kind == "P" and _is_english(found, i)]
    if found.around.ui == OTHER and (near := {i for i in english if i in gone and scores[i] > _NEARLY}):
        return near
    if any(index not in gone for index in english):
        return set()
    return {i for i in english if found.traits[i].shape.words >= _LONG and scores[i] > _LAST_RESORT}


def _is_english(found: Examined, index: int) -> bool:
    return found.traits[index].shape.english >= ENGLISH_SHARE
