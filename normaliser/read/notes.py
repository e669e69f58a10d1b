"""What the walk over a page notes on its way for the facts: meta elements, dates, titles, scripts of data."""

from __future__ import annotations

from msgspec import Struct, field
from selectolax.lexbor import LexborNode

_HEAD = frozenset(("meta", "link", "script", "title"))
_HINTS = ("date", "published", "updated")

Attributes = dict[str, str | None]


class Noted(Struct):
    """A date in an element's attributes, and the address of the element in the tree."""

    value: str
    source: str
    hint: str
    address: int


class Notes(Struct):
    """The raw material of `Facts`."""

    title: str = ""
    lang: str = ""
    metas: list[Attributes] = field(default_factory=list)
    links: list[Attributes] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    dates: list[Noted] = field(default_factory=list)

    def take(self, node: LexborNode, name: str) -> None:
        """Note a meta, link, title, script, time or abbr element."""
        if name == "script":
            if "ld+json" in (node.attributes.get("type") or ""):
                self.data.append(_content(node))
        elif name == "meta":
            self._take_meta(node)
        elif name == "link":
            self.links.append(node.attributes)
        elif name == "title":
            if not self.title and node.parent is not None and node.parent.tag != "svg":
                self.title = " ".join(_content(node).split())
        else:
            self.take_element(name, node.attributes, node.mem_id)

    def take_head(self, root: LexborNode) -> None:
        """Note what the head holds, and the language of the root."""
        attributes = root.attributes
        self.lang = attributes.get("lang") or attributes.get("xml:lang") or ""
        head = root.child
        while head is not None and head.tag != "head":
            head = head.next
        node = head.child if head is not None else None
        while node is not None:
            name = node.tag
            if name in _HEAD:
                self.take(node, name)
            node = node.next

    def take_element(self, name: str, attributes: Attributes, address: int) -> None:
        """Note a time or abbr element, or one with an item property, if it holds a date."""
        value = attributes.get("content") or attributes.get("datetime") or attributes.get("title")
        hint = f"{attributes.get('itemprop') or ''} {attributes.get('class') or ''}".lower()
        if value and (name == "time" or any(word in hint for word in _HINTS)):
            self.dates.append(Noted(value, name if name in ("time", "abbr") else "microdata", hint, address))

    def _take_meta(self, node: LexborNode) -> None:
        """Note a meta element; one with an item property in the body is about what stands around it."""
        attributes, parent = node.attributes, node.parent
        hint = (attributes.get("itemprop") or "").lower()
        if hint and parent is not None and parent.tag != "head":
            value = attributes.get("content")
            if value and "date" in hint:
                self.dates.append(Noted(value, "microdata", hint, parent.mem_id))
        else:
            self.metas.append(attributes)


def _content(node: LexborNode) -> str:
    child = node.child
    return (child.text_content or "") if child is not None else ""
