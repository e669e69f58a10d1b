"""Texts that a step before took something from: punctuation, capitals, line breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest

from normaliser.read import read_plain
from tests.odd.relaid import DOCUMENTS, article, cleaned, words


def without_punctuation(text: str) -> str:
    return re.sub(r"[^\w\s]", "", text)


def escaped(text: str) -> str:
    return text.replace("\n", "\\n")


CHANGES: dict[str, Callable[[str], str]] = {
    "no punctuation": without_punctuation,
    "small letters": str.lower,
    "capitals": str.upper,
    "escaped breaks": escaped,
}

# Labels that only quotation marks told from chrome; a text whose few capitals told its headline and counters apart.
LOSE_MORE = {
    "no punctuation": {"unchanged/en/lyrics", "unchanged/en/python-notes", "unchanged/en/localisation-glossary"},
    "capitals": {"substack/en/residue-counters"},
}


def lost(name: str, change: Callable[[str], str]) -> Counter[str]:
    one = DOCUMENTS[name]
    page = change(one.page)
    apart = "\\n"  # else the n of an escaped break were a letter of the next word
    kept = words(cleaned(page).replace(apart, " "))
    return (words(change(article(one)).replace(apart, " ")) & words(page.replace(apart, " "))) - kept


@pytest.mark.parametrize("name", CHANGES)
def test_hardly_a_word_of_an_article_is_lost(name: str) -> None:
    change = CHANGES[name]
    shares = {one: lost(one, change).total() / words(article(DOCUMENTS[one])).total() for one in DOCUMENTS}
    assert sum(shares.values()) / len(shares) < 0.01
    assert {one for one, share in shares.items() if share > 0.1} == LOSE_MORE.get(name, set())


def test_escaped_breaks_part_blocks() -> None:
    page = read_plain("One line.\\n\\nAnother line.\\r\\nA third.\\n")
    assert [page.text[block.start : block.end] for block in page.blocks] == ["One line.", "Another line.", "A third."]


def test_a_line_may_begin_as_its_break_ends() -> None:
    page = read_plain("north\\nnorth\\nn\\nright")
    assert [(block.start, block.end) for block in page.blocks] == [(0, 5), (7, 12), (14, 15), (17, 22)]


def test_a_path_in_a_text_of_several_lines_is_no_break() -> None:
    text = "Open C:\\new\\notes\\north.txt.\nThen close it.\nThen open it again.\nAnd so on.\n"
    assert [text[block.start : block.end] for block in read_plain(text).blocks] == text.splitlines()
