"""The one table of evidence weights, learned by `bench/learn.py`, and the scores it gives."""

from __future__ import annotations

from functools import lru_cache
from operator import getitem
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from normaliser.evidence import context, place, second
from normaliser.evidence.context import FAR, masses, titles

if TYPE_CHECKING:
    from normaliser.examine import Examined

Tables = tuple[tuple[float, ...], ...]
PLAIN_GROUPS = context.GROUPS
HTML_GROUPS = (*context.GROUPS, *place.GROUPS)
SECOND_GROUPS = second.GROUPS


class Weights(msgspec.Struct, frozen=True):
    """Log-odds for article by group and cell: of the first look and of the second, for HTML and for plain text."""

    html: tuple[Tables, Tables]
    plain: tuple[Tables, Tables]


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """Return the weights that ship with the program."""
    return msgspec.json.decode((Path(__file__).parent / "weights.json").read_bytes(), type=Weights)


def first_rows(found: Examined) -> list[list[int]]:
    """Return the cells of the first look: those of HTML_GROUPS where the page has a DOM, else of PLAIN_GROUPS."""
    known, page = found.traits, found.page
    rows = context.rows(known, found.around, page, found.ui_locale)
    if found.places:
        outline = place.Outline(page, found.places, masses(known))
        since = FAR
        for row, block, is_title in zip(rows, page.blocks, titles(known, page), strict=True):
            row += outline.row(block, context.since_title(since), found.around.prose)
            since = 0 if is_title else min(FAR, since + 1)
    return rows


def scores(found: Examined, weights: Weights) -> list[float]:
    """Return the log-odds that each block is article."""
    first, late = weights.html if found.places else weights.plain
    rows = first_rows(found)
    early = [sum(map(getitem, first, row)) for row in rows]
    further = second.rows(early, found.traits)
    return [sum(map(getitem, late, row + more)) for row, more in zip(rows, further, strict=True)]
