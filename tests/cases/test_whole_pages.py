"""Of the pages of whole_pages.toml just the lines go that are named: what goes or stays for what is around it."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from normaliser.clean import Cleaner
from normaliser.model import Document

CASES = {
    case["name"]: case
    for case in tomllib.loads(Path(__file__).with_name("whole_pages.toml").read_text("utf-8"))["case"]
}


@cache
def cleaner() -> Cleaner:
    return Cleaner()


@pytest.mark.parametrize("name", CASES)
def test_whole_page(name: str) -> None:
    case = CASES[name]
    result = cleaner().clean(Document("\n\n".join(case["lines"]), media_type="text/plain"))
    stays = [line for line in case["lines"] if line not in case["goes"]]
    assert result.text.split("\n\n") == stays


HTML_CASES = {
    case["name"]: case for case in tomllib.loads(Path(__file__).with_name("html_pages.toml").read_text("utf-8"))["case"]
}


@pytest.mark.parametrize("name", HTML_CASES)
def test_html_page(name: str) -> None:
    case = HTML_CASES[name]
    text = Cleaner(language="any").clean(Document(case["html"], media_type="text/html")).text
    assert [line for line in case["keeps"] if line not in text] == []
    assert [words for words in case["loses"] if words in text] == []
