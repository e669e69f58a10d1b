"""Second look: evidence features of how a block's first score stands among those of its neighbours."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from normaliser.evidence.traits import KINDS, Trait

_FINE = (-6, -4, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 4, 6)
_COARSE = (-3, -1, 1, 3)
_MEANS = (-4, -2, -1, 0, 1, 2, 4)
_AWAY = (2, 3, 5, 9, 20)
_PASSED = (0.001, 0.05, 0.3, 0.7, 0.95, 0.999)
_NONE = 5
_COST = 1.5
_ROOT = [words**0.5 for words in range(61)]
_INSIDE = 12
_K = len(KINDS)

GROUPS: tuple[tuple[str, int], ...] = (
    ("score", 11), ("score kind", 11 * _K), ("where", 13), ("where score", 65), ("where kind", 13 * _K),
    ("where size", 65), ("above score below", 216), ("four around", 1296), ("means", 64), ("mean score mean", 320),
    ("passed score", 35), ("ends kind", 4 * _K), ("passed kind score", 7 * _K * 6),
)  # fmt: skip


def rows(scores: Sequence[float], known: Sequence[Trait], hopeless: Sequence[bool] | None = None) -> list[list[int]]:
    """Return, for each block that is not hopeless, the cell it has in each of GROUPS, from the first scores of all."""
    coarse = [bisect_right(_COARSE, score) for score in scores]
    ends = [_NONE, _NONE, *coarse, _NONE, _NONE]
    start, stop = densest(scores, known)
    gains = [min(4.0, v) * _ROOT[min(60, t.shape.words)] if v > 0 else 0.0 for v, t in zip(scores, known, strict=True)]
    total, passed = sum(gains) or 1.0, 0.0
    found: list[list[int]] = []
    for i, trait in enumerate(known):
        if hopeless is not None and hopeless[i]:
            found.append([])
            continue
        if start <= i < stop:
            where = _INSIDE
        elif i < start:
            where = bisect_right(_AWAY, start - i)
        else:
            where = 6 + bisect_right(_AWAY, i - stop + 1)
        c, k, fine = coarse[i], trait.code, bisect_right(_FINE, scores[i])
        above, below = _mean(scores[max(0, i - 3) : i]), _mean(scores[i + 1 : i + 4])
        gone = bisect_right(_PASSED, passed / total)
        p2, p1, _, n1, n2 = ends[i : i + 5]
        row = [
            fine, fine * _K + k, where, where * 5 + c, where * _K + k, where * 5 + trait.shape.size,
            (p1 * 6 + c) * 6 + n1, ((p2 * 6 + p1) * 6 + n1) * 6 + n2, above * 8 + below,
            (above * 5 + c) * 8 + below, gone * 5 + c, ((i == start) * 2 + (i == stop - 1)) * _K + k,
            (gone * _K + k) * 6 + fine // 2,
        ]  # fmt: skip
        found.append(row)
        passed += gains[i]
    return found


def _mean(scores: Sequence[float]) -> int:
    return bisect_right(_MEANS, sum(scores) / len(scores) if scores else 0.0)


def densest(scores: Sequence[float], known: Sequence[Trait]) -> tuple[int, int]:
    """Return the stretch of blocks with the greatest sum of scores, weighed by length."""
    best, span, total, start = 0.0, (0, 0), 0.0, 0
    for i, (score, trait) in enumerate(zip(scores, known, strict=True)):
        if total <= 0:
            total, start = 0.0, i
        if score > 0:
            total += min(4.0, score) * _ROOT[min(60, trait.shape.words)]
        else:
            total += max(-3.0, score) * _COST
        if total > best:
            best, span = total, (start, i + 1)
    return span
