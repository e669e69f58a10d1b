"""Text that was broken into lines of one width: its paragraphs are blocks of several lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from normaliser.model import Block
from normaliser.punctuation import CLOSERS, STOPS

NARROWEST, WIDEST = 36, 120
_LONG = 0.6  # of the width: a line that long, and another below it
_FEWEST = 5  # breaks that the width explains
_SHARE = 0.6  # of the long lines
_MOST_BEYOND = 0.1
_BREAK = re.compile(r"\r\n|[\n\r]")
_ITEM = re.compile(r"[-*•+>#|]|\d{1,3}[.)]\s")


def unwrapped(text: str, blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a text with those joined that the width of the lines parts, if it does."""
    width = _width(text, blocks)
    if not width:
        return blocks
    joined: list[Block] = []
    for index, block in enumerate(blocks):
        above = blocks[index - 1] if index else None
        if (
            above
            and _has_no_room(text, above, block, width)
            and (not _ends(text, above) or _is_prose(text, block, blocks[index + 1 : index + 2]))
        ):
            joined[-1] = Block(joined[-1].start, block.end)
        else:
            joined.append(block)
    return joined


def _width(text: str, blocks: Sequence[Block]) -> int:
    """Return the width that most breaks of a text are owed to; 0 if it was not broken by width."""
    lengths = [block.end - block.start for block in blocks]
    long = [length for length in lengths if length >= NARROWEST]
    beyond = sum([length > WIDEST for length in long])
    if len(long) - beyond < _FEWEST or beyond > _MOST_BEYOND * len(long):
        return 0
    pairs = list(_pairs(text, blocks))
    widths = sorted({column for _, column, _ in pairs if NARROWEST <= column <= WIDEST}, reverse=True)
    best, chosen = 0, 0
    for width in widths:
        full = sum([column <= width < needed for _, column, needed in pairs])
        if full > best and full >= _FEWEST:
            short = sum([length >= _LONG * width and needed <= width for length, _, needed in pairs])
            if full >= _SHARE * (full + short):
                best, chosen = full, width
    return chosen


def _pairs(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int, int]]:
    """Yield, for each line that another follows, its length, the column of its end, and that with one word more."""
    for above, below in pairwise(blocks):
        if len(_BREAK.findall(text, above.end, below.start)) == 1:
            column = _column(text, above)
            yield above.end - above.start, column, column + 1 + len(text[below.start : below.end].split(None, 1)[0])


def _column(text: str, block: Block) -> int:
    return block.end - max(text.rfind("\n", 0, block.start), text.rfind("\r", 0, block.start)) - 1


def _has_no_room(text: str, above: Block, below: Block, width: int) -> bool:
    """Tell whether a line had no room for the first word of the next one, which is no item of a list."""
    if len(_BREAK.findall(text, above.end, below.start)) != 1 or _ITEM.match(text, below.start):
        return False
    column = _column(text, above)
    return column <= width < column + 1 + len(text[below.start : below.end].split(None, 1)[0])


def _ends(text: str, block: Block) -> bool:
    return text[block.start : block.end].rstrip(CLOSERS)[-1:] in tuple(STOPS)


def _is_prose(text: str, block: Block, following: Sequence[Block]) -> bool:
    """Tell whether a line below the end of a sentence ends as one does, too, or goes on in a small letter."""
    return _ends(text, block) or any(text[after.start].islower() for after in following)
