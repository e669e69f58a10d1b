"""The text that HTML becomes, told exactly in cases/linearisation.toml."""

from __future__ import annotations

import re
from typing import Any

import pytest

from normaliser.model import Page
from normaliser.read.html import read_html
from tests.read.cases import cases

CASES = cases("linearisation")
_NO_MARKER = re.compile(r"^ *(?:- |\d+\. )?")


def read_body(html: str) -> Page:
    return read_html(f"<!DOCTYPE html><html><head><title>t</title></head><body>{html}</body></html>")


def quoted(page: Page) -> list[str]:
    return [page.text[block.start : block.end] for block in page.blocks]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_text(case: dict[str, Any]) -> None:
    page = read_body(case["html"])
    assert page.text == case["text"]
    assert page.status == ("ok" if case["text"] else "empty")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_blocks(case: dict[str, Any]) -> None:
    lines = [_NO_MARKER.sub("", line) for line in case["text"].split("\n") if line]
    assert quoted(read_body(case["html"])) == case.get("blocks", lines)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_links(case: dict[str, Any]) -> None:
    page = read_body(case["html"])
    assert [f"{page.text[link.start : link.end]} > {link.href}" for link in page.links] == case.get("links", [])
