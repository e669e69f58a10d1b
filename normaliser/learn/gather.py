"""Reads the input once, on one process or several, and gathers a sample of the pages of each host."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from normaliser.dump.run import Options, WorkerLostError, cleaner_for
from normaliser.dump.sources import Source
from normaliser.learn.spool import Samples, merge, spooled

OPTIONS = Options(language="any", rewrite_dates=False)
"""How pages are cleaned to learn from them, whatever the options of the run that uses it."""


def gather(sources: Sequence[Source], most: int, workers: int, folder: Path) -> Samples:
    """Return at most `most` pages of each host, which wait in `folder`."""
    samples: Samples = {}
    parts = _alone(sources, most, folder) if workers == 1 else _together(sources, most, workers, folder)
    for part in parts:
        merge(samples, part, most)
    return samples


def _alone(sources: Sequence[Source], most: int, folder: Path) -> Iterator[Samples]:
    for number, source in enumerate(sources):
        yield _spooled(source, str(folder / f"{number}.pages"), most)


def _together(sources: Sequence[Source], most: int, workers: int, folder: Path) -> Iterator[Samples]:
    """Yield what the parts of the input give, with a few more under way than there are workers."""
    pending: deque[Future[Samples]] = deque()
    chunks = (chunk for source in sources for chunk in source.chunks(folder))
    with ProcessPoolExecutor(workers, get_context("spawn")) as executor:
        for number, chunk in enumerate(chunks):
            pending.append(executor.submit(_spooled, chunk, str(folder / f"{number}.pages"), most))
            if len(pending) > 2 * workers:
                yield _result(pending.popleft())
        while pending:
            yield _result(pending.popleft())


def _spooled(source: Source, path: str, most: int) -> Samples:
    return spooled(source, path, most, cleaner_for(OPTIONS))


def _result(part: Future[Samples]) -> Samples:
    try:
        return part.result()
    except BrokenProcessPool:
        raise WorkerLostError("a worker was lost, and nothing was learned; fewer workers need less memory") from None
