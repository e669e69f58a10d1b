"""Tells HTML from plain text that merely holds a few tags or `<` signs."""

from __future__ import annotations

import re

from normaliser.read.blanks import BLANKS

_HEAD = 65_536
_TAIL = 1_000
_BLOCKS = "div|p|article|section|main|header|footer|nav|aside|h[1-6]|table|tr|ul|ol|li|dl|blockquote|center|figure|pre"
_STARTS = rf"title|meta|link|script|style|span|font|a|b|strong|em|i|img|br|form|{_BLOCKS}"
_PROLOGUE = re.compile(r"(?:\s+|<!--.*?-->|<\?xml[^>]{0,200}\?>)*+", re.DOTALL)
_DOCTYPE = re.compile(r"<!doctype\s+html\b[^<>]*>", re.IGNORECASE)
_DOCUMENT = re.compile(r"<(?:html|head|body|frameset)\b[^<>]*>", re.IGNORECASE)
_DOCUMENT_LINE = re.compile(r"^[ \t]*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE | re.MULTILINE)
_DOCUMENT_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_FRAGMENT = re.compile(rf"<(?:{_STARTS})[\s>/]", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_BLOCK_END = re.compile(rf"</(?:{_BLOCKS})\s*>", re.IGNORECASE)
_LINE_END = re.compile(rf"(?:</(?:{_BLOCKS})\s*>|<[bh]r\s*/?>)\s*\Z", re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:#{1,6} |[-*+] |\d+\. |> |```|~~~|\[[^\]\n]+\]:|[=-]{3,}[ \t]*$)|\]\(|\*\*", re.MULTILINE)
_FEWEST_LINES = 2


def media_type_of(text: str) -> str:
    """`text/html` for a page or a fragment of one; `text/plain` when in doubt."""
    head = text[:_HEAD].lstrip(BLANKS)
    if "<" not in head:
        return "text/plain"
    prologue = _PROLOGUE.match(head)
    body = head[prologue.end() :] if prologue else head
    tail = text[-_TAIL:].rstrip(BLANKS)
    if _is_document(body, tail) or _is_fragment(body, tail) or _is_marked_up(body):
        return "text/html"
    return "text/plain"


def _is_document(body: str, tail: str) -> bool:
    """A page from its first line on, or after a warning of the server that sent it."""
    doctype = _DOCTYPE.match(body)
    if doctype:
        return bool(_TAG.search(body, doctype.end()))
    first = _DOCUMENT.match(body)
    if first:
        return tail.endswith(">") or body[first.end() :].lstrip().startswith("<")
    return bool(_DOCUMENT_END.search(tail) and tail.endswith(">") and _DOCUMENT_LINE.search(body))


def _is_fragment(body: str, tail: str) -> bool:
    """Markup from the first character to the last, with paragraphs in it and no Markdown between."""
    if not tail.endswith(">") or not _FRAGMENT.match(body):
        return False
    return bool(_BLOCK_END.search(body)) and not _MARKDOWN.search(_TAG.sub("", body))


def _is_marked_up(body: str) -> bool:
    """Text whose lines end in the tags that end lines, most of them."""
    if not _BLOCK_END.search(body) and "<br" not in body:
        return False
    lines = [line for line in body.splitlines() if line.strip(BLANKS)]
    ended = sum(1 for line in lines if _LINE_END.search(line))
    return ended >= _FEWEST_LINES and ended * 2 > len(lines)
