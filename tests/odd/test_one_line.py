"""Pages whose text stands on one line, as extractors leave them that put a space for every break."""

from __future__ import annotations

from collections import Counter

import pytest

from normaliser import catalogue
from normaliser.read import read_plain
from normaliser.recognise.parts import in_parts
from tests.odd.relaid import DOCUMENTS, article, cleaned, lost, words

LOSES = {"wordpress/fr/mojibake": "a short sentence right above a label in damaged letters goes with it"}
PROSE = (
    "For eleven years the evening ferry has left the island at twenty past nine. It has turned back once because of my "
    "uncle’s hat. He stands at the stern, which is where the wind is. Mr. Dunne, who is 71. and deaf, waits. "
    "Everybody knows what will happen, and the children come down to the jetty to watch it happen."
)


def joined(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_article_alone_comes_back_as_it_is(name: str) -> None:
    line = joined(article(DOCUMENTS[name]))
    assert cleaned(line) == line


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xfail(strict=True, reason=LOSES[name])) if name in LOSES else name
        for name in DOCUMENTS
    ],
)
def test_no_word_of_the_article_is_lost(name: str) -> None:
    one = DOCUMENTS[name]
    assert lost(one, joined(one.page)) == Counter()


def test_half_of_the_chrome_goes() -> None:
    shares = []
    for one in DOCUMENTS.values():
        chrome = words(joined(one.page)) - words(article(one))
        if chrome:
            left = words(cleaned(joined(one.page))) - words(article(one))
            shares.append(left.total() / chrome.total())
    assert sum(shares) / len(shares) < 0.5


def parts(line: str) -> list[str]:
    page = in_parts(read_plain(line), catalogue.load())
    return [page.text[block.start : block.end] for block in page.blocks]


def test_parts_are_sentences_dates_and_labels() -> None:
    tail = "Keine Kommentare: Kommentar veröffentlichen Neuerer Post Älterer Post"
    found = parts(f"Mittwoch, 6. August 2025 {PROSE} {tail} Gipfel (12) Hafen (3)")
    assert found[0] == "Mittwoch, 6. August 2025"
    assert found[1:5] == [
        "For eleven years the evening ferry has left the island at twenty past nine.",
        "It has turned back once because of my uncle’s hat.",
        "He stands at the stern, which is where the wind is.",
        "Mr. Dunne, who is 71. and deaf, waits.",
    ]
    assert found[-3:] == [tail, "Gipfel (12)", "Hafen (3)"]


def test_a_text_of_several_lines_is_not_divided() -> None:
    assert parts(f"{PROSE}\n{PROSE}\n{PROSE}") == [PROSE] * 3


def test_labels_in_quotation_marks_stay() -> None:
    line = (
        f"{PROSE} The sign said “Keine Kommentare:” “Kommentar veröffentlichen” “Neuerer Post” “Älterer Post” {PROSE}"
    )
    assert cleaned(line) == line
