"""A memory of what was found out about words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_MOST = 20_000


class Remembered(dict[str, T]):
    """Maps words to what `find` returns for them; starts anew when it holds too many.

    >>> Remembered(len)["word"]
    4
    """

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> T:
        """Find out, and remember."""
        if len(self) >= _MOST:
            self.clear()
        found = self[word] = self._find(word)
        return found
