"""Learns the table of evidence weights: python bench/learn.py BENCH STRESS [--by=language] [--write] [--held=DIR]

BENCH is a folder of benchmark pages with gold, STRESS what its `stress.py` made of them. Cross-validates by site:
the figures it prints are of pages whose site was not learned from; by language: no page in whose UI language was.
--write stores weights learned from all pages, and the calibration of removals by them; --held=DIR writes what the
held-out scores make of each page; --varied learns from corpus/varied, too.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import calibration
import msgspec
import numpy as np
from figures import HEAD, Scorer, cleaned
from labelled import (
    Labelled,
    aligned,
    articles,
    controls,
    corpus,
    extracted,
    in_own_language,
    segments,
    stressed,
    transplants,
    varied,
)
from learn_wording import held_out
from msgspec.structs import replace
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from normaliser import catalogue
from normaliser.evidence import first_rows, second, spelling
from normaliser.evidence.weights import HTML_GROUPS, PLAIN_GROUPS, SECOND_GROUPS
from normaliser.evidence.wording import Wording, wordings
from normaliser.examine import Examined, examine, spellings

FOLDS = 5
STRENGTH = 0.3
KIND_WEIGHTS = {
    "article": 0.6, "articlesame": 0.4, "articletext": 0.6, "articletextsame": 0.4,
    "segment": 6, "segmenttext": 6, "extracted": 0.8, "shorttext": 0.5, "shortsame": 0.4,
    "shorttextsame": 0.2, "control": 0.3, "own": 0.5, "owntext": 0.4,
}  # fmt: skip
OUTPUT = Path(__file__).parents[1] / "normaliser/evidence/weights.json"


class Case:
    """A labelled page with its features and, in time, its scores."""

    def __init__(self, one: Labelled, found: Examined) -> None:
        self.one = aligned(one, found.page)
        self.found = found
        self.html = bool(found.places)
        self.first = first_rows(found)
        self.second: list[list[int]] = []
        self.early: list[float] = []
        self.scores: list[float] = []


Groups = tuple[tuple[str, int], ...]
Tables = list[list[float]]


class Way(msgspec.Struct, frozen=True):
    """How to learn. `by`: what is held out, `site` or `language`; `without`: names of groups to leave out.

    `whole`: learn from all pages as well, for the weights. `memory`: where each model is kept, by the number of groups
    it could have and its fold; if one is there, learning goes on from it, which takes a quarter of the time.
    """

    by: str = "site"
    without: frozenset[str] = frozenset()
    whole: bool = True
    memory: dict[tuple[int, int], np.ndarray] | None = None


USUAL = Way()


def learn(
    cases: Sequence[Case], rows: Sequence[list[list[int]]], groups: Groups, way: Way
) -> tuple[Tables, list[list[float]]]:
    """Return the weights learned from all, and for each case the scores from weights that never saw its site."""
    matrix, starts = _matrix(rows, groups, way.without)
    cells = [name not in way.without for name, size in groups for _ in range(size)] + [True]
    truth = np.concatenate([case.one.truth for case in cases])
    counts = [len(case.one.truth) for case in cases]
    weight = np.repeat([KIND_WEIGHTS.get(c.one.kind, 1) * 40 / max(1, len(c.one.truth)) ** 0.5 for c in cases], counts)
    apart = np.repeat([getattr(case.one, way.by) for case in cases], counts)
    told = truth >= 0
    held = np.zeros(len(truth))
    for fold, (train, test) in enumerate(GroupKFold(FOLDS).split(matrix, groups=apart)):
        train = train[told[train]]
        known = None if way.memory is None else way.memory.get((len(groups), fold))
        model = _fit(matrix[train], truth[train], weight[train], None if known is None else known[cells])
        held[test] = model.decision_function(matrix[test])
        if way.memory is not None and known is None and not way.without:
            way.memory[len(groups), fold] = np.append(model.coef_[0], model.intercept_)
    tables = _tables(_fit(matrix[told], truth[told], weight[told]), starts) if way.whole else []
    ends = np.cumsum([0, *counts])
    return tables, [held[a:b].tolist() for a, b in pairwise(ends)]


def _matrix(rows: Sequence[list[list[int]]], groups: Groups, without: frozenset[str]) -> tuple[csr_matrix, np.ndarray]:
    """Return a column for each cell of the groups that are not left out, and where those of each group start."""
    kept = [index for index, (name, _) in enumerate(groups) if name not in without]
    sizes = [groups[index][1] for index in kept]
    starts = np.cumsum([0, *sizes])
    cells = np.array([row for page in rows for row in page], dtype=np.int32)[:, kept]
    for index, size, column in zip(kept, sizes, cells.T, strict=True):
        if column.max() >= size or column.min() < 0:
            raise ValueError(f"cell {column.max()} is not in the table {groups[index][0]!r} of {size}")
    columns = (cells + starts[:-1]).ravel()
    bounds = np.arange(0, len(columns) + 1, len(kept))
    return csr_matrix(
        (np.ones(len(columns), dtype=np.float32), columns, bounds), shape=(len(cells), starts[-1])
    ), starts


def _fit(
    matrix: csr_matrix, truth: np.ndarray, weight: np.ndarray, start: np.ndarray | None = None
) -> LogisticRegression:
    """Learn; from the coefficients and the intercept in `start` if there are any."""
    model = LogisticRegression(C=STRENGTH, max_iter=400, tol=2e-5, warm_start=start is not None)
    if start is not None:
        model.coef_, model.intercept_ = start[None, :-1], start[-1:]
    return model.fit(matrix, truth, sample_weight=weight)


def _tables(model: LogisticRegression, starts: np.ndarray) -> Tables:
    flat = np.round(model.coef_[0].astype(float), 2) + 0.0
    flat[0] += round(float(model.intercept_[0]), 2)
    return [flat[a:b].tolist() for a, b in pairwise(starts)]


def both_looks(cases: Sequence[Case], groups: Groups, way: Way = USUAL) -> tuple[Tables, Tables]:
    """Learn the first look, then the second on top of held-out first scores."""
    first, early = learn(cases, [case.first for case in cases], groups, way)
    for case, scores in zip(cases, early, strict=True):
        case.second = second.rows(scores, case.found.traits)
        case.early = scores
    joined = [[a + b for a, b in zip(case.first, case.second, strict=True)] for case in cases]
    late, held = learn(cases, joined, (*groups, *SECOND_GROUPS), way)
    for case, scores in zip(cases, held, strict=True):
        case.scores = scores
    return first, late


def collect(bench: Path, made: Path, more: bool = False) -> list[Case]:
    """Return the pages to learn from; with `more`, those of corpus/varied are among them."""
    labels = catalogue.load()
    words = catalogue.load().function_words
    sources = (transplants(bench), extracted(bench), stressed(bench, made), articles(bench), segments(bench))
    sources += (controls(bench), corpus(Path(__file__).parents[1] / "corpus"), in_own_language(bench))
    sources += (varied(),) if more else ()
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


def learn_all(cases: Sequence[Case], way: Way) -> dict[str, tuple[Tables, Tables]]:
    """Learn from HTML and from text, which leaves every case with held-out scores; return the weights."""
    tables = {}
    for name, is_html, groups in (("html", True, HTML_GROUPS), ("plain", False, PLAIN_GROUPS)):
        start = time.time()
        tables[name] = both_looks([case for case in cases if case.html == is_html], groups, way)
        print(f"{name}: learned in {time.time() - start:.0f} s", flush=True)
    return tables


def main(bench: str, made: str, *options: str) -> None:
    start = time.time()
    given = dict(option.lstrip("-").partition("=")[::2] for option in options)
    way = Way(by=given.get("by", "site"), whole="write" in given)
    cases = collect(Path(bench), Path(made), "varied" in given)
    print(f"{len(cases)} pages examined in {time.time() - start:.0f} s", flush=True)
    tables = learn_all(cases, way)
    report(cases)
    scorer = Scorer(Path(bench), Path(made))
    for by_language in dict.fromkeys((False, way.by == "language")):
        print(HEAD, *(f"{name:34} {t}" for name, t in scorer.figures(cases, by_language).items()), sep="\n")
    if "held" in given:
        write_held(cases, Path(given["held"]))
    if way.whole:
        OUTPUT.write_bytes(msgspec.json.encode(tables).replace(b"],", b"],\n") + b"\n")
        calibration.store(list(calibration.removals(cases)))


def write_held(cases: Sequence[Case], folder: Path) -> None:
    """Write, one file a kind, what the held-out scores make of each page (one pass, dates left alone)."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in dict.fromkeys(case.one.kind for case in cases):
        with (folder / f"{kind}.jsonl").open("w", encoding="utf-8") as lines:
            for case in (case for case in cases if case.one.kind == kind):
                row = {"id": case.one.id, "text": cleaned(case.found, case.scores)}
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
