"""The place of an element among its siblings, by which paths name it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from normaliser.model import Element

_FEW = 60

Node = Any  # a LexborNode below the root


class Siblings:
    """Counts siblings. `known` gives the number of each element met, by its address, negative for hidden ones."""

    def __init__(self, known: Mapping[int, int], elements: Sequence[Element]) -> None:
        self._known = known
        self._elements = elements
        self._tables: dict[int, dict[int, int]] = {}

    def nth_of(self, node: Node, address: int) -> int:
        """Return the place of an element among its siblings of one tag: counted back to one that is known."""
        tag, known = node.tag_id, self._known
        nth, steps, sibling = 1, _FEW, node.prev
        while sibling is not None:
            if sibling.tag_id == tag:
                twin = known.get(sibling.mem_id, -1)
                if twin >= 0:
                    return nth + self._elements[twin].nth
                nth += 1
            sibling = sibling.prev
            steps -= 1
            if not steps:
                return self._nth_of_many(node, address)
        return nth

    def _nth_of_many(self, node: Node, address: int) -> int:
        """The same among many siblings; counted for all of them at once."""
        parent = node.parent
        table = self._tables.get(parent.mem_id)
        if table is None:
            table = self._tables[parent.mem_id] = {}
            counts: dict[int, int] = {}
            child = parent.child
            while child is not None:
                tag = child.tag_id
                table[child.mem_id] = counts[tag] = counts.get(tag, 0) + 1
                child = child.next
        return table[address]
