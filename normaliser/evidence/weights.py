"""The one table of evidence weights, learned by `bench/learn.py`, and the scores it gives."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from operator import getitem
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from normaliser.evidence import context, place, second
from normaliser.evidence.context import FAR, masses, titles

if TYPE_CHECKING:
    from normaliser.examine import Examined

Tables = tuple[tuple[float, ...], ...]
Looks = tuple[tuple[tuple[complex, ...], ...], Tables]
PLAIN_GROUPS = context.GROUPS
HTML_GROUPS = (*context.GROUPS, *place.GROUPS)
SECOND_GROUPS = second.GROUPS
HOPELESS = -8.0
_HOPELESS_TWICE = complex(HOPELESS, HOPELESS)
LINK_SHARE = 0.9


class Stored(msgspec.Struct, frozen=True):
    """Log-odds for article by group and cell: of the first look and of the second, for HTML and for plain text."""

    html: tuple[Tables, Tables]
    plain: tuple[Tables, Tables]


class Weights:
    """The same for use. What a cell says in both looks is one number, of two parts, so that both are summed at once."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored

    @cached_property
    def html(self) -> Looks:
        """Return the weights of pages with a DOM."""
        return _joined(*self._stored.html)

    @cached_property
    def plain(self) -> Looks:
        """Return the weights of plain text."""
        return _joined(*self._stored.plain)


def _joined(first: Tables, second: Tables) -> Looks:
    """Return the weights of the groups that both looks have, as complex numbers, and those of the second alone."""
    return tuple([tuple(map(complex, *tables)) for tables in zip(first, second, strict=False)]), second[len(first) :]


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """Return the weights that ship with the program."""
    return Weights(msgspec.json.decode((Path(__file__).parent / "weights.json").read_bytes(), type=Stored))


def first_rows(found: Examined, hopeless: Sequence[bool] | None = None) -> list[list[int]]:
    """Return the cells of the first look: those of HTML_GROUPS where the page has a DOM, else of PLAIN_GROUPS."""
    known, page = found.traits, found.page
    rows = context.rows(found, [False] * len(known) if hopeless is None else hopeless)
    if found.places:
        outline = place.Outline(page, found.places, masses(known))
        since = FAR
        for row, block, is_title in zip(rows, page.blocks, titles(known, page), strict=True):
            if row:
                row += outline.row(block, context.since_title(since), found.around.prose)
            since = 0 if is_title else min(FAR, since + 1)
    return rows


def hopeless_blocks(found: Examined) -> list[bool]:
    """Tell of each block whether it is a link in a chrome container: of these, one in ten thousand is article."""
    if not found.places:
        return [False] * len(found.traits)
    blocks, places = found.page.blocks, found.places
    return [
        t.linked >= LINK_SHARE and places[b.element].chrome != "" for t, b in zip(found.traits, blocks, strict=True)
    ]


def scores(found: Examined, weights: Weights) -> list[float]:
    """Return the log-odds that each block is article."""
    both, late = weights.html if found.places else weights.plain
    hopeless = hopeless_blocks(found)
    sums = [sum(map(getitem, both, row), 0j) if row else _HOPELESS_TWICE for row in first_rows(found, hopeless)]
    further = second.rows([total.real for total in sums], found.traits, hopeless)
    return [sum(map(getitem, late, row), total.imag) for row, total in zip(further, sums, strict=True)]
