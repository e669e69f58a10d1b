"""Tells HTML from plain text that merely holds a few tags."""

from __future__ import annotations

import re

_OPENING = re.compile(r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL)


def media_type_of(text: str) -> str:
    """`text/html` or `text/plain`."""
    return "text/html" if _OPENING.match(text.lstrip("\ufeff")) else "text/plain"
