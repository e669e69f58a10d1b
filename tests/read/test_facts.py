"""What pages say of themselves, told in cases/facts.toml."""

from __future__ import annotations

from typing import Any

import pytest

from normaliser.model import Facts, MachineDate, Page
from normaliser.read.html import read_html
from tests.read.cases import cases

CASES = cases("facts")
_FIELDS = ("title", "headline", "site_name", "lang", "locales", "generator", "url")


def written(date: MachineDate, page: Page) -> str:
    place = f" @ {page.elements[date.element].tag}" if date.element >= 0 else ""
    return f"{date.kind} {date.source} {date.value}{place}"


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_facts(case: dict[str, Any]) -> None:
    facts = read_html(case["html"]).facts
    empty = Facts()
    for field in _FIELDS:
        expected = case.get(field, getattr(empty, field))
        found = getattr(facts, field)
        if field == "locales" and field not in case:
            continue
        assert found == (tuple(expected) if isinstance(expected, list) else expected), field


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_dates(case: dict[str, Any]) -> None:
    page = read_html(case["html"])
    assert [written(date, page) for date in page.facts.dates] == case.get("dates", [])


def test_the_callers_address_counts_more_than_the_pages() -> None:
    html = '<link rel="canonical" href="https://b.example/"><p>t</p>'
    assert read_html(html, "https://a.example/").facts.url == "https://a.example/"


def test_markers_are_looked_for_only_when_asked() -> None:
    html = '<script src="/wp-content/x.js"></script><p>t</p>'
    assert read_html(html, markers=("wp-content", "typo3temp")).facts.markers == ("wp-content",)
    assert read_html(html).facts.markers == ()
