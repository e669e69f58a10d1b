"""Tells bylines: date, author, category, count of comments; free words are few and stand where a byline has them."""

from __future__ import annotations

import re
from itertools import pairwise

from normaliser.recognise.cover import FREE, Cover, Piece, certain, languages_of
from normaliser.recognise.prepared import Prepared

MOST_FREE = 8
MOST_IN_NAME, MOST_SMALL_IN_NAME = 5, 2

# Letters are those of covers; n is a name, l a title or list.
_FREE_RUN = re.compile("[wxy]+")
_LIST = re.compile("(?<=[tT])[nl](?:,[nlt])+|[nl](?:,[nlt]){2,}")
_SHAPE = re.compile(
    r"(?:n(?=\|?[oO]?[@~%])|n(?=\|))?"  # the author before the date
    r"(?:\|*(?:[aAiI][nl]?|[oO]n?|[tT][nl]?|[cCsSvVpPuU]|[@~%]n?|(?<=\|)n))+\|*[nl]?"
)
_AUTHOR = re.compile(r"A[nl]|(?:^|[@~%|cCoOtTiI])an|(?:^|[@~%|cCoOtTiI])al(?=[|@~%])")
_SMALL_AUTHOR_FIRST = re.compile("(?:^|[|])ax+[@~%]")  # `by late September 15`
_DATES_AND_TIMES = frozenset("@~%")
_BY_DATE = "Ca"  # `Leave a comment by May 3`
_TELLING = re.compile("[AOTCI]")
_DATED = re.compile("[@~]")
_TIMED = re.compile("an[oO]%n?")  # `Autor: Halszka o 20:15`
_REPLY = re.compile(r"n?\|?@\|?[cts]")  # `Citizen, Do 1 Aug 2019 / 01:15 Antworten`
_MARKS = str.maketrans("", "", ":-0")


def byline(prepared: Prepared, covered: Cover) -> tuple[Piece, ...]:
    """Return the labels that tell that a covered line is a byline; none when it is not."""
    if len(covered.hits) < 2 and not _DATES_AND_TIMES.intersection(covered.letters):
        return ()
    letters = _with_names(prepared, covered)
    shape = _LIST.sub("l", _FREE_RUN.sub(_name, letters.translate(_MARKS))).replace(",", "")
    if _SMALL_AUTHOR_FIRST.search(letters) or not _SHAPE.fullmatch(shape):
        return ()
    if "l" not in shape and sum(letter in FREE for letter in letters) > MOST_FREE:
        return ()
    sure = certain(covered.hits)
    telling = len(_TELLING.findall(shape)) - (_BY_DATE in shape)
    author = _AUTHOR.search(shape) is not None
    if _REPLY.fullmatch(shape) and ("n" in shape or not any("en" in languages_of(hit) for hit in covered.hits)):
        return covered.hits
    if _TIMED.fullmatch(shape) or (_DATED.search(shape) and (author or telling)):
        return sure or covered.hits
    return sure if (author and telling and len(covered.hits) > 1) or len(sure) > 1 else ()


def _with_names(prepared: Prepared, covered: Cover) -> str:
    """Return the letters of a cover, with words that are labels in some language as names where an author is due."""
    letters = list(covered.letters)
    for index, (one, two) in enumerate(pairwise(covered.pieces)):
        if one.letter in "aA" and two.letter in "utscpv" and two.start in prepared.capitals:
            letters[index + 1] = "w"
    return "".join(letters)


def _name(run: re.Match[str]) -> str:
    """Write a run of free words as a name when it may be one, else as a title."""
    words = run[0]
    small = words.count("x")
    name = len(words) <= MOST_IN_NAME and small <= MOST_SMALL_IN_NAME and (small < len(words) or words == "x")
    return "n" if name else "l"
