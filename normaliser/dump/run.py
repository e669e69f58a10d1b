"""A run: documents in, rows and ledger out, in the same order and the same bytes with any number of workers."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory

import msgspec
from msgspec import Struct

from normaliser.clean import Cleaner
from normaliser.dump.rows import Cleans, Sinks, Tally, clean_item
from normaliser.dump.sinks import sink
from normaliser.dump.sources import Lines, Source


class Options(Struct, frozen=True):
    """How to clean: what `Cleaner` takes, in a form that travels to a worker."""

    policy: str = "standard"
    language: str = "en"
    rewrite_dates: bool = True
    keep: tuple[str, ...] = ()


class Outputs(Struct, frozen=True):
    """Names of the files that a run writes. `rows` None is standard output."""

    rows: str | None = None
    aside: str | None = None
    ledger: str | None = None
    suspects: str | None = None


@cache
def cleaner_for(options: Options) -> Cleaner:
    """Return the cleaner for `options`, made once in each process."""
    return Cleaner(**msgspec.structs.asdict(options))


def run(sources: Sequence[Source], options: Options, outputs: Outputs, workers: int = 1) -> Tally:
    """Clean all documents of `sources`. The files appear when everything is written, the rows last."""
    with ExitStack() as stack:
        names = [name for name in Outputs.__struct_fields__ if name == "rows" or getattr(outputs, name)]
        sinks = Sinks(**{name: stack.enter_context(sink(getattr(outputs, name))) for name in names})
        if workers == 1:
            return clean_sources(sources, cleaner_for(options), sinks)
        folder = stack.enter_context(TemporaryDirectory(prefix=".normaliser-", dir=_beside(outputs.rows)))
        return _clean_in_workers(_Pool(options, Path(folder), workers), sources, sinks)


def clean_sources(sources: Sequence[Source], cleaner: Cleans, sinks: Sinks) -> Tally:
    """Clean all documents of `sources` in this process."""
    tally = Tally()
    for source in sources:
        for item in source.items():
            clean_item(item, cleaner, sinks, tally)
    return tally


def _beside(path: str | None) -> str | None:
    return None if path is None else str(Path(path).resolve().parent)


class _Pool(Struct, frozen=True):
    options: Options
    folder: Path
    workers: int


class _Part(Struct, frozen=True):
    """A part of the input, the future tally of it, and where its output is being written."""

    chunk: Source
    prefix: str
    tally: Future[Tally]


def _clean_in_workers(pool: _Pool, sources: Sequence[Source], sinks: Sinks) -> Tally:
    tally = Tally()
    for part in _parts(pool, sources, sinks):
        tally.add(part.tally.result())
        for name in _in_use(sinks):
            _append(Path(f"{part.prefix}.{name}"), getattr(sinks, name))
        if isinstance(part.chunk, Lines) and Path(part.chunk.path).parent == pool.folder:
            Path(part.chunk.path).unlink()
    return tally


def _parts(pool: _Pool, sources: Sequence[Source], sinks: Sinks) -> Iterator[_Part]:
    """Yield the parts in order, with a few more under way than there are workers."""
    pending: deque[_Part] = deque()
    with ProcessPoolExecutor(pool.workers, get_context("spawn")) as executor:
        chunks = (chunk for source in sources for chunk in source.chunks(pool.folder))
        for number, chunk in enumerate(chunks):
            prefix = str(pool.folder / str(number))
            tally = executor.submit(_clean_part, chunk, pool.options, prefix, _in_use(sinks))
            pending.append(_Part(chunk, prefix, tally))
            if len(pending) > 2 * pool.workers:
                yield pending.popleft()
        yield from pending


def _in_use(sinks: Sinks) -> tuple[str, ...]:
    return tuple(name for name in Sinks.__struct_fields__ if getattr(sinks, name) is not None)


def _clean_part(chunk: Source, options: Options, prefix: str, names: tuple[str, ...]) -> Tally:
    """Clean one part in a worker: what it reads and writes doesn't pass through the parent."""
    with ExitStack() as stack:
        files = {name: stack.enter_context(Path(f"{prefix}.{name}").open("wb")) for name in names}
        return clean_sources([chunk], cleaner_for(options), Sinks(**files))


def _append(part: Path, sink: object) -> None:
    with part.open("rb") as file:
        copyfileobj(file, sink, 1 << 20)  # type: ignore[arg-type]
    part.unlink()
