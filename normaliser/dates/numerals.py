"""Reads numbers written in Han characters, digit by digit or with tens."""

from __future__ import annotations

import unicodedata

FIGURES = "0-9\u0660-\u1fff\ua000-\uabff\uff10-\uffff\U00010000-\U0010ffff"  # holds the digits of every script
_TEN = 10


def numeral(word: str) -> int | None:
    """Return the number that a word of Han numerals stands for: 2025 for 二〇二五, 23 for 二十三, 30 for 卅."""
    values: list[int] = []
    for character in word:
        value = unicodedata.numeric(character, None) if character > "\u2fff" else None
        if value is None or value > 30 or value != int(value):
            return None
        values.append(int(value))
    if not values:
        return None
    if max(values) < _TEN:
        return int("".join(map(str, values))) if len(values) in (1, 4) else None
    return _with_tens(values)


def _with_tens(values: list[int]) -> int | None:
    if len(values) > 3 or sum(value >= _TEN for value in values) > 1:
        return None
    if values[0] >= _TEN:
        return sum(values) if len(values) < 3 else None
    return values[0] * values[1] + sum(values[2:]) if values[1] == _TEN else None
