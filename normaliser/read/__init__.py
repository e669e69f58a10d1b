"""A document to a Page; the only place that parses, and it never raises."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from normaliser.model import Document, Facts, Page
from normaliser.read.decode import Decoded, decode
from normaliser.read.plain import read_plain
from normaliser.read.sniff import media_type_of

__all__ = ["media_type_of", "read", "read_plain"]

_MEDIA_TYPES = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
    "text/markdown": "text/plain",
}


def read(document: Document, markers: Sequence[str] = ()) -> Page:
    """Return the Page of a document; what goes wrong is told by its status."""
    try:
        return _read(document, markers)
    except Exception as error:  # a document must never stop a batch
        source = document.source
        text = source if isinstance(source, str) and _told(document) != "text/html" else ""
        return Page(text=text, blocks=(), status="error", error=f"{type(error).__name__}: {error}")


def _read(document: Document, markers: Sequence[str]) -> Page:
    source = document.source
    decoded = Decoded(source, "") if isinstance(source, str) else decode(source, document.charset)
    if decoded.binary:
        facts = Facts(encoding=decoded.encoding)
        return Page(text="", blocks=(), facts=facts, status="undecodable", error="not text in any charset")
    if (_told(document) or media_type_of(decoded.text)) == "text/html":
        from normaliser.read.html import read_html  # who reads plain text need not wait for a parser

        page = read_html(decoded.text, document.url, markers)
    else:
        page = read_plain(decoded.text, document.url)
    return replace(page, facts=replace(page.facts, encoding=decoded.encoding)) if decoded.encoding else page


def _told(document: Document) -> str | None:
    """The media type that the document comes with, if it is one that can be read."""
    return _MEDIA_TYPES.get((document.media_type or "").partition(";")[0].strip().lower())
