"""What is known of each block by itself, and of the page as a whole."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import chain

from msgspec import Struct

from normaliser.model import Block, Match, Page
from normaliser.recognise.shape import Shape, shape
from normaliser.text import fold

KINDS = "PSTWNBLAaDdeU^"
CATEGORIES = (
    "", "pager", "share", "comment", "byline", "date", "archive", "taxonomy", "subscribe", "related", "consent",
    "legal", "search", "auth", "ui",
)  # fmt: skip
_CATEGORY = {name: index for index, name in enumerate(CATEGORIES)}
_KIND = {letter: index for index, letter in enumerate(KINDS)}
OTHER_CATEGORY = len(CATEGORIES)
MOST_COMMON = 25
LONGEST_COMMON = 5
_LONGEST_FOLDED = 120
ENGLISH_SHARE = 0.15
ENOUGH_WORDS = 80
ENOUGH_PARTS = 3
PARAGRAPH_WORDS = 12
WIDEST_GAP = 3


class Trait(Struct, frozen=True):
    """What is known of one block by itself.

    `kind` is a letter: L label, A ambiguous label that may be English, a another ambiguous label, D date,
    d archive heading, e line with a date, U link target of chrome; P prose, S sentence, T text, W short,
    N numbers, B symbols. `code` is its place in KINDS, `category` that of its label in CATEGORIES.
    """

    kind: str
    code: int
    category: int
    shape: Shape
    match: Match | None
    linked: float
    folded: str


class Surroundings(Struct, frozen=True):
    """What is known of the page as a whole. `language`: 0 no prose, 1 English, 2 other; `ui`: 0 unknown, likewise."""

    english_chrome: int
    language: int
    labels: int
    prose: int
    common: frozenset[str]
    ui: int


def category_code(category: str) -> int:
    """Return the place of a category in CATEGORIES."""
    return _CATEGORY.get(category, OTHER_CATEGORY)


def traits(
    page: Page, matches: Mapping[int, Match], english: AbstractSet[str], shapes: dict[str, tuple[Shape, str]]
) -> list[Trait]:
    """Return the trait of every block.

    `matches` holds the best match that covers a block whole, `shapes` what is already known of a line.
    """
    return [_trait(page, block, matches.get(index), english, shapes) for index, block in enumerate(page.blocks)]


def _trait(
    page: Page, block: Block, match: Match | None, english: AbstractSet[str], shapes: dict[str, tuple[Shape, str]]
) -> Trait:
    line = page.text[block.start : block.end]
    known = shapes.get(line)
    if known is None:
        known = shapes[line] = (
            _remembered(line, english) if len(line) < _LONGEST_FOLDED else (shape(line, english), line)
        )
    look, folded = known
    linked = block.linked / (block.end - block.start) if block.linked else 0.0
    if match is None:
        return Trait(KINDS[look.kind], look.kind, 0, look, None, linked, folded)
    letter = _letter(match)
    return Trait(letter, _KIND[letter], category_code(match.category), look, match, linked, folded)


@lru_cache(maxsize=8192)
def _remembered(line: str, english: AbstractSet[str]) -> tuple[Shape, str]:
    """Short lines come back on page after page of a dump."""
    return shape(line, english), fold(line)


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


def _language(known: Sequence[Trait], prose: int, english: int) -> int:
    """English when half of the prose is, or when the longest stretch of prose is: what is around may be long."""
    if not prose:
        return 0
    if 2 * english > prose:
        return 1
    if english < ENOUGH_WORDS:
        return 2
    ours, theirs = _stretches(known)
    return 1 if ENOUGH_PARTS * ours >= theirs else 2


def _stretches(known: Sequence[Trait]) -> tuple[int, int]:
    """Return the words of the longest stretch of English prose, and of other prose."""
    longest, words, kind, gap = [0, 0], 0, 0, 0
    for trait in known:
        look = trait.shape
        if look.words < PARAGRAPH_WORDS or trait.linked >= 0.5:
            gap += 1
            continue
        now = 0 if look.english >= ENGLISH_SHARE else 1
        words = words + look.words if now == kind and gap <= WIDEST_GAP else look.words
        kind, gap = now, 0
        longest[kind] = max(longest[kind], words)
    return longest[0], longest[1]


def _common(lines: Sequence[Sequence[str]]) -> frozenset[str]:
    """The short words that most of the page's own sentences share: its function words, whatever its language."""
    counts = Counter(chain.from_iterable(map(dict.fromkeys, lines)))
    often = [(count, word) for word, count in counts.items() if count > 1 and len(word) <= LONGEST_COMMON]
    often.sort(key=_by_count)
    return frozenset([word for _, word in often[:MOST_COMMON]])


def _by_count(pair: tuple[int, str]) -> int:
    return -pair[0]


def surroundings(known: Sequence[Trait], ui_locale: str) -> Surroundings:
    """Return what the blocks of a page say together."""
    long = [t for t in known if t.shape.words >= PARAGRAPH_WORDS and t.linked < 0.5]
    short = [t for t in known if t.shape.words >= 2 and (t.shape.words < PARAGRAPH_WORDS or t.linked >= 0.5)]
    prose = sum([t.shape.words for t in long])
    english_prose = sum([t.shape.words for t in long if t.shape.english >= ENGLISH_SHARE])
    english_short = len([t for t in short if t.shape.english > 0])
    return Surroundings(
        english_chrome=bisect_right((0.03, 0.08, 0.2, 0.4), english_short / len(short) if short else 0.2),
        language=_language(known, prose, english_prose),
        labels=bisect_right((1, 2, 4, 8, 16), len([trait for trait in known if trait.kind == "L"])),
        prose=bisect_right((10, 40, 100, 300, 800), prose),
        common=_common([t.shape.lowered for t in long if t.shape.end == 0]),
        ui=0 if not ui_locale else 1 if ui_locale.startswith("en") else 2,
    )
