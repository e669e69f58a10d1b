"""What follows a date inside a text and belongs to it: a word for "year", an ending, a stop, a weekday."""

from __future__ import annotations

import re

from msgspec.structs import replace

from normaliser.dates.claims import Claim, Parts
from normaliser.dates.line import Line
from normaliser.dates.roles import BELONGS, BELONGS_IN_BRACKETS, FILLER, WEEKDAY
from normaliser.dates.tokens import Word
from normaliser.dates.words import without_blanks
from normaliser.dates.years import make

_SHORTEST_NAME = 3
_LONGEST_ABBREVIATION = 3
_GOES_ON = ",:)-"
_TO_WORD, _TO_WEEKDAY = re.compile(r"[ \-]|\. ?"), re.compile(r" ?\(|,? ?")
_OTHER_DATE = re.compile(r"[ ,]*[1203Y89](?!:)")


def with_what_follows(line: Line, claim: Claim, parts: Parts) -> Claim:
    """Take in what stands after the date and is of the month's own language."""
    if claim.match.start("after") >= 0:
        return claim
    months = _months(line, parts)
    mask = 0
    for _, _, where in months:
        mask |= where
    last = _past_stop(line, claim, parts, _past_word(line, claim.last, mask))
    return replace(claim, last=_past_weekday(line, parts, last))


def _months(line: Line, parts: Parts) -> list[tuple[str, int, int]]:
    return [one for _, word in line.words(parts.month, parts.month + 1) for one in word.months]


def _past_word(line: Line, last: int, mask: int) -> int:
    """Where the word ends that belongs to the last number: `г`, `godine`, `-án`, `(a)`."""
    letters = line.letters
    if letters[last : last + 1] == "(" and letters[last + 2 : last + 3] == ")":
        return last + 3 if _belongs(line, last + 1, BELONGS_IN_BRACKETS, mask) else last
    gap = _TO_WORD.match(letters, last)
    index = gap.end() if gap else last
    return index + 1 if _belongs(line, index, BELONGS, mask) else last


def _belongs(line: Line, index: int, how: int, mask: int) -> bool:
    if index >= len(line.tokens):
        return False
    return any(value == how and where & mask for _, value, where in line.readings(index, FILLER))


def _past_stop(line: Line, claim: Claim, parts: Parts, last: int) -> int:
    """Where a stop ends that marks an abbreviation or an ordinal, unless the sentence may end with it."""
    if line.texts[last : last + 1] != ["."] or not _goes_on(line, last + 1):
        return last
    if isinstance(line.tokens[last - 1].value, Word):
        abbreviated = last > claim.last or line.readings(last - 1, FILLER)
        return last + 1 if abbreviated and len(line.texts[last - 1]) <= _LONGEST_ABBREVIATION else last
    return last + 1 if _ordinal(line, min(parts.day, parts.year)) else last


def _ordinal(line: Line, number: int) -> bool:
    """Whether the first number of the date has a stop: then that of the last is no end of a sentence."""
    return line.letters[number + 1] == "."


def _goes_on(line: Line, index: int) -> bool:
    """Whether what comes next cannot start a sentence."""
    index += line.letters[index : index + 1] == " "
    return index < len(line.texts) and (line.letters[index] in _GOES_ON or line.texts[index][:1].islower())


def _past_weekday(line: Line, parts: Parts, last: int) -> int:
    """Where the weekday ends: a short name counts only if it is set off and agrees."""
    gap = _TO_WEEKDAY.match(line.letters, last)
    index = gap.end() if gap else last
    between, end = line.letters[last:index], index + 1
    if between.endswith("("):
        end += 1
        if line.letters[index + 1 : end] != ")":
            return last
    if index == len(line.tokens) or _OTHER_DATE.match(line.letters, end):
        return last
    agrees = _agreement(line, parts, index)
    if agrees is None or (_is_short(line.texts[index]) and not (agrees and between.strip())):
        return last
    return end


def _is_short(name: str) -> bool:
    return len(name) <= (1 if without_blanks(name) else _SHORTEST_NAME)


def _agreement(line: Line, parts: Parts, index: int) -> bool | None:
    """Whether a word is the date's weekday in the month's language; None when it is no weekday there."""
    agreements: list[bool] = []
    for _, month, mask in _months(line, parts):
        date = make(line.number(parts.year), month, line.number(parts.day))
        weekdays = [value for _, value, where in line.readings(index, WEEKDAY) if where & mask]
        agreements += [date.weekday() == value for value in weekdays] if date else []
    return any(agreements) if agreements else None
