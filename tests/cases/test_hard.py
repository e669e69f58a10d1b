"""Hard cases go, stay or are cut as they say, in an article whose own chrome goes; see hard.toml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from normaliser.clean import Cleaner
from normaliser.model import Document
from tests.cases.hard import KINDS, hard_cases
from tests.corpus.loading import comparable
from tests.known import marked

KNOWN = Path(__file__).with_name("known_failures.toml")
CASES = {case.name: case for case in hard_cases()}


@cache
def cleaner() -> Cleaner:
    return Cleaner(language="any")


@pytest.mark.parametrize("name", marked(CASES, KNOWN, "hard"))
def test_hard_case(name: str) -> None:
    case = CASES[name]
    result = cleaner().clean(Document(case.context.page(case.text), media_type="text/plain"))
    assert comparable(result.text) == comparable(case.context.gold(case.expected)), case.why


@pytest.mark.parametrize("name", CASES)
def test_a_hard_case_says_what_its_name_says(name: str) -> None:
    case = CASES[name]
    assert case.kind == name.partition("_")[0]
    assert KINDS.index(case.kind) == (case.expected != case.text) + (case.expected not in ("", case.text))
    assert case.text.startswith(case.expected)


def test_hard_cases_are_all_there() -> None:
    assert [case.id for case in hard_cases()] == list(range(2, 49, 2))
