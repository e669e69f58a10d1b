"""JSON-LD: the dates and the headline that a page's scripts of data give for its article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct

_WRAPPINGS = (("//", ""), ("/*", "*/"), ("<!--", "-->"), ("<![CDATA[", "]]>"), ("*/", "/*"), ("", "//"))
_FIELD = re.compile(r'"(datePublished|dateModified|headline|inLanguage)"\s*:\s*"([^"\\]{1,300})"')
_ARTICLE = re.compile(r"Article|Posting|Report|Recipe|Review$")
_INNER = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")
_MOST_NODES = 2_000


class Thing(Struct, frozen=True):
    """What one node says. `rank` is 0 for an article, 1 for a page of any kind, 2 for the rest."""

    rank: int
    published: str = ""
    updated: str = ""
    headline: str = ""
    language: str = ""


def things(scripts: Sequence[str]) -> list[Thing]:
    """The nodes of a page's JSON-LD that tell something, articles first."""
    found = [thing for script in scripts for thing in _of_script(script)]
    return sorted(found, key=lambda thing: thing.rank)


def _of_script(script: str) -> Iterator[Thing]:
    try:
        data = msgspec.json.decode(_bare(script).encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        yield from _of_broken(script)
        return
    for node in _nodes(data):
        thing = _thing(node)
        if thing.published or thing.updated or thing.headline or thing.language:
            yield thing


def _bare(script: str) -> str:
    """The script without the comment or CDATA marks around it."""
    script = script.strip()
    for before, after in _WRAPPINGS:
        script = script.removeprefix(before).removesuffix(after).strip()
    return script


def _of_broken(script: str) -> Iterator[Thing]:
    """What can still be read in JSON that isn't well formed: the first of each."""
    fields: dict[str, str] = {}
    for match in _FIELD.finditer(script):
        fields.setdefault(match[1], match[2])
    if fields:
        given = fields.get
        yield Thing(
            2, given("datePublished", ""), given("dateModified", ""), given("headline", ""), given("inLanguage", "")
        )


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    waiting = [data]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node))
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in reversed(_INNER) if key in node)


def _thing(node: dict[str, Any]) -> Thing:
    return Thing(
        _rank(node.get("@type")),
        _string(node.get("datePublished")),
        _string(node.get("dateModified")),
        _string(node.get("headline")),
        _string(node.get("inLanguage")),
    )


def _rank(kinds: Any) -> int:
    names = [name for name in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(name, str)]
    if any(_ARTICLE.search(name) for name in names):
        return 0
    return 1 if any(name.endswith("Page") for name in names) else 2


def _string(value: Any) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("alternateName")
    return value.strip() if isinstance(value, str) else ""
