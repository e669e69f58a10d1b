"""What belongs to the article of a text though chrome parts it from the rest: the next of its numbers, a paragraph."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from normaliser.evidence.tongue import ENGLISH, OTHER
from normaliser.evidence.traits import ENGLISH_SHARE
from normaliser.examine import Examined

_NUMBER = re.compile(r"\W{0,4}(\d{1,2})\\?[.):] +(?=\S)")
_PLAIN = frozenset("PSTW")
_HOPELESS = -4.0
_LEAST = {"P": -0.5}


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
    """Return the English paragraphs about to go, in an interface that is not English, that look like the article."""
    if found.around.language != ENGLISH or found.around.ui != OTHER:
        return set()
    return {i for i in gone if scores[i] > _LEAST.get(found.traits[i].kind, math.inf) and _is_english(found, i)}


def _is_english(found: Examined, index: int) -> bool:
    return found.traits[index].shape.english >= ENGLISH_SHARE
