"""Learns how the words of an interface differ from those of a text: python bench/learn_wording.py BENCH [--write]

Short lines in and around the English articles of BENCH, and English labels of the catalogue. Prints figures of sites
that were held out; --write stores a model of all. Pages that are to be scored must not be among them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from labelled import articles
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from normaliser import catalogue
from normaliser.evidence import wording

FOLDS = 5
STRENGTH = 0.3
LONGEST = 25
LABEL_WEIGHT = 0.5
OUTPUT = Path(wording.__file__).parent / "wording.bin"

Line = tuple[list[str], int, str, float]  # lower-case words, 1 for an interface, site, weight


def lines(bench: Path) -> Iterator[Line]:
    """Yield short lines of articles and of what is around them, each once a site, then labels."""
    seen: set[tuple[str, str]] = set()
    for one in articles(bench):
        if one.kind != "article":
            continue
        for block, truth in zip(one.page.blocks, one.truth, strict=True):
            words = one.page.text[block.start : block.end].lower().split()
            key = one.site, " ".join(words)
            if truth >= 0 and len(words) <= LONGEST and key not in seen:
                seen.add(key)
                yield words, 1 - truth, one.site, 1.0
    for number, key in enumerate(sorted(english_labels())):
        yield key.split(), 1, f"label {number}", LABEL_WEIGHT


def english_labels() -> set[str]:
    """Return the folded English wordings of the catalogue."""
    labels = catalogue.load()
    return {key for key in labels if any(label.locale.startswith("en") for label in labels.lookup(key))}


def matrix_of(rows: Sequence[Line]) -> csr_matrix:
    """Return, for each line, the share of each bucket."""
    columns, values, bounds = [], [], [0]
    for words, *_ in rows:
        first = words[: wording.MOST_WORDS]
        for word in first:
            found = wording.buckets(word)
            columns += found
            values += [len(first) ** -0.5] * len(found)
        bounds.append(len(columns))
    return csr_matrix((np.array(values, np.float32), np.array(columns, np.int32), bounds), (len(rows), wording.BUCKETS))


def model_of(matrix: csr_matrix, truth: np.ndarray, weight: np.ndarray) -> wording.Wording:
    """Return the model learned from some rows."""
    stored = stored_of(matrix, truth, weight)
    return wording.Wording(stored[1:].tolist(), int(stored[0]))


def stored_of(matrix: csr_matrix, truth: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return bias and weights as signed bytes."""
    learned = LogisticRegression(C=STRENGTH, max_iter=300).fit(matrix, truth, sample_weight=weight)
    flat = np.concatenate([learned.intercept_, learned.coef_[0]])
    return np.clip(np.round(flat * wording.SCALE), -127, 127).astype(np.int8)


def held_out(bench: Path) -> dict[str, wording.Wording]:
    """Return, for each site, a model that has not seen it."""
    rows = list(lines(bench))
    matrix, truth, weight, site = _arrays(rows)
    models: dict[str, wording.Wording] = {}
    for train, test in GroupKFold(FOLDS).split(matrix, groups=site):
        model = model_of(matrix[train], truth[train], weight[train])
        models.update(dict.fromkeys(site[test], model))
    return models


def _arrays(rows: Sequence[Line]) -> tuple[csr_matrix, np.ndarray, np.ndarray, np.ndarray]:
    return (
        matrix_of(rows),
        np.array([r[1] for r in rows]),
        np.array([r[3] for r in rows]),
        np.array([r[2] for r in rows]),
    )


def main(bench: str, *options: str) -> None:
    """Learn, print figures, store."""
    rows = list(lines(Path(bench)))
    matrix, truth, weight, _ = _arrays(rows)
    models = held_out(Path(bench))
    odds = np.array([models[site].odds(words) for words, _, site, _ in rows])
    labels = np.array([site.startswith("label") for _, _, site, _ in rows])
    for name, which in (("lines of pages", ~labels), ("all", labels | True)):
        print(f"{name}: {which.sum()} lines, area under the curve {roc_auc_score(truth[which], odds[which]):.4f}")
    print(f"labels of the catalogue taken for labels: {np.mean(odds[labels] > 0):.3f}")
    if "--write" in options:
        OUTPUT.write_bytes(stored_of(matrix, truth, weight).tobytes())


if __name__ == "__main__":
    main(*sys.argv[1:])
