"""What belongs to the article of a text though chrome parts it from the rest: the next of its numbers, a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from normaliser.evidence.tongue import ENGLISH, OTHER
from normaliser.evidence.traits import ENGLISH_SHARE, Trait
from normaliser.examine import Examined
from normaliser.guards import CERTAIN
from normaliser.passages import SENTENCES

_NUMBER = re.compile(r"\W{0,4}(\d{1,2})\\?[.):] +(?=\S)")
_PLAIN = frozenset("PSTW")
_HOPELESS = -4.0
_NEARLY, _LAST_RESORT = -0.5, -6.0
_LONG, _PARAGRAPH = 100, 12  # words
_MILD, _LOW = -2.5, -6.0
_DOUBTFUL = frozenset("Fae")


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


def below(found: Examined, gone: AbstractSet[int], scores: Sequence[float]) -> set[int]:
    """In a foreign interface English sentences below the article stay as far as nothing certain parts them from it.

    So do the lines between, but for those in another language.
    """
    if not (found.around.language == ENGLISH and found.around.ui == OTHER):
        return set()
    last = max((i for i, trait in enumerate(found.traits) if trait.kind in SENTENCES and i not in gone), default=-1)
    reached, doubts = last, 0
    for index in range(last + 1, len(found.traits) if last >= 0 else 0):
        trait = found.traits[index]
        doubts += trait.kind in _DOUBTFUL
        if (trait.kind in CERTAIN and not _is_time(trait)) or doubts > 1:
            break
        if trait.kind in SENTENCES and trait.match is None and _is_english(found, index):
            reached = index if scores[index] > (_LOW if trait.shape.words >= _PARAGRAPH else _MILD) else reached
    return {i for i in range(last + 1, reached + 1) if i in gone and found.traits[i].kind not in _DOUBTFUL}


def _is_time(trait: Trait) -> bool:
    """Tell whether a line is a time without a date, as in timetables."""
    return trait.match is not None and trait.match.message == "date.time"


def _is_english(found: Examined, index: int) -> bool:
    return found.traits[index].shape.english >= ENGLISH_SHARE
