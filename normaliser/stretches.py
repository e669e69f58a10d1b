"""Finds the stretches of article on a page: the best path through the scores of its blocks."""

from __future__ import annotations

import math
from collections.abc import Sequence


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
