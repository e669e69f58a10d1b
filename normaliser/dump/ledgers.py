"""Ledgers on disk, read back: row by row, and as edits to undo."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from normaliser import ledger
from normaliser.dump import jsonl, sources
from normaliser.ledger import Row

Group = list[Row]


class RestoreError(ValueError):
    """A clean row that the ledger's edits do not fit."""


def read(path: str) -> Iterator[Row]:
    """Yield the rows of a ledger, JSONL or Parquet."""
    if path.endswith(".parquet"):
        yield from _read_parquet(path)
        return
    with sources.open_binary(path) as file:
        for line in file:
            if line.strip():
                yield jsonl.decode(line, Row)


def _read_parquet(path: str) -> Iterator[Row]:
    import pyarrow.parquet

    for batch in pyarrow.parquet.ParquetFile(path).iter_batches():
        yield from msgspec.convert(batch.to_pylist(), list[Row])


def by_document(rows: Iterable[Row]) -> dict[str, list[Group]]:
    """Return the rows of each document id: one group for each document that bears it."""
    documents: dict[str, list[Group]] = {}
    for row in rows:
        groups = documents.setdefault(row.document, [])
        if groups and groups[-1][-1].original == row.original and groups[-1][-1].end <= row.start:
            groups[-1].append(row)
        else:
            groups.append([row])
    return documents


def restore(id: str, text: str, groups: Sequence[Group], count: int | None = None) -> str:
    """Return the original of the clean `text` of document `id`; see `fitting`."""
    return ledger.undo(text, fitting(id, text, groups, count))


def fitting(id: str, text: str, groups: Sequence[Group], count: int | None = None) -> Group:
    """Return the edits that made the clean `text` of document `id`.

    `groups` are the edits of all documents with this id; the digest in the ledger tells whose fit.
    `count` is how many edits the document had, where that is known.
    """
    if count == 0 or (count is None and not groups):
        return []
    for group in groups:
        if tells_of(group, ledger.undo(text, group)):
            return group
    raise RestoreError(f"{id}: no edits in the ledger fit this text")


def tells_of(group: Group, original: str) -> bool:
    """Tell whether the rows of `group` are about this original."""
    return group[0].original == ledger.digest(original)
