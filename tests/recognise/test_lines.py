"""One line, one claim: the cases of cases.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from normaliser import catalogue
from normaliser.model import Match
from normaliser.recognise.labels import line_matches

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]


def claim(line: str, matches: list[Match]) -> str:
    """Write what was found as the cases do."""
    whole = [match for match in matches if (match.start, match.end) == (0, len(line))]
    cut = [match for match in matches if match not in whole and not match.weak]
    if cut:
        return f"cut:{line[cut[0].start : cut[0].end]}"
    if not whole:
        return "none"
    return "weak" if all(match.weak for match in whole) else "certain"


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_line(case):
    matches = list(line_matches(case["text"], catalogue.load()))
    found = claim(case["text"], matches)
    allowed = ("none", "weak") if case["expected"] == "none" else (case["expected"],)
    assert found in allowed, (found, matches)
    if "category" in case:
        assert {match.category for match in matches} == {case["category"]}
