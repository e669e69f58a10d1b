"""Covers folded text with labels from left to right: whole lines, glued runs, bylines with names between."""

from __future__ import annotations

from msgspec import Struct

from normaliser.catalogue import Catalogue
from normaliser.model import Label

# After these a name, a date or a list may stand: so many free words.
FREE_WORDS = {"byline": 5, "taxonomy": 24, "date": 5, "share": 0, "comment": 0}
_TRIVIAL = frozenset(" \t|/\\·•∙:;,.-–—_()[]{}<>«»‹›*#+~→←↑↓►▼▲0&!?\"'、，。：｜／・【】（）「」『』〔〕…→←※=@%^♥")
_SHORTEST_GLUED = 4
_WIDE = "\u0e00"  # from Thai on, words are not set apart


class Hit(Struct, frozen=True):
    """A label at `folded[start:end]`."""

    start: int
    end: int
    labels: tuple[Label, ...]


class Cover(Struct, frozen=True):
    """How far `folded` is covered: the hits, the count of free words between them, and whether to the end."""

    hits: tuple[Hit, ...]
    free: int
    whole: bool


def cover(folded: str, catalogue: Catalogue, start: int = 0, free_words: int = 0) -> Cover:
    """Walk over `folded` from `start`, label by label; stop at the first word that nothing explains."""
    hits: list[Hit] = []
    position, allowance, used, length = start, free_words, 0, len(folded)
    glued = True
    while position < length:
        if folded[position] in _TRIVIAL:
            position += 1
            glued = True
            continue
        found = catalogue.longest(folded, position) if glued else None
        if found and _ends(folded, found[0], catalogue):
            end, labels = found
            hits.append(Hit(position, end, labels))
            allowance = max(FREE_WORDS.get(label.message.partition(".")[0], 0) for label in labels)
            position, glued = end, True
            continue
        if not allowance:
            return Cover(tuple(hits), used, False)
        position = _word_end(folded, position)
        allowance -= 1
        used += 1
    return Cover(tuple(hits), used, bool(hits))


def _ends(folded: str, end: int, catalogue: Catalogue) -> bool:
    """A label ends where its last word does, or where the next label is glued to it."""
    if end >= len(folded) or not (folded[end].isalpha() and folded[end - 1].isalpha()) or folded[end] >= _WIDE:
        return True
    glued = catalogue.longest(folded, end)
    return glued is not None and glued[0] - end >= _SHORTEST_GLUED


def _word_end(folded: str, position: int) -> int:
    while position < len(folded) and folded[position] not in _TRIVIAL:
        position += 1
    return position
