"""The walk over lexbor's tree: every node once, in order; only elements with visible text are looked at closely."""

from __future__ import annotations

from typing import Any

from selectolax.lexbor import LexborNode

from normaliser.model import Element
from normaliser.read import tags
from normaliser.read.blanks import HTML_SPACE
from normaliser.read.flow import Flow
from normaliser.read.nesting import Nesting
from normaliser.read.notes import Attributes, Notes
from normaliser.read.siblings import Siblings
from normaliser.read.styles import Styles
from normaliser.read.tags import (
    BLOCK,
    BREAK,
    DIALOG,
    DIVISION,
    INLINE,
    LINE,
    LINK,
    LIST,
    NOTED,
    PREFORMATTED,
    STATEFUL,
    TIME,
)

_TEXT = 2
_HIDDEN = -1

# A LexborNode whose parent is never None: the walk stays below the root.
Node = Any


def _element(parent: int, name: str, nth: int, attributes: Attributes) -> Element:
    value = attributes.get
    itemprop = value("itemprop") or ""
    return Element(parent, name, nth, value("id") or "", value("class") or "", value("role") or "", itemprop)


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
        self._nth_of = Siblings(self.known, self.elements).nth_of
        self._nesting = Nesting(self.flow)
        self._styles = Styles(show_hidden)
        self._rules: dict[int, tags.Rule] = {}
        self._states: list[tuple[int, int, int, int]] = []
        self._preformatted: set[int] = set()
        self._cursor = self._top = self._last = -1
        if body.parent is not None:
            self._open([(body.parent, body.parent.mem_id)], -1)
        self._walk(body)
        self._leave(-1)
        self.flow.end(tags.PARAGRAPH)

    def _walk(self, body: LexborNode) -> None:
        """Take every text, and look at what stands between two texts of a block."""
        flow, place_of, rule_of = self.flow, self.known.get, self._rules.get
        states, preformatted = self._states, self._preformatted
        node: Node
        for node in body.traverse(include_text=True, skip_empty=True):
            tag = node.tag_id
            if tag == _TEXT:
                parent = node.parent
                place = place_of(parent.mem_id)
                if place is None:
                    place = self._enter(parent)
                elif place >= 0 and place != self._cursor:
                    self._leave(place)
                if place >= 0:
                    raw = node.text_content
                    if preformatted and place in preformatted:
                        raw = self._blanks_before(node) + raw
                        flow.add_preformatted(raw, place, self._top, states[place][2])
                    else:
                        if flow.is_open and not flow.space and raw[0] not in HTML_SPACE:
                            flow.space = bool(self._blanks_before(node))
                        flow.add(raw, place, self._top, states[place][2])
                    self._top = place
                    self._last = node.mem_id
                continue
            kind = (rule_of(tag) or self._rule(node))[0]
            if kind >= BLOCK:
                if kind == BREAK:
                    if self._enter(node.parent) >= 0:
                        flow.line_break()
                elif flow.is_open:
                    self._enter(node)
            elif kind in (NOTED, TIME):
                self.notes.take(node, self._rules[tag][2])

    def _rule(self, node: LexborNode) -> tags.Rule:
        """What a tag does; remembered, for its name is slow to come by."""
        rule = self._rules[node.tag_id] = tags.rule(node.tag or "")
        return rule

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
        place_of = self.known.get
        address = node.mem_id
        place = place_of(address)
        way: list[tuple[Node, int]] = []
        while place is None:
            way.append((node, address))
            node = node.parent
            address = node.mem_id
            place = place_of(address)
        if place < 0:
            return self._hide(way)
        if place != self._cursor:
            self._leave(place)
        return self._open(way, place) if way else place

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
                    self._nesting.end(kind, cursor)
            cursor = parent
        self._cursor = cursor
        if cursor < self._top:
            self._top = cursor

    def _open(self, way: list[tuple[Node, int]], place: int) -> int:
        """Give numbers to the elements on the way (the outermost is last) down to one that is hidden."""
        known, rule_of, elements, states = self.known, self._rules.get, self.elements, self._states
        preformatted, nth_of = self._preformatted, self._nth_of
        link = states[place][2] if place >= 0 else -1
        way.reverse()
        for node, address in way:
            kind, gap, name = rule_of(node.tag_id) or self._rule(node)
            if kind < INLINE:
                return self._hide(way)
            attributes = node.attributes
            is_plain = len(attributes) == 1 and "class" in attributes and kind != DIALOG
            if not is_plain and (
                "style" in attributes or "aria-hidden" in attributes or "hidden" in attributes or kind == DIALOG
            ):
                kind, gap = self._styles.applied(kind, gap, name, attributes)
                if kind < INLINE:
                    return self._hide(way)
            nth = nth_of(node, address)
            parent, place = place, len(elements)
            known[address] = self._cursor = place
            if is_plain:
                elements.append(Element(parent, name, nth, "", attributes["class"] or ""))
            elif not attributes:
                elements.append(Element(parent, name, nth))
            else:
                elements.append(_element(parent, name, nth, attributes))
                link = self._told(node, place, kind, link)
            if gap:
                gap = self._begin(place, kind, gap, attributes)
            states.append((gap, kind, link, parent))
            if preformatted and parent in preformatted:
                preformatted.add(place)
        return place

    def _told(self, node: Node, place: int, kind: int, link: int) -> int:
        """Take the address of a link, or the fact that an element holds; return the link that its text belongs to."""
        attributes = node.attributes
        if kind == LINK and "href" in attributes:
            self.hrefs[place] = attributes["href"] or ""
            return place
        if attributes.get("itemprop") and kind != TIME:
            self.notes.take_element(self.elements[place].tag, attributes, node.mem_id)
        return link

    def _begin(self, place: int, kind: int, gap: int, attributes: Attributes) -> int:
        """End the block that a new element ends, and begin its list, table or preformatted text; return its gap."""
        if kind == DIVISION:
            if "class" not in attributes and "id" not in attributes:
                gap = LINE
        elif kind == LIST and self._nesting.lists:
            gap = LINE
        if self.flow.is_open:
            self.flow.end(gap)
        elif gap > self.flow.gap:
            self.flow.gap = gap
        if kind == PREFORMATTED:
            self._preformatted.add(place)
        elif kind >= STATEFUL:
            element = self.elements[place]
            self._nesting.begin(kind, element.tag, element.nth, attributes)
        return gap

    def _hide(self, way: list[tuple[Node, int]]) -> int:
        """Remember that what the way leads to isn't shown."""
        for _, address in way:
            self.known.setdefault(address, _HIDDEN)
        return _HIDDEN
