"""The walk over lexbor's tree: every node once, in order; only elements with visible text are looked at closely."""

from __future__ import annotations

from typing import Any

from selectolax.lexbor import LexborNode

from normaliser.model import Element
from normaliser.read import tags
from normaliser.read.blanks import HTML_SPACE
from normaliser.read.flow import Flow
from normaliser.read.notes import Attributes, Notes
from normaliser.read.styles import Styles
from normaliser.read.tags import BLOCK, BREAK, DIALOG, DIVISION, INLINE, LINE, LINK, LIST, NOTED, STATEFUL, TIME

_TEXT = 2
_HIDDEN = -1
_FEW_SIBLINGS = 60
_DEEPEST_INDENT = 10

# A LexborNode whose parent is never None: the walk stays below the root.
Node = Any


class Walk:
    """Fills `flow` with text, `notes` with facts and `elements` with the elements that hold the text.

    The cursor is the element of the text last met. A new text moves it: elements that it leaves are closed, those
    that it enters for the first time are opened. `known` gives the number of each element met, by its address in the
    tree. The code is less divided than elsewhere: it runs for every node of every page.
    """

    def __init__(self, body: LexborNode, show_hidden: bool = False) -> None:
        self.elements: list[Element] = []
        self.hrefs: dict[int, str] = {}
        self.flow = Flow()
        self.notes = Notes()
        self.known: dict[int, int] = {}
        self._styles = Styles(show_hidden)
        self._rules: dict[int, tags.Rule] = {}
        self._states: list[tuple[int, int, int, int]] = []
        self._tables: dict[int, dict[int, int]] = {}
        self._preformatted: set[int] = set()
        self._lists: list[int | None] = []
        self._rows: list[list[int]] = []
        self._cursor = self._top = self._last = -1
        if body.parent is not None:
            self._open([(body.parent, body.parent.mem_id)], -1)
        self._walk(body)
        self._leave(-1)
        self.flow.end(tags.PARAGRAPH)

    def _walk(self, body: LexborNode) -> None:
        """Take every text, and look at what stands between two texts of a block."""
        flow, known, rules = self.flow, self.known, self._rules
        node: Node
        for node in body.traverse(include_text=True, skip_empty=True):
            tag = node.tag_id
            if tag == _TEXT:
                parent = node.parent
                place = known.get(parent.mem_id)
                if place is None:
                    place = self._enter(parent)
                elif place >= 0 and place != self._cursor:
                    self._leave(place)
                if place >= 0:
                    self._take(node, place)
                continue
            kind = (rules.get(tag) or self._rule(node))[0]
            if kind >= BLOCK:
                if kind == BREAK:
                    if self._enter(node.parent) >= 0:
                        flow.line_break()
                elif flow.is_open:
                    self._enter(node)
            elif kind in (NOTED, TIME):
                self.notes.take(node, rules[tag][2])

    def _rule(self, node: LexborNode) -> tags.Rule:
        """What a tag does; remembered, for its name is slow to come by."""
        rule = self._rules[node.tag_id] = tags.rule(node.tag or "")
        return rule

    def _take(self, node: Node, place: int) -> None:
        """Write the text of a node that stands in the cursor."""
        flow, raw, link = self.flow, node.text_content or "", self._states[place][2]
        if place in self._preformatted:
            flow.add_preformatted(self._blanks_before(node) + raw, place, self._top, link)
        else:
            if flow.is_open and not flow.space and raw[0] not in HTML_SPACE:
                flow.space = bool(self._blanks_before(node))
            flow.add(raw, place, self._top, link)
        self._top = place
        self._last = node.mem_id

    def _blanks_before(self, node: Node) -> str:
        """The white space in nodes of its own between a text and the one before it in the same block."""
        blanks = ""
        while True:
            before = node.prev
            if before is None:
                node = node.parent
                if not self.flow.is_open and self.known.get(node.mem_id) not in self._preformatted:
                    return blanks
                continue
            while (inner := before.last_child) is not None:
                before = inner
            if before.tag_id == _TEXT:
                if before.mem_id == self._last:
                    return blanks
                if before.is_empty_text_node and self.known.get(before.parent.mem_id, 0) >= 0:
                    blanks = (before.text_content or "") + blanks
            node = before

    def _enter(self, node: Node) -> int:
        """Move the cursor to an element; return its number, or less than 0 if it is hidden."""
        known = self.known
        way = []
        address = node.mem_id
        while (place := known.get(address)) is None:
            way.append((node, address))
            node = node.parent
            address = node.mem_id
        if place >= 0:
            if place != self._cursor:
                self._leave(place)
            return self._open(way, place) if way else place
        return self._hide(way)

    def _leave(self, place: int) -> None:
        """Close the elements between the cursor and `place`, which is one of those around it."""
        cursor, states, flow = self._cursor, self._states, self.flow
        while cursor != place:
            gap, kind, _, parent = states[cursor]
            if gap:
                if flow.is_open:
                    flow.end(gap)
                elif gap > flow.gap:
                    flow.gap = gap
                if kind >= STATEFUL:
                    self._close(kind, cursor)
            cursor = parent
        self._cursor = cursor
        if cursor < self._top:
            self._top = cursor

    def _open(self, way: list[tuple[Node, int]], place: int) -> int:
        """Give numbers to the elements on the way (the outermost is last) down to one that is hidden."""
        known, rules, elements, flow = self.known, self._rules, self.elements, self.flow
        link = self._states[place][2] if place >= 0 else -1
        for node, address in reversed(way):
            tag = node.tag_id
            kind, gap, name = rules.get(tag) or self._rule(node)
            attributes = node.attributes
            if "style" in attributes or "aria-hidden" in attributes or "hidden" in attributes or kind == DIALOG:
                kind, gap = self._styles.applied(kind, gap, name, attributes)
            if kind < INLINE:
                return self._hide(way)
            nth, steps, sibling = 1, _FEW_SIBLINGS, node.prev
            while sibling is not None:
                if sibling.tag_id == tag:
                    twin = known.get(sibling.mem_id, _HIDDEN)
                    if twin >= 0:
                        nth += elements[twin].nth
                        break
                    nth += 1
                sibling = sibling.prev
                steps -= 1
                if not steps:
                    nth = self._nth(node, address)
                    break
            parent, place = place, len(elements)
            known[address] = self._cursor = place
            if attributes:
                value = attributes.get
                itemprop = value("itemprop") or ""
                elements.append(
                    Element(parent, name, nth, value("id") or "", value("class") or "", value("role") or "", itemprop)
                )
                if kind == LINK and "href" in attributes:
                    link = place
                    self.hrefs[place] = attributes["href"] or ""
                elif itemprop and kind != TIME:
                    self.notes.take_element(name, attributes, address)
            else:
                elements.append(Element(parent, name, nth))
            if gap:
                if kind == DIVISION:
                    if "class" not in attributes and "id" not in attributes:
                        gap = LINE
                elif kind == LIST and self._lists:
                    gap = LINE
                if flow.is_open:
                    flow.end(gap)
                elif gap > flow.gap:
                    flow.gap = gap
                if kind >= STATEFUL:
                    self._begin(kind, nth, attributes)
            self._states.append((gap, kind, link, parent))
            if self._preformatted and parent in self._preformatted:
                self._preformatted.add(place)
        return place

    def _nth(self, node: Node, address: int) -> int:
        """The place of an element among many siblings; counted for all of them at once."""
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

    def _hide(self, way: list[tuple[Node, int]]) -> int:
        """Remember that what the way leads to isn't shown."""
        for _, address in way:
            self.known.setdefault(address, _HIDDEN)
        return _HIDDEN

    def _begin(self, kind: int, nth: int, attributes: Attributes) -> None:
        """Begin the list, item, row, cell or preformatted text that was opened last."""
        place = len(self.elements) - 1
        if kind == tags.ITEM:
            self.flow.marker = self._marker(nth, attributes)
        elif kind == tags.LIST:
            is_ordered = self.elements[place].tag == "ol"
            self._lists.append(_number(attributes.get("start"), 1) - 1 if is_ordered else None)
        elif kind == tags.ROW:
            self._rows.append([])
        elif kind == tags.CELL:
            if self._rows:
                self._rows[-1].append(len(self.flow.stretches))
        else:
            self._preformatted.add(place)

    def _close(self, kind: int, place: int) -> None:
        """End a list, an item or a row."""
        if kind == tags.ITEM:
            self.flow.marker = ""
        elif kind == tags.LIST:
            self._lists.pop()
        elif kind == tags.ROW:
            cells = self._rows.pop()
            if len(cells) > 1:
                self.flow.join_row(cells, place)

    def _marker(self, nth: int, attributes: Attributes) -> str:
        """What stands before a list item."""
        indent = "  " * min(len(self._lists) - 1, _DEEPEST_INDENT)
        shift = self._lists[-1] if self._lists else None
        if shift is None:
            return f"{indent}- "
        number = _number(attributes.get("value"), shift + nth)
        self._lists[-1] = number - nth
        return f"{indent}{number}. "


def _number(value: str | None, default: int) -> int:
    digits = (value or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else default
