"""HTML to a Page: everything visible, in order, as text, with where it stood."""

from __future__ import annotations

from collections.abc import Sequence

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from normaliser.model import Block, Link, Page
from normaliser.read import guard
from normaliser.read.facts import facts_of
from normaliser.read.walk import Walk

_OPTIONS = LexborDocumentOptions.WO_EVENTS.value
_MEDIA_TYPE = "text/html"
_GAPS = ("", "\n", "\n\n")


def read_html(html: str, url: str | None = None, markers: Sequence[str] = ()) -> Page:
    """Return the Page of an HTML document. `markers` are strings to look for in its source."""
    refusal = guard.refusal(html)
    if refusal:
        return Page(text="", blocks=(), media_type=_MEDIA_TYPE, status=refusal[0], error=refusal[1])
    tree = LexborHTMLParser(html.removeprefix("\ufeff"), options=_OPTIONS, scripting=True)
    body = tree.body
    if body is None:
        return Page(text="", blocks=(), media_type=_MEDIA_TYPE, status="empty")
    walk = Walk(body)
    if not walk.flow.stretches:
        walk = Walk(body, show_hidden=True)
    if tree.root is not None:
        walk.notes.take_head(tree.root)
    return _page(walk, html, url or "", markers)


def _page(walk: Walk, html: str, url: str, markers: Sequence[str]) -> Page:
    text, blocks, links = _laid_out(walk)
    return Page(
        text,
        blocks,
        _MEDIA_TYPE,
        tuple(walk.elements),
        links,
        facts_of(walk.notes, html, url, walk.known, markers),
        "ok" if blocks else "empty",
    )


def _laid_out(walk: Walk) -> tuple[str, tuple[Block, ...], tuple[Link, ...]]:
    """The text with all gaps and prefixes, and the blocks and links in it."""
    parts: list[str] = []
    blocks: list[Block] = []
    links: list[Link] = []
    hrefs = walk.hrefs
    position = 0
    for stretch in walk.flow.stretches:
        text, element = stretch.text, stretch.element
        before = (_GAPS[stretch.gap] if parts else "") + stretch.prefix
        start = position + len(before)
        position = start + len(text)
        parts += (before, text)
        linked = 0
        for first, last, link in stretch.links:
            linked += last - first
            links.append(Link(start + first, start + last, hrefs[link]))
        blocks.append(Block(start, position, element, linked))
    return "".join(parts), tuple(blocks), tuple(links)
