"""Edits as ledger rows, and back: what was taken, where it stood and why. Reads and writes no files."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from normaliser import edit
from normaliser.model import Edit, Element, Match, Page, Result
from normaliser.version import VERSION

if TYPE_CHECKING:
    import pyarrow

IDENTIFIER = re.compile(r"-?[A-Za-z_][\w-]*")
INTEGERS = {"start", "end"}
WEIGHED = {"language", "position"}  # these matches have the confidence of all the evidence about a block


class Row(Struct, frozen=True):
    """One edit of one document. `start` and `end` count characters of the original text.

    In a row about a suspect (a near miss that was kept) `replacement` equals `text`, so that undoing it
    changes nothing. `original` is the digest of the whole original text.
    """

    document: str
    start: int
    end: int
    text: str
    replacement: str
    message: str = ""
    category: str = ""
    locale: str = ""
    platform: str = ""
    evidence: tuple[str, ...] = ()
    confidence: float = 1.0
    detail: str = ""
    dom_path: str = ""
    original: str = ""
    program: str = VERSION
    catalogue: str = ""


def removed(result: Result) -> int:
    """Return how many characters the edits of `result` took out."""
    return sum(max(0, len(change.text) - len(change.replacement)) for change in result.edits)


def digest(text: str) -> str:
    """Return a short fingerprint of `text`, the same on every machine."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def rows(result: Result, catalogue: str = "") -> Iterator[Row]:
    """Yield a row for each edit of `result`; `catalogue` is the digest of the catalogue in use."""
    if not result.edits:
        return
    original = digest(result.original)
    for change in result.edits:
        yield _row(result, change, original, catalogue)


def suspect_rows(result: Result, catalogue: str = "") -> Iterator[Row]:
    """Yield a row for each near miss of `result`: text that stayed, and what nearly took it."""
    if not result.suspects:
        return
    original = digest(result.original)
    for match in result.suspects:
        quote = result.original[match.start : match.end]
        yield _row(result, Edit(match.start, match.end, quote, quote, (match,)), original, catalogue)


def _row(result: Result, change: Edit, original: str, catalogue: str) -> Row:
    because = sorted(change.because, key=_weight, reverse=True)
    reason = because[0] if because else Match(change.start, change.end, "position", "")
    return Row(
        document=result.id,
        start=change.start,
        end=change.end,
        text=change.text,
        replacement=change.replacement,
        message=reason.message,
        category=reason.category,
        locale=_nearest(result.ui_locale, reason.locales),
        platform=_nearest(result.platform, reason.platforms),
        evidence=tuple(dict.fromkeys(match.kind for match in because)),
        confidence=_confidence(because, reason),
        detail=reason.detail,
        dom_path=dom_path(result.page, reason.start) if result.page else "",
        original=original,
        catalogue=catalogue,
    )


def _weight(match: Match) -> tuple[bool, bool, bool, float]:
    named = bool(match.message) or match.kind == "repeat"
    return not match.weak, named, match.kind not in WEIGHED, match.confidence


def _confidence(because: Sequence[Match], reason: Match) -> float:
    """Return how sure an edit is as a whole: as its least sure block, else as its reason."""
    weighed = [match.confidence for match in because if match.kind in WEIGHED]
    return min(weighed) if weighed and reason.kind != "repeat" else reason.confidence


def _nearest(wanted: str, among: tuple[str, ...]) -> str:
    """Return the page's own locale or platform where the match allows it, else the match's first."""
    if wanted in among or not among:
        return wanted if among else ""
    language = wanted.partition("-")[0]
    return next((name for name in among if language and name.partition("-")[0] == language), among[0])


def dom_path(page: Page, position: int) -> str:
    """Return the path of the element that printed `position`, outermost first; empty in plain text."""
    if not page.elements or not page.blocks:
        return ""
    block = page.blocks[max(0, bisect_right(page.blocks, position, key=lambda block: block.start) - 1)]
    steps = []
    index = block.element
    while index >= 0:
        steps.append(_step(page.elements[index]))
        index = page.elements[index].parent
    return " > ".join(reversed(steps))


def _step(element: Element) -> str:
    if element.tag in ("html", "body"):
        return element.tag
    if IDENTIFIER.fullmatch(element.id):
        return f"{element.tag}#{element.id}"
    return f"{element.tag}:nth-of-type({element.nth})"


def undo(text: str, rows: Iterable[Row]) -> str:
    """Return the original of the clean `text`; `rows` are its document's, in any order."""
    ordered = sorted(rows, key=lambda row: row.start)
    return edit.undo(text, (Edit(row.start, row.end, row.text, row.replacement, ()) for row in ordered))


def arrow_type(without: tuple[str, ...] = ()) -> pyarrow.StructType:
    """Return the Arrow type of a row, less the fields named in `without`."""
    import pyarrow

    return pyarrow.struct(
        [pyarrow.field(name, _field_type(name)) for name in Row.__struct_fields__ if name not in without]
    )


def _field_type(name: str) -> Any:
    import pyarrow

    if name in INTEGERS:
        return pyarrow.int64()
    if name == "confidence":
        return pyarrow.float64()
    return pyarrow.list_(pyarrow.string()) if name == "evidence" else pyarrow.string()
