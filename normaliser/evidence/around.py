"""What is known of a page as a whole, from the traits of its blocks."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from msgspec import Struct

from normaliser.evidence.tongue import language_of
from normaliser.evidence.traits import PARAGRAPH_WORDS, Trait

MOST_COMMON = 25
LONGEST_COMMON = 5


class Surroundings(Struct, frozen=True):
    """What is known of the page as a whole. `language`: 0 no prose, 1 English, 2 other; `ui`: 0 unknown, likewise."""

    english_chrome: int
    language: int
    labels: int
    prose: int
    ui: int


def common_words(known: Sequence[Trait]) -> frozenset[str]:
    """Return the short words that most of the page's own sentences share: its function words in whatever language."""
    lines = [t.shape.lowered for t in known if t.shape.end == 0 and _is_long(t)]
    counts = Counter(chain.from_iterable(map(dict.fromkeys, lines)))
    often = [(count, word) for word, count in counts.items() if count > 1 and len(word) <= LONGEST_COMMON]
    often.sort(key=_by_count)
    return frozenset([word for _, word in often[:MOST_COMMON]])


def _is_long(trait: Trait) -> bool:
    return trait.shape.words >= PARAGRAPH_WORDS and trait.linked < 0.5


def _by_count(pair: tuple[int, str]) -> int:
    return -pair[0]


def surroundings(known: Sequence[Trait], ui_locale: str, body: Sequence[Trait] = ()) -> Surroundings:
    """Return what the blocks of a page say together; `body` are those in the element that a platform puts posts in."""
    short = [t for t in known if t.shape.words >= 2 and (t.shape.words < PARAGRAPH_WORDS or t.linked >= 0.5)]
    prose = sum([t.shape.words for t in known if _is_long(t)])
    english_short = len([t for t in short if t.shape.english > 0])
    return Surroundings(
        english_chrome=bisect_right((0.03, 0.08, 0.2, 0.4), english_short / len(short) if short else 0.2),
        language=language_of(known, body),
        labels=bisect_right((1, 2, 4, 8, 16), len([trait for trait in known if trait.kind == "L"])),
        prose=bisect_right((10, 40, 100, 300, 800), prose),
        ui=0 if not ui_locale else 1 if ui_locale.startswith("en") else 2,
    )
