"""Time grows with the size of a document, not with its square, whatever it is made of."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

import pytest

from normaliser.clean import Cleaner
from tests.known import marked

KNOWN = Path(__file__).with_name("known_failures.toml")
SENTENCE = "The ferry leaves when the captain has finished his soup, and not before. "
REPEATED = {
    "prose on one line": SENTENCE,
    "lines of prose": f"{SENTENCE}\n",
    "lines of prose and labels": f"{SENTENCE}\nKeine Kommentare:\n",
    "lines of labels": "Keine Kommentare:\n",
    "labels without blanks": "Keine Kommentare:",
    "beginnings of templates": "Posted by ",
    "labels between pipes": "Home | ",
    "dates on one line": "Mittwoch, 6. August 2025 ",
    "lines of dates": "Mittwoch, 6. August 2025\n",
    "digits and slashes": "1/2/",
    "digits": "1234567890",
    "blanks": " \u00a0",
    "line breaks": "\n",
    "opening brackets": "[",
    "beginnings of links": "[a](",
    "links of Markdown": "[a](b)",
    "opening quotation marks": "“",
    "quotations that begin with dates": "“6. August 2025 ",
    "accents": "e\u0301\u0301",
    "a word without end": "abcdefgh",
    "colons": ":",
    "ideographs": "日曜",
    "entities": "&amp;",
    "paragraphs": "<p>Keine Kommentare:</p>",
    "spans": "<span>a</span>",
    "links": '<a href="http://a.example/share-post.g">Teilen</a>',
    "breaks": "x<br>",
    "siblings": '<div class="c">x</div>',
    "list items": "<li>a",
    "cells": "<td>a",
    "comments": "<!-- a -->b",
}
LONG_ENOUGH = 0.03
LARGEST = 200_000


@cache
def cleaner() -> Cleaner:
    return Cleaner()


def seconds(text: str) -> float:
    """The less of two times of this process alone."""
    times = []
    for _ in range(2):
        start = time.process_time()
        cleaner().clean(text)
        times.append(time.process_time() - start)
    return min(times)


def document(part: str, size: int) -> str:
    text = part * (size // len(part))
    return f"<html><body>{text}" if part.startswith("<") else text


@pytest.mark.parametrize("name", marked(REPEATED, KNOWN, "growth"))
def test_four_times_the_text_takes_about_four_times_as_long(name: str) -> None:
    part, size = REPEATED[name], 2_000
    cleaner().clean(document(part, size))
    while (short := seconds(document(part, size))) < LONG_ENOUGH and size < LARGEST:
        size *= 2
    assert seconds(document(part, 4 * size)) < 8 * short + LONG_ENOUGH
