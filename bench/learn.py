"""Learns the table of evidence weights from pages with gold: python bench/learn.py BENCH STRESS [--write] [--held=DIR]

BENCH is a folder of benchmark pages, STRESS what its `stress.py` made of them. Cross-validates by site, so that
the figures it prints are of pages whose site was not learned from, and with --write stores weights learned from all; with
--held=DIR it writes what the held-out scores make of each page, to be scored.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from labelled import Labelled, articles, extracted, segments, stressed, transplants
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from normaliser import catalogue, edit
from normaliser.evidence import features, second_features
from normaliser.examine import examine
from normaliser.language import function_words
from normaliser.policy import decide, policy_from

FOLDS = 5
STRENGTH = 0.3
SMALLEST = 0.02
KIND_WEIGHTS = {
    "article": 0.6, "articlesame": 0.4, "articletext": 0.6, "articletextsame": 0.4,
    "segment": 6, "segmenttext": 6, "extracted": 0.5, "shorttext": 0.5,
}  # fmt: skip
OUTPUT = Path(__file__).parents[1] / "normaliser/evidence/weights.json"


class Case:
    """A labelled page with its features and, in time, its scores."""

    def __init__(self, one: Labelled, words: frozenset[str], labels: catalogue.Catalogue) -> None:
        found = examine(one.page, labels, frozenset() if one.same else words)
        self.one = one
        self.found = found
        self.html = bool(found.places)
        self.first = features(found.traits, found.around, one.page, found.places)
        self.second: list[list[str]] = []
        self.scores: list[float] = []


def learn(cases: Sequence[Case], names: Sequence[Sequence[list[str]]]) -> tuple[dict[str, float], list[list[float]]]:
    """Return the weights learned from all, and for each case the scores from weights that never saw its site."""
    index: dict[str, int] = {}
    columns, starts = [], [0]
    for rows in names:
        for row in rows:
            columns += [index.setdefault(name, len(index)) for name in row]
            starts.append(len(columns))
    data = np.ones(len(columns), dtype=np.float32)
    matrix = csr_matrix((data, columns, starts), shape=(len(starts) - 1, len(index)))
    truth = np.concatenate([case.one.truth for case in cases])
    sizes = [len(case.one.truth) for case in cases]
    weight = np.repeat([KIND_WEIGHTS.get(c.one.kind, 1) * 40 / max(1, len(c.one.truth)) ** 0.5 for c in cases], sizes)
    groups = np.repeat([case.one.site for case in cases], sizes)
    told = truth >= 0
    held = np.zeros(len(truth))
    for train, test in GroupKFold(FOLDS).split(matrix, groups=groups):
        train = train[told[train]]
        held[test] = _fit(matrix[train], truth[train], weight[train]).decision_function(matrix[test])
    model = _fit(matrix[told], truth[told], weight[told])
    weights = {name: round(float(model.coef_[0][place]), 2) for name, place in index.items()}
    weights["bias" if "bias" in weights else "2"] += round(float(model.intercept_[0]), 2)
    bounds = np.cumsum([0, *sizes])
    return weights, [held[a:b].tolist() for a, b in zip(bounds, bounds[1:], strict=False)]


def _fit(matrix: csr_matrix, truth: np.ndarray, weight: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=250).fit(matrix, truth, sample_weight=weight)


def both_looks(cases: Sequence[Case]) -> tuple[dict[str, float], dict[str, float]]:
    """Learn the first look, then the second on top of held-out first scores."""
    first, early = learn(cases, [case.first for case in cases])
    for case, scores in zip(cases, early, strict=True):
        case.second = second_features(scores, case.found.traits)
    joined = [[a + b for a, b in zip(case.first, case.second, strict=True)] for case in cases]
    second, late = learn(cases, joined)
    for case, scores in zip(cases, late, strict=True):
        case.scores = scores
    return first, second


def collect(bench: Path, made: Path) -> list[Case]:
    labels = catalogue.load()
    words = function_words(catalogue.default_folder())
    sources = (transplants(bench), extracted(bench), stressed(bench, made), articles(bench), segments(bench))
    return [Case(one, words, labels) for source in sources for one in source]


def main(bench: str, made: str, *options: str) -> None:
    start = time.time()
    cases = collect(Path(bench), Path(made))
    print(f"{len(cases)} pages examined in {time.time() - start:.0f} s", flush=True)
    tables = {}
    for name, chosen in (("html", [c for c in cases if c.html]), ("plain", [c for c in cases if not c.html])):
        tables[name] = both_looks(chosen)
        print(f"{name}: learned in {time.time() - start:.0f} s", flush=True)
    report(cases)
    for option in options:
        if option.startswith("--held="):
            write_held(cases, Path(option.removeprefix("--held=")))
    if "--write" in options:
        small = {
            name: [{k: v for k, v in sorted(table.items()) if abs(v) >= SMALLEST} for table in pair]
            for name, pair in tables.items()
        }
        OUTPUT.write_bytes(msgspec.json.format(msgspec.json.encode(small), indent=0) + b"\n")


def write_held(cases: Sequence[Case], folder: Path) -> None:
    """Write, one file a kind, what the held-out scores make of each page (one pass, dates left alone)."""
    folder.mkdir(parents=True, exist_ok=True)
    policy = policy_from("standard")
    for kind in dict.fromkeys(case.one.kind for case in cases):
        with (folder / f"{kind}.jsonl").open("w", encoding="utf-8") as lines:
            for case in (case for case in cases if case.one.kind == kind):
                edits = decide(case.found, case.scores, policy).edits(case.found)
                row = {"id": case.one.id, "text": edit.apply(case.one.page.text, edits)}
                lines.write(json.dumps(row, ensure_ascii=False) + "\n")


def report(cases: Sequence[Case]) -> None:
    """Print, by kind of page, how many blocks with a known truth the held-out scores get wrong."""
    kinds = dict.fromkeys(case.one.kind for case in cases)
    for kind in kinds:
        pairs = [
            (t, s) for c in cases if c.one.kind == kind for t, s in zip(c.one.truth, c.scores, strict=True) if t >= 0
        ]
        lost = sum(t == 1 and s <= 0 for t, s in pairs) / max(1, sum(t == 1 for t, _ in pairs))
        leaked = sum(t == 0 and s > 0 for t, s in pairs) / max(1, sum(t == 0 for t, _ in pairs))
        print(f"{kind:16} blocks {len(pairs):7}  article blocks lost {lost:.4f}  chrome blocks kept {leaked:.4f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
