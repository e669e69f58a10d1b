"""What one document becomes in a run: a row of output, rows of ledger, a place in the tally."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct, field

from normaliser import ledger
from normaliser.dump import jsonl
from normaliser.dump.sinks import Sink
from normaliser.dump.sources import Item
from normaliser.model import Result

if TYPE_CHECKING:
    from normaliser.clean import Cleaner

FILES = ("rows", "aside", "ledger", "suspects")


class Tally(Struct):
    """What a run did, counted."""

    statuses: Counter[str] = field(default_factory=Counter)
    edits: int = 0
    removed: int = 0

    def add(self, other: Tally) -> None:
        """Count what another part of the run did."""
        self.statuses += other.statuses
        self.edits += other.edits
        self.removed += other.removed


class Sinks(Struct, frozen=True):
    """Where the rows of a run go; None: nowhere. Without `aside`, all documents go to `rows`.

    `plain`: `rows` and `aside` get the clean text alone.
    """

    rows: Sink
    aside: Sink | None = None
    ledger: Sink | None = None
    suspects: Sink | None = None
    plain: bool = False


def clean_item(item: Item, cleaner: Cleaner, sinks: Sinks, tally: Tally) -> None:
    """Clean one document and write all that comes of it."""
    result = failed(item.document.id, item.error) if item.error else cleaner.clean(item.document)
    aside = sinks.aside if result.status == "not-english" else None
    (aside or sinks.rows).write(_plain(result) if sinks.plain else _row(item, result))
    _write_ledger(result, cleaner.catalogue.digest, sinks)
    tally.statuses[result.status] += 1
    tally.edits += len(result.edits)
    tally.removed += ledger.removed(result)


def _plain(result: Result) -> bytes:
    end = "" if not result.text or result.text.endswith("\n") else "\n"
    return (result.text + end).encode("utf-8", "replace")


def _row(item: Item, result: Result) -> bytes:
    own = own_columns(result)
    return jsonl.encode_row(own, {k: v for k, v in item.columns.items() if k == "id" or k not in own})


def failed(id: str, error: str) -> Result:
    """Return the result for what is no document at all."""
    return Result(id, "", "", status="error", error=error)


def own_columns(result: Result) -> dict[str, Any]:
    """Return the columns that cleaning gives a row, in their order."""
    return {
        "id": result.id,
        "text": result.text,
        "title": result.title,
        "published": result.published,
        "updated": result.updated,
        "language": result.language,
        "ui_locale": result.ui_locale,
        "platform": result.platform,
        "status": result.status,
        "error": result.error,
        "removed_chars": ledger.removed(result),
        "comment_spans": msgspec.to_builtins(result.comments),
        "edit_count": len(result.edits),
    }


def _write_ledger(result: Result, catalogue: str, sinks: Sinks) -> None:
    if sinks.ledger is not None:
        for row in ledger.rows(result, catalogue):
            sinks.ledger.write(jsonl.encode(row) + b"\n")
    if sinks.suspects is not None:
        for row in ledger.suspect_rows(result, catalogue):
            sinks.suspects.write(jsonl.encode(row) + b"\n")
