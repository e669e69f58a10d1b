"""No page of corpus/varied gets worse: as HTML each keeps all words of its article, and nothing else stays."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from normaliser.clean import Cleaner
from normaliser.model import Document
from normaliser.read.html import read_html
from tests.known import marked as known
from tests.varied import marked

SOURCES = {path.stem: path for path in sorted(marked.FOLDER.glob("*.html"))}
_BLANKS = re.compile(r"[\s\u200b]+")
KNOWN = Path(__file__).with_name("known_failures.toml")


@cache
def cleaner() -> Cleaner:
    return Cleaner()


@cache
def cleaned(name: str) -> tuple[marked.Truth, str]:
    """Return the truth about a page, and what the program leaves of it."""
    source = SOURCES[name].read_text(encoding="utf-8")
    truth = marked.truth(read_html(marked.signed(source)).text)
    return truth, cleaner().clean(Document(marked.plain(source), media_type="text/html")).text


@pytest.mark.parametrize("name", SOURCES)
def test_the_signs_change_nothing(name: str) -> None:
    source = SOURCES[name].read_text(encoding="utf-8")
    texts = (marked.truth(read_html(marked.signed(source)).text).text, read_html(marked.plain(source)).text)
    assert len({_BLANKS.sub("", text) for text in texts}) == 1


@pytest.mark.parametrize("name", known(SOURCES, KNOWN, "lost"))
def test_no_word_of_the_article_is_lost(name: str) -> None:
    truth, text = cleaned(name)
    assert marked.lost(truth, text) == {}


@pytest.mark.parametrize("name", known(SOURCES, KNOWN, "left"))
def test_nothing_else_is_left(name: str) -> None:
    truth, text = cleaned(name)
    assert marked.left(truth, text) == []


def test_marks_tell_what_is_article() -> None:
    body = "<p>Menu</p><!--A--><p>One.<!--C--> Copy<!--/C--></p><p>Two.</p><!--/A--><p>Reply</p>"
    source = f"<h1><!--T-->Rope<!--/T--></h1>{body}"
    truth = marked.truth(read_html(marked.signed(source)).text)
    assert marked.words(marked.said(truth, marked.ARTICLE)) == ["one", "two"]
    assert marked.words(marked.said(truth, marked.TITLE)) == ["rope"]
    assert marked.words(marked.said(truth, marked.CHROME)) == ["menu", "copy", "reply"]
    assert marked.lost(truth, "Rope\n\nOne.") == {"two": 1}
    assert marked.left(truth, "Rope\n\nOne.\n\nTwo.\n\nReply") == ["Reply"]
