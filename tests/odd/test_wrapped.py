"""Texts that were broken into lines of one width, as mail, terminals and html2text leave them."""

from __future__ import annotations

import textwrap
from collections import Counter
from itertools import product

import pytest

from normaliser.read import read_plain
from tests.odd.relaid import DOCUMENTS, lost

WIDTHS = (48, 66, 78)
LOSES = {
    ("unchanged/en/changelog", 66): "two breaks are too few to tell a width by",
    ("unchanged/en/recipe-flatbread", 66): "two breaks are too few to tell a width by",
    ("blogger/es-419/comment-anchor", 78): "addresses are longer than the width",
}
FERRY = (
    "For eleven years the evening ferry has left the island at twenty past nine, and for eleven years it has turned "
    "back at least once because of my uncle’s hat, which he will not leave at home and cannot keep on his head."
)
STERN = (
    "He stands at the stern, which is where the wind is. Everybody knows what will happen, and the children come down "
    "to the jetty to watch it happen, with a net that is too short."
)
CAPTAIN = (
    "When the captain retired they gave him a barometer; he gave my uncle a cap with a strap, and nobody came down to "
    "the jetty any more, not even the two who had bought a longer net."
)
VERSE = """The ferry leaves at twenty past,
the wind is from the west,
my uncle holds his hat at last
against his Sunday vest.
The ferry turns, the ferry stays,
the hat goes out to sea,
and everyone who saw it says
that it was meant to be."""


def wrapped(text: str, width: int) -> str:
    lines = text.split("\n")
    return "\n".join(
        "\n".join(textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False))
        if len(line) > width
        else line
        for line in lines
    )


def blocks(text: str) -> list[str]:
    page = read_plain(text)
    return [" ".join(page.text[block.start : block.end].split()) for block in page.blocks]


@pytest.mark.parametrize("width", WIDTHS)
def test_paragraphs_are_blocks(width: int) -> None:
    text = "\n".join((FERRY, STERN, "Keine Kommentare:", CAPTAIN))
    assert blocks(wrapped(text, width)) == [FERRY, STERN, "Keine Kommentare:", CAPTAIN]


def test_items_of_a_list_are_blocks() -> None:
    items = [f"{number}. {text}" for number, text in enumerate((FERRY, STERN, CAPTAIN), 1)]
    assert blocks(wrapped("\n".join(items), 72)) == items


@pytest.mark.parametrize("text", [VERSE, f"{FERRY}\n{STERN}\n{CAPTAIN}", "\n".join(VERSE.split("\n") * 4)])
def test_lines_that_no_width_explains_are_blocks(text: str) -> None:
    assert blocks(text) == text.split("\n")


def test_a_block_of_several_lines_has_their_breaks() -> None:
    page = read_plain(wrapped("\n".join((FERRY, STERN, CAPTAIN)), 72))
    assert "".join(page.text[block.start : block.end] for block in page.blocks).count("\n") > 3


@pytest.mark.parametrize(
    ("name", "width"),
    [
        pytest.param(*case, marks=pytest.mark.xfail(strict=True, reason=LOSES[case])) if case in LOSES else case
        for case in product(DOCUMENTS, WIDTHS)
    ],
)
def test_no_word_of_the_article_is_lost_for_the_width(name: str, width: int) -> None:
    one = DOCUMENTS[name]
    assert lost(one, wrapped(one.page, width)) - lost(one, one.page) == Counter()
