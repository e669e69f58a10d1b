"""What a page says of itself outside its visible text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from normaliser.model import Facts
from normaliser.read.notes import Notes


def facts_of(notes: Notes, html: str, url: str, index: Mapping[int, int], markers: Sequence[str]) -> Facts:
    return Facts(title=notes.title, url=url, markers=tuple(marker for marker in markers if marker in html))
