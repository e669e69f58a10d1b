"""The laws hold when lines of the document itself are said to recur on its site."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from normaliser import catalogue
from normaliser.clean import Cleaner
from normaliser.model import Document, Result
from normaliser.read import read
from normaliser.sites import Host, Repeat, Site
from normaliser.text import fold
from tests.laws import laws
from tests.laws.documents import text_document
from tests.laws.pages import page_document
from tests.sites import pages

PLACES = ("", "above", "inside", "below")
NOTE = "She wrote the same note on the board every Monday and rubbed it out on Friday."
CUT = f"{NOTE} Kommentar veröffentlichen Neuerer Post Älterer Post Startseite"


def known(document: Document, chance: Random) -> Site:
    """Return a site of any host, whose labels are some of the lines of `document`."""
    page = read(document)
    lines = [page.text[block.start : block.end] for block in page.blocks]
    chosen = dict.fromkeys(chance.choice(lines) for _ in range(5)) if lines else ()
    labels = (Repeat(line, 0, chance.choice(PLACES), doubtful=chance.random() < 0.2) for line in chosen if fold(line))
    return Site((Host("", labels=tuple(labels)),))


def broken(document: Document, site: Site) -> list[str]:
    cleaner = Cleaner(catalogue.load(), site=site)
    result: Result = cleaner.clean(document)
    found = [*laws.undo(document, result), *laws.accounting(document, result), *laws.containment(document, result)]
    return [*found, *laws.idempotence(cleaner.clean, result)]


@pytest.mark.parametrize("make", [text_document, page_document])
@given(chance=st.randoms(use_true_random=False))
def test_the_laws_hold_on_generated_documents(make, chance: Random) -> None:
    document = make(chance)
    note(repr(document.source))
    assert broken(document, known(document, chance)) == []


def test_a_line_that_a_cut_leaves_goes_at_once() -> None:
    site = Site((Host("", labels=(Repeat(NOTE),)),))
    text = "\n\n".join(pages.lines(1, tail=(CUT, pages.paragraph(Random(7)))))
    assert NOTE not in Cleaner(catalogue.load(), site=site).clean(text).text
    assert broken(Document(text), site) == []
