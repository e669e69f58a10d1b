"""The shape of a line: length, punctuation, function words. Language-neutral; says nothing of its meaning."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Set as AbstractSet
from functools import cache

from msgspec import Struct

from normaliser.punctuation import CLOSERS, OPENERS, STOPS

SAMPLE_CHARACTERS = 160
GLUED_CHARACTERS = 1_200
SENTENCE_WORDS = 6
PROSE_WORDS = 25
_WIDE = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
_SEPARATORS = re.compile(r"[|·•»«›‹→←/>,、・:：#]")
_DIGITS = re.compile(r"\d")
_ACCENTS = re.compile("[^\\W\\d_a-zA-Z]")
_LETTER = re.compile("[^\\W\\d_]")
_BEYOND_LATIN = re.compile("[^\0-\u024f]")

KINDS = ("prose", "sentence", "text", "short", "number", "symbol")
ENDS = ("stop", "colon", "comma", "closer", "digit", "letter", "other")
STARTS = ("upper", "lower", "digit", "letter", "quote", "other")
_STOP, _COLON, _COMMA, _CLOSER, _DIGIT, _PLAIN, _OTHER = range(7)
_SIZES = (3, 6, 12, 25)
_LENGTHS = (1, 2, 3, 4, 6, 9, 13, 19, 26, 41, 80)
_SHARES = (0.001, 0.1, 0.2, 0.3, 0.45)
_CAPITALS = (0.01, 0.2, 0.4, 0.6, 0.8)
_NUMBERS = (0.01, 0.1, 0.3, 0.6)
_MARKS = (1, 2, 3, 5, 9)
_FOREIGN = (0.001, 0.05, 0.15, 0.5)


class Shape(Struct, frozen=True, gc=False):
    """What a line looks like, most of it as the number of a bin.

    `words` counts two wide (CJK, Thai) characters as a word; `length` and `size` are its bins, fine and coarse.
    `kind`, `end` and `start` index KINDS, ENDS and STARTS. `english` is the share of English function words,
    `english_bin` its bin. `capitals`, `digits`, `separators` and `accents` (letters outside ASCII) are bins.
    `lowered` holds the first words; `beyond_latin`: one of their letters is of another script.
    """

    words: int
    length: int
    size: int
    kind: int
    end: int
    start: int
    english: float
    english_bin: int
    capitals: int
    digits: int
    separators: int
    accents: int
    wide: bool
    lowered: list[str]
    beyond_latin: bool


def shape(text: str, english: AbstractSet[str]) -> Shape:
    """Return the shape of one line of text, which is not blank. `english` holds English function words."""
    head = text[:SAMPLE_CHARACTERS]
    low = head.lower()
    sample = head.split()
    words = len(sample) if len(text) <= SAMPLE_CHARACTERS else len(text.split())
    wide, accents, beyond = False, 0, False
    if not text.isascii():
        accents = bisect_right(_FOREIGN, len(_ACCENTS.findall(head)) / len(head))
        beyond = any(map(str.isalpha, _BEYOND_LATIN.findall(low)))
        found = len(_wide().findall(head)) * len(text) // len(head) if beyond else 0
        words += found // 2
        wide = 4 * found > len(text)
    lowered = low.split()
    share = sum(map(english.__contains__, lowered)) / len(sample)
    if len(text) > GLUED_CHARACTERS:
        share = max(share, _middle_share(text, english))
    pairs = zip(sample, lowered, strict=False)
    upper = len([word for token, word in pairs if token[0] != word[0] and word not in english])
    end = _end(text)
    return Shape(
        words,
        bisect_right(_LENGTHS, words),
        bisect_right(_SIZES, words),
        _kind(words, end, text),
        end,
        _start(text[0]),
        share,
        bisect_right(_SHARES, share),
        bisect_right(_CAPITALS, upper / len(sample)),
        bisect_right(_NUMBERS, len(_DIGITS.findall(text)) / len(text)) if words < 12 else 0,
        bisect_right(_MARKS, len(_SEPARATORS.findall(head))),
        accents,
        wide,
        lowered,
        beyond,
    )


def _middle_share(text: str, english: AbstractSet[str]) -> float:
    """Return the share of English function words in the middle of a line so long that a menu may stand before it."""
    start = (len(text) - SAMPLE_CHARACTERS) // 2
    words = text[start : start + SAMPLE_CHARACTERS].lower().split()[1:-1]
    return sum(map(english.__contains__, words)) / len(words) if words else 0.0


@cache
def _wide() -> re.Pattern[str]:
    """Return what finds wide characters, compiled when they first appear: that takes milliseconds."""
    return re.compile(_WIDE)


def _kind(words: int, end: int, text: str) -> int:
    if words >= PROSE_WORDS:
        return 0
    if end == _STOP and words >= SENTENCE_WORDS:
        return 1
    if words > SENTENCE_WORDS:
        return 2
    if _LETTER.search(text):
        return 3
    return 4 if _DIGITS.search(text) else 5


def _end(text: str) -> int:
    last = text[-1]
    if last in STOPS:
        return _STOP
    if last in CLOSERS and len(text) > 1:
        return _STOP if text[-2] in STOPS else _CLOSER
    if last.isalpha():
        return _PLAIN
    if last.isdigit():
        return _DIGIT
    if last in ":：":
        return _COLON
    return _COMMA if last in ",;،、" else _OTHER


def _start(first: str) -> int:
    if first.isupper():
        return 0
    if first.islower():
        return 1
    if first.isdigit():
        return 2
    if first.isalpha():
        return 3
    return 4 if first in OPENERS else 5
