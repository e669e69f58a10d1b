"""Tells in which script words are written, from the names of their letters."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from normaliser.evidence.traits import Trait

_LAST_LATIN = "\u024f"
_EAST_ASIAN = frozenset(("BOPOMOFO", "CJK", "FULLWIDTH", "HALFWIDTH", "HANGUL", "HIRAGANA", "KATAKANA"))


def script(words: Iterable[str]) -> str:
    """Return the script of the first letter beyond the Latin script, else "LATIN"; East Asian ones count as one.

    >>> script(["l’été", "42"]), script(["снимка"]), script(["コメント"])
    ('LATIN', 'CYRILLIC', 'CJK')
    """
    beyond = (letter for word in words if max(word) > _LAST_LATIN for letter in word if letter > _LAST_LATIN)
    return next((_name(letter) for letter in beyond if letter.isalpha()), "LATIN")


def script_of_labels(known: Sequence[Trait], language: str) -> str:
    """Return the script of most certain labels of a language; nothing when there is none."""
    labels = [trait for trait in known if trait.kind == "L" and trait.match and _is_of(trait.match.locales, language)]
    counts = Counter(script(trait.shape.lowered) for trait in labels)
    return max(counts, key=lambda name: (counts[name], name), default="")


def _is_of(locales: Iterable[str], language: str) -> bool:
    return any(locale.partition("-")[0] == language for locale in locales)


@lru_cache(maxsize=4096)
def _name(letter: str) -> str:
    name = unicodedata.name(letter, "").partition(" ")[0]
    return "CJK" if name in _EAST_ASIAN else name
