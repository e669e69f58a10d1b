"""Tells HTML from plain text that merely holds a few tags or `<` signs."""

from __future__ import annotations

import re

from normaliser.read.blanks import BLANKS

_HEAD = 65_536
_PROLOGUE = re.compile(r"(?:\s+|<!--(?:(?!-->).){0,4000}+-->|<\?xml[^>]{0,200}\?>)*+", re.DOTALL)
_DOCUMENT = re.compile(r"<(?:!doctype\s+html|html|head|body|frameset)[\s>/]", re.IGNORECASE)
_DOCUMENT_LINE = re.compile(r"^[ \t]*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE | re.MULTILINE)
_DOCUMENT_END = re.compile(r"</(?:html|body)\s*>\s*(?:<!--.*)?\Z", re.IGNORECASE | re.DOTALL)
_FRAGMENT = re.compile(
    r"<(?:title|meta|link|script|style|div|p|article|section|main|header|footer|nav|aside|h[1-6]|table|ul|ol|dl|"
    r"blockquote|center|figure|span|font|a|b|strong|em|i|img|br|pre|form)[\s>/]",
    re.IGNORECASE,
)
_BLOCK_END = re.compile(r"</(?:div|p|article|section|main|h[1-6]|table|ul|ol|dl|blockquote|center|figure)\s*>", re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:#{1,6} |[-*+] |\d+\. |> |```|~~~|\[[^\]\n]+\]:|[=-]{3,}[ \t]*$)|\]\(|\*\*", re.MULTILINE)
_MARKUP = re.compile(r"<[^<>]*>")


def media_type_of(text: str) -> str:
    """`text/html` for a page or a fragment of one; `text/plain` when in doubt."""
    head = text[:_HEAD].lstrip(BLANKS)
    if "<" not in head:
        return "text/plain"
    start = _PROLOGUE.match(head).end()
    if _DOCUMENT.match(head, start) or _is_document_with_a_preface(text, head) or _is_fragment(text, head, start):
        return "text/html"
    return "text/plain"


def _is_document_with_a_preface(text: str, head: str) -> bool:
    """A page after a warning of its server or a header: it has a line that opens it, and its end is the end."""
    return bool(_DOCUMENT_LINE.search(head) and _DOCUMENT_END.search(text[-2_000:]))


def _is_fragment(text: str, head: str, start: int) -> bool:
    """Markup from the first character to the last, with paragraphs in it and no Markdown between."""
    if not _FRAGMENT.match(head, start) or not text[-1_000:].rstrip(BLANKS).endswith(">"):
        return False
    return bool(_BLOCK_END.search(head)) and not _MARKDOWN.search(_MARKUP.sub("", head))
