"""Tells labels from the words of a sentence that a line break cut off."""

from __future__ import annotations

from msgspec.structs import replace

from normaliser.model import Match, Page

_FEWEST_BEFORE = 50  # characters of a line that runs on
_FEWEST_AFTER = 25
_ENDS = frozenset('.!?:…。！？：؟۔।»”"')
_WEAK = 0.5


def is_wrapped(page: Page, index: int) -> bool:
    """Tell whether the sentence of the line before runs on in this line, or that of this line in the next."""
    text, blocks = page.text, page.blocks
    block = blocks[index]
    if index and text[block.start].islower():
        before = blocks[index - 1]
        if before.end - before.start >= _FEWEST_BEFORE and _joins(text, before.end, block.start):
            return True
    if index + 1 < len(blocks) and text[blocks[index + 1].start].islower():
        after = blocks[index + 1]
        return after.end - after.start >= _FEWEST_AFTER and _joins(text, block.end, after.start)
    return False


def _joins(text: str, end: int, start: int) -> bool:
    return text[end - 1] not in _ENDS and text.count("\n", end, start) < 2


def weakened(match: Match) -> Match:
    """Return a match that is no longer certain."""
    return replace(match, weak=True, confidence=_WEAK)
