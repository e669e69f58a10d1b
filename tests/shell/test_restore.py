"""Restoring from a ledger: each document gets its own edits, whatever it shares with others."""

import pytest

from normaliser import ledger
from normaliser.dump import ledgers
from normaliser.model import Document
from tests.shell.stub import StubCleaner

TEXTS = ["One.\nCHROME 1\n", "One.\nCHROME 22\n", "One.\n", "CHROME\nCHROME\nOne.\n"]


def cleaned(texts, same_id):
    return [StubCleaner().clean(Document(text, "a" if same_id else f"d{n}")) for n, text in enumerate(texts)]


def test_documents_with_the_same_clean_text_get_their_own_original():
    results = cleaned(TEXTS, same_id=False)
    assert len({result.text for result in results}) == 1
    groups = ledgers.by_document(row for result in results for row in ledger.rows(result))
    restored = [ledgers.restore(r.id, r.text, groups.get(r.id, []), len(r.edits)) for r in results]
    assert restored == TEXTS


def test_documents_with_the_same_id_get_the_edits_that_fit():
    texts = ["One.\nCHROME 1\n", "Two.\nCHROME 1\n", "Three.\n"]
    results = cleaned(texts, same_id=True)
    groups = ledgers.by_document(row for result in results for row in ledger.rows(result))
    assert [ledgers.restore("a", r.text, groups["a"], len(r.edits)) for r in results] == texts


def test_the_same_document_twice_is_restored_twice():
    results = cleaned([TEXTS[3], TEXTS[3]], same_id=True)
    groups = ledgers.by_document(row for result in results for row in ledger.rows(result))
    assert [ledgers.restore("a", r.text, groups["a"]) for r in results] == [TEXTS[3], TEXTS[3]]


@pytest.mark.parametrize("text", ["One!\n", "One.\n\n", ""])
def test_a_text_that_was_changed_since_is_refused(text):
    (result,) = cleaned(["One.\nCHROME 1\n"], same_id=True)
    groups = ledgers.by_document(ledger.rows(result))
    with pytest.raises(ledgers.RestoreError):
        ledgers.restore("a", text, groups["a"])


def test_a_row_whose_edits_are_missing_is_refused():
    with pytest.raises(ledgers.RestoreError):
        ledgers.restore("a", "One.\n", [], 1)


def test_a_text_without_edits_comes_back_as_it_is():
    assert ledgers.restore("a", "One.\n", []) == "One.\n"
