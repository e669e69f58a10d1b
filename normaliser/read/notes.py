"""What the walk over a page notes on its way for the facts: meta elements, dates, titles, scripts of data."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field
from selectolax.lexbor import LexborNode

Attributes = dict[str, str | None]


class Noted(Struct):
    """A date in an element's attributes, and the frame of the element."""

    value: str
    source: str
    hint: str
    frame: int


class Notes(Struct):
    """The raw material of `Facts`."""

    title: str = ""
    lang: str = ""
    metas: list[Attributes] = field(default_factory=list)
    links: list[Attributes] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    dates: list[Noted] = field(default_factory=list)

    def take(self, node: LexborNode, name: str, frame: int) -> None:
        """Note a meta, link, title or script element."""
        if name == "script":
            if "ld+json" in (node.attributes.get("type") or ""):
                self.data.append(_content(node))
        elif name == "title":
            self.title = self.title or " ".join(_content(node).split())
        elif name == "link":
            self.links.append(node.attributes)
        else:
            self._take_meta(node.attributes, frame)

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
            if name in ("meta", "link", "script", "title"):
                self.take(node, name, -1)
            node = node.next

    def take_element(self, name: str, attributes: Attributes, frame: int) -> None:
        """Note a time or abbr element, or one with an item property."""
        value = attributes.get("content") or attributes.get("datetime") or attributes.get("title")
        hint = f"{attributes.get('itemprop') or ''} {attributes.get('class') or ''}"
        if value and (name == "time" or "date" in hint or "published" in hint or "updated" in hint):
            self.dates.append(Noted(value, name if name in ("time", "abbr") else "microdata", hint, frame))

    def frames(self) -> Iterator[int]:
        """The frames of the elements noted."""
        return (date.frame for date in self.dates)

    def _take_meta(self, attributes: Attributes, frame: int) -> None:
        self.metas.append(attributes)
        hint = attributes.get("itemprop") or ""
        if "date" in hint and frame >= 0:
            self.dates.append(Noted(attributes.get("content") or "", "microdata", hint, frame))


def _content(node: LexborNode) -> str:
    child = node.child
    return (child.text_content or "") if child is not None else ""
