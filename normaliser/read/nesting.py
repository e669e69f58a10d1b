"""What is open around a text: lists with their numbers, and rows of tables with their cells."""

from __future__ import annotations

from normaliser.read import tags
from normaliser.read.flow import Flow
from normaliser.read.notes import Attributes

_DEEPEST_INDENT = 10
_BULLETS = tuple("  " * depth + "- " for depth in range(_DEEPEST_INDENT + 1))


class Nesting:
    """Follows lists, items, rows and cells as they begin and end, and gives `flow` the markers and joined rows."""

    def __init__(self, flow: Flow) -> None:
        self.lists: list[int | None] = []
        self._flow = flow
        self._rows: list[list[int]] = []

    def begin(self, kind: int, name: str, nth: int, attributes: Attributes) -> None:
        """Begin a list, an item, a row or a cell."""
        if kind == tags.ITEM:
            self._flow.marker = self._marker(nth, attributes)
        elif kind == tags.LIST:
            self.lists.append(_number(attributes.get("start"), 1) - 1 if name == "ol" else None)
        elif kind == tags.ROW:
            self._rows.append([])
        elif kind == tags.CELL and self._rows:
            self._rows[-1].append(len(self._flow.stretches))

    def end(self, kind: int, place: int) -> None:
        """End a list, an item or a row."""
        if kind == tags.ITEM:
            self._flow.marker = ""
        elif kind == tags.LIST:
            self.lists.pop()
        elif kind == tags.ROW:
            cells = self._rows.pop()
            if len(cells) > 1:
                self._flow.join_row(cells, place)

    def _marker(self, nth: int, attributes: Attributes) -> str:
        """What stands before a list item."""
        lists = self.lists
        shift = lists[-1] if lists else None
        if shift is None:
            return _BULLETS[min(len(lists) - 1, _DEEPEST_INDENT)] if lists else _BULLETS[0]
        number = _number(attributes.get("value"), shift + nth)
        lists[-1] = number - nth
        return f"{_BULLETS[min(len(lists) - 1, _DEEPEST_INDENT)][:-2]}{number}. "


def _number(value: str | None, default: int) -> int:
    digits = (value or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else default
