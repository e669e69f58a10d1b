"""Learns the table of evidence weights: python bench/learn.py BENCH STRESS [--write] [--held=DIR]

BENCH is a folder of benchmark pages with gold, STRESS what its `stress.py` made of them. Cross-validates by site:
the figures it prints are of pages whose site was not learned from. --write stores weights learned from all pages,
--held=DIR writes what the held-out scores make of each page, to be scored.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import msgspec
import numpy as np
from labelled import Labelled, articles, controls, corpus, extracted, segments, stressed, transplants
from learn_wording import held_out
from msgspec.structs import replace
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from normaliser import catalogue, edit
from normaliser.evidence import first_rows, second, spelling
from normaliser.evidence.weights import HTML_GROUPS, PLAIN_GROUPS, SECOND_GROUPS
from normaliser.evidence.wording import Wording
from normaliser.examine import Examined, examine, spellings, wordings
from normaliser.language import function_words
from normaliser.policy import decide, policy_from

FOLDS = 5
STRENGTH = 0.3
KIND_WEIGHTS = {
    "article": 0.6, "articlesame": 0.4, "articletext": 0.6, "articletextsame": 0.4,
    "segment": 6, "segmenttext": 6, "extracted": 0.8, "shorttext": 0.5, "shortsame": 0.4,
    "shorttextsame": 0.2, "control": 0.3,
}  # fmt: skip
OUTPUT = Path(__file__).parents[1] / "normaliser/evidence/weights.json"


class Case:
    """A labelled page with its features and, in time, its scores."""

    def __init__(self, one: Labelled, found: Examined) -> None:
        self.one = one
        self.found = found
        self.html = bool(found.places)
        self.first = first_rows(found)
        self.second: list[list[int]] = []
        self.scores: list[float] = []


Groups = tuple[tuple[str, int], ...]
Tables = list[list[float]]


def learn(cases: Sequence[Case], rows: Sequence[list[list[int]]], groups: Groups) -> tuple[Tables, list[list[float]]]:
    """Return the weights learned from all, and for each case the scores from weights that never saw its site."""
    sizes = [size for _, size in groups]
    starts = np.cumsum([0, *sizes])
    cells = np.array([row for page in rows for row in page], dtype=np.int32)
    for (name, size), column in zip(groups, cells.T, strict=True):
        if column.max() >= size or column.min() < 0:
            raise ValueError(f"cell {column.max()} is not in the table {name!r} of {size}")
    columns = (cells + starts[:-1]).ravel()
    bounds = np.arange(0, len(columns) + 1, len(groups))
    matrix = csr_matrix((np.ones(len(columns), dtype=np.float32), columns, bounds), shape=(len(cells), starts[-1]))
    truth = np.concatenate([case.one.truth for case in cases])
    counts = [len(case.one.truth) for case in cases]
    weight = np.repeat([KIND_WEIGHTS.get(c.one.kind, 1) * 40 / max(1, len(c.one.truth)) ** 0.5 for c in cases], counts)
    site = np.repeat([case.one.site for case in cases], counts)
    told = truth >= 0
    held = np.zeros(len(truth))
    for train, test in GroupKFold(FOLDS).split(matrix, groups=site):
        train = train[told[train]]
        held[test] = _fit(matrix[train], truth[train], weight[train]).decision_function(matrix[test])
    model = _fit(matrix[told], truth[told], weight[told])
    flat = np.round(model.coef_[0], 2)
    flat[0] += round(float(model.intercept_[0]), 2)
    tables = [flat[a:b].tolist() for a, b in pairwise(starts)]
    ends = np.cumsum([0, *counts])
    return tables, [held[a:b].tolist() for a, b in pairwise(ends)]


def _fit(matrix: csr_matrix, truth: np.ndarray, weight: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=250).fit(matrix, truth, sample_weight=weight)


def both_looks(cases: Sequence[Case], groups: Groups) -> tuple[Tables, Tables]:
    """Learn the first look, then the second on top of held-out first scores."""
    first, early = learn(cases, [case.first for case in cases], groups)
    for case, scores in zip(cases, early, strict=True):
        case.second = second.rows(scores, case.found.traits)
    joined = [[a + b for a, b in zip(case.first, case.second, strict=True)] for case in cases]
    late, held = learn(cases, joined, (*groups, *SECOND_GROUPS))
    for case, scores in zip(cases, held, strict=True):
        case.scores = scores
    return first, late


def collect(bench: Path, made: Path) -> list[Case]:
    labels = catalogue.load()
    words = function_words(catalogue.default_folder())
    sources = (transplants(bench), extracted(bench), stressed(bench, made), articles(bench), segments(bench))
    sources += (controls(bench), corpus(Path(__file__).parents[1] / "corpus"))
    models = held_out(bench)
    return [Case(one, examined(one, words, labels, models)) for source in sources for one in source]


def examined(
    one: Labelled, words: frozenset[str], labels: catalogue.Catalogue, models: Mapping[str, Wording]
) -> Examined:
    """Examine a page; where its language is hidden, English looks like the other one."""
    found = examine(one.page, labels, frozenset() if one.same else words)
    if one.same:
        swapped = spelling(found.ui_locale if found.around.labels else "").swapped()
        found = replace(found, spelled=spellings(found.traits, found.around, swapped))
    if one.site in models:
        found = replace(found, worded=wordings(found.traits, models[one.site]))
    return found


def main(bench: str, made: str, *options: str) -> None:
    start = time.time()
    cases = collect(Path(bench), Path(made))
    print(f"{len(cases)} pages examined in {time.time() - start:.0f} s", flush=True)
    tables = {}
    for name, is_html, groups in (("html", True, HTML_GROUPS), ("plain", False, PLAIN_GROUPS)):
        tables[name] = both_looks([case for case in cases if case.html == is_html], groups)
        print(f"{name}: learned in {time.time() - start:.0f} s", flush=True)
    report(cases)
    for option in options:
        if option.startswith("--held="):
            write_held(cases, Path(option.removeprefix("--held=")))
    if "--write" in options:
        OUTPUT.write_bytes(msgspec.json.encode(tables).replace(b"],", b"],\n") + b"\n")


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
