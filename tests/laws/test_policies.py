"""Policies differ only in how bold they are; categories can be kept; one's own policy comes from TOML."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from normaliser.clean import Cleaner
from normaliser.model import Document, Result
from tests.corpus.loading import CORPUS, specimens

DOCUMENTS = {item.id: Document(item.page, item.id, item.media_type) for item in specimens()}
TWIN = DOCUMENTS["blogger/de/harbour-pilots"]
DATE = "Donnerstag, 14. August 2025"


@cache
def cleaner(policy: str) -> Cleaner:
    return Cleaner(policy=policy)


def kept(result: Result) -> set[int]:
    """Offsets of the characters that stay, or stay in another form."""
    gone = {i for one in result.edits if not one.replacement for i in range(one.start, one.end)}
    return {i for i, character in enumerate(result.original) if not character.isspace()} - gone


@pytest.mark.parametrize("bold, bolder", [("careful", "standard"), ("standard", "thorough")])
@pytest.mark.parametrize("identity", DOCUMENTS)
def test_the_bolder_policy_keeps_nothing_that_the_other_takes(identity: str, bold: str, bolder: str) -> None:
    document = DOCUMENTS[identity]
    assert kept(cleaner(bolder).clean(document)) <= kept(cleaner(bold).clean(document))


def test_a_category_can_be_kept() -> None:
    """What stays is treated like the rest: its date comes out in English."""
    result = Cleaner(keep=("date",)).clean(TWIN)
    assert result.text.startswith("Thursday, August 14, 2025\n\nOstholm")
    assert "Keine Kommentare:" not in result.text


def test_a_policy_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('name = "mine"\nkeep = ["comment"]\n', encoding="utf-8")
    result = Cleaner(policy=str(path)).clean(TWIN)
    assert result.text.endswith("Keine Kommentare:\n\nKommentar veröffentlichen")
    assert DATE not in result.text


@pytest.mark.parametrize(("content", "complaint"), [('nme = "x"', "nme"), ('bias = "much"', "bias")])
def test_a_wrong_policy_is_refused(tmp_path: Path, content: str, complaint: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=complaint):
        Cleaner(policy=str(path))


def test_a_policy_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="no policy 'reckless': one of careful, standard, thorough"):
        Cleaner(policy="reckless")


def test_dates_are_left_alone_if_so_wished() -> None:
    page = (CORPUS / "blogger/de/date-in-prose/page.txt").read_text("utf-8")
    left = Cleaner(rewrite_dates=False).clean(Document(page, media_type="text/plain"))
    assert "on 28. Mai 2015 from" in left.text
    assert all(not one.replacement for one in left.edits)


def test_any_language_is_accepted_if_so_wished() -> None:
    document = DOCUMENTS["blogger/de/deutscher-artikel"]
    assert [Cleaner(language=wish).clean(document).status for wish in ("en", "any")] == ["not-english", "ok"]
