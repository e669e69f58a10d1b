"""An original and its ledger rows as lines: what stays, what goes, what is written instead, and why. No layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct

from normaliser.ledger import Row


class Piece(Struct, frozen=True):
    """A part of a line with one fate. `added` is text that is not in the original."""

    text: str
    fate: Literal["kept", "removed", "added"]


class Line(Struct, frozen=True):
    """A line of the original. `reasons` are the rows that touch it; of a suspect they are what nearly took it."""

    fate: Literal["kept", "removed", "changed", "suspect", "blank"]
    pieces: tuple[Piece, ...]
    reasons: tuple[Row, ...] = ()


def lines(original: str, edits: Sequence[Row], suspects: Sequence[Row] = ()) -> Iterator[Line]:
    """Yield the lines of `original` with their fate; `edits` are in order and don't overlap."""
    waiting = sorted(suspects, key=lambda row: row.start)
    first = start = 0
    for text in original.splitlines(keepends=True):
        end = start + len(text)
        while first < len(edits) and edits[first].end <= start:
            first += 1
        touching = [row for row in _until(edits, first, start + len(text.rstrip())) if row.end > start]
        near = [row for row in waiting if row.start < end and row.end > start]
        yield _line(original[start:end], start, touching, near)
        start = end


def _until(edits: Sequence[Row], first: int, end: int) -> Iterator[Row]:
    while first < len(edits) and edits[first].start < end:
        yield edits[first]
        first += 1


def _line(text: str, start: int, edits: list[Row], suspects: list[Row]) -> Line:
    pieces = tuple(_pieces(text, start, edits))
    if not text.strip() and not any(piece.fate == "added" for piece in pieces):
        return Line("blank", (), ())
    if suspects and not edits:
        return Line("suspect", pieces, tuple(suspects))
    if not edits:
        return Line("kept", pieces)
    stays = any(piece.text.strip() for piece in pieces if piece.fate != "removed")
    return Line("changed" if stays else "removed", pieces, tuple(edits))


def _pieces(text: str, start: int, edits: list[Row]) -> Iterator[Piece]:
    position = 0
    visible = len(text.rstrip("\r\n"))
    for row in edits:
        begin, end = max(row.start - start, 0), min(row.end - start, visible)
        yield from _piece(text[position:begin], "kept")
        yield from _piece(text[begin:end], "removed")
        if start + begin == row.start:
            yield from _piece(row.replacement.strip("\r\n"), "added")
        position = max(end, position)
    yield from _piece(text[position:visible], "kept")


def _piece(text: str, fate: Literal["kept", "removed", "added"]) -> Iterator[Piece]:
    if text:
        yield Piece(text, fate)


class Stretch(Struct, frozen=True):
    """Lines that stand together; `folded` ones need not be seen to follow what happened."""

    lines: tuple[Line, ...]
    folded: bool = False


def stretches(found: Sequence[Line]) -> Iterator[Stretch]:
    """Yield the lines that are not blank, with the middle of long runs of the same fate folded."""
    for fate, run in groupby((line for line in found if line.fate != "blank"), key=lambda line: line.fate):
        head, tail = (1, 1) if fate == "kept" else (6, 3)
        yield from _folded(tuple(run), head, tail)


def _folded(run: tuple[Line, ...], head: int, tail: int) -> Iterator[Stretch]:
    if len(run) <= head + tail + 1:
        yield Stretch(run)
        return
    yield Stretch(run[:head])
    yield Stretch(run[head:-tail], folded=True)
    yield Stretch(run[-tail:])
