"""Sentences of English text that were broken where a link began and ended, as `get_text("\\n")` leaves them.

`I renamed a tag from`, `News`, `to Notes.` are three lines and one sentence: its middle may read like a label.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from msgspec.structs import replace

from normaliser.model import Block, Page
from normaliser.punctuation import CLOSERS, STOPS

_PROSE, _FEWEST_ENGLISH = 5, 2  # words of a line that is a part of a sentence, and English ones among them
_SHARE = 0.2
_MOST_BETWEEN, _LONGEST_BETWEEN = 4, 8  # lines, words
_GOES_ON = frozenset(",.;:!?)]’”")
_ADDRESSES = ("://", "www.", "@")


def mended(page: Page, english: AbstractSet[str]) -> Page:
    """Return a plain text with those lines in one block that a sentence in English runs over."""
    if page.elements or len(page.blocks) < 2:
        return page
    joins = _joins(page, english)
    if not joins:
        return page
    blocks: list[Block] = []
    for index, block in enumerate(page.blocks):
        if index in joins:
            block = Block(blocks.pop().start, block.end)
        blocks.append(block)
    return replace(page, blocks=tuple(blocks))


def _joins(page: Page, english: AbstractSet[str]) -> set[int]:
    """The lines that go on what the line above them began."""
    text, blocks = page.text, page.blocks
    starts = [text[block.start] for block in blocks]
    likely = [index for index, first in enumerate(starts) if index and (first.islower() or first in _GOES_ON)]
    if not likely:
        return set()
    lines = [text[block.start : block.end].split() for block in blocks]
    near = [False, *(text.count("\n", one.end, two.start) == 1 for one, two in pairwise(blocks))]
    prose = [_is_prose(line, english) for line in lines]
    found: set[int] = set()
    for index in likely:
        if near[index] and _goes_on(lines[index], english):
            start = _beginning(lines, index, near, prose)
            found.update(range(start + 1, index + 1))
            prose[index] = prose[index] or start < index
    return found


def _beginning(lines: Sequence[Sequence[str]], index: int, near: Sequence[bool], prose: Sequence[bool]) -> int:
    """Return the line that a line goes on: prose a few lines above it, or what stands before prose; else itself."""
    above = index - 1
    if prose[above]:
        return above if lines[index][0][0] in _GOES_ON or not _ends(lines[above]) else index
    while above > max(0, index - _MOST_BETWEEN) and near[above] and not _ends(lines[above - 1]):
        above -= 1
        if prose[above]:
            return above
    before = max(above, index - 2)
    short = all(len(line) <= _LONGEST_BETWEEN for line in lines[before:index])
    return before if prose[index] and short else index


def _goes_on(line: Sequence[str], english: AbstractSet[str]) -> bool:
    """Tell whether a line begins as the rest of a sentence does: with a mark, or in English with a small letter."""
    if any(mark in word for word in line for mark in _ADDRESSES):
        return False
    return line[0][0] in _GOES_ON or (len(line) > 1 and _english(line, english) > 0)


def _ends(words: Sequence[str]) -> bool:
    """Tell whether a line ends as a sentence does, or leads to what is below it."""
    last = words[-1].rstrip(CLOSERS)
    return last[-1:] in (*STOPS, ":")


def _english(words: Sequence[str], english: AbstractSet[str]) -> int:
    return sum([word.lower().strip(",.;:") in english for word in words])


def _is_prose(words: Sequence[str], english: AbstractSet[str]) -> bool:
    count = _english(words, english) if len(words) >= _PROSE else 0
    return count >= _FEWEST_ENGLISH and count >= _SHARE * len(words)
