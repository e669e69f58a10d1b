"""Sentences of English text that were broken where a link or emphasis began and ended, as `get_text("\\n")` leaves them.

`I renamed a tag from`, `News`, `to Notes.` are three lines and one sentence: its middle may read like a label.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from normaliser.model import Block, Page
from normaliser.punctuation import CLOSERS, STOPS

_PROSE, _FEWEST_ENGLISH = 5, 2  # words of a line that is a part of a sentence, and English ones among them
_SHARE = 0.2
_LONGEST_BETWEEN = 8  # words
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
    near = [False, *(text.count("\n", one.end, two.start) == 1 for one, two in zip(blocks, blocks[1:], strict=False))]
    found: set[int] = set()
    for index in range(1, len(blocks)):
        line = text[blocks[index].start : blocks[index].end]
        if not near[index] or not _may_go_on(line):
            continue
        words = line.split()
        mark = line[0] in _GOES_ON
        if not mark and (len(words) < 2 or not _english(words, english)):
            continue
        above = _words(page, index - 1)
        if _is_prose(above, english) or index - 1 in found:
            if mark or not _ends(above):
                found.add(index)
        elif index > 1 and near[index - 1] and len(above) <= _LONGEST_BETWEEN:
            before = _words(page, index - 2)
            begun = _is_prose(before, english) or index - 2 in found
            if (begun or _is_prose(words, english)) and not _ends(before):
                found |= {index - 1, index}
    return found


def _words(page: Page, index: int) -> Sequence[str]:
    block = page.blocks[index]
    return page.text[block.start : block.end].split()


def _may_go_on(line: str) -> bool:
    """Tell whether a line begins as the rest of a sentence does, and is no address."""
    return (line[0].islower() or line[0] in _GOES_ON) and not any(mark in line for mark in _ADDRESSES)


def _ends(words: Sequence[str]) -> bool:
    """Tell whether a line ends as a sentence does, or leads to what is below it."""
    last = words[-1].rstrip(CLOSERS)
    return last[-1:] in (*STOPS, ":")


def _english(words: Sequence[str], english: AbstractSet[str]) -> int:
    return sum([word.lower().strip(",.;:") in english for word in words])


def _is_prose(words: Sequence[str], english: AbstractSet[str]) -> bool:
    count = _english(words, english) if len(words) >= _PROSE else 0
    return count >= _FEWEST_ENGLISH and count >= _SHARE * len(words)
