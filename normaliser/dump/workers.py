"""A run on several processes. Each reads and writes its own files, and only names and counts pass between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import Struct

from normaliser.dump import run
from normaliser.dump.rows import FILES, Sinks, Tally
from normaliser.dump.sources import Lines, Source


class Crew(Struct, frozen=True):
    """How many work, how they clean, and beside what their files stand while they do."""

    options: run.Options
    workers: int
    beside: Path | None = None


class Part(Struct, frozen=True):
    """A part of the input, the future tally of it, and how the names of its outputs begin."""

    chunk: Source
    prefix: str
    tally: Future[Tally]


def clean_sources(sources: Sequence[Source], crew: Crew, sinks: Sinks) -> Tally:
    """Clean all documents of `sources` in several processes, and write what they give in order."""
    tally = Tally()
    with TemporaryDirectory(prefix=".normaliser-", dir=crew.beside) as name:
        folder = Path(name)
        for part in _parts((chunk for source in sources for chunk in source.chunks(folder)), crew, folder, sinks):
            tally.add(_result(part))
            _collect(part, sinks)
            if isinstance(part.chunk, Lines) and Path(part.chunk.path).parent == folder:
                Path(part.chunk.path).unlink()
    return tally


def _parts(chunks: Iterator[Source], crew: Crew, folder: Path, sinks: Sinks) -> Iterator[Part]:
    """Yield the parts in order, with a few more under way than there are workers."""
    pending: deque[Part] = deque()
    with ProcessPoolExecutor(crew.workers, get_context("spawn")) as executor:
        for number, chunk in enumerate(chunks):
            prefix = str(folder / str(number))
            tally = executor.submit(_clean, chunk, crew.options, prefix, _in_use(sinks))
            pending.append(Part(chunk, prefix, tally))
            if len(pending) > 2 * crew.workers:
                yield pending.popleft()
        yield from pending


def _clean(chunk: Source, options: run.Options, prefix: str, names: tuple[str, ...]) -> Tally:
    """Clean one part, in a worker."""
    with ExitStack() as stack:
        files: dict[str, Any] = {name: stack.enter_context(Path(f"{prefix}.{name}").open("wb")) for name in names}
        return run.clean_sources([chunk], run.cleaner_for(options), Sinks(**files))


def _result(part: Part) -> Tally:
    try:
        return part.tally.result()
    except BrokenProcessPool:
        raise run.WorkerLostError(
            "a worker was lost, and nothing was written; fewer workers need less memory"
        ) from None


def _collect(part: Part, sinks: Sinks) -> None:
    for name in _in_use(sinks):
        path = Path(f"{part.prefix}.{name}")
        with path.open("rb") as file:
            copyfileobj(file, getattr(sinks, name), 1 << 20)
        path.unlink()


def _in_use(sinks: Sinks) -> tuple[str, ...]:
    return tuple(name for name in FILES if getattr(sinks, name) is not None)
