"""Where documents come from: JSONL dumps, standard input, folders, single files. Cleans nothing."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from msgspec import Raw, Struct

from normaliser.dump import jsonl
from normaliser.model import Document

STDIN = "-"
MEDIA_TYPES = {".html": "text/html", ".htm": "text/html", ".xhtml": "text/html", ".txt": "text/plain"}
LINES_SUFFIXES = (".jsonl", ".ndjson")
CHUNK_BYTES = 4 << 20
CHUNK_FILES = 200


class Item(Struct, frozen=True):
    """A document on its way through a run, with the columns that pass through, or why there is none."""

    document: Document
    columns: dict[str, Raw] = {}
    error: str = ""


class Lines(Struct, frozen=True):
    """The rows of a JSONL file (or standard input), or of a range of its bytes.

    `name` stands in the ids of rows that have none; `first` is the number of the first line.
    """

    path: str
    name: str
    start: int = 0
    end: int | None = None
    first: int = 1

    def items(self) -> Iterator[Item]:
        """Yield the documents in order."""
        position = self.start
        for number, line in enumerate(_lines(self.path, self.start), self.first):
            if isinstance(line, str):
                yield Item(Document("", f"{self.name}:{number}"), error=line)
                return
            if self.end is not None and position >= self.end:
                return
            position += len(line)
            if line.strip():
                yield _item(line, f"{self.name}:{number}")

    def chunks(self, folder: Path) -> Iterator[Source]:
        """Yield the same rows in parts for several workers; what can't be read from the middle is spooled."""
        return _spooled(self, folder) if self.path == STDIN or self.path.endswith(".gz") else _ranges(self)


class Broken(Struct, frozen=True):
    """The place where a file could not be read any further."""

    id: str
    error: str

    def items(self) -> Iterator[Item]:
        """Yield one document, which says what went wrong."""
        yield Item(Document("", self.id), error=self.error)

    def chunks(self, folder: Path) -> Iterator[Source]:
        """Yield it as it is."""
        yield self


class Pages(Struct, frozen=True):
    """Files of one page each. `paths` are relative to `root`, and the ids of the documents."""

    root: str
    paths: tuple[str, ...]

    def items(self) -> Iterator[Item]:
        """Yield the documents in order."""
        for path in self.paths:
            yield _page(Path(self.root), path)

    def chunks(self, folder: Path) -> Iterator[Source]:
        """Yield the same files in parts for several workers."""
        for start in range(0, len(self.paths), CHUNK_FILES):
            yield Pages(self.root, self.paths[start : start + CHUNK_FILES])


Source = Lines | Pages | Broken


def source(name: str) -> Source:
    """Return the source that an INPUT argument names."""
    if name == STDIN:
        return Lines(STDIN, "stdin")
    path = Path(name)
    if path.is_dir():
        return Pages(name, tuple(sorted(_pages_in(path))))
    if is_dump(name):
        return Lines(name, path.name)
    return Pages("", (name,))


def is_dump(name: str) -> bool:
    """Tell whether a file of this name holds rows of JSON."""
    return name.removesuffix(".gz").endswith(LINES_SUFFIXES)


def is_page(source: Source) -> bool:
    """Tell whether `source` is a single page, whose clean text can stand alone."""
    return isinstance(source, Pages) and not source.root


def open_binary(path: str) -> BinaryIO:
    """Open a file, gz or not, or standard input, for reading bytes."""
    if path == STDIN:
        return sys.stdin.buffer
    return cast(BinaryIO, gzip.open(path)) if path.endswith(".gz") else Path(path).open("rb")


def media_type(name: str) -> str | None:
    """Return what the suffix of a file says it holds."""
    return MEDIA_TYPES.get(Path(name.removesuffix(".gz")).suffix.lower())


def _pages_in(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if media_type(path.name) and path.is_file():
            yield path.relative_to(folder).as_posix()


def _page(root: Path, path: str) -> Item:
    try:
        with open_binary(str(root / path)) as file:
            source = file.read()
    except (OSError, EOFError) as error:
        return Item(Document("", path), error=str(error))
    return Item(Document(source, path, media_type(path)))


def _item(line: bytes, place: str) -> Item:
    try:
        columns = jsonl.columns(line)
    except jsonl.LineError as error:
        return Item(Document("", place), error=f"{place}: {error}")
    id = row_id(columns)
    passed = {name: raw for name, raw in columns.items() if name not in ("text", "html") and (id or name != "id")}
    for name, kind in (("html", "text/html"), ("text", "text/plain")):
        source = jsonl.value(columns.get(name))
        if isinstance(source, str):
            return Item(_document(source, id or place, kind, columns), passed)
    return Item(Document("", id or place), passed, f"{place}: no text or html")


def row_id(columns: dict[str, Raw]) -> str:
    """Return the id of a row, as it is written where it isn't a string; empty if there is none."""
    id = jsonl.value(columns.get("id"))
    return "" if id is None else id if isinstance(id, str) else bytes(columns["id"]).decode()


def _document(source: str, id: str, kind: str, columns: dict[str, Raw]) -> Document:
    url, crawled = (jsonl.value(columns.get(name)) for name in ("url", "crawled"))
    return Document(
        source,
        id,
        kind,
        url=url if isinstance(url, str) else None,
        crawled=crawled if isinstance(crawled, str) else None,
    )


def _lines(path: str, start: int = 0) -> Iterator[bytes | str]:
    """Yield the lines of a file; last of all, as a string, why it could not be read to its end."""
    with open_binary(path) as file:
        if start:
            file.seek(start)
        try:
            yield from file
        except (OSError, EOFError, zlib.error) as error:
            yield str(error)


def _ranges(lines: Lines) -> Iterator[Lines]:
    start, first = 0, 1
    with Path(lines.path).open("rb") as file:
        while block := file.read(CHUNK_BYTES):
            block += file.readline()
            yield Lines(lines.path, lines.name, start, start + len(block), first)
            start += len(block)
            first += block.count(b"\n")


def _spooled(lines: Lines, folder: Path) -> Iterator[Source]:
    first = 1
    for number, batch in enumerate(_batches(_lines(lines.path))):
        spool = folder / f"{lines.name}.{number}.spool"
        readable = [line for line in batch if isinstance(line, bytes)]
        spool.write_bytes(b"".join(readable))
        yield Lines(str(spool), lines.name, first=first)
        first += len(readable)
        if len(readable) < len(batch):
            yield Broken(f"{lines.name}:{first}", str(batch[-1]))


def _batches(lines: Iterable[bytes | str]) -> Iterator[list[bytes | str]]:
    batch: list[bytes | str] = []
    size = 0
    for line in lines:
        batch.append(line)
        size += len(line)
        if size >= CHUNK_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
