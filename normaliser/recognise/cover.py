"""Covers folded text with labels, dates, numbers and free words, and writes what it saw as a string of letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from normaliser.catalogue import Catalogue
from normaliser.catalogue.layout import EDGE
from normaliser.model import Label
from normaliser.recognise.prepared import DATE, Prepared, is_glued
from normaliser.recognise.sense import letter_of, sense_of

# Letters: a by an author, o other parts of a byline and dates, i its facts (views, permalink), t taxonomy, c comments,
# s share, v name of a service, p pager, u the rest of the interface; capitals for labels that are certain.
# @ date, % time, ~ a date of two-digit numbers, 0 number; w free word with a capital, x small, y without case;
# | , : - . separators.
LABELS = frozenset("aoitcsvpuAOITCSVPU")
CERTAIN = frozenset("AOITCSVPU")
FREE = frozenset("wxy")
MOST_IN_LIST = 24
MOST_IN_NAME = 6
MOST_IN_TITLE = 12
_BEFORE_LISTS = frozenset("tTcC@PpU")
_SEPARATORS = {
    **dict.fromkeys("|/\\·•∙～→←↑↓►▼▲«»‹›｜／・¦▪◦○※", "|"),
    **dict.fromkeys(",;、，；", ","),
    **dict.fromkeys(":：", ":"),
    **dict.fromkeys("-–—−", "-"),
}
_SKIPPED = frozenset(" \t()[]{}<>*#+~_\"'“”。！？【】（）「」『』〔〕…=@%^♥❤&\u200b")
_STOPS = frozenset(".!?")
_INNER = frozenset(".-_@")  # inside of addresses and compounds
_APART = _SKIPPED | _STOPS | _SEPARATORS.keys() | {"0", DATE}
_SILENT = _SKIPPED - _STOPS - _SEPARATORS.keys()  # pieces without a letter
_MARK = re.compile(f"[{re.escape(''.join(sorted(_APART)))}]")
_WORD = re.compile(f"[^{re.escape(''.join(sorted(_APART)))}]")
WIDE = "\u0e00"  # from Thai on, words are not set apart
_SHORTEST_GLUED = 4
_SHORTEST_CERTAIN = 6


class Piece(Struct, frozen=True):
    """Something at `text[start:end]`, by its letter; `languages` and `labels` when it is a label."""

    letter: str
    start: int
    end: int
    labels: tuple[Label, ...] = ()
    languages: frozenset[str] = frozenset()


class Cover(Struct, frozen=True):
    """The pieces of a text, their letters in a row, and those that are labels. `whole`: the walk came to the end."""

    pieces: Sequence[Piece]
    letters: str
    hits: tuple[Piece, ...]
    whole: bool


def pieces_of(prepared: Prepared, catalogue: Catalogue, start: int = 0) -> Iterator[Piece]:
    """Walk over a text from `start` to its end: labels, dates, numbers, separators, free words."""
    text, capitals = prepared.text, prepared.capitals
    position, length = start, len(text)
    while position < length:
        character = text[position]
        if character in _SILENT:
            position += 1
            continue
        if character in _APART:
            piece = _counted(prepared, catalogue, position) or _apart(prepared, position)
        else:
            piece = _label(prepared, catalogue, position) or _word(text, capitals, position)
        position = piece.end
        if piece.letter:
            yield piece


def cover(prepared: Prepared, catalogue: Catalogue) -> Cover:
    """Walk over a text to the end, or to where words in a row are more than a name, title or list."""
    pieces: list[Piece] = []
    free = 0
    allowed = MOST_IN_NAME if DATE in prepared.text or "0" in prepared.text else 0  # a name stands before a date only
    for piece in pieces_of(prepared, catalogue):
        if piece.letter == "." and not free:
            continue
        pieces.append(piece)
        if piece.letter in FREE:
            free += 1
            if free > allowed:
                return _cover_of(pieces, False)
        elif piece.labels or piece.letter == "@":
            free = 0
            allowed = MOST_IN_LIST if piece.letter in _BEFORE_LISTS else MOST_IN_TITLE
        elif piece.letter == "." and free > 1:
            return _cover_of(pieces, False)
    return _cover_of(pieces, True)


def _cover_of(pieces: Sequence[Piece], whole: bool) -> Cover:
    letters = "".join([piece.letter for piece in pieces])
    return Cover(pieces, letters, tuple([piece for piece in pieces if piece.labels]), whole)


def certain(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return the labels that are certain."""
    return tuple(piece for piece in pieces if piece.letter in CERTAIN)


