"""What an element's own attributes say about whether and how it is displayed."""

from __future__ import annotations

import re

from normaliser.read import tags
from normaliser.read.notes import Attributes

_DISPLAY = re.compile(r"(?:^|[;\s])display\s*:\s*([a-z-]+)", re.IGNORECASE)
_INVISIBLE = re.compile(r"(?:^|[;\s])visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_ALWAYS_SHOWN = frozenset(("html", "body", "main", "article"))
_BLOCK_DISPLAYS = frozenset(("block", "flex", "grid", "table", "list-item", "flow-root"))
_INLINE_DISPLAYS = frozenset(("inline", "inline-block", "inline-flex", "contents"))
_INLINE = (tags.INLINE, tags.LINK, tags.TIME)


class Styles:
    """Knows what attributes do to elements; remembers what each `style` of the page means."""

    def __init__(self, show_hidden: bool) -> None:
        self._show_hidden = show_hidden
        self._displays: dict[str, str] = {}

    def applied(self, kind: int, gap: int, name: str, attributes: Attributes) -> tuple[int, int]:
        """The kind and the gap of an element that is of `kind` by its tag."""
        style = attributes.get("style")
        display = self._display(style) if style else ""
        if not self._show_hidden and _is_hidden(kind, name, attributes, display):
            return tags.HIDDEN, 0
        if kind == tags.INLINE and display in _BLOCK_DISPLAYS:
            return tags.BLOCK, tags.PARAGRAPH
        if kind in (tags.DIVISION, tags.BLOCK) and display in _INLINE_DISPLAYS:
            return tags.INLINE, 0
        return kind, gap

    def _display(self, style: str) -> str:
        """The value of `display`, `none` too for what is invisible."""
        known = self._displays.get(style)
        if known is None:
            found = _DISPLAY.search(style)
            known = "none" if _INVISIBLE.search(style) else found[1].lower() if found else ""
            self._displays[style] = known
        return known


def _is_hidden(kind: int, name: str, attributes: Attributes, display: str) -> bool:
    """Whether browsers don't show an element, or show it as an ornament that screen readers skip."""
    if display == "none" or ("hidden" in attributes and attributes["hidden"] != "until-found"):
        return name not in _ALWAYS_SHOWN
    if attributes.get("aria-hidden") == "true":
        return kind in _INLINE
    return kind == tags.DIALOG and "open" not in attributes
