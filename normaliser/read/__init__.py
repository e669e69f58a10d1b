"""A document to a Page; the only place that parses, and it never raises."""

from __future__ import annotations

from normaliser.model import Document, Page
from normaliser.read.decode import decode
from normaliser.read.html import read_html
from normaliser.read.plain import read_plain
from normaliser.read.sniff import media_type_of

__all__ = ["read", "read_html", "read_plain"]


def read(document: Document, markers: tuple[str, ...] = ()) -> Page:
    """Return the Page of a document; what goes wrong is told by its status."""
    source = document.source
    text = source if isinstance(source, str) else decode(source, document.charset).text
    if (document.media_type or media_type_of(text)) == "text/html":
        return read_html(text, document.url, markers)
    return read_plain(text)
