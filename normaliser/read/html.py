"""HTML to a Page: one walk over lexbor's tree that writes everything visible, in order, as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from normaliser.model import Block, Element, Link, Page
from normaliser.read import guard, tags
from normaliser.read.facts import facts_of
from normaliser.read.flow import Flow, Stretch
from normaliser.read.notes import Notes
from normaliser.read.styles import Styles, is_hidden

_OPTIONS = LexborDocumentOptions.WO_EVENTS.value
_TEXT = 2
_GAPS = ("", "\n", "\n\n")
_BARE = frozenset(("style", "dir", "align", "lang"))
_FLOWING = (tags.INLINE, tags.LINK, tags.TIME)

Attributes = dict[str, str | None]
Frame = tuple[str, int, Attributes]


def read_html(html: str, url: str | None = None, markers: Sequence[str] = ()) -> Page:
    """Return the Page of an HTML document. `markers` are strings to look for in its source."""
    refusal = guard.refusal(html)
    if refusal:
        return Page(text="", blocks=(), media_type="text/html", status=refusal[0], error=refusal[1])
    tree = LexborHTMLParser(html, options=_OPTIONS, scripting=True)
    walk = Walk(tree.root)
    if not walk.flow.stretches:
        walk = Walk(tree.root, hidden=True)
    return _page(walk, html, url or "", markers)


class Walk:
    """One pass over a tree: fills `flow` with text, `notes` with facts and `frames` with the elements met."""

    def __init__(self, root: LexborNode, hidden: bool = False) -> None:
        self.frames: list[Frame] = []
        self.parents: list[int] = []
        self.flow = Flow(self.parents)
        self.notes = Notes()
        self._hidden = hidden
        self._styles = Styles()
        self._lists: list[int | None] = []
        self._rows: list[list[int]] = []
        self._items = 0
        self.notes.take_head(root)
        self._walk(root)
        self.flow.end(tags.PARAGRAPH)

    def _walk(self, root: LexborNode) -> None:
        flow, rules = self.flow, {}
        stack = []
        node: LexborNode | None = root
        frame = link = -1
        pre = False
        counts: dict[str, int] = {}
        while node is not None:
            tag = node.tag_id
            if tag == _TEXT:
                if pre:
                    flow.add_preformatted(node.text_content or "", frame, link)
                else:
                    flow.add(node.text_content or "", frame, link)
            else:
                rule = rules.get(tag)
                if rule is None:
                    name = node.tag or ""
                    rule = rules[tag] = (tags.RULES.get(name, tags.INLINE), name)
                kind, name = rule
                if kind == tags.BREAK:
                    flow.line_break()
                elif kind == tags.NOTE:
                    self.notes.take(node, name, frame)
                elif kind != tags.SKIP:
                    counts[name] = nth = counts.get(name, 0) + 1
                    attributes = node.attributes
                    if attributes:
                        kind = self._styled(kind, name, attributes)
                    if kind != tags.SKIP:
                        self.parents.append(frame)
                        self.frames.append((name, nth, attributes))
                        gap = 0 if kind in _FLOWING else self._open(kind, attributes)
                        child = node.child
                        if child is not None:
                            stack.append((node, frame, link, pre, counts, kind, gap))
                            frame = len(self.frames) - 1
                            if kind == tags.LINK and "href" in attributes:
                                link = frame
                            elif kind == tags.PRE:
                                pre = True
                            counts = {}
                            node = child
                            continue
                        if gap:
                            self._close(kind, gap, len(self.frames) - 1)
            node = node.next
            while node is None and stack:
                node, outer, link, pre, counts, kind, gap = stack.pop()
                if gap:
                    self._close(kind, gap, frame)
                frame = outer
                node = node.next

    def _styled(self, kind: int, name: str, attributes: Attributes) -> int:
        """The kind that an element's attributes make of it; notes the dates in them."""
        if not self._hidden and is_hidden(kind, name, attributes, self._styles):
            return tags.SKIP
        if kind == tags.TIME or "itemprop" in attributes:
            self.notes.take_element(name, attributes, len(self.frames))
        style = attributes.get("style")
        return self._styles.kind(kind, style) if style else kind

    def _open(self, kind: int, attributes: Attributes) -> int:
        """Begin a block-level element; return the gap around it."""
        gap = self._gap(kind, attributes)
        self.flow.end(gap)
        if kind == tags.LIST:
            self._lists.append(_first_number(self.frames[-1][0], attributes))
        elif kind == tags.ITEM:
            self._items += 1
            self.flow.marker = self._marker(attributes)
        elif kind == tags.ROW:
            self._rows.append([])
        elif kind == tags.CELL and self._rows:
            self._rows[-1].append(len(self.flow.stretches))
        return gap

    def _gap(self, kind: int, attributes: Attributes) -> int:
        if kind == tags.DIVISION:
            return tags.LINE if not attributes or attributes.keys() <= _BARE else tags.PARAGRAPH
        if kind == tags.LIST:
            return tags.LINE if self._items else tags.PARAGRAPH
        return tags.PARAGRAPH if kind in (tags.PARAGRAPH, tags.PRE) else tags.LINE

    def _close(self, kind: int, gap: int, frame: int) -> None:
        """End a block-level element."""
        self.flow.end(gap)
        if kind == tags.LIST:
            self._lists.pop()
        elif kind == tags.ITEM:
            self._items -= 1
            self.flow.marker = ""
        elif kind == tags.ROW:
            cells = self._rows.pop()
            if len(cells) > 1:
                self.flow.join_row(cells, frame)

    def _marker(self, attributes: Attributes) -> str:
        indent = "  " * (len(self._lists) - 1)
        number = self._lists[-1] if self._lists else None
        if number is None:
            return f"{indent}- "
        number = _integer(attributes.get("value"), number)
        self._lists[-1] = number + 1
        return f"{indent}{number}. "


