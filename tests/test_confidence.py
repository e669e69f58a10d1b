"""The confidence of a removal: between 0 and 1, and higher the more speaks for it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normaliser import catalogue, evidence
from normaliser.clean import clean
from normaliser.evidence.confidence import between, confidence, shipped
from normaliser.examine import examine
from normaliser.ledger import rows
from normaliser.model import Document
from normaliser.read import read_plain
from normaliser.read.html import read_html

SCORES = st.floats(-50, 50)
ARTICLE = "The boats came back before noon, and the whole harbour was there to see what they had caught."
LINES = ("Kommentar veröffentlichen", "Keine Kommentare:", "Älterer Post")
MADE_UP = "Zwolf Brinta ganzam"


@given(SCORES, SCORES, st.booleans())
def test_never_falls_as_the_odds_for_chrome_rise(one, other, is_html):
    low, high = sorted((one, other))
    assert 0 < confidence(high, is_html) <= confidence(low, is_html) < 1


@pytest.mark.parametrize("knots", [shipped().html, shipped().plain], ids=["html", "plain"])
def test_the_points_that_ship_rise(knots):
    assert all(a < c and b <= d for (a, b), (c, d) in pairwise(knots))


@pytest.mark.parametrize(("place", "height"), [(-9, 0.5), (0, 0.5), (1, 0.6), (2, 0.7), (3, 0.95), (99, 0.95)])
def test_is_level_beyond_the_ends_and_a_line_between_points(place, height):
    assert between(((0, 0.5), (2, 0.7), (3, 0.95)), place) == pytest.approx(height)


def sure_of(line: str, is_html: bool) -> float:
    """Return how sure it would be to remove `line` below an article."""
    read, mark = (read_html, "<p>{}</p>") if is_html else (read_plain, "{}\n\n")
    page = read("".join(mark.format(part) for part in (ARTICLE, ARTICLE.replace("noon", "dusk"), line)))
    found = examine(page, catalogue.load(), catalogue.load().function_words)
    return confidence(evidence.scores(found, evidence.shipped())[-1], is_html)


@pytest.mark.parametrize("is_html", [True, False], ids=["html", "plain"])
@pytest.mark.parametrize("line", LINES)
def test_a_certain_label_makes_it_no_less_sure(line, is_html):
    assert sure_of(line, is_html) >= sure_of(MADE_UP, is_html)


def test_the_ledger_has_the_confidence_of_the_edit_as_a_whole():
    result = clean(Document(f"{ARTICLE}\n\nKommentar veröffentlichen\n", media_type="text/plain"))
    (row,), (edit,) = rows(result), result.edits
    assert row.evidence[-1] == "position"
    assert row.confidence == edit.because[-1].confidence
