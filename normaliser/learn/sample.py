"""The pages of a host that are looked at: those with the smallest digests, so that no order of reading matters."""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct


class Key(NamedTuple):
    """What tells pages apart: digests of the folded text, which duplicates share, and of the text to the letter."""

    page: int
    exact: int


class Stored(Struct, frozen=True):
    """Where a page waits: the file, and the span of bytes in it."""

    path: str
    start: int
    size: int


class Sample:
    """At most `most` pages, each counted once; and of all pages, held or not, the digests of their headlines."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: dict[int, tuple[Key, Stored]] = {}
        self._largest: list[int] = []
        self.headlines = array("Q")

    def wants(self, key: Key) -> bool:
        """Tell whether a page would be among those held."""
        held = self._held.get(key.page)
        if held is not None:
            return key < held[0]
        return len(self._held) < self._most or key.page < -self._largest[0]

    def add(self, key: Key, stored: Stored) -> None:
        """Hold a page that is wanted, and let go of one that is too many."""
        if key.page not in self._held:
            heapq.heappush(self._largest, -key.page)
        self._held[key.page] = key, stored
        if len(self._held) > self._most:
            del self._held[-heapq.heappop(self._largest)]

    def name(self, headlines: Iterable[int]) -> None:
        """Remember what a page is called."""
        self.headlines.extend(headlines)

    def stored(self) -> list[tuple[Key, Stored]]:
        """Return the pages, in the order of their digests."""
        return sorted(self._held.values(), key=_key)


def _key(held: tuple[Key, Stored]) -> Key:
    return held[0]
