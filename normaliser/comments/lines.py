"""Finds readers' comments in plain text: only below a heading, each between a signature and a label of comments."""

from __future__ import annotations

from collections.abc import Iterator

from normaliser.comments.remarks import Remark, signed
from normaliser.comments.thread import in_thread
from normaliser.examine import Examined
from normaliser.model import Match

_HEADINGS = ("comment.count", "comment.one")
_EVIDENCE = frozenset("LDUed")
_DATES = frozenset("De")


def in_lines(found: Examined) -> list[Remark]:
    """Return the comments of a plain text, in order."""
    return list(_below(found, _heading(found)))


def told_by_lines(found: Examined) -> list[Remark]:
    """Return the comments that lines tell, in order: of a page, those that recurring signatures do."""
    remarks = [] if found.places else in_lines(found)
    known = {index for remark in remarks for index in remark.blocks}
    remarks += [remark for remark in in_thread(found) if known.isdisjoint(remark.blocks)]
    return sorted(remarks, key=lambda remark: remark.blocks)


def by_readers(found: Examined) -> set[int]:
    """Return the lines of comments that lines tell: they go, however much they read like prose."""
    return {index for remark in told_by_lines(found) for index in remark.blocks}


def _heading(found: Examined) -> int:
    """The first line that says how many comments there are, or the number of lines."""
    certain = (i for i, match in sorted(found.whole.items()) if not match.weak and match.message in _HEADINGS)
    return next(certain, len(found.traits))


def _below(found: Examined, heading: int) -> Iterator[Remark]:
    count = len(found.traits)
    index = heading + 1
    while index < count:
        if not _is_signature(found, index):
            index += 1
            continue
        first = index + 1
        while first < count and found.traits[first].kind in _DATES:
            first += 1
        last = first
        while last < count and found.traits[last].kind not in _EVIDENCE and not _is_signature(found, last):
            last += 1
        if first < last < count and _is_of_comments(found, last):
            yield signed(found, range(first, last), range(first - 1, index - 1, -1))
        index = max(last, index + 1)


def _is_signature(found: Examined, index: int) -> bool:
    """`Anna3. Januar 2019 um 18:20`; `Anna sagt:` only with a date below it, for that may be an interview."""
    match = found.whole.get(index)
    if match is None or match.kind != "template" or match.category != "comment":
        return False
    dated = index + 1 < len(found.traits) and found.traits[index + 1].kind in _DATES
    return dated or (not match.weak and match.message in ("", "comment.says"))


def _is_of_comments(found: Examined, index: int) -> bool:
    match: Match | None = found.whole.get(index)
    return match is not None and match.category == "comment" and (not match.weak or _is_signature(found, index))
