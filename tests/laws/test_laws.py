"""The laws hold on generated documents of every kind; `--hypothesis-profile=fuzz` tries 20,000 of each."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from normaliser.clean import Cleaner
from normaliser.model import Document, Result
from tests.corpus.loading import specimens
from tests.known import marked
from tests.laws import laws
from tests.laws.documents import article_document, laid_article, laid_document, text_document
from tests.laws.pages import bytes_document, page_document

Make = Callable[[Random], Document]
chances = st.randoms(use_true_random=False)
CORPUS = {item.id: Document(item.page, item.id, item.media_type) for item in specimens()}
KNOWN = Path(__file__).with_name("known_failures.toml")
FOUND = {row["name"]: row for row in tomllib.loads(KNOWN.with_name("found.toml").read_text("utf-8"))["document"]}
each_kind = pytest.mark.parametrize("make", [text_document, laid_document, page_document, bytes_document])


@cache
def cleaner() -> Cleaner:
    return Cleaner()


def noted(document: Document) -> Document:
    """Let a failing test show the document."""
    note(repr(document.source))
    return document


def cleaned(document: Document) -> Result:
    return cleaner().clean(document)


@each_kind
@given(chance=chances)
def test_undo(make: Make, chance: Random) -> None:
    document = noted(make(chance))
    assert list(laws.undo(document, cleaned(document))) == []


@each_kind
@given(chance=chances)
def test_accounting(make: Make, chance: Random) -> None:
    document = noted(make(chance))
    assert list(laws.accounting(document, cleaned(document))) == []


@each_kind
@given(chance=chances)
def test_containment(make: Make, chance: Random) -> None:
    document = noted(make(chance))
    assert list(laws.containment(document, cleaned(document))) == []


@given(source=st.binary(max_size=400), told=st.sampled_from([None, "text/html", "text/plain"]))
def test_containment_of_noise(source: bytes, told: str | None) -> None:
    document = Document(source, "noise", told)
    assert list(laws.containment(document, cleaned(document))) == []


@pytest.mark.parametrize("make", [text_document, laid_document, page_document])
@given(chance=chances)
def test_idempotence(make: Make, chance: Random) -> None:
    assert list(laws.idempotence(cleaned, cleaned(noted(make(chance))))) == []


@each_kind
@given(chance=chances)
def test_determinism_from_one_time_to_the_next(make: Make, chance: Random) -> None:
    document = noted(make(chance))
    assert list(laws.determinism(cleaned(document), cleaned(document))) == []


@pytest.mark.parametrize("make", [article_document, laid_article])
@given(chance=chances)
def test_coverage_not_touch(make: Make, chance: Random) -> None:
    assert list(laws.coverage(cleaned(noted(make(chance))))) == []


@pytest.mark.parametrize("name", marked(FOUND, KNOWN, "found"))
def test_what_once_broke_a_law(name: str) -> None:
    found = FOUND[name]
    document = Document(found["source"], name, found["media_type"])
    result = cleaned(document)
    broken = [*laws.undo(document, result), *laws.accounting(document, result), *laws.containment(document, result)]
    broken += laws.idempotence(cleaned, result) if "idempotence" in found["laws"] else ()
    broken += laws.coverage(result) if "coverage" in found["laws"] else ()
    assert broken == []


@pytest.mark.parametrize("identity", marked(CORPUS, KNOWN, "idempotence-corpus"))
def test_idempotence_on_the_corpus(identity: str) -> None:
    assert list(laws.idempotence(cleaned, cleaned(CORPUS[identity]))) == []


def test_determinism_whatever_came_before() -> None:
    """A cleaner that has seen all documents, in either order, gives what one gives that has seen none."""
    documents = list(CORPUS.values())[::4]
    forward, backward = Cleaner(), Cleaner()
    first = [forward.clean(document) for document in documents]
    second = [backward.clean(document) for document in documents[::-1]][::-1]
    assert first == second
    assert first[::5] == [Cleaner().clean(document) for document in documents[::5]]


def test_determinism_in_threads() -> None:
    documents = list(CORPUS.values())
    shared = Cleaner()
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(shared.clean, documents))
    assert together == list(map(cleaned, documents))
