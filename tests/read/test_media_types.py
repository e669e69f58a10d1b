"""HTML is told from plain text that holds tags: cases/media_types.toml."""

from __future__ import annotations

from typing import Any

import pytest

from normaliser.model import Document
from normaliser.read import media_type_of, read
from tests.read.cases import cases

CASES = cases("media_types")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_media_type(case: dict[str, Any]) -> None:
    assert media_type_of(case["text"]) == ("text/html" if case["html"] else "text/plain")


@pytest.mark.parametrize(
    ("told", "read_as"),
    [
        ("text/plain", "text/plain"),
        ("text/html; charset=utf-8", "text/html"),
        ("Application/XHTML+XML", "text/html"),
        ("text/markdown", "text/plain"),
        ("application/octet-stream", "text/plain"),
        (None, "text/plain"),
    ],
)
def test_what_is_told_counts(told: str | None, read_as: str) -> None:
    assert read(Document("a <b>word</b>", media_type=told)).media_type == read_as


def test_what_goes_wrong_is_told() -> None:
    page = read(Document(None))  # type: ignore[arg-type]
    assert (page.status, page.text) == ("error", "")
    assert page.error
