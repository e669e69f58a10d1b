"""What is remembered of a page: its lines, which of them the cleaner kept, its title; digests to compare it by."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from msgspec import Struct

from normaliser.clean import Cleaner
from normaliser.learn.sample import Key
from normaliser.metadata import removed_blocks, without_site
from normaliser.model import Document, Facts, Page
from normaliser.text import fold


class Line(Struct, frozen=True, array_like=True):
    """A block of a page. `kept` tells that the cleaner kept it, `linked` that most of it is links."""

    text: str
    folded: str
    kept: bool
    linked: bool


class Seen(Struct, frozen=True, array_like=True):
    """A page. `article` is a digest of what the cleaner kept; `title` is folded."""

    lines: tuple[Line, ...]
    article: int
    title: str


def key_of(page: Page) -> Key:
    """Return the key of a page."""
    folded = (fold(page.text[block.start : block.end]) for block in page.blocks)
    return Key(digest(folded), digest([page.text]))


def seen(document: Document, cleaner: Cleaner) -> Seen | None:
    """Return what is remembered of a document; None if there is nothing in it."""
    result = cleaner.clean(document)
    page = result.page
    if page is None or not page.blocks:
        return None
    removed = removed_blocks(page, result.edits)
    lines = []
    for block, gone in zip(page.blocks, removed, strict=True):
        text = _encodable(page.text[block.start : block.end])
        lines.append(Line(text, fold(text), not gone, 2 * block.linked >= block.end - block.start))
    kept = [line.folded for line in lines if line.kept] or [line.folded for line in lines]
    return Seen(tuple(lines), digest(kept), fold(_encodable(page.facts.title)))


def headlines(facts: Facts) -> set[int]:
    """Return digests of what a page may call its article."""
    title = without_site(facts.title, facts.site_name)
    names = {facts.headline, title, title.partition(": ")[2]}
    return {digest([fold(name)]) for name in names if name}


def _encodable(text: str) -> str:
    """Return `text`, or nothing if it can't stand in a file."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return ""
    return text


def digest(parts: Iterable[str]) -> int:
    """Return a number that lines which are equal have in common."""
    text = "\n".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big")
