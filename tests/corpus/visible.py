"""The text that a browser shows of an HTML page, as single strings: a second opinion, by the standard library."""

from __future__ import annotations

from html.parser import HTMLParser

_SILENT = {"script", "style", "head", "textarea", "template", "noscript"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class _Strings(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.strings: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            style = (dict(attrs).get("style") or "").replace(" ", "")
            self._open.append((tag, tag in _SILENT or "display:none" in style))

    def handle_endtag(self, tag: str) -> None:
        while any(tag == other for other, _ in self._open):
            if self._open.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if text and not any(silent for _, silent in self._open):
            self.strings.append(text)


def visible_strings(html: str) -> list[str]:
    """Every visible text node, with its white space collapsed."""
    parser = _Strings()
    parser.feed(html)
    parser.close()
    return parser.strings
