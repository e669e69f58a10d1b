"""Plain text: blocks and links, told in cases/plain.toml."""

from __future__ import annotations

from typing import Any

import pytest

from normaliser.read import read_plain
from tests.read.cases import cases

CASES = cases("plain")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_blocks(case: dict[str, Any]) -> None:
    page = read_plain(case["text"])
    assert page.text == case["text"]
    assert [page.text[block.start : block.end] for block in page.blocks] == case["blocks"]
    assert page.status == ("ok" if case["blocks"] else "empty")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_links(case: dict[str, Any]) -> None:
    page = read_plain(case["text"])
    assert [f"{page.text[link.start : link.end]} > {link.href}" for link in page.links] == case.get("links", [])
