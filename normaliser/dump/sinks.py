"""Where rows go: JSONL, plain or gz, and Parquet. A file appears under its name whole, or not at all."""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from normaliser import ledger
from normaliser.dump import jsonl

if TYPE_CHECKING:
    import pyarrow

ROW_GROUP = 50_000


class Sink(Protocol):
    """Takes lines of JSON."""

    def write(self, data: bytes, /) -> object: ...


class ParquetSink:
    """Turns ledger lines into Parquet, in row groups of a fixed number of rows."""

    def __init__(self, file: BinaryIO) -> None:
        import pyarrow.parquet

        self._schema = schema()
        self._writer = pyarrow.parquet.ParquetWriter(file, self._schema, compression="zstd")
        self._rows: list[ledger.Row] = []
        self._tail = b""

    def write(self, data: bytes, /) -> None:
        """Take some lines of JSON; the last may be cut."""
        *lines, self._tail = (self._tail + data).split(b"\n")
        for line in lines:
            self._rows.append(jsonl.decode(line, ledger.Row))
            if len(self._rows) == ROW_GROUP:
                self._flush()

    def close(self) -> None:
        """Write what is left, and the end of the file."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(_table(self._rows, self._schema))
            self._rows.clear()


@contextmanager
def sink(path: str | None) -> Iterator[Sink]:
    """Open `path` for writing by its suffix; None is standard output."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with _replacing(Path(path)) as file:
        if path.endswith(".parquet"):
            parquet = ParquetSink(file)
            yield parquet
            parquet.close()
        elif path.endswith(".gz"):
            with gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
                yield packed
        else:
            yield file


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """Write beside `path`, and rename when all is on the disk: after a kill, the old file or none stands there."""
    path = path.resolve()
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        _sync_folder(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def schema() -> pyarrow.Schema:
    """Return the Arrow schema of a ledger."""
    import pyarrow

    return pyarrow.schema(list(ledger.arrow_type()))


def _table(rows: list[ledger.Row], schema: pyarrow.Schema) -> pyarrow.Table:
    import pyarrow

    columns = [[_cell(getattr(row, name)) for row in rows] for name in schema.names]
    return pyarrow.table(
        [pyarrow.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema
    )


def _cell(value: object) -> object:
    """Return `value` as Arrow takes it: a lone surrogate has no place in UTF-8."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