def _first_number(name: str, attributes: Attributes) -> int | None:
    return _integer(attributes.get("start"), 1) if name == "ol" else None


def _integer(value: str | None, default: int) -> int:
    digits = (value or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else default


def _page(walk: Walk, html: str, url: str, markers: Sequence[str]) -> Page:
    stretches = walk.flow.stretches
    used = _used((stretch.frame for stretch in stretches), walk)
    index = {frame: position for position, frame in enumerate(used)}
    text, blocks, links = _laid_out(stretches, walk, index)
    return Page(
        text=text,
        blocks=blocks,
        media_type="text/html",
        elements=tuple(_elements(used, walk, index)),
        links=links,
        facts=facts_of(walk.notes, html, url, index, markers),
        status="ok" if blocks else "empty",
    )


def _used(frames: Iterable[int], walk: Walk) -> list[int]:
    """The frames on the paths of blocks and dates, parents first."""
    used: set[int] = {-1}
    for frame in (*frames, *walk.notes.frames()):
        while frame not in used:
            used.add(frame)
            frame = walk.parents[frame]
    used.discard(-1)
    return sorted(used)


def _elements(used: Sequence[int], walk: Walk, index: dict[int, int]) -> Iterable[Element]:
    for frame in used:
        name, nth, attributes = walk.frames[frame]
        parent = index.get(walk.parents[frame], -1)
        if not attributes:
            yield Element(parent, name, nth)
            continue
        value = attributes.get
        yield Element(
            parent,
            name,
            nth,
            value("id") or "",
            value("class") or "",
            value("role") or "",
            value("itemprop") or "",
        )


def _laid_out(
    stretches: Sequence[Stretch], walk: Walk, index: dict[int, int]
) -> tuple[str, tuple[Block, ...], tuple[Link, ...]]:
    parts: list[str] = []
    blocks: list[Block] = []
    links: list[Link] = []
    position = 0
    for stretch in stretches:
        before = (_GAPS[stretch.gap] if parts else "") + stretch.prefix
        start = position + len(before)
        position = start + len(stretch.text)
        parts += (before, stretch.text)
        linked = 0
        for first, last, frame in stretch.links:
            linked += last - first
            links.append(Link(start + first, start + last, walk.frames[frame][2]["href"] or ""))
        blocks.append(Block(start, position, index[stretch.frame], linked))
    return "".join(parts), tuple(blocks), tuple(links)
