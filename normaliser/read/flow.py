"""Text as it flows into blocks: collapses white space as browsers do and keeps who wrote what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from normaliser.read.blanks import BLANKS, HTML_SPACE
from normaliser.read.tags import LINE, PARAGRAPH

_RUN = re.compile(r"[ \t\n\r\f]+")
_WIDEST_CELL = 160
_BETWEEN_CELLS = " | "

Stint = tuple[int, int, int]


class Stretch(Struct):
    """A block on its way: `gap` says how far it stands from the one before, `links` are (start, end, frame)."""

    gap: int
    prefix: str
    text: str
    frame: int
    links: list[Stint]


class Flow:
    """Collects text into stretches. `parents` gives the parent of each frame; a parent comes first."""

    def __init__(self, parents: Sequence[int]) -> None:
        self.stretches: list[Stretch] = []
        self.marker = ""
        self._parents = parents
        self._parts: list[str] = []
        self._length = 0
        self._frame = -1
        self._space = False
        self._gap = 0
        self._preformatted = False
        self._links: list[Stint] = []

    def add(self, raw: str, frame: int, link: int) -> None:
        """Take the text of one node."""
        body = raw.strip(HTML_SPACE)
        if not body:
            self._space = True
            return
        if "\n" in body or "  " in body or "\t" in body or "\r" in body or "\f" in body:
            body = " ".join(body.split()) if body.isascii() else _RUN.sub(" ", body)
        if self._parts:
            if self._space or raw[0] in HTML_SPACE:
                self._parts.append(" ")
                self._length += 1
            if frame != self._frame:
                self._frame = self._common(frame)
        else:
            self._frame = frame
        self._append(body, link)
        self._space = raw[-1] in HTML_SPACE

    def add_preformatted(self, raw: str, frame: int, link: int) -> None:
        """Take the text of one node as it stands."""
        self._preformatted = True
        self._frame = self._common(frame) if self._parts else frame
        self._append(raw, link)

    def end(self, gap: int) -> None:
        """End the block, if one is open; the next stands at least `gap` away."""
        if self._parts:
            self._gap = gap if self._close() else PARAGRAPH
        elif gap > self._gap:
            self._gap = gap
        self._space = False

    def line_break(self) -> None:
        """Take a <br>: the second in a row makes a paragraph."""
        if self._parts:
            self.end(LINE)
        else:
            self.end(PARAGRAPH)

    def join_row(self, cells: Sequence[int], frame: int) -> None:
        """Make one stretch of a table row when every cell, given by its first stretch, is short and simple."""
        first, end = cells[0], len(self.stretches)
        bounds = [*cells, end]
        if end - first < 2 or any(after - before > 1 for before, after in zip(bounds, bounds[1:], strict=False)):
            return
        row = self.stretches[first:]
        if all(len(cell.text) <= _WIDEST_CELL for cell in row):
            self.stretches[first:] = [_joined(row, frame)]

    def _append(self, body: str, link: int) -> None:
        start = self._length
        self._length += len(body)
        self._parts.append(body)
        if link >= 0:
            self._link(start, link)

    def _link(self, start: int, link: int) -> None:
        links = self._links
        if links and links[-1][2] == link:
            links[-1] = (links[-1][0], self._length, link)
        else:
            links.append((start, self._length, link))

    def _common(self, frame: int) -> int:
        """The nearest frame that holds both `frame` and the open block."""
        other, parents = self._frame, self._parents
        while frame != other:
            if frame > other:
                frame = parents[frame]
            else:
                other = parents[other]
        return frame

    def _close(self) -> bool:
        """Make a stretch of the open block; say whether there was anything to see."""
        text = self._parts[0] if len(self._parts) == 1 else "".join(self._parts)
        body = text.strip(BLANKS)
        if body:
            self._finish(text, body)
        self._parts = []
        self._length = 0
        self._links = []
        self._preformatted = False
        return bool(body)

    def _finish(self, text: str, body: str) -> None:
        prefix, links = self.marker, self._links
        if len(body) != len(text):
            shift = text.index(body[0])
            if self._preformatted:
                prefix += text[:shift].rpartition("\n")[2]
            if links:
                links = _clipped(links, shift, len(body))
        self.stretches.append(Stretch(self._gap, prefix, body, self._frame, links))
        self.marker = ""


def _clipped(links: list[Stint], shift: int, length: int) -> list[Stint]:
    moved = [(max(start - shift, 0), min(end - shift, length), link) for start, end, link in links]
    return [stint for stint in moved if stint[0] < stint[1]]


def _joined(row: Sequence[Stretch], frame: int) -> Stretch:
    links: list[Stint] = []
    shift = 0
    for cell in row:
        links.extend((start + shift, end + shift, link) for start, end, link in cell.links)
        shift += len(cell.text) + len(_BETWEEN_CELLS)
    text = _BETWEEN_CELLS.join(cell.text for cell in row)
    return Stretch(row[0].gap, row[0].prefix, text, frame, links)
