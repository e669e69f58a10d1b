"""A run: documents in, rows and ledger out. The files appear when everything is written, the rows last."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from normaliser.clean import Cleaner
from normaliser.dump.rows import FILES, Sinks, Tally, clean_item
from normaliser.dump.sinks import sink
from normaliser.dump.sources import Source


class Options(Struct, frozen=True):
    """How to clean: what `Cleaner` takes, in a form that travels to a worker."""

    policy: str = "standard"
    language: str = "en"
    rewrite_dates: bool = True
    keep: tuple[str, ...] = ()
    site: str | None = None
    comments: str = "remove"


class Outputs(Struct, frozen=True):
    """Names of the files that a run writes. `rows` None is standard output; `plain` is as in `Sinks`."""

    rows: str | None = None
    aside: str | None = None
    ledger: str | None = None
    suspects: str | None = None
    plain: bool = False


class WorkerLostError(RuntimeError):
    """A worker ended before its part was done: killed for its memory, or by a page that broke the parser."""


@cache
def cleaner_for(options: Options) -> Cleaner:
    """Return the cleaner for `options`, made once in each process."""
    return Cleaner(**msgspec.structs.asdict(options))


def run(sources: Sequence[Source], options: Options, outputs: Outputs, workers: int = 1) -> Tally:
    """Clean all documents of `sources`, in order; the same bytes with any number of workers."""
    with ExitStack() as stack:
        names = [name for name in FILES if name == "rows" or getattr(outputs, name)]
        files = {name: stack.enter_context(sink(getattr(outputs, name))) for name in names}
        sinks = Sinks(**files, plain=outputs.plain)
        if workers == 1:
            return clean_sources(sources, cleaner_for(options), sinks)
        from normaliser.dump import workers as pool

        beside = None if outputs.rows is None else Path(outputs.rows).resolve().parent
        return pool.clean_sources(sources, pool.Crew(options, workers, beside), sinks)


def clean_sources(sources: Sequence[Source], cleaner: Cleaner, sinks: Sinks) -> Tally:
    """Clean all documents of `sources` in this process."""
    tally = Tally()
    for source in sources:
        for item in source.items():
            clean_item(item, cleaner, sinks, tally)
    return tally
