"""Pages that wait on disk to be looked at, host by host, so that a dump of any size fits in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from normaliser.clean import Cleaner
from normaliser.dump.sources import Source
from normaliser.learn.sample import Key, Sample, Stored
from normaliser.learn.seen import Seen, headlines, key_of, seen
from normaliser.model import Page
from normaliser.read import read
from normaliser.sites import host_of

Samples = dict[str, Sample]


def spooled(source: Source, path: str, most: int, cleaner: Cleaner) -> Samples:
    """Write the pages of `source` that are among the sample of their host to `path`, and return where they are."""
    samples: Samples = {}
    with Path(path).open("wb") as file:
        for item in source.items():
            page = Page("", ()) if item.error else read(item.document, cleaner.markers)
            if not page.blocks:
                continue
            sample = samples.setdefault(host_of(page.facts.url), Sample(most))
            sample.name(headlines(page.facts))
            key = key_of(page)
            if sample.wants(key) and (found := seen(item.document, cleaner)):
                sample.add(key, _written(found, file, path))
    return samples


def merge(samples: Samples, other: Samples, most: int) -> None:
    """Add what another part of the input gave."""
    for host, sample in other.items():
        held = samples.setdefault(host, Sample(most))
        held.name(sample.headlines)
        for key, stored in sample.stored():
            if held.wants(key):
                held.add(key, stored)


def pages_of(sample: Sample) -> Iterator[tuple[Key, Seen]]:
    """Yield the pages of a sample, in the order of their digests."""
    for key, stored in sample.stored():
        with Path(stored.path).open("rb") as file:
            file.seek(stored.start)
            yield key, msgspec.msgpack.decode(file.read(stored.size), type=Seen)


def _written(found: Seen, file: BinaryIO, path: str) -> Stored:
    data = msgspec.msgpack.encode(found)
    return Stored(path, file.tell(), file.write(data))
