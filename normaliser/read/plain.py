"""Plain text to a Page: one block for each line that shows something, and Markdown's links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normaliser.model import Block, Facts, Link, Page
from normaliser.read.blanks import BLANKS
from normaliser.read.wrapped import unwrapped

_TARGET = r"<?([^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)*+)>?"
_TITLE = r"(?:[ \t]+(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'))?"
_INLINE_LINK = re.compile(rf"(?<!!)\[([^\[\]\n]{{0,500}})\]\([ \t]*{_TARGET}{_TITLE}[ \t]*\)")
_REFERENCE_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,500})\] ?\[([^\[\]\n]{0,100})\]")
_REFERENCE = re.compile(r"^ {0,3}\[([^\[\]\n]{1,100})\]:[ \t]*<?(\S+?)>?(?:[ \t].*)?$", re.MULTILINE)
_ESCAPED_BREAK = re.compile(r"\\[nr]|[\n\r]")
_FEWEST_ESCAPED = 3
_NO_FACTS = Facts()


def read_plain(text: str, url: str | None = None) -> Page:
    """Return the Page of a plain text; its text is `text` itself."""
    blocks = tuple(unwrapped(text, _lines(text)))
    facts = Facts(url=url) if url else _NO_FACTS
    return Page(text=text, blocks=blocks, links=_links(text), facts=facts, status="ok" if blocks else "empty")


def _lines(text: str) -> list[Block]:
    if "\\n" in text and _is_escaped(text):
        return [*_escaped_lines(text)]
    blocks: list[Block] = []
    add, position = blocks.append, 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        # In ASCII the blanks are what Python takes for white space.
        if body and (body.isascii() or (body := body.strip(BLANKS))):
            start = position if line[0] == body[0] else position + line.index(body[0])
            add(Block(start, start + len(body)))
        position += len(line)
    return blocks


def _is_escaped(text: str) -> bool:
    """Tell whether the two characters `\\n` stand for the line breaks of a text, as in JSON that was escaped twice."""
    escaped = text.count("\\n")
    return escaped >= _FEWEST_ESCAPED and escaped > text.count("\n")


def _escaped_lines(text: str) -> Iterator[Block]:
    start = 0
    for stop, after in [*(found.span() for found in _ESCAPED_BREAK.finditer(text)), (len(text), len(text))]:
        line = text[start:stop]
        if body := line.strip().strip(BLANKS):
            first = start + line.index(body)
            yield Block(first, first + len(body))
        start = after


def _links(text: str) -> tuple[Link, ...]:
    if "](" not in text and "][" not in text:
        return ()
    found = [Link(*match.span(1), match[2]) for match in _INLINE_LINK.finditer(text)]
    found.extend(_reference_links(text))
    return tuple(sorted(found, key=lambda link: link.start))


def _reference_links(text: str) -> Iterator[Link]:
    if "]:" not in text:
        return
    targets = {match[1].casefold(): match[2] for match in _REFERENCE.finditer(text)}
    for match in _REFERENCE_LINK.finditer(text) if targets else ():
        target = targets.get((match[2] or match[1]).casefold())
        if target:
            yield Link(*match.span(1), target)
