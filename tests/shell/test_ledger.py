"""Ledger rows: what they tell, and that undoing them gives the original back."""

import pytest

from normaliser import ledger
from normaliser.model import Document, Edit, Match, Result
from tests.shell.stub import StubCleaner, page_of

TEXT = "Kept.\nCHROME\nOn 6 Mai we left.\nNEARLY chrome\n"


def cleaned(text: str = TEXT, media_type: str = "text/html") -> Result:
    return StubCleaner().clean(Document(text, "a", media_type))


def test_a_removal_says_what_was_taken_where_and_why():
    row = next(ledger.rows(cleaned(), "c0ffee"))
    assert (row.document, row.start, row.end, row.text, row.replacement) == ("a", 6, 13, "CHROME\n", "")
    assert (row.message, row.category, row.catalogue) == ("comment.none", "comment", "c0ffee")
    assert row.dom_path == "html > body > div#main > p:nth-of-type(2)"


def test_the_strongest_evidence_comes_first():
    assert next(ledger.rows(cleaned())).evidence == ("label", "run")


@pytest.mark.parametrize(("kind", "sure"), [("label", 0.7), ("repeat", 0.99)])
def test_an_edit_is_as_sure_as_the_sum_of_its_evidence_unless_it_recurs(kind, sure):
    because = (Match(0, 6, kind, "comment", confidence=0.99), Match(0, 6, "position", "comment", confidence=0.7))
    row = next(ledger.rows(Result("a", "", "CHROME", edits=(Edit(0, 6, "CHROME", "", because),))))
    assert (row.confidence, row.evidence) == (sure, (kind, "position"))


def test_an_edit_of_two_blocks_is_as_sure_as_the_less_sure_one():
    because = [Match(at, at + 3, "position", "ui", confidence=sure) for at, sure in ((0, 0.9), (3, 0.6))]
    assert (
        next(ledger.rows(Result("a", "", "AAABBB", edits=(Edit(0, 6, "AAABBB", "", tuple(because)),)))).confidence
        == 0.6
    )


def test_what_chrome_container_comes_before_the_sum_of_all():
    because = (
        Match(0, 6, "structure", "share", confidence=0.9, detail=".sharedaddy"),
        Match(0, 6, "position", "share"),
    )
    assert (
        next(ledger.rows(Result("a", "", "CHROME", edits=(Edit(0, 6, "CHROME", "", because),)))).detail == ".sharedaddy"
    )


def test_a_rewriting_has_a_replacement():
    row = list(ledger.rows(cleaned()))[1]
    assert (row.text, row.replacement, row.category, row.confidence) == ("Mai", "May", "date", 0.9)


def test_the_locale_is_the_pages_own_where_the_label_allows_it():
    assert next(ledger.rows(cleaned())).locale == "de"


def test_the_platform_is_the_labels_own_where_the_page_has_another():
    assert next(ledger.rows(cleaned())).platform == "wordpress"


def test_undo_gives_the_original_whatever_the_order_of_the_rows():
    result = cleaned()
    assert result.text != TEXT
    assert ledger.undo(result.text, reversed(list(ledger.rows(result)))) == TEXT


def test_undoing_a_suspect_changes_nothing():
    result = cleaned("NEARLY chrome\n")
    rows = list(ledger.suspect_rows(result))
    assert [row.text for row in rows] == ["NEARLY"]
    assert ledger.undo(result.text, rows) == result.text


def test_plain_text_has_no_dom_path():
    assert next(ledger.rows(cleaned(media_type="text/plain"))).dom_path == ""


@pytest.mark.parametrize(
    ("position", "path"),
    [
        (0, "html > body > div#main > p:nth-of-type(1)"),
        (3, "html > body > div#main > p:nth-of-type(1)"),
        (5, "html > body > div#main > p:nth-of-type(1)"),
        (6, "html > body > div#main > p:nth-of-type(2)"),
    ],
)
def test_dom_path_of_a_position(position, path):
    assert ledger.dom_path(page_of("First\nSecond\n"), position) == path


def test_digests_of_different_texts_differ_and_lone_surrogates_have_one():
    assert len({ledger.digest(text) for text in ("", "a", "a ", "\ud800")}) == 4


def test_the_arrow_type_has_every_field_in_order():
    names = [field.name for field in ledger.arrow_type()]
    assert names == list(ledger.Row.__struct_fields__)
    assert "program" not in [field.name for field in ledger.arrow_type(without=("program",))]
