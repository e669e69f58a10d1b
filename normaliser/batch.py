"""`clean_batch`: the one function that every engine calls. Keeps every row, passes unknown columns, never raises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec
import pyarrow

from normaliser import ledger
from normaliser.model import Document, Result

if TYPE_CHECKING:
    from normaliser.clean import Cleaner

PER_RUN = ("document", "program", "catalogue")
"""Ledger fields that the column `edits` leaves out: the row tells the document, the run tells the versions."""


def output_schema(schema: pyarrow.Schema) -> pyarrow.Schema:
    """Return the schema of what `clean_batch` makes of batches with `schema`."""
    id = schema.names.index("id") if "id" in schema.names else None
    first = [] if id is None else [schema.field(id)]
    return pyarrow.schema([*first, *_own_fields(), *(schema.field(index) for index in _passed(schema, id))])


def clean_batch(batch: pyarrow.RecordBatch, cleaner: Cleaner | None = None) -> pyarrow.RecordBatch:
    """Return `batch` cleaned: a row for each row, in order, with `status`, `error` and `edits` among the columns.

    The page is read from `html` or, where that is null, from `text`, strings or bytes. A row without either
    gets the status "error". Without a `cleaner`, one with the default options is made for this call.
    """
    schema = batch.schema
    id = schema.names.index("id") if "id" in schema.names else None
    results = list(_results(batch, cleaner))
    first = [] if id is None else [batch.column(id)]
    own = [_column(results, field) for field in _own_fields()]
    passed = [batch.column(index) for index in _passed(schema, id)]
    return pyarrow.RecordBatch.from_arrays([*first, *own, *passed], schema=output_schema(schema))


def _passed(schema: pyarrow.Schema, id: int | None) -> list[int]:
    names = {field.name for field in _own_fields()} | {"html"}
    return [index for index, name in enumerate(schema.names) if index != id and name not in names]


def _own_fields() -> list[pyarrow.Field]:
    names = ("text", "title", "published", "updated", "language", "ui_locale", "platform", "status", "error")
    return [
        *(pyarrow.field(name, pyarrow.string()) for name in names),
        pyarrow.field("removed_chars", pyarrow.int64()),
        pyarrow.field("comment_spans", _comment_type()),
        pyarrow.field("edits", pyarrow.list_(ledger.arrow_type(without=PER_RUN))),
    ]


def _comment_type() -> pyarrow.DataType:
    whole, words = pyarrow.int64(), pyarrow.string()
    return pyarrow.list_(pyarrow.struct({"start": whole, "end": whole, "author": words, "date": words}))


def _results(batch: pyarrow.RecordBatch, cleaner: Cleaner | None) -> Iterator[Result]:
    from normaliser.clean import Cleaner

    cleaner = cleaner or Cleaner()
    columns = [_cells(batch, name) for name in ("id", "html", "text", "url", "crawled")]
    for id, html, text, url, crawled in zip(*columns, strict=True):
        name = "" if id is None else str(id)
        source = text if html is None else html
        if not isinstance(source, str | bytes):
            yield Result(name, "", "", status="error", error="no text or html")
            continue
        media_type = "text/plain" if html is None else "text/html"
        yield cleaner.clean(Document(source, name, media_type, _string(url), crawled=_string(crawled)))


def _cells(batch: pyarrow.RecordBatch, name: str) -> list[Any]:
    if name not in batch.schema.names:
        return [None] * batch.num_rows
    column = batch.column(batch.schema.names.index(name))
    try:
        cells: list[Any] = column.to_pylist()
    except UnicodeDecodeError:
        cells = column.cast(pyarrow.binary()).to_pylist()
    return cells


def _string(cell: Any) -> str | None:
    return cell if isinstance(cell, str) else None


def _column(results: list[Result], field: pyarrow.Field) -> pyarrow.Array:
    cells = [_cell(result, field.name) for result in results]
    try:
        return pyarrow.array(cells, field.type)
    except UnicodeEncodeError:
        return pyarrow.array([_encodable(cell) for cell in cells], field.type)


def _cell(result: Result, name: str) -> Any:
    if name == "removed_chars":
        return ledger.removed(result)
    if name == "comment_spans":
        return msgspec.to_builtins(result.comments)
    if name == "edits":
        return [msgspec.to_builtins(row) for row in ledger.rows(result)]
    return getattr(result, name)


def _encodable(cell: Any) -> Any:
    """Return `cell` without lone surrogates, which UTF-8 has no place for."""
    if isinstance(cell, str):
        return cell.encode("utf-8", "replace").decode()
    if isinstance(cell, list | tuple):
        return [_encodable(part) for part in cell]
    return {name: _encodable(part) for name, part in cell.items()} if isinstance(cell, dict) else cell
