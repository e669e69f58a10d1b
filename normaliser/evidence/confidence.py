"""How sure a removal is: from the score of a block to the share of such removals that take chrome."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

Knots = tuple[tuple[float, float], ...]


class Calibration(msgspec.Struct, frozen=True):
    """Points (log-odds that a block is chrome, share of removals that were right), for each kind of input."""

    html: Knots
    plain: Knots


@lru_cache(maxsize=1)
def shipped() -> Calibration:
    """Return the calibration that ships with the program, fitted by `bench/calibration.py`."""
    return msgspec.json.decode((Path(__file__).parent / "calibration.json").read_bytes(), type=Calibration)


def confidence(score: float, is_html: bool) -> float:
    """Return the share of removals at this score, the log-odds for article, that take chrome."""
    known = shipped()
    return round(between(known.html if is_html else known.plain, -score), 3)


def between(knots: Sequence[tuple[float, float]], place: float) -> float:
    """Return the height at `place` of the line through `knots`, level beyond its ends."""
    after = bisect_right(knots, (place, math.inf))
    if after in (0, len(knots)):
        return knots[max(0, after - 1)][1]
    (left, low), (right, high) = knots[after - 1], knots[after]
    return low + (high - low) * (place - left) / (right - left)
