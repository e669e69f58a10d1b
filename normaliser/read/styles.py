"""What an element's own attributes say about whether and how it is displayed."""

from __future__ import annotations

import re

from normaliser.read import tags

_DISPLAY = re.compile(r"(?:^|[;\s])display\s*:\s*([a-z-]+)", re.IGNORECASE)
_INVISIBLE = re.compile(r"(?:^|[;\s])visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_NEVER_HIDDEN = frozenset(("html", "body", "main", "article"))
_BLOCK_DISPLAYS = frozenset(("block", "flex", "grid", "table", "list-item", "flow-root"))
_INLINE_DISPLAYS = frozenset(("inline", "inline-block", "inline-flex", "contents"))
_HIDDEN = "none"


class Styles:
    """Remembers what each `style` attribute of one page means: a value of `display`, or nothing."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def display(self, style: str) -> str:
        known = self._known.get(style)
        if known is None:
            known = self._known[style] = _display(style)
        return known

    def kind(self, kind: int, style: str) -> int:
        """The kind of an element of this style that is of `kind` by its tag."""
        display = self.display(style)
        if kind == tags.INLINE and display in _BLOCK_DISPLAYS:
            return tags.PARAGRAPH
        if kind in (tags.DIVISION, tags.PARAGRAPH) and display in _INLINE_DISPLAYS:
            return tags.INLINE
        return kind


def is_hidden(kind: int, name: str, attributes: dict[str, str | None], styles: Styles) -> bool:
    """Whether browsers don't show an element, or show it as an ornament that screen readers skip."""
    style = attributes.get("style")
    if style and styles.display(style) == _HIDDEN or "hidden" in attributes and attributes["hidden"] != "until-found":
        return name not in _NEVER_HIDDEN
    if attributes.get("aria-hidden") == "true":
        return kind in (tags.INLINE, tags.LINK)
    return name == "dialog" and "open" not in attributes


def _display(style: str) -> str:
    if _INVISIBLE.search(style):
        return _HIDDEN
    found = _DISPLAY.search(style)
    return found[1].lower() if found else ""
