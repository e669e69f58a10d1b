"""Sentences that were broken where a link or emphasis began and ended."""

from __future__ import annotations

import pytest

from normaliser import catalogue
from normaliser.read import read_plain
from normaliser.recognise.broken import mended


def blocks(*lines: str) -> list[str]:
    page = mended(read_plain("\n".join(lines)), catalogue.load().function_words)
    return [" ".join(page.text[block.start : block.end].split()) for block in page.blocks]


def test_the_parts_of_a_sentence_are_one_block() -> None:
    lines = ("I renamed a tag on the site of a client from", "News", "to", "Notes", ", which took an hour.")
    assert blocks(*lines) == [" ".join(lines)]


def test_the_end_of_a_sentence_may_be_a_mark() -> None:
    assert blocks("It hung for years above the door of", "the last shop", ".", "", "Home") == [
        "It hung for years above the door of the last shop .",
        "Home",
    ]


def test_what_stands_before_prose_belongs_to_it() -> None:
    assert blocks("Anda", "is the one who has the key to the shed.") == ["Anda is the one who has the key to the shed."]


def test_a_quotation_over_lines_is_part_of_its_sentence() -> None:
    lines = (
        "On such pages the footer says “Якщо",
        "не вказано інше, вміст",
        "підпадає під дію:”",
        "when nobody has replied yet.",
    )
    assert blocks(*lines) == [" ".join(lines)]


@pytest.mark.parametrize(
    "lines",
    [
        ("She wrote it on the back of the gas bill.", "teilen", "drucken"),
        ("She wrote it on the back of the gas bill", "facebook", "twitter", "tumblr"),
        ("She wrote it on the back of the gas bill", "www.gas.example is where it came from"),
        ("She wrote it on the back of the gas bill.", "", "and then she went."),
        ("What you need for the hat of my uncle:", "felt from the shop", "a needle and thread"),
        ("Startseite", "über mich", "kontakt"),
    ],
)
def test_other_lines_stay_apart(lines: tuple[str, ...]) -> None:
    assert blocks(*lines) == [line for line in lines if line]


def test_html_is_left_alone() -> None:
    from normaliser.read.html import read_html

    page = read_html("<p>It hung for years above the door of</p><p>, which was shut.</p>")
    assert mended(page, catalogue.load().function_words) is page
