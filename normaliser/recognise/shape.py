"""The shape of a line: length, punctuation, function words. Language-neutral; says nothing of its meaning."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from msgspec import Struct

_WIDE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_ACCENTS = re.compile("[^\\W\\d_a-zA-Z]")
_SEPARATORS = re.compile(r"[|·•»«›‹→←/>,、・:：#]")
_DIGITS = re.compile(r"\d")
_CLOSERS = "\"'”’»)]』」）*_"
_STOPS = ".!?…。！？।؟۔"
SAMPLE = 40


class Shape(Struct, frozen=True):
    """What a line looks like. `words` counts two wide (CJK, Thai) characters as a word.

    `end` is the class of the last character: stop, colon, comma, closer, digit, letter, other.
    `kind` sums it up: prose, sentence, text, short, number, symbol. `accents` is the share of its letters outside ASCII.
    """

    words: int
    kind: str
    end: str
    start: str
    english: float
    capitals: float
    digits: float
    separators: int
    wide: bool
    lowered: tuple[str, ...]
    accents: float


def shape(text: str, english: AbstractSet[str]) -> Shape:
    """Return the shape of one line of text. `english` holds English function words."""
    tokens = text.split()
    count = len(tokens)
    wide = 0 if text.isascii() else len(_WIDE.findall(text))
    words = count + wide // 2
    sample = tokens[:SAMPLE]
    lowered = tuple([token.lower() for token in sample])
    known = 0
    capitals = 0
    for token, low in zip(sample, lowered, strict=True):
        if low in english:
            known += 1
        elif token != low and token[0] != low[0]:
            capitals += 1
    end = _end(text)
    short = words < 12
    return Shape(
        words,
        _kind(words, end, text),
        end,
        _start(text[0]),
        known / len(sample) if sample else 0.0,
        capitals / len(sample) if sample else 0.0,
        len(_DIGITS.findall(text)) / len(text) if short else 0.0,
        len(_SEPARATORS.findall(text)),
        wide * 2 > len(text) // 2,
        lowered,
        0.0 if text.isascii() else len(_ACCENTS.findall(text)) / len(text),
    )


def _kind(words: int, end: str, text: str) -> str:
    if words >= 25:
        return "prose"
    if end == "stop" and words >= 6:
        return "sentence"
    if words >= 7:
        return "text"
    if any(map(str.isalpha, text)):
        return "short"
    return "number" if any(map(str.isdigit, text)) else "symbol"


def _end(text: str) -> str:
    last = text[-1]
    if last in _STOPS:
        return "stop"
    if last in _CLOSERS and len(text) > 1:
        return "stop" if text[-2] in _STOPS else "closer"
    if last in ":：":
        return "colon"
    if last.isalpha():
        return "letter"
    if last.isdigit():
        return "digit"
    return "comma" if last in ",;،、" else "other"


def _start(first: str) -> str:
    if first.isupper():
        return "upper"
    if first.islower():
        return "lower"
    if first.isdigit():
        return "digit"
    if first.isalpha():
        return "letter"
    return "quote" if first in "\"'“‘„«‹「『(" else "other"
