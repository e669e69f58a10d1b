"""Finds blocks whose links all lead where only chrome leads: to share forms, comment forms, pages of labels.

And those that begin with such a link to a reader's comment and a colon, as lists of the latest comments do:
`[Neil](…/#comment-18993): There are new ones`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normaliser.catalogue import Catalogue
from normaliser.model import Block, Link, Match, Page
from normaliser.recognise.repair import without_markdown
from normaliser.recognise.targets import Targets, link_categories, targets_of

_CONFIDENCE = 0.95
_COLONS = (":", "：")
_REFERENCE = re.compile(r"\[[^\[\]\n]{1,100}\]:[ \t]*<?(\S+)")


def linked(page: Page, catalogue: Catalogue) -> Iterator[Match]:
    """Yield a match for every block that is hardly more than links that only chrome has."""
    categories = link_categories(page, targets_of(catalogue)) if page.links else {}
    if not categories:
        return
    lengths: dict[int, int] = {}
    named: dict[int, str] = {}
    index = 0
    for position, link in enumerate(page.links):
        while index < len(page.blocks) and page.blocks[index].end <= link.start:
            index += 1
        if index < len(page.blocks) and position in categories:
            if categories[position] == "comment" and _opens(page, page.blocks[index], link):
                lengths[index] = _shown(page, page.blocks[index])
            lengths[index] = lengths.get(index, 0) + link.end - link.start
            named[index] = categories[position]
    yield from _references(page, targets_of(catalogue))
    for index, length in lengths.items():
        block = page.blocks[index]
        if 10 * length >= 9 * _shown(page, block):
            yield Match(block.start, block.end, "url", named[index], confidence=_CONFIDENCE)


def _opens(page: Page, block: Block, link: Link) -> bool:
    """Tell whether a link opens a block and a colon follows."""
    return link.start == block.start and page.text[link.end : block.end].lstrip()[:1] in _COLONS


def _references(page: Page, targets: Targets) -> Iterator[Match]:
    """Yield the lines of a text that say where its links lead; those that only chrome has are certain."""
    if page.elements or "]: " not in page.text:
        return
    for block in page.blocks:
        if page.text[block.start] == "[" and (found := _REFERENCE.match(page.text, block.start, block.end)):
            category = targets.category(found[1])
            yield Match(block.start, block.end, "url", category or "ui", weak=not category, confidence=_CONFIDENCE)


def _shown(page: Page, block: Block) -> int:
    """How many characters of a block are shown: in Markdown, targets are not."""
    if page.elements:
        return block.end - block.start
    return len(without_markdown(page.text[block.start : block.end]))
