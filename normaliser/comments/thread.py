"""Finds readers' comments that no element and no label sets apart: by the names and times that recur among them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from normaliser.comments.remarks import Remark, signed
from normaliser.examine import Examined
from normaliser.passages import SENTENCES

_HEADINGS = frozenset(("comment.count", "comment.one", "comment.heading", "comment.trackbacks"))
_FORM = "comment.leave"
_SAYS = ("template", "comment.says")
_TIMED = frozenset(("date.datetime", "byline.permalink"))
_FEWEST = 2  # signatures
_MOST_ABOVE = 3  # blocks of a comment whose signature is below it
_LABELS = frozenset("LDUe")


def in_thread(found: Examined) -> list[Remark]:
    """Return the comments between a heading and the form to write one, in order.

    Two lines or more with a name and a time of day must be there, or `Anna says:` above a date. Above the heading there
    is a sentence: the article.
    """
    matches = sorted(found.whole.items())
    forms = [index for index, match in matches if match.message == _FORM and not match.weak]
    for after, form in zip([-1, *forms], forms, strict=False):
        signatures = [index for index in range(after + 1, form) if _is_signature(found, index)]
        heading = max((i for i, m in matches if m.message in _HEADINGS and i < form), default=-1)
        below = [index for index in signatures if index > heading]
        says = [index for index in signatures if _says(found, index)]
        if after < heading and len(below) >= _FEWEST and below[0] - heading <= _MOST_ABOVE + 1:
            return list(_remarks(found, heading, below, form)) if _is_below_prose(found, heading) else []
        if len(says) >= _FEWEST and _is_below_prose(found, says[0]):
            return list(_remarks(found, says[0] - 1, signatures[signatures.index(says[0]) :], form))
    return []


def _is_signature(found: Examined, index: int) -> bool:
    match = found.whole.get(index)
    return match is not None and (match.message in _TIMED or _says(found, index))


def _says(found: Examined, index: int) -> bool:
    """Tell whether a line is `Anna says:` above a date."""
    match = found.whole.get(index)
    if match is None or (match.kind, match.message) != _SAYS or match.weak:
        return False
    return index + 1 < len(found.traits) and found.traits[index + 1].kind in "De"


def _is_below_prose(found: Examined, index: int) -> bool:
    """Tell whether a sentence without a label stands above a block, which may be the article's."""
    return any(trait.kind in SENTENCES and trait.match is None for trait in found.traits[:index])


def _remarks(found: Examined, heading: int, signatures: Sequence[int], form: int) -> Iterator[Remark]:
    """The text between signatures; each has its own above it, or below it where text is above the first one."""
    text = [i for i in range(heading + 1, form) if found.traits[i].kind not in _LABELS and i not in signatures]
    below = bool(text) and text[0] < signatures[0]
    bounds = [heading, *signatures] if below else [*signatures, form]
    for start, end in itertools.pairwise(bounds):
        blocks = [index for index in text if start < index < end]
        if blocks:
            yield signed(found, blocks, [end if below else start], [end if below else start])
