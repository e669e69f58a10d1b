"""Documents made to keep a parser busy are refused, quickly; honest large ones are read."""

from __future__ import annotations

import time

import pytest

from normaliser.read.html import read_html

MANY = 100_000
REFUSED = {
    "nested": ("<div>" * MANY, "too-deep"),
    "nested and closed": ("<div>" * MANY + "x" + "</div>" * MANY, "too-deep"),
    "nested with end tags of others": ("<div></b>" * MANY, "too-deep"),
    "attributes": ("<p " + " ".join(f"a{number}" for number in range(MANY)) + ">x", "too-large"),
    "attributes with values": ("<p " + " ".join(f'a{number}="b c"' for number in range(MANY)) + ">x", "too-large"),
    "formatting opened again": (
        "<p>" + "".join(f"<font color={number}>" for number in range(4_000)) + "<p>x" * 4_000,
        "too-deep",
    ),
    "large": ("<p>" + "x" * 40_000_000, "too-large"),
}
READ = {
    "paragraphs without end tags": ("<p>x" * 20_000, 20_000),
    "cells without end tags": ("<table>" + "<tr><td>x<td>y" * 5_000, 5_000),
    "a long picture in an attribute": (f'<img src="data:{"A" * 300_000}"><p>x</p>', 1),
    "a script with tags": ("<script>" + "x = '<div>';" * 20_000 + "</script><p>x</p>", 1),
    "closed formatting": ("<p><font color=red>x</font> y</p>" * 5_000, 5_000),
    "icons": ("<p><i class=icon></i>x</p>" * 5_000, 5_000),
    "nested as deep as bad forums": ("<div>" * 2_000 + "x" + "</div>" * 2_000, 1),
    "many elements of names of their own": ("".join(f"<x-{number}>y</x-{number}>" for number in range(5_000)), 1),
    "an unclosed comment": ("<p>x</p>" + "<!--" * MANY, 1),
    "unclosed scripts": ("<p>x</p>" + "<script>" * MANY, 1),
}
SECONDS = 5.0


@pytest.mark.parametrize(("html", "status"), REFUSED.values(), ids=REFUSED)
def test_refused(html: str, status: str) -> None:
    began = time.perf_counter()
    page = read_html(html)
    assert (page.status, page.text) == (status, "")
    assert page.error
    assert time.perf_counter() - began < SECONDS


@pytest.mark.parametrize(("html", "blocks"), READ.values(), ids=READ)
def test_read(html: str, blocks: int) -> None:
    began = time.perf_counter()
    page = read_html(html)
    assert (page.status, len(page.blocks)) == ("ok", blocks)
    assert time.perf_counter() - began < SECONDS
