"""The lines of a file of hard cases, each in a document of ours: python -m bench.hard_cases FILE

FILE has rows of JSON {"id", "expected", "text"}; `expected` is strip, keep, keep? or strip-suffix. A row with the id of
a case of tests/cases/hard.toml stands in that case's context. Rows that are cut have no exact answer of their own:
there the chrome must go and the first half of the line must stay.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from normaliser.clean import Cleaner
from normaliser.model import Document
from tests.cases.hard import HardCase, hard_cases
from tests.corpus.loading import comparable


def verdict(cleaner: Cleaner, row: dict[str, str], case: HardCase) -> str:
    """Return "right", or what is wrong with how the line of `row` comes out."""
    text = case.text if case.kind == "cuts" and row["text"].startswith("(") else row["text"]
    if case.text.startswith("#") and not text.startswith("#"):
        text = f"### {text}"
    result = comparable(cleaner.clean(Document(case.context.page(text), media_type="text/plain")).text)
    if case.kind == "cuts":
        half = text[: len(case.expected) // 2] if text == case.text else text.partition("。")[0]
        return "right" if half in result and text[-20:] not in result else "not cut as it should be"
    if result == comparable(case.context.gold("" if case.kind == "removes" else text)):
        return "right"
    return "taken away" if case.kind == "keeps" and text not in result else "left" if text in result else "around it"


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    given = parser.parse_args()
    cleaner = Cleaner(language="any")
    cases = {case.id: case for case in hard_cases()}
    found: Counter[str] = Counter()
    for row in map(json.loads, given.file.read_text("utf-8").splitlines()):
        said = verdict(cleaner, row, cases[row["id"]])
        found[said] += 1
        print(f"{row['id']:3} {row['expected']:13} {said:12} {row['text'][:80]}")
    print(", ".join(f"{count} {said}" for said, count in found.most_common()))


if __name__ == "__main__":
    main()
