"""Looks for many strings in a text at once: those that a few quadruples of characters rule out aren't looked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

# A string this long has a whole quadruple of the text in it, wherever it begins.
_SHORTEST = 7


class _Marked:
    """Strings by the quadruples that must be in a text for them to be in it.

    The text is cut into quadruples from its beginning; where a string begins among them, four ways are possible.
    """

    def __init__(self, markers: Sequence[str]) -> None:
        self._markers = markers
        self._always: list[str] = []
        self._by_first: dict[int, list[tuple[str, bytes, frozenset[int]]]] = {}
        quadruples: set[int] = set()
        for marker in dict.fromkeys(markers):
            if len(marker) < _SHORTEST or not marker.isascii():
                self._always.append(marker)
                continue
            for shift in range(4):
                first, *others = _quadruples(_ascii(marker[shift : len(marker) - (len(marker) - shift) % 4]))
                self._by_first.setdefault(first, []).append((marker, _ascii(marker), frozenset(others)))
                quadruples.update((first, *others))
        self._quadruples = frozenset(quadruples)

    def present(self, text: str) -> tuple[str, ...]:
        """Return the strings that are in `text`, in their own order."""
        head = _ascii(text + "   "[: -len(text) % 4])
        seen = self._quadruples.intersection(_quadruples(head))
        likely = [*self._always]
        for first in self._by_first.keys() & seen:
            for marker, wanted, others in self._by_first[first]:
                if others <= seen and wanted in head:
                    likely.append(marker)
        found = {marker for marker in likely if marker in text}
        return tuple(marker for marker in self._markers if marker in found) if found else ()


def _ascii(text: str) -> bytes:
    """A byte for every character; any beyond ASCII is taken for the same."""
    return text.encode("ascii", "replace")


def _quadruples(text: bytes) -> memoryview[int]:
    """Every four characters as a number."""
    return memoryview(text).cast("I")


@lru_cache(maxsize=8)
def _marked(markers: tuple[str, ...]) -> _Marked:
    return _Marked(markers)


def present(markers: Sequence[str], text: str) -> tuple[str, ...]:
    """Return those of `markers` that are in `text`, in their order."""
    return _marked(tuple(markers)).present(text)
