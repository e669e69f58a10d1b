"""The laws that every result obeys, as functions that yield what is broken: for the tests and the bench."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import get_args

from normaliser import catalogue, edit
from normaliser.examine import examine
from normaliser.metadata import removed_blocks
from normaliser.model import Document, Result, Status
from normaliser.written import as_edited, vouched

Clean = Callable[[Document], Result]
LEGAL = frozenset(get_args(Status))
READ = ("ok", "not-english", "index", "empty", "no-article")


def undo(document: Document, result: Result) -> Iterator[str]:
    """What was read can be restored; of a text, that is the text itself."""
    if edit.undo(result.text, result.edits) != result.original:
        yield "undo does not give the original"
    if isinstance(document.source, str) and document.media_type == "text/plain" and result.original != document.source:
        yield "the original is not the input"


def accounting(document: Document, result: Result) -> Iterator[str]:
    """Edits are sorted, disjoint, in bounds; each quotes what it took, changes something and says why."""
    try:
        edit.check(result.original, result.edits)
    except edit.EditError as error:
        yield str(error)
    if edit.apply(result.original, result.edits) != result.text:
        yield "the edits do not give the text"
    for one in result.edits:
        if not one.because:
            yield f"{one.start}:{one.end} says no reason"
        if one.text == one.replacement:
            yield f"{one.start}:{one.end} changes nothing"


def containment(document: Document, result: Result) -> Iterator[str]:
    """There is a result with a legal status, and what it tells can be written down."""
    if result.status not in LEGAL:
        yield f"status {result.status}"
    if result.status == "error":
        yield f"error {result.error}"
    if result.status == "ok" and not result.text.strip():
        yield "ok, but nothing is left"
    if result.id != document.id:
        yield "another id"
    for day in filter(None, (result.published, result.updated)):
        if day != _iso(day):
            yield f"{day!r} is not a date"


def idempotence(clean: Clean, result: Result) -> Iterator[str]:
    """Cleaning a clean text changes nothing, but for lines of a page that only its markup told to be the author's."""
    if result.status not in READ:
        return
    again = clean(Document(result.text, result.id, "text/plain"))
    told = _told_by_markup(result) if again.edits else frozenset()
    for one in again.edits:
        if told.issuperset(filter(None, map(str.strip, one.text.splitlines()))):
            continue
        yield f"a second time {one.text[:80]!r} becomes {one.replacement[:40]!r} ({_reason(one.because)})"


def _told_by_markup(result: Result) -> frozenset[str]:
    """Return the lines in the element of the article; none in plain text."""
    page = result.page
    if page is None or not page.elements:
        return frozenset()
    labels = catalogue.load()
    removed = removed_blocks(page, result.edits)
    found = examine(page, labels, labels.function_words)
    return as_edited(vouched(found, {i for i, gone in enumerate(removed) if gone}), result.edits)


def coverage(result: Result) -> Iterator[str]:
    """An article with labels and dates only inside sentences, quoted, stays as it is."""
    for one in result.edits:
        yield f"{one.text[:80]!r} becomes {one.replacement[:40]!r} ({_reason(one.because)})"


def determinism(result: Result, other: Result) -> Iterator[str]:
    """Two results for one document are the same in everything."""
    for name in Result.__struct_fields__:
        if getattr(result, name) != getattr(other, name):
            yield f"another {name}"


def _iso(day: str) -> str:
    try:
        return date.fromisoformat(day[:10]).isoformat()
    except ValueError:
        return ""


def _reason(because: object) -> str:
    return ", ".join(f"{match.kind} {match.message}".strip() for match in because)  # type: ignore[attr-defined]
