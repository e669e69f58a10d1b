"""Edits on a text: apply, undo, check. The only place that changes a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from normaliser.model import Edit


class EditError(ValueError):
    """Edits that overlap, are out of order or bounds, or quote what is not there."""


def check(text: str, edits: Sequence[Edit]) -> None:
    """Raise `EditError` unless the edits are sorted, disjoint, in bounds and quote `text` exactly."""
    position = 0
    for edit in edits:
        if not position <= edit.start < edit.end <= len(text):
            raise EditError(f"edit {edit.start}:{edit.end} overlaps, is empty or out of bounds")
        if text[edit.start : edit.end] != edit.text:
            raise EditError(f"edit {edit.start}:{edit.end} quotes {edit.text!r}, not what stands there")
        position = edit.end


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with the sorted, disjoint edits made."""
    parts: list[str] = []
    position = 0
    for edit in edits:
        parts.append(text[position : edit.start])
        parts.append(edit.replacement)
        position = edit.end
    parts.append(text[position:])
    return "".join(parts)


def undo(text: str, edits: Iterable[Edit]) -> str:
    """Return the text that `apply` was given: its exact inverse."""
    parts: list[str] = []
    position = shift = 0
    for edit in edits:
        start = edit.start + shift
        parts.append(text[position:start])
        parts.append(edit.text)
        position = start + len(edit.replacement)
        shift += len(edit.replacement) - len(edit.text)
    parts.append(text[position:])
    return "".join(parts)


def moved(edits: Iterable[Edit], position: int) -> int:
    """Return where `position` of the text before the edits is after them; inside of an edit, where that ends."""
    shift = 0
    for edit in edits:
        if edit.start >= position:
            break
        shift += len(edit.replacement) - (min(position, edit.end) - edit.start)
    return position + shift


def compose(text: str, first: Sequence[Edit], second: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return edits of `text` that do what `first`, then `second` (edits of the outcome of `first`) do.

    Edits of the two that touch the same characters become one, with the reasons of all.
    """
    middle = apply(text, first)
    composed: list[Edit] = []
    waiting, shift = list(first), 0
    for later in _clusters(first, second):
        low, high = later[0].start, later[-1].end
        while waiting and waiting[0].start + shift + len(waiting[0].replacement) <= low:
            shift += _growth(waiting[0])
            composed.append(waiting.pop(0))
        start, inside = low - shift, []
        while waiting and waiting[0].start + shift < high:
            start = min(start, waiting[0].start)
            low = min(low, waiting[0].start + shift)
            high = max(high, waiting[0].start + shift + len(waiting[0].replacement))
            shift += _growth(waiting[0])
            inside.append(waiting.pop(0))
        end = high - shift
        replacement = _replaced(middle, (low, high), later)
        because = tuple(match for edit in (*later, *inside) for match in edit.because)
        composed.append(Edit(start, end, text[start:end], replacement, because))
    return (*composed, *waiting)


def _growth(edit: Edit) -> int:
    return len(edit.replacement) - len(edit.text)


def _replaced(text: str, bounds: tuple[int, int], edits: Sequence[Edit]) -> str:
    parts, position = [], bounds[0]
    for edit in edits:
        parts += [text[position : edit.start], edit.replacement]
        position = edit.end
    return "".join(parts) + text[position : bounds[1]]


def _clusters(first: Sequence[Edit], second: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Group edits of the second pass that a replacement of the first pass chains together."""
    spans, shift = [], 0
    for edit in first:
        spans.append((edit.start + shift, edit.start + shift + len(edit.replacement)))
        shift += _growth(edit)
    cluster: list[Edit] = []
    position = 0
    for edit in second:
        while position < len(spans) and spans[position][1] <= edit.start:
            position += 1
        chained = cluster and position < len(spans) and spans[position][0] < cluster[-1].end
        if cluster and not chained:
            yield cluster
            cluster = []
        cluster.append(edit)
    if cluster:
        yield cluster
