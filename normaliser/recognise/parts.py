"""A page of text that stands on one line, in parts: sentences, dates, labels, and what is left between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from normaliser.catalogue import Catalogue
from normaliser.dates import find
from normaliser.model import Block, Page
from normaliser.punctuation import CLOSERS, OPENERS, STOPS
from normaliser.recognise.cover import certain_label
from normaliser.recognise.inside import ONE_LINE, whole_page
from normaliser.text import fold_with_offsets

_WORD = re.compile(r"(?<![^\W_])[^\W_]")
_COUNT = re.compile(r"\(\d{1,4}\)(?=\s)")  # behind the name of a category or month
_QUOTES = frozenset(OPENERS) - {"'", "("}
_WIDE_STOPS = "。！？"  # no space follows
_STOP, _CLOSED = f"[{re.escape(STOPS)}]", f"[{re.escape(CLOSERS)}]"
_SENTENCE_END = re.compile(
    rf"{_STOP}+{_CLOSED}*(?=\s+\W*[^\Wa-z_])"
    r"(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z]{2}\.)(?<!\d\.)"  # initials, titles, numbers
    rf"|[{_WIDE_STOPS}]+{_CLOSED}*"
)
_FEWEST_ENGLISH = 2

Span = tuple[int, int]


def in_parts(page: Page, catalogue: Catalogue) -> Page:
    """Return a plain text with a line that is long and most of it as a page with blocks for the parts of the line."""
    least = max(ONE_LINE, len(page.text) // 2)
    index = next((i for i, block in enumerate(page.blocks) if block.end - block.start > least), -1)
    if page.elements or index < 0:
        return page
    line = page.blocks[index]
    parts = _parts(page.text[line.start : line.end], catalogue)
    inner = [Block(line.start + start, line.start + end) for start, end in parts]
    return replace(page, blocks=(*page.blocks[:index], *inner, *page.blocks[index + 1 :]))


def mixed(page: Page, english: AbstractSet[str]) -> frozenset[int]:
    """Return the blocks of a divided page that have some English function words, wherever in them."""
    words = [page.text[block.start : block.end].lower().split() for block in page.blocks]
    counts = [sum(map(english.__contains__, those)) for those in words]
    return frozenset(index for index, count in enumerate(counts) if count >= _FEWEST_ENGLISH)


def _parts(line: str, catalogue: Catalogue) -> Iterator[Span]:
    """Yield the runs of labels, and between them the sentences and dates; what no stop ends is divided at labels."""
    found = whole_page(line, catalogue, ())
    runs = sorted((run.start, run.end) for run in found if not run.weak and not _is_quoted(line, run.start))
    done = 0
    for start, end in [*runs, (len(line), len(line))]:
        for sentence in _divided((done, start), _bounds(line, done, start)):
            for part in _divided(sentence, _labels(line, sentence, catalogue)):
                yield from _stripped(line, part)
        yield from _stripped(line, (start, end))
        done = end


def _is_quoted(line: str, start: int) -> bool:
    return line[start - 1 : start] in _QUOTES if start else False


def _divided(span: Span, bounds: Iterable[int]) -> Iterator[Span]:
    start, end = span
    for bound in sorted({*bounds, end}):
        if bound > start:
            yield start, bound
            start = bound


def _stripped(line: str, span: Span) -> Iterator[Span]:
    """Yield the span without the white space at its ends, unless nothing is left."""
    text = line[slice(*span)]
    if inner := text.strip():
        start = span[0] + text.index(inner[0])
        yield start, start + len(inner)


def _bounds(line: str, start: int, end: int) -> Iterator[int]:
    """Yield where sentences end, and where dates begin and end that no English writes and no sentence holds."""
    yield from (found.end() for found in _SENTENCE_END.finditer(line, start, end))
    for date in find(line[start:end]):
        if date.precision == "day" and date.locales and not any(name.startswith("en") for name in date.locales):
            before = line[start : start + date.start].rstrip()
            if not before or before[-1] in STOPS + CLOSERS + "|":
                yield from (start + date.start, start + date.end)


def _labels(line: str, span: Span, catalogue: Catalogue) -> Iterator[int]:
    """Yield where certain labels begin and end and where counts end, in what is not a sentence."""
    text = line[slice(*span)]
    if text.rstrip(CLOSERS + " \t")[-1:] in tuple(STOPS):
        return
    yield from (span[0] + found.end() for found in _COUNT.finditer(text))
    folded, offsets = fold_with_offsets(text)
    done = 0
    for word in _WORD.finditer(folded):
        if word.start() < done or _is_quoted(text, offsets[word.start()]):
            continue
        if end := certain_label(catalogue, folded, word.start()):
            yield from (span[0] + offsets[word.start()], span[0] + offsets[end - 1] + 1)
            done = end
