"""What is known of each block by itself, and of the page as a whole."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from normaliser.model import Block, Match, Page
from normaliser.recognise.shape import Shape, shape
from normaliser.text import fold

_KINDS = {"prose": "P", "sentence": "S", "text": "T", "short": "W", "number": "N", "symbol": "B"}


class Trait(Struct, frozen=True):
    """What is known of one block by itself.

    `kind` is a letter: L label, A ambiguous label that may be English, a another ambiguous label, D date,
    d archive heading, e line with a date, U link target of chrome; P prose, S sentence, T text, W short, N numbers, B symbols.
    """

    kind: str
    category: str
    shape: Shape
    match: Match | None
    linked: float
    folded: str


class Surroundings(Struct, frozen=True):
    """What is known of the page as a whole."""

    english_chrome: int
    language: str
    labels: int
    prose: int
    common: frozenset[str]
    ui_english: str


def traits(page: Page, matches: Mapping[int, Match], english: AbstractSet[str]) -> list[Trait]:
    """Return the trait of every block. `matches` holds the best match that covers a block whole."""
    return [_trait(page, block, matches.get(index), english) for index, block in enumerate(page.blocks)]


def _trait(page: Page, block: Block, match: Match | None, english: AbstractSet[str]) -> Trait:
    line = page.text[block.start : block.end]
    look = shape(line, english)
    kind, category = (_KINDS[look.kind], "") if match is None else (_letter(match), match.category)
    folded = fold(line) if len(line) < 120 else line
    return Trait(kind, category, look, match, block.linked / (block.end - block.start), folded)


def _letter(match: Match) -> str:
    if match.kind == "date":
        if not match.weak:
            return "D"
        return "e" if match.category == "byline" else "d"
    if match.kind == "url":
        return "U"
    if not match.weak:
        return "L"
    return "A" if any(locale.startswith("en") for locale in match.locales) else "a"


def surroundings(known: Sequence[Trait], ui_locale: str) -> Surroundings:
    """Return what the blocks of a page say together."""
    words: Counter[str] = Counter()
    prose = english_prose = short = english_short = 0
    for trait in known:
        look = trait.shape
        if look.words >= 12 and trait.linked < 0.5:
            if look.end == "stop":
                words.update(set(look.lowered))
            prose += look.words
            english_prose += look.words if look.english >= 0.2 else 0
        elif look.words >= 2:
            short += 1
            english_short += look.english > 0
    common = [word for word, count in words.most_common(40) if count > 1 and len(word) <= 5]
    return Surroundings(
        english_chrome=bisect_right((0.03, 0.08, 0.2, 0.4), english_short / short if short else 0.2),
        language="0" if not prose else "E" if 2 * english_prose > prose else "N",
        labels=bisect_right((1, 2, 4, 8, 16), sum(trait.kind == "L" for trait in known)),
        prose=bisect_right((10, 40, 100, 300, 800), prose),
        common=frozenset(common[:25]),
        ui_english="?" if not ui_locale else "E" if ui_locale.startswith("en") else "N",
    )
