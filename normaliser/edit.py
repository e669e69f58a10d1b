"""Edits on a text: apply, undo, check. The only place that changes a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
