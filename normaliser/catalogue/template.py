"""Wordings with slots, and how they cover a text."""

from __future__ import annotations

from msgspec import Struct

from normaliser.catalogue.slots import fits
from normaliser.model import Label

_OPENING = frozenset("\"'«‹「『《〈")  # quotation marks, as they are once folded


class Template(Struct, frozen=True):
    """A wording with slots, folded: `parts[0]` slot `parts[1]` slot ... `parts[-1]`."""

    parts: tuple[str, ...]
    slots: tuple[str, ...]
    labels: tuple[Label, ...]

    def match(self, folded: str) -> tuple[tuple[int, int], ...] | None:
        """Return the spans of the slots in `folded` if the template covers it whole, else None.

        Slots are never empty and have the shape that `slots.fits` asks for; each but the last is as short as can be.
        """
        spans = self._spans(folded)
        fit = spans and all(
            fits(slot, folded[start:end], before.rstrip()[-1:] in _OPENING)
            for slot, before, (start, end) in zip(self.slots, self.parts, spans, strict=False)
        )
        return spans if fit else None

    def _spans(self, folded: str) -> tuple[tuple[int, int], ...] | None:
        first, *middle, last = self.parts
        stop = len(folded) - len(last)
        if not folded.startswith(first) or not folded.endswith(last):
            return None
        spans, position = [], len(first)
        for part in middle:
            found = folded.find(part, position + 1, stop)
            if found < 0:
                return None
            spans.append((position, found))
            position = found + len(part)
        if position >= stop:
            return None
        return (*spans, (position, stop))
