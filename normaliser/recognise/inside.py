"""Finds runs of labels inside of lines: at the end of a sentence, and anywhere in a page that stands on one line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from normaliser.catalogue import Catalogue
from normaliser.dates import find
from normaliser.model import Match
from normaliser.recognise.cover import (
    CERTAIN,
    FREE,
    LABELS,
    WIDE,
    Piece,
    certain_label,
    cover,
    languages_of,
    may_begin_with_label,
    pieces_of,
)
from normaliser.recognise.describe import SURE, joined, of_key
from normaliser.recognise.prepared import DATE, Prepared, boundaries, is_glued, prepare
from normaliser.recognise.verdict import verdict
from normaliser.text import fold, fold_with_offsets

LONGEST_END = 600
MOST_STARTS = 8
ONE_LINE = 400
LONGEST_HEAD = 160
_NOT_LAST = frozenset('.。،,;"”’')
_STOP = re.compile("[.!?。！？…”\"')؟۔।]")
_SENTENCE_END = re.compile(r"[.!?。！？…”\"')؟۔।](?<!\D\d\.)(?<!\D\d\d\.)\s*(?=[^\s.!?…])")
_DIGIT = re.compile("[0-9]")
_WORD = re.compile(r"(?<![^\W_])[^\W_]")
_REACH = 120  # characters between labels of one run
_FEWEST, _FEWEST_CERTAIN = 3, 2
LONGEST_WORD = 40
_FEWEST_LETTERS = 12
_SHORTEST_BEFORE = 8  # characters of the sentence
_SHORTEST_SENTENCE = 60  # that has a label glued to it without a stop
_WITH_NAMES = frozenset(("byline", "comment"))
_TELLING = CERTAIN - {"I"}
_RUN = re.compile(r"(?:[a-vA-VuU@%~0|,:\-]|(?<=[aAOT])[wy]{1,3})+")
_EDGES = frozenset("wxyaot0|,:-")


def at_the_end(line: str, catalogue: Catalogue) -> Match | None:
    """Return a run of labels, or a byline with labels, glued to the end of a sentence; the sentence stays."""
    if line[-1] in _NOT_LAST:
        return None
    best: Match | None = None
    starts = _starts(line)
    if not starts or not _may_end(line, catalogue):
        return None
    for start in reversed(starts[-MOST_STARTS:]):
        best = _ending(line, start, catalogue) or best
    return best


def _starts(line: str) -> list[int]:
    """Return where something can be glued to the end of a sentence."""
    near = max(_SHORTEST_BEFORE, len(line) - LONGEST_END)
    ends = {end.end() for end in _SENTENCE_END.finditer(line, near - 1)} if _STOP.search(line, near) else set[int]()
    if len(line) >= _SHORTEST_SENTENCE and is_glued(line):
        ends.update(place for place in boundaries(line, near) if line[place].isupper())
    return sorted(ends) if ends else []


def _may_end(line: str, catalogue: Catalogue) -> bool:
    if line[-1] >= WIDE or catalogue.may_end(line, short=False):
        return True
    words = line[-LONGEST_WORD:].split()
    return fold(words[-1]) in catalogue or any(map(str.isdigit, words[-1]))


def _may_be_covered(rest: str, catalogue: Catalogue) -> bool:
    """Tell quickly whether something but a word can stand first: nothing else covers what has no digits."""
    if not rest.isascii() or "&" in rest or _DIGIT.search(rest):
        return True
    return may_begin_with_label(fold(rest), catalogue)


def _ending(line: str, start: int, catalogue: Catalogue) -> Match | None:
    rest = line[start:]
    if not _may_be_covered(rest, catalogue):
        return None
    prepared = prepare(rest)
    covered = cover(prepared, catalogue)
    told = verdict(prepared, covered) if covered.whole and covered.hits else None
    if told is None or told.weak or not any(piece.letter in _TELLING for piece in told.telling):
        return None
    if FREE.intersection(covered.letters) and told.category not in _WITH_NAMES:
        return None
    if len(covered.hits) < 2 and not _is_telling(prepared.text, covered.hits[0]):
        return None
    return _joined((start, len(line)), prepared.text, told.telling, catalogue)


def _is_telling(text: str, hit: Piece) -> bool:
    """Tell whether one label is enough: several words that are not English."""
    key = text[hit.start : hit.end]
    return len(key) >= _FEWEST_LETTERS and " " in key and "en" not in languages_of(hit)


def anywhere(line: str, catalogue: Catalogue) -> Sequence[Match]:
    """Return the runs of labels in a line so long that it may be a page: three in a row, two of them certain."""
    folded = fold(line)
    clusters = list(_clusters(folded, catalogue))
    if not clusters:
        return ()
    text, offsets = _dated(line, *fold_with_offsets(line))
    capitals = frozenset(i for i, at in enumerate(offsets) if line[at].isupper() and not line[at - 1 : at].isupper())
    found: dict[int, Match] = {}
    for start, end in _clusters(text, catalogue):
        start = text.rfind(" ", 0, max(0, start - _REACH)) + 1
        reached = Prepared(text[: end + _REACH], capitals)
        for pieces in _runs(list(pieces_of(reached, catalogue, start))):
            span = offsets[pieces[0].start], offsets[pieces[-1].end - 1] + 1
            labels = [piece for piece in pieces if piece.labels]
            found[span[0]] = _joined(span, text, [p for p in labels if p.letter in CERTAIN], catalogue)
    return tuple(found[start] for start in sorted(found))


def _clusters(folded: str, catalogue: Catalogue) -> Iterator[tuple[int, int]]:
    """Yield stretches with two or more certain labels near each other."""
    hits: list[tuple[int, int]] = []
    position = 0
    for word in _WORD.finditer(folded):
        if word.start() < position or not (end := certain_label(catalogue, folded, word.start())):
            continue
        if hits and word.start() - hits[-1][1] > _REACH:
            if len(hits) >= _FEWEST_CERTAIN:
                yield hits[0][0], hits[-1][1]
            hits = []
        hits.append((word.start(), end))
        position = end
    if len(hits) >= _FEWEST_CERTAIN:
        yield hits[0][0], hits[-1][1]


def _dated(line: str, folded: str, offsets: list[int]) -> tuple[str, list[int]]:
    """Put the mark of a date where one stands."""
    for date in reversed(find(line)):
        first, after = bisect_left(offsets, date.start), bisect_left(offsets, date.end)
        if date.precision == "day" and first < after:
            folded = folded[:first] + DATE + folded[after:]
            offsets = [*offsets[:first], date.end - 1, *offsets[after:]]
    return folded, offsets


def _runs(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    letters = "".join([piece.letter for piece in pieces])
    for run in _RUN.finditer(letters):
        start, end = run.span()
        while start < end and letters[start] in _EDGES:
            start += 1
        while start < end and letters[end - 1] in _EDGES:
            end -= 1
        found = letters[start:end]
        hits = sum(letter in LABELS or letter == "@" for letter in found)
        if hits >= _FEWEST and sum(letter in CERTAIN for letter in found) >= _FEWEST_CERTAIN:
            yield pieces[start:end]


def _joined(span: tuple[int, int], text: str, pieces: Sequence[Piece], catalogue: Catalogue) -> Match:
    parts = [part for piece in pieces if (part := of_key(catalogue, text[piece.start : piece.end]))]
    return joined(span, "run", parts, weak=False)


def _head_of_page(line: str) -> Match | None:
    """Return the name of a site and a date header that is not English, at the start of a page on one line."""
    for date in find(line[:LONGEST_HEAD]):
        if date.precision == "day" and date.locales and not any(name.startswith("en") for name in date.locales):
            return Match(0, date.end, "run", "date", "date.date", date.locales[:8], confidence=SURE)
    return None


def whole_page(line: str, catalogue: Catalogue, found: Sequence[Match]) -> Sequence[Match]:
    """Return what is found in a line that is all of a page or most of it, beside what was `found`."""
    runs = [run for run in anywhere(line, catalogue) if _is_apart(run, found)]
    sure = [match for match in (*found, *runs) if not match.weak]
    head = _head_of_page(line) if sure else None
    return (*([head] if head and _is_apart(head, sure) else ()), *runs, *found)


def _is_apart(match: Match, others: Sequence[Match]) -> bool:
    return all(match.end <= other.start or match.start >= other.end for other in others)
