"""What a token is: a letter for the grammar, with its number or word. Knows scripts, not languages."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection
from functools import cached_property
from typing import NamedTuple

from normaliser.dates.numerals import numeral
from normaliser.dates.roles import ERA, FILLER, HOUR, MONTH, PERIOD, PERSIAN, ROMAN, WEEKDAY
from normaliser.dates.words import MARK, fold_word, without_blanks

Readings = tuple[tuple[str, int, int], ...]  # role, value, mask of the locales where it is that
_MONTHS, _OTHERS = MONTH + PERSIAN + ROMAN, WEEKDAY + FILLER + PERIOD + HOUR + ERA
_MEMO_LIMIT = 50_000
_LONGEST_PIECE = 24
_YEAR_DIGITS = 4


class Word(NamedTuple):
    """What a word may be. `others` are the locales that use it in dates as anything but the month."""

    key: str
    readings: Readings
    months: Readings
    weekdays: Readings
    others: int
    filler: bool
    eras: tuple[int, ...]  # what to add to the year, when the word is nothing but an era


class Token(NamedTuple):
    """A letter for the grammar; a number, a word or None; flags; the pieces of a word without blanks."""

    letter: str
    value: int | Word | None
    flags: int = 0
    pieces: tuple[str, ...] = ()


def word(key: str, readings: Readings) -> Word:
    """Return a word with what is asked of it most often worked out."""
    others = 0
    for role, _, mask in readings:
        others |= mask if role in _OTHERS else 0
    return Word(
        key,
        readings,
        months=tuple(one for one in readings if one[0] in _MONTHS),
        weekdays=tuple(one for one in readings if one[0] == WEEKDAY),
        others=others,
        filler=any(one[0] == FILLER for one in readings),
        eras=tuple(one[1] for one in readings) if all(one[0] == ERA for one in readings) else (),
    )


def number(value: int, length: int) -> Token:
    """Return the token of a number: its letter tells what it can be."""
    if length > 2:
        return Token({3: "3", 4: "Y", 8: "8"}.get(length, "9"), value)
    return Token("1" if 1 <= value <= 12 else "2" if 13 <= value <= 31 else "0", value)


class Tokens(dict[str, Token]):
    """What each token is, remembered. `find` looks a folded word up; `known` holds all of them.

    `flagged` are those tokens that can be part of a name of several words.
    """

    def __init__(self, find: Callable[[str], Token | None], known: Collection[str]) -> None:
        super().__init__()
        self.flagged: set[str] = set()
        self._find = find
        self._known = known

    def __missing__(self, token: str) -> Token:
        if len(self) > _MEMO_LIMIT:
            self.clear()
        found = self._read(token)
        if found.flags:
            self.flagged.add(token)  # before another thread can see the token
        self[token] = found
        return found

    def _read(self, token: str) -> Token:
        if token.isdecimal():
            return number(int(token), len(token))
        mark = MARK.get(token)
        if mark or token.isspace():
            return Token(mark or " ", None)
        value = numeral(token)
        if value is not None:
            return number(value, _YEAR_DIGITS if value > 999 else 2)
        folded = fold_word(token)
        key = folded.strip("'")
        return self._find(folded) or self._find(key) or self._unknown(token, key)

    def _unknown(self, token: str, key: str) -> Token:
        if not key:
            return Token(" ", None)
        if not any(c.isalnum() for c in key):
            return Token("?" if any(unicodedata.category(c) in ("Sc", "Po") for c in key) else "~", None)
        if without_blanks(key):
            return Token("*", None, 0, self._pieces(token))
        return Token("x", None)

    def _pieces(self, token: str) -> tuple[str, ...]:
        """Cut a word of a script without blanks into known words, the longest first, and what lies between."""
        is_folded = token == fold_word(token)  # then so are all parts of it
        pieces: list[str] = []
        start = unknown = 0
        while start < len(token):
            end = self._longest(token, start, is_folded)
            if end > start:
                pieces += [token[unknown:start]] if unknown < start else []
                pieces.append(token[start:end])
                unknown = start = end
            else:
                start += 1
        if unknown < len(token):
            pieces.append(token[unknown:])
        return tuple(pieces)

    def _longest(self, token: str, start: int, is_folded: bool) -> int:
        """Return the end of the longest known word or number at a place, or the place."""
        counts = numeral(token[start]) is not None
        if is_folded and not counts and token[start] not in self._starts:
            return start
        for end in range(min(len(token), start + _LONGEST_PIECE), start, -1):
            piece = token[start:end]
            if (piece if is_folded else fold_word(piece)) in self._known or (counts and numeral(piece) is not None):
                return end
        return start

    @cached_property
    def _starts(self) -> frozenset[str]:
        """The first characters of all that is known."""
        return frozenset([word[0] for word in self._known])
