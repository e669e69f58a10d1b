"""Undamages lines, so that the labels in them can be found: Markdown, printf slots, list markers, mojibake."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LONGEST, _LONGEST_MARKDOWN = 300, 900
_LINK = re.compile(r"!?\[([^\[\]\n]*)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)| ?\[[^\[\]\n]*\])")
_MARKS = re.compile(r"\*\*|__|``?|\\(?=[\W_])|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_PRINTF = re.compile(r"%(?:\d\$)?[sdu]|%[A-Za-z](?=[:%\s]|$)|\{\{[\s\w.$]*\}\}|\{\d\}")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}\d?|#\d{2,5});")
_MARKS_OF_ITEMS = frozenset("+o‣⁃0123456789")
_MARKER = re.compile(r"[+o‣⁃]\s+(?=\S)|\d{1,3}[.)]\s+(?=\w+\s?:)")
# The first byte of a letter outside ASCII read as Latin-1 or Windows-1252, and the bytes that can follow it.
_MOJIBAKE = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)


def may_be_damaged(line: str, markdown: bool) -> bool:
    """Tell quickly whether `repaired` can find anything to do."""
    if len(line) > (_LONGEST_MARKDOWN if markdown else _LONGEST):
        return False
    if markdown or line[0] in _MARKS_OF_ITEMS or "%" in line or "&" in line or "{" in line:
        return True
    return not line.isascii() and _MOJIBAKE.search(line) is not None


def repaired(line: str, markdown: bool) -> Iterator[str]:
    """Yield what a short line may have been before it was damaged; most lines give nothing."""
    if len(line) > (_LONGEST_MARKDOWN if markdown else _LONGEST):
        return
    if markdown and ("](" in line or "][" in line or "**" in line or "__" in line):
        yield without_markdown(line)
    if "%" in line or "{" in line:
        for number in ("0", "x"):
            filled = _PRINTF.sub(number, line)
            if filled != line:
                yield filled
    if "&" in line and _ENTITY.search(line):
        from html import unescape

        yield unescape(line)
    if line[0] in _MARKS_OF_ITEMS and (marker := _MARKER.match(line)):
        yield line[marker.end() :]
    if not line.isascii() and _MOJIBAKE.search(line):
        yield from _unmangled(line)


def without_markdown(line: str) -> str:
    """Return a line of Markdown as it is shown."""
    shown = _LINK.sub(r"\1", line)
    return _MARKS.sub("", shown).strip(" #>\t-*+")


def _unmangled(line: str) -> Iterator[str]:
    from ftfy import fix_encoding

    fixed = fix_encoding(line)
    if fixed != line:
        yield fixed
