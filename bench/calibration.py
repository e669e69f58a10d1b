"""Of the removals at .9, are nine in ten right? python bench/calibration.py BENCH STRESS [--write]

Looks at what the standard policy removes by scores that never saw a page's site, and sets the confidence of the edit
beside the share that was chrome in truth: first for the bare odds of the table, then for a calibration fitted on other
sites. A document counts once, however long. --write fits one on all and stores it; so does `bench/learn.py --write`.
"""

from __future__ import annotations

import math
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from zlib import crc32

import msgspec
from figures import Case
from sklearn.isotonic import IsotonicRegression

from normaliser.evidence.confidence import Calibration, Knots, between
from normaliser.policy import POLICIES, decide

OUTPUT = Path(__file__).parents[1] / "normaliser/evidence/calibration.json"
SCORES = (0, 1, 2, 3, 4, 5, 6, 8, 10, 14)  # log-odds for chrome between which removals are counted together
FEWEST = 4  # documents
MOST = 0.999  # nothing is certain
LEVELS = (0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)
FOLDS = 5


class Removal(msgspec.Struct, frozen=True):
    """A block that went: whence, the log-odds that it is chrome, whether it is, and its share of a document."""

    kind: str
    site: str
    is_html: bool
    odds: float
    right: bool
    weight: float


Said = Callable[[Removal], float]


def removals(cases: Iterable[Case]) -> Iterator[Removal]:
    """Yield the blocks with a known truth that the standard policy takes; pages whose language is hidden have none."""
    for case in cases:
        one = case.one
        gone = [] if one.same else [*decide(case.found, case.scores, POLICIES["standard"]).gone]
        told = [index for index in gone if one.truth[index] >= 0]
        for index in told:
            right = one.truth[index] == 0
            yield Removal(one.kind, one.site, bool(case.found.places), -case.scores[index], right, 1 / len(told))


def fitted(known: Sequence[Removal]) -> Calibration:
    """Return the calibration of removals."""
    return Calibration(_knots([r for r in known if r.is_html]), _knots([r for r in known if not r.is_html]))


def _knots(known: Sequence[Removal]) -> Knots:
    """Mean odds and share of right ones, stretch by stretch of odds; the shares never fall."""
    stretches: list[list[Removal]] = [[]]
    for removal in sorted(known, key=lambda removal: removal.odds):
        last = stretches[-1]
        if last and _stretch(last[-1]) != _stretch(removal) and sum(each.weight for each in last) >= FEWEST:
            stretches.append([])
        stretches[-1].append(removal)
    places = [_mean(stretch, lambda removal: removal.odds) for stretch in stretches]
    shares = [_mean(stretch, lambda removal: removal.right) for stretch in stretches]
    weights = [sum(removal.weight for removal in stretch) for stretch in stretches]
    rising = IsotonicRegression(y_max=MOST).fit_transform(places, shares, sample_weight=weights)
    return tuple((round(place, 2), round(float(share), 4)) for place, share in zip(places, rising, strict=True))


def _stretch(removal: Removal) -> int:
    return bisect_right(SCORES, removal.odds)


def _mean(known: Sequence[Removal], value: Said) -> float:
    return math.fsum(r.weight * value(r) for r in known) / math.fsum(r.weight for r in known)


def bare(removal: Removal) -> float:
    """Return the probability that the table gives."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, removal.odds))))


def by(calibration: Calibration) -> Said:
    """Return what a calibration says."""
    return lambda removal: between(calibration.html if removal.is_html else calibration.plain, removal.odds)


def held_out(known: Sequence[Removal]) -> Said:
    """Return what a calibration fitted on other sites says."""
    folds = [by(fitted([r for r in known if _fold(r) != fold])) for fold in range(FOLDS)]
    return lambda removal: folds[_fold(removal)](removal)


def _fold(removal: Removal) -> int:
    return crc32(removal.site.encode()) % FOLDS


def lines(known: Sequence[Removal], said: Said) -> Iterator[str]:
    """Yield the reliability table, and how far off it is in the mean."""
    levels: dict[float, list[Removal]] = {}
    for removal in known:
        levels.setdefault(LEVELS[bisect_right(LEVELS, said(removal)) - 1], []).append(removal)
    off = 0.0
    for level, some in sorted(levels.items()):
        weight, mean, right = math.fsum(r.weight for r in some), _mean(some, said), _mean(some, lambda r: r.right)
        off += weight * abs(mean - right)
        yield f"from {level:4}  documents {weight:7.1f}  edits {len(some):6}  said {mean:.3f}  right {right:.3f}"
    yield f"mean difference {off / math.fsum(r.weight for r in known):.4f}"


def report(known: Sequence[Removal]) -> None:
    """Print, for each kind of input, the table before and after."""
    for name, is_html in (("HTML", True), ("text", False)):
        some = [removal for removal in known if removal.is_html == is_html]
        for title, said in (("bare odds", bare), ("calibrated on other sites", held_out(known))):
            print(f"\n{name}, {title}", *lines(some, said), sep="\n", flush=True)


def store(known: Sequence[Removal]) -> None:
    """Fit on all and write the file that ships."""
    OUTPUT.write_bytes(msgspec.json.encode(fitted(known)) + b"\n")


def main(bench: str, made: str, *options: str) -> None:
    """Learn as `bench/learn.py` does, without storing weights."""
    from learn import Way, collect, learn_all

    cases = collect(Path(bench), Path(made))
    learn_all(cases, Way(whole=False))
    known = list(removals(cases))
    report(known)
    if "--write" in options:
        store(known)


if __name__ == "__main__":
    main(*sys.argv[1:])
