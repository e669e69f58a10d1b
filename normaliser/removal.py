"""From blocks that go to the edits that take them out, with the white space that goes with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from normaliser.model import Edit, Match, Page

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")

Because = tuple[Match, ...]


def removals(page: Page, gone: Mapping[int, Because]) -> Iterator[Edit]:
    """Yield the edits that take out the blocks with the indices in `gone`, in order.

    Line structure stays: where a removal leaves a run of blank lines, one blank line stays; at either end of
    the page nothing stays. A list marker or indentation goes with its block.
    """
    run: list[int] = []
    for index in sorted(gone):
        if run and index != run[-1] + 1:
            yield from _run(page, run, gone)
            run = []
        run.append(index)
    if run:
        yield from _run(page, run, gone)


def _run(page: Page, run: list[int], gone: Mapping[int, Because]) -> Iterator[Edit]:
    start, end = _bounds(page, run[0], run[-1])
    cuts = [start, *(_line_start(page, index) for index in run[1:]), end]
    for index, left, right in zip(run, cuts, cuts[1:], strict=False):
        yield Edit(left, right, page.text[left:right], "", gone[index])


def _line_start(page: Page, index: int) -> int:
    """Where the line of a block begins: after the last break before it."""
    left, right = page.blocks[index - 1].end, page.blocks[index].start
    breaks = list(_BREAK.finditer(page.text, left, right))
    return breaks[-1].end() if breaks else right


def _bounds(page: Page, first: int, last: int) -> tuple[int, int]:
    text, blocks = page.text, page.blocks
    if first == 0 and last == len(blocks) - 1:
        return 0, len(text)
    if first == 0:
        return 0, _line_start(page, last + 1)
    if last == len(blocks) - 1:
        return _tail(text, blocks[first - 1].end)
    before = list(_BREAK.finditer(text, blocks[first - 1].end, blocks[first].start))
    after = list(_BREAK.finditer(text, blocks[last].end, blocks[last + 1].start))
    if not before or not after:
        return blocks[first].start, blocks[last + 1].start
    if len(before) > 1 or len(after) == 1:
        return before[min(1, len(before) - 1)].end(), after[-1].end()
    return before[0].end(), after[-2].end()


def _tail(text: str, kept: int) -> tuple[int, int]:
    """A text that ended with a line break still does."""
    first = _BREAK.search(text, kept)
    last_break = bool(_BREAK.fullmatch(text[-1:]))
    if first and last_break and first.end() < len(text):
        return first.end(), len(text)
    return kept, len(text)


def cut(text: str, match: Match) -> Edit:
    """Return the edit that cuts a match out of its line, with the blanks that set it apart."""
    start, end = match.start, match.end
    while start > 0 and text[start - 1] in " \t\u00a0":
        start -= 1
    return Edit(start, end, text[start:end], "", (match,))
