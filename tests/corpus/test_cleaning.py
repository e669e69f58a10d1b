"""The documents of corpus/ come out as their gold says; those that fail are named in known_failures.toml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from normaliser import edit
from normaliser.clean import Cleaner
from normaliser.model import Document, Result
from tests.corpus.loading import comparable, specimens
from tests.known import marked

KNOWN = Path(__file__).with_name("known_failures.toml")
SPECIMENS = {specimen.id: specimen for specimen in specimens()}
FACTS = {f"{item.id}:{fact}": (item.id, fact) for item in SPECIMENS.values() for fact in item.facts}
UNTOUCHED = [item.id for item in SPECIMENS.values() if item.unchanged and item.media_type == "text/plain"]


@cache
def cleaner() -> Cleaner:
    return Cleaner()


@cache
def cleaned(identity: str) -> Result:
    specimen = SPECIMENS[identity]
    return cleaner().clean(Document(specimen.page, specimen.id, specimen.media_type))


@pytest.mark.parametrize("identity", marked(SPECIMENS, KNOWN, "text"))
def test_text_is_the_gold(identity: str) -> None:
    assert comparable(cleaned(identity).text) == comparable(SPECIMENS[identity].gold)


@pytest.mark.parametrize("name", marked(FACTS, KNOWN, "facts"))
def test_facts_are_those_of_the_gold(name: str) -> None:
    identity, fact = FACTS[name]
    assert (getattr(cleaned(identity), fact) or "") == SPECIMENS[identity].facts[fact]


@pytest.mark.parametrize("identity", marked(UNTOUCHED, KNOWN, "unchanged"))
def test_articles_that_look_like_chrome_come_through_to_the_byte(identity: str) -> None:
    assert cleaned(identity).text == SPECIMENS[identity].page
    assert cleaned(identity).edits == ()


@pytest.mark.parametrize("identity", SPECIMENS)
def test_every_document_can_be_restored(identity: str) -> None:
    result = cleaned(identity)
    assert edit.undo(result.text, result.edits) == result.original
    if SPECIMENS[identity].media_type == "text/plain":
        assert result.original == SPECIMENS[identity].page
