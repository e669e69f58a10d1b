"""Second look: evidence features of how a block's first score stands among those of its neighbours."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from normaliser.evidence.traits import Trait

_FINE = (-6, -4, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 4, 6)
_COARSE = (-3, -1, 1, 3)
_MEANS = (-4, -2, -1, 0, 1, 2, 4)
_AWAY = (2, 3, 5, 9, 20)
_SIZES = (3, 6, 12, 25)
_PASSED = (0.001, 0.05, 0.3, 0.7, 0.95, 0.999)


def second_features(scores: Sequence[float], known: Sequence[Trait]) -> list[list[str]]:
    """Return further features of each block, from the first scores of all."""
    count = len(scores)
    coarse = [bisect_right(_COARSE, score) for score in scores]
    ends = [9, 9, *coarse, 9, 9]
    start, stop = densest(scores, known)
    gains = [max(0.0, min(4.0, v)) * min(60, t.shape.words) ** 0.5 for v, t in zip(scores, known, strict=True)]
    total, passed = sum(gains) or 1.0, 0.0
    found: list[list[str]] = []
    for i, trait in enumerate(known):
        if start <= i < stop:
            where = "in"
        elif i < start:
            where = f"b{bisect_right(_AWAY, start - i)}"
        else:
            where = f"a{bisect_right(_AWAY, i - stop + 1)}"
        c, k = coarse[i], trait.kind
        size = bisect_right(_SIZES, trait.shape.words)
        fine = bisect_right(_FINE, scores[i])
        above, below = _mean(scores[max(0, i - 3) : i]), _mean(scores[i + 1 : i + 4])
        found.append(
            [
                "2", f"2s:{fine}", f"2s:{fine}{k}", f"2r:{where}", f"2r:{where}{c}", f"2r:{where}:{k}",
                f"2r:{where}/{size}", f"2n:{ends[i + 1]}{c}{ends[i + 3]}",
                f"2nn:{ends[i]}{ends[i + 1]}{ends[i + 3]}{ends[i + 4]}",
                f"2w:{above}{below}", f"2w:{above}{c}{below}", f"2m:{bisect_right(_PASSED, passed / total)}{c}",
                f"2e:{i == start:d}{i == stop - 1:d}{k}", f"2m:{bisect_right(_PASSED, passed / total)}{k}{fine // 2}",
            ]
        )  # fmt: skip
        passed += gains[i]
    assert len(found) == count
    return found


def _mean(scores: Sequence[float]) -> int:
    return bisect_right(_MEANS, sum(scores) / len(scores) if scores else 0.0)


def densest(scores: Sequence[float], known: Sequence[Trait]) -> tuple[int, int]:
    """Return the stretch of blocks with the greatest sum of scores, weighed by length."""
    best, span, total, start = 0.0, (0, 0), 0.0, 0
    for i, (score, trait) in enumerate(zip(scores, known, strict=True)):
        if total <= 0:
            total, start = 0.0, i
        bounded = max(-3.0, min(4.0, score))
        total += bounded * (min(60, trait.shape.words) ** 0.5 if bounded > 0 else 1.5)
        if total > best:
            best, span = total, (start, i + 1)
    return span
