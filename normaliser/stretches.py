"""Finds the stretches of article on a page: the best path through the scores of its blocks."""

from __future__ import annotations

import math
from collections.abc import Sequence

from normaliser.evidence.traits import PARAGRAPH_WORDS
from normaliser.examine import Examined
from normaliser.guards import runs

_PLAIN = frozenset("PST")
_LINKED = 0.5


def article(scores: Sequence[float], gap: float) -> list[bool]:
    """Tell for each block whether it is in a stretch of article: the best path through before, in and between.

    `gap` is what it costs to leave the article and to take it up again.
    """
    before, within, between = 0.0, -math.inf, -math.inf
    steps: list[tuple[int, int]] = []
    for score in scores:
        came = max((before, 0), (within, 1), (between - gap, 2))
        went = max((within, 1), (between, 2))
        steps.append((came[1], went[1]))
        within, between = came[0] + score, went[0]
    state = max((before, 0), (within, 1), (between, 2))[1]
    path = []
    for step in reversed(steps):
        path.append(state == 1)
        state = step[state - 1] if state else 0
    return path[::-1]


def without_islands(found: Examined, inside: Sequence[bool]) -> list[bool]:
    """Leave out the stretches before the first and after the last paragraph: menus that look like lists."""
    stretches = list(runs({index for index, is_inside in enumerate(inside) if is_inside}))
    main = [run for run in stretches if any(_is_paragraph(found, index) for index in run)]
    if not main:
        return list(inside)
    return [is_inside and main[0][0] <= index <= main[-1][-1] for index, is_inside in enumerate(inside)]


def _is_paragraph(found: Examined, index: int) -> bool:
    trait = found.traits[index]
    return trait.kind in _PLAIN and trait.shape.words >= PARAGRAPH_WORDS and trait.linked < _LINKED
