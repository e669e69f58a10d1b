"""Tells whether a page has an article in English, from its prose: 0 no prose, 1 English, 2 another language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from normaliser.evidence.spelling import spelling
from normaliser.evidence.traits import ENGLISH_SHARE, PARAGRAPH_WORDS, Trait

NONE, ENGLISH, OTHER = 0, 1, 2
ENOUGH_WORDS = 80
ENOUGH_PARTS = 3
ENOUGH_FIRST = 100
WIDEST_GAP = 3
FEWEST_WORDS, ENGLISH_MEAN = 0.03, 0.3  # share of function words; log-odds of a sequence of letters
_LINKED = 0.5
_ABOUT_COOKIES = "cookie"  # in the prose of consent dialogs, whatever their language


def language_of(known: Sequence[Trait], body: Sequence[Trait] = ()) -> int:
    """Return the language of a page's article; `body` is what stands where a platform puts its posts.

    English when most of the body is; else when half of the prose is, when the first stretch of it is (what comes
    after may be comments), or when the longest is: what is around may be long. No line counts twice, and no label.
    """
    if _english(body) * 2 > _words(body):
        return ENGLISH
    prose = list(_prose(known))
    lines = [trait for trait, _ in prose]
    english, words = _english(lines), _words(lines)
    if not words:
        return NONE
    if 2 * english > words:
        return ENGLISH
    if english < ENOUGH_WORDS:
        return OTHER
    first, ours, theirs = _stretches(prose)
    return ENGLISH if first >= ENOUGH_FIRST or ENOUGH_PARTS * ours >= theirs else OTHER


def _words(lines: Iterable[Trait]) -> int:
    return sum([trait.shape.words for trait in lines])


def _english(lines: Iterable[Trait]) -> int:
    return sum([trait.shape.words for trait in lines if is_english(trait)])


def is_english(trait: Trait) -> bool:
    """Tell whether a line of prose is English: by its function words, or by few of them and its letters.

    Where terms are many, as in an abstract, function words are few.
    """
    share = trait.shape.english
    if share >= ENGLISH_SHARE or share < FEWEST_WORDS:
        return share >= ENGLISH_SHARE
    odds, count = spelling("").odds(trait.shape.lowered)
    return odds > ENGLISH_MEAN * count


def _prose(known: Sequence[Trait]) -> Iterator[tuple[Trait, int]]:
    """Yield the lines that may tell the language, each with its place."""
    seen: set[str] = set()
    for index, trait in enumerate(known):
        if trait.shape.words < PARAGRAPH_WORDS or trait.linked >= _LINKED or trait.match is not None:
            continue
        if trait.folded not in seen and _ABOUT_COOKIES not in trait.folded.lower():
            seen.add(trait.folded)
            yield trait, index


def _stretches(prose: Iterable[tuple[Trait, int]]) -> tuple[int, int, int]:
    """Return the words of English prose before all other, and of the longest stretches of English and other prose."""
    longest, words, kind, last = [0, 0], 0, 0, -1
    first = 0
    for trait, index in prose:
        now = 0 if is_english(trait) else 1
        apart = now != kind or index - last - 1 > WIDEST_GAP
        words = trait.shape.words + (0 if apart else words)
        kind, last = now, index
        longest[kind] = max(longest[kind], words)
        if not longest[1]:
            first = longest[0]
    return first, longest[0], longest[1]
