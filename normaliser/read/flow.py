"""Text as it flows into blocks: collapses white space as browsers do and keeps what was linked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from normaliser.read.blanks import BLANKS, HTML_SPACE
from normaliser.read.tags import LINE, PARAGRAPH

_NOT_BLANK = HTML_SPACE.replace(" ", "")
_WIDEST_CELL = 160
_BETWEEN_CELLS = " | "

Stint = tuple[int, int, int]
_NO_LINKS: tuple[Stint, ...] = ()


class Stretch(Struct, gc=False):
    """A block on its way: `gap` says how far it stands from the one before, `links` are (start, end, element)."""

    gap: int
    prefix: str
    text: str
    element: int
    links: Sequence[Stint]


class Flow:
    """Collects text into stretches. An element is a number; that of its parent is smaller."""

    def __init__(self) -> None:
        self.stretches: list[Stretch] = []
        self.marker = ""
        self.is_open = False
        self.space = False
        self._parts: list[str] = []
        self._length = 0
        self._element = -1
        self.gap = 0
        self._preformatted = False
        self._links: list[Stint] = []

    def add(self, raw: str, element: int, top: int, link: int) -> None:
        """Take the text of one node in `element`; `top` is the nearest element that holds this and the last text."""
        body = raw.strip(HTML_SPACE)
        is_tight = body is raw
        if "\n" in body or "  " in body or "\t" in body or "\r" in body or "\f" in body:
            body = " ".join(body.split()) if body.isascii() else _collapsed(body)
        start = self._length
        if not self.is_open:
            self.is_open = True
            self._element = element
        else:
            if self.space or (not is_tight and raw[0] in HTML_SPACE):
                self._parts.append(" ")
                start += 1
            if top < self._element:
                self._element = top
        self._parts.append(body)
        self._length = end = start + len(body)
        if link >= 0:
            self._link(start, end, link)
        self.space = not is_tight and raw[-1] in HTML_SPACE

    def add_preformatted(self, raw: str, element: int, top: int, link: int) -> None:
        """Take the text of one node as it stands."""
        self._element = min(self._element, top) if self.is_open else element
        self.is_open = self._preformatted = True
        self._parts.append(raw)
        start = self._length
        self._length = start + len(raw)
        if link >= 0:
            self._link(start, self._length, link)

    def end(self, gap: int) -> None:
        """End the block, if one is open; the next stands at least `gap` away."""
        if not self.is_open:
            self.gap = max(gap, self.gap)
            return
        parts = self._parts
        text = parts[0] if len(parts) == 1 else "".join(parts)
        # In ASCII the blanks are what Python takes for white space.
        body = text.strip() if text.isascii() else text.strip(BLANKS)
        if body:
            prefix = self.marker
            links: Sequence[Stint] = self._links or _NO_LINKS
            if body is not text:
                prefix, links = self._trimmed(text, body)
            self.stretches.append(Stretch(self.gap, prefix, body, self._element, links))
            self.marker = ""
            self.gap = gap
        else:
            self.gap = PARAGRAPH
        parts.clear()
        self._length = 0
        if self._links:
            self._links = []
        self.is_open = self._preformatted = False

    def _trimmed(self, text: str, body: str) -> tuple[str, Sequence[Stint]]:
        """The prefix and the links of a block whose text has blanks around it."""
        shift = text.index(body[0])
        prefix = self.marker
        if self._preformatted:
            prefix += text[:shift].rpartition("\n")[2]
        return prefix, _clipped(self._links, shift, len(body))

    def line_break(self) -> None:
        """Take a <br>: the second in a row makes a paragraph."""
        if self._preformatted:
            self._parts.append("\n")
            self._length += 1
        else:
            self.end(LINE if self.is_open else PARAGRAPH)

    def join_row(self, cells: Sequence[int], element: int) -> None:
        """Make one stretch of a table row when every cell, given by its first stretch, is short and simple."""
        first, end = cells[0], len(self.stretches)
        if end - first < 2 or any(after - before > 1 for before, after in pairwise((*cells, end))):
            return
        row = self.stretches[first:]
        if all(len(cell.text) <= _WIDEST_CELL for cell in row):
            self.stretches[first:] = [_joined(row, element)]

    def _link(self, start: int, end: int, link: int) -> None:
        links = self._links
        if links and links[-1][2] == link:
            start = links.pop()[0]
        links.append((start, end, link))


def _collapsed(text: str) -> str:
    """The text with a blank for every run of white space; no-break spaces and the like stay."""
    for white in _NOT_BLANK:
        if white in text:
            text = text.replace(white, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _clipped(links: Sequence[Stint], shift: int, length: int) -> Sequence[Stint]:
    moved = [(max(start - shift, 0), min(end - shift, length), link) for start, end, link in links]
    return [stint for stint in moved if stint[0] < stint[1]]


def _joined(row: Sequence[Stretch], element: int) -> Stretch:
    links: list[Stint] = []
    shift = 0
    for cell in row:
        links.extend((start + shift, end + shift, link) for start, end, link in cell.links)
        shift += len(cell.text) + len(_BETWEEN_CELLS)
    text = _BETWEEN_CELLS.join(cell.text for cell in row)
    return Stretch(row[0].gap, row[0].prefix, text, element, links)
