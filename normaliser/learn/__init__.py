"""From many pages of a site to the lines that it prints on all of them. Proposes; a person or a run decides."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from normaliser.dump.run import cleaner_for
from normaliser.dump.sources import Source
from normaliser.learn.gather import OPTIONS, gather
from normaliser.learn.propose import Thresholds, propose
from normaliser.sites import Site

__all__ = ["Thresholds", "learn"]


def learn(
    sources: Sequence[Source], chosen: Thresholds | None = None, workers: int = 1, beside: Path | None = None
) -> Site:
    """Return what recurs on each host of `sources`: the same whatever their order and the number of workers.

    Pages that are looked at wait in a temporary folder in `beside`, not in memory.
    """
    chosen = chosen or Thresholds()
    with TemporaryDirectory(prefix=".normaliser-", dir=beside) as folder:
        samples = gather(sources, chosen.most_pages, workers, Path(folder))
        cleaner = cleaner_for(OPTIONS)
        found = (propose(host, samples[host], chosen, cleaner) for host in sorted(samples))
        return Site(tuple(host for host in found if host is not None and host.labels))
