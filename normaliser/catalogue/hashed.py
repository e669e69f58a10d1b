"""Tables of texts that are ready as soon as their bytes are read: no dict is built at start."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from zlib import crc32

from msgspec import Struct


class Packed(Struct, frozen=True):
    """A table as it is written: the texts behind one another, their ends, and where each bucket of hashes starts."""

    texts: bytes | memoryview
    ends: bytes | memoryview
    buckets: bytes | memoryview


def order(texts: Iterable[str], bits: int) -> list[str]:
    """Return distinct texts in the order in which `pack` wants them: by bucket, then by themselves."""
    return sorted(set(texts), key=lambda text: (bucket_of(text, bits), text))


def pack(ordered: Sequence[str], bits: int) -> Packed:
    """Return the table of texts that `order` has ordered."""
    return Packed("".join(ordered).encode(), ends_of(ordered), bucket_starts(ordered, bits))


def ends_of(texts: Iterable[str]) -> bytes:
    """Return where each text ends when they stand behind one another."""
    return array("I", accumulate(len(text.encode()) for text in texts)).tobytes()


def bucket_of(text: str, bits: int) -> int:
    """Return the bucket of a text among `2 ** bits`."""
    return crc32(text.encode("utf-8", "surrogatepass")) >> (32 - bits)


class HashedTexts:
    """Finds the place of a text in a packed table."""

    __slots__ = ("_buckets", "_ends", "_shift", "_texts")

    def __init__(self, packed: Packed) -> None:
        self._texts = memoryview(packed.texts)
        self._ends = array("I", [0])
        self._ends.frombytes(packed.ends)
        self._buckets = numbers(packed.buckets)
        self._shift = 33 - (len(self._buckets) - 1).bit_length()

    def find(self, text: str) -> int:
        """Return the place of a text, or -1.

        >>> table = HashedTexts(pack(order(["next", "previous"], 2), 2))
        >>> sorted([table.find("next"), table.find("previous"), table.find("prev")])
        [-1, 0, 1]
        """
        coded = text.encode("utf-8", "surrogatepass")
        bucket, ends = crc32(coded) >> self._shift, self._ends
        for place in range(self._buckets[bucket], self._buckets[bucket + 1]):
            start, end = ends[place], ends[place + 1]
            if end - start == len(coded) and self._texts[start:end] == coded:
                return place
        return -1

    def text(self, place: int) -> str:
        """Return the text at a place."""
        return str(self._texts[self._ends[place] : self._ends[place + 1]], "utf-8")

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __iter__(self) -> Iterator[str]:
        return map(self.text, range(len(self)))


class Buckets:
    """A multimap from hashes to runs of places; what lies there may be of another text with the same hash."""

    __slots__ = ("shift", "starts")

    def __init__(self, starts: bytes | memoryview) -> None:
        self.starts = numbers(starts)
        self.shift = 33 - (len(self.starts) - 1).bit_length()

    def places(self, text: str) -> range:
        """Return the places where `text` may be."""
        bucket = crc32(text.encode("utf-8", "surrogatepass")) >> self.shift
        return range(self.starts[bucket], self.starts[bucket + 1])


def numbers(content: bytes | memoryview) -> array[int]:
    """Return unsigned numbers of four bytes as they were written."""
    found = array("I")
    found.frombytes(content)
    return found


def bucket_starts(texts: Iterable[str], bits: int) -> bytes:
    """Return where each bucket starts, for texts that stand in the order of `bucket_of`."""
    counts = array("I", bytes(4 << bits))
    for text in texts:
        counts[bucket_of(text, bits)] += 1
    return array("I", [0, *accumulate(counts)]).tobytes()


def filter_of(texts: Iterable[str], bits: int) -> bytes:
    """Return a filter that `may_hold` asks: a bit for each hash."""
    field = bytearray(1 << (bits - 3))
    for text in texts:
        place = bucket_of(text, bits)
        field[place >> 3] |= 1 << (place & 7)
    return bytes(field)


def may_hold(field: bytes, text: str, bits: int) -> bool:
    """Tell whether a text may be among those of a filter; a no is certain."""
    place = crc32(text.encode("utf-8", "surrogatepass")) >> (32 - bits)
    return bool(field[place >> 3] & (1 << (place & 7)))
