"""How much the words of a line are those of an interface rather than of a text: a small linear model of English.

Learned by `bench/learn_wording.py`, from labels of the catalogue and the lines around and in English articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from zlib import crc32

from normaliser.evidence.remembered import Remembered
from normaliser.evidence.traits import Trait

BUCKETS = 1 << 14
LONGEST_WORDED = 25
MOST_WORDS = 12
SCALE = 32.0  # steps of a weight in one log-odd
_SIZE = 4


class Wording:
    """A signed weight for each bucket that a word or a sequence of four letters falls into. Remembers words."""

    def __init__(self, weights: Sequence[int], bias: int = 0) -> None:
        self._weights = weights
        self._bias = bias
        self._words = Remembered(self._word)

    def odds(self, words: Sequence[str]) -> float:
        """Return the log-odds that lower-case words are those of a label: over their number's root, as learned."""
        first = words[:MOST_WORDS]
        total = sum(map(self._words.__getitem__, first))
        return (self._bias + total / len(first) ** 0.5) / SCALE if first else 0.0

    def _word(self, word: str) -> int:
        return sum([self._weights[bucket] for bucket in buckets(word)])


def buckets(word: str) -> list[int]:
    """Return the buckets of a word and of its sequences of letters; none for what has no letter.

    >>> len(buckets("Share"))
    4
    """
    letters = word if word.isalpha() else "".join([one for one in word if one.isalpha() or one == "'"])
    if not letters:
        return []
    spaced = f" {letters} "
    parts = [spaced[start : start + _SIZE] for start in range(len(spaced) - _SIZE + 1)]
    return [crc32(part.encode("utf-8", "surrogatepass")) % BUCKETS for part in (letters, *parts)]


@lru_cache(maxsize=1)
def shipped_wording() -> Wording:
    """Return the model that ships with the program."""
    stored = (Path(__file__).parent / "wording.bin").read_bytes()
    signed = memoryview(stored).cast("b").tolist()
    return Wording(signed[1:], signed[0])


def wordings(seen: Iterable[Trait], words: Wording) -> tuple[tuple[float, int], ...]:
    """Return, by block, how much its words are those of an interface; nothing for long ones."""
    return tuple((words.odds(t.shape.lowered), 1) if t.shape.words <= LONGEST_WORDED else (0.0, 0) for t in seen)
