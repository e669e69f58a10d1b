"""Where a page was saved from, if a browser, SingleFile, HTTrack or the Wayback Machine left a note of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HEAD = 4_000
_NOTES = (
    re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)"),
    re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)"),
    re.compile(r"<!--\s*Mirrored from (\S+) by HTTrack"),
)
_WAYBACK_HOST = "web.archive.org"
_WAYBACK_NOTE = re.compile(r"__wm\.wombat\(\s*[\"']([^\"']+)|id=\"wmtbURL\"[^>]{0,500}\bvalue=\"([^\"]+)")
_WAYBACK_PREFIX = re.compile(r"(?:(?:https?:)?//web\.archive\.org)?/web/\d{1,14}(?:[a-z]{2}_)?/(?=https?:)")


def saved_from(html: str) -> str:
    """The address that a saved page came from, or an empty string."""
    return next(_addresses(html[:_HEAD], html), "")


def original(url: str) -> str:
    """`url` without the Wayback Machine's prefix."""
    return url[match.end() :] if (match := _WAYBACK_PREFIX.match(url)) else url


def _addresses(head: str, html: str) -> Iterator[str]:
    for note in _NOTES:
        match = note.search(head)
        if match:
            address = match[1]
            yield address if "//" in address else f"http://{address}"
    if _WAYBACK_HOST in head:
        match = _WAYBACK_NOTE.search(html)
        if match:
            yield match[1] or match[2]