def languages_of(piece: Piece) -> frozenset[str]:
    """Return the languages of a label."""
    return piece.languages


def _counted(prepared: Prepared, catalogue: Catalogue, position: int) -> Piece | None:
    """Return the label that starts with a number at a place, if any does."""
    following = prepared.text[position : position + 3]
    if following[:1] == "0" and (following[1:2].isalpha() or (following[1:2] == " " and following[2:].isalpha())):
        return _label(prepared, catalogue, position)
    return None


def _apart(prepared: Prepared, position: int) -> Piece:
    """Return the date, number or separator at a place, or a piece without a letter."""
    text = prepared.text
    character = text[position]
    if character == DATE:
        return Piece("@", position, position + 1)
    if character == "0":
        return _number(prepared, position)
    if character in _STOPS:
        before = text[position - 1 : position].isalpha() and text[position - 3 : position].isalpha()
        return Piece("." if before and text[position + 1 : position + 2] == " " else "", position, position + 1)
    return Piece(_SEPARATORS.get(character, ""), position, position + 1)


def _number(prepared: Prepared, position: int) -> Piece:
    text = prepared.text
    second, third = text[position + 1 : position + 3], text[position + 3 : position + 5]
    if second in (":0", "h0"):
        return Piece("%", position, position + (5 if third == ":0" else 3))
    if second in (".0", "/0", "-0") and third == second:
        return Piece("~" if prepared.short else "0", position, position + 5)
    return Piece("0", position, position + 1)


def _label(prepared: Prepared, catalogue: Catalogue, position: int) -> Piece | None:
    text = prepared.text
    room = len(text) - position
    for length in catalogue.lengths(text[position : position + EDGE]):
        end = position + length
        if length > room or not _ends(prepared, end, catalogue):
            continue
        key = text[position:end]
        if (labels := catalogue.lookup(key)) and (sense := sense_of(catalogue, key)).letter:
            return Piece(sense.letter, position, end, labels, sense.languages)
    return None


def _ends(prepared: Prepared, end: int, catalogue: Catalogue) -> bool:
    """A label ends where its last word does, at a capital, or where the next label is glued to it."""
    text = prepared.text
    if end >= len(text) or end in prepared.capitals or text[end] >= WIDE:
        return True
    if text[end] in _INNER:
        return not text[end + 1 : end + 2].isalnum()
    if not (text[end].isalpha() and text[end - 1].isalpha()):
        return text[end] not in "'’"
    if text[end].islower():  # letters with case are glued at a capital only
        return False
    glued = catalogue.longest(text, end)
    return glued is not None and glued[0] - end >= _SHORTEST_GLUED


def may_begin(folded: str, line: str, catalogue: Catalogue, sentence: bool = False) -> bool:
    """Tell quickly whether a label stands at the start of `folded`, the folded form of `line`, to the end of a word.

    In what may be a `sentence` it must be a certain one.
    """
    glued: bool | None = None
    for length in catalogue.lengths(folded[:EDGE]):
        if folded[length : length + 1].islower() and folded[length - 1].isalpha():
            glued = is_glued(line) if glued is None else glued
            if not glued:
                continue
        if length <= len(folded) and catalogue.lookup(folded[:length]):
            return not sentence or letter_of(catalogue, folded[:length]) in CERTAIN
    return False


def may_begin_with_label(folded: str, catalogue: Catalogue) -> bool:
    """Tell quickly whether the first word of a folded text can be a label."""
    word = _WORD.search(folded)
    return word is not None and bool(catalogue.lengths(folded[word.start() : word.start() + EDGE]))


def _word(text: str, capitals: frozenset[int], position: int) -> Piece:
    end = position + 1
    while (mark := _MARK.search(text, end)) and mark[0] in _INNER and text[mark.end() : mark.end() + 1].isalpha():
        end = mark.end()
    end = mark.start() if mark else len(text)
    if not capitals.isdisjoint(range(position + 1, end)):
        end = min([place for place in capitals if position < place < end])
    letter = "w" if position in capitals else "x" if text[position].islower() else "y"
    return Piece(letter, position, end)


def certain_label(catalogue: Catalogue, text: str, position: int) -> int:
    """Return where a certain label of some length at a place ends, or 0."""
    for end, _ in catalogue.lookup_prefixes(text, position):
        if end - position < _SHORTEST_CERTAIN:
            return 0
        if letter_of(catalogue, text[position:end]) in CERTAIN and _ends(Prepared(text), end, catalogue):
            return end
    return 0
