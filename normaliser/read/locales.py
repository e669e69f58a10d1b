"""The locale of a page's user interface, as its source tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*\Z")
_CONTEXT = "_WidgetManager._SetDataContext("
_CONTEXT_LOCALE = re.compile(r"'locale'\s*:\s*'([^']+)'")
_CONTEXT_REACH = 20_000
_PLUS = "___gcfg"
_PLUS_LOCALE = re.compile(r"\s*=\s*\{[^}]{0,200}?lang'?\s*:\s*['\"]([^'\"]+)['\"]")
_PLUS_REACH = 300
_QUERIES = ("&amp;hl=", "&hl=")
_QUERY_LOCALE = re.compile(r"blogger\.com/[^\"'\s<>]*[?&;]hl=([A-Za-z_-]+)")
_QUERY_REACH = 300


def tidy(hints: Iterable[str]) -> tuple[str, ...]:
    """The hints that are language tags, written with hyphens, each once."""
    tags = (hint.strip().replace("_", "-") for hint in hints)
    return tuple(dict.fromkeys(tag for tag in tags if _TAG.match(tag)))


def blogger_hints(html: str) -> Iterator[str]:
    """What Blogger's scripts and links say, best first."""
    context = html.find(_CONTEXT)
    if context >= 0:
        yield from _CONTEXT_LOCALE.findall(html, context, context + _CONTEXT_REACH)[:1]
    plus = html.find(_PLUS)
    if plus >= 0:
        yield from _PLUS_LOCALE.findall(html, plus + len(_PLUS), plus + _PLUS_REACH)[:1]
    query = max(html.find(mark) for mark in _QUERIES)
    if query >= 0:
        yield from _QUERY_LOCALE.findall(html, max(0, query - _QUERY_REACH), query + _QUERY_REACH)[:1]
