"""What is known of each block by itself, and of the page as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from normaliser.evidence.script import script
from normaliser.evidence.spelling import spelling
from normaliser.model import Block, Match, Page
from normaliser.punctuation import STOPS
from normaliser.recognise.shape import ENDS, Shape, shape
from normaliser.recognise.shape import KINDS as SHAPES
from normaliser.text import fold

KINDS = "PSTWNBLAaDdeUF^"
CATEGORIES = (
    "", "pager", "share", "comment", "byline", "date", "archive", "taxonomy", "subscribe", "related", "consent",
    "legal", "search", "auth", "ui",
)  # fmt: skip
_CATEGORY = {name: index for index, name in enumerate(CATEGORIES)}
_KIND = {letter: index for index, letter in enumerate(KINDS)}
OTHER_CATEGORY = len(CATEGORIES)
_LONGEST_FOLDED = 120
ENGLISH_SHARE = 0.15
PARAGRAPH_WORDS = 12
FOREIGN_SHARE = 0.1  # of English function words
FOREIGN_ODDS, FOREIGN_LABEL, FOREIGN_MEAN = -8.0, -4.0, -0.3  # log-odds for English: of a line, a label, a sequence
_MAY_BE_FOREIGN = frozenset("PSTWa")
_PUNCTUATION = STOPS + ",;、،"
_LONG_LINE = 9  # words
_SENTENCE, _STOP, _LETTER = SHAPES.index("sentence"), ENDS.index("stop"), ENDS.index("letter")


class Trait(Struct, frozen=True, gc=False):
    """What is known of one block by itself.

    `kind` is a letter: L label, A ambiguous label that may be English, a another ambiguous label, D date,
    d archive heading, e line with a date, U link target of chrome; P prose, S sentence, T text, W short,
    N numbers, B symbols; F words that are clearly not English, on a page with English prose. `code` is its
    place in KINDS, `category` that of its label in CATEGORIES.
    """

    kind: str
    code: int
    category: int
    shape: Shape
    match: Match | None
    linked: float
    folded: str


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


def is_bare(text: str) -> bool:
    """Tell whether a text has no punctuation at all, as some corpora are made."""
    return not any(mark in text for mark in _PUNCTUATION)


def with_stops(known: Sequence[Trait]) -> list[Trait]:
    """Return the traits of a text without punctuation as if its longer lines ended as sentences do."""
    return [_with_stop(trait) if trait.match is None else trait for trait in known]


def _with_stop(trait: Trait) -> Trait:
    look = trait.shape
    if look.words < _LONG_LINE or look.end != _LETTER:
        return trait
    kind = min(look.kind, _SENTENCE)
    return replace(trait, kind=KINDS[kind], code=kind, shape=replace(look, kind=kind, end=_STOP))


def with_foreign(known: Sequence[Trait], spelled: Sequence[tuple[float, int]], written: str) -> list[Trait]:
    """Return the traits of a page with English prose, on which words that are clearly not English say something.

    Those without evidence become F, an ambiguous label is a certain one. `written` is the script of the interface,
    where it is sure; then lines in another one are no chrome of its.
    """
    return [_with_foreign(trait, odds, written) for trait, odds in zip(known, spelled, strict=True)]


def _with_foreign(trait: Trait, odds: tuple[float, int], written: str) -> Trait:
    if trait.kind not in _MAY_BE_FOREIGN or not is_foreign(trait, odds):
        return trait
    letter = "L" if trait.kind == "a" else "F"
    if letter == "F" and written and script(trait.shape.lowered) != written:
        return trait
    return replace(trait, kind=letter, code=_KIND[letter])


def is_foreign(trait: Trait, odds: tuple[float, int]) -> bool:
    """Tell whether words are clearly not English; a label needs less to be that.

    A few words are that only where they are no better English than several languages, too.
    """
    total, count = odds
    if trait.shape.english >= FOREIGN_SHARE or not count:
        return False
    enough = FOREIGN_LABEL if trait.match else FOREIGN_ODDS
    if total >= enough or total >= FOREIGN_MEAN * count:
        return False
    return trait.match is not None or trait.shape.accents > 0 or spelling("").odds(trait.shape.lowered)[0] < 0
