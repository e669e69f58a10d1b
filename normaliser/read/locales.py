"""The locale of a page's user interface, as its source tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*\Z")
_CONTEXT = "_WidgetManager._SetDataContext("
_CONTEXT_REACH = 20_000
_CONTEXT_LOCALE = re.compile(r"'locale'\s*:\s*'([^']+)'")
_PLUS = re.compile(r"___gcfg\s*=\s*\{[^}]{0,200}?lang'?\s*:\s*['\"]([^'\"]+)['\"]")
_QUERY = re.compile(r"\bblogger\.com/[^\"'\s<>]{0,300}?[?&;]hl=([A-Za-z_-]+)")


def tidy(hints: Iterable[str]) -> tuple[str, ...]:
    """The hints that are language tags, written with hyphens, each once."""
    tags = (hint.strip().replace("_", "-") for hint in hints)
    return tuple(dict.fromkeys(tag for tag in tags if _TAG.match(tag)))


def blogger_hints(html: str) -> Iterable[str]:
    """What Blogger's scripts and links say, best first."""
    start = html.find(_CONTEXT)
    if start >= 0:
        yield from _CONTEXT_LOCALE.findall(html, start, start + _CONTEXT_REACH)[:1]
    yield from _PLUS.findall(html)[:1]
    yield from _QUERY.findall(html)[:1]
