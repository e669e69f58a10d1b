"""Each short case of lines.toml goes, stays or is cut as it says; those that fail are named in known_failures.toml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from normaliser.clean import Cleaner
from normaliser.model import Document
from tests.corpus.loading import LINES, cases, comparable
from tests.known import marked

KNOWN = Path(__file__).with_name("known_failures.toml")
CASES = {case.name: case for case in cases(LINES)}


@cache
def cleaner() -> Cleaner:
    return Cleaner()


@pytest.mark.parametrize("name", marked(CASES, KNOWN, "lines"))
def test_line(name: str) -> None:
    case = CASES[name]
    result = cleaner().clean(Document(case.page, media_type="text/plain"))
    assert comparable(result.text) == comparable(case.gold), case.why
