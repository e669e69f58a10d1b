"""Readers' comments go, or stay without their chrome and marked; the article is the same either way."""

from __future__ import annotations

import json
from functools import cache

import pyarrow
import pytest
from click.testing import CliRunner

from normaliser import edit
from normaliser.batch import clean_batch
from normaliser.clean import Cleaner
from normaliser.cli import main
from normaliser.model import Comment, Document, Result
from tests.comments.pages import FIRST, SECOND, TEXT, UNSIGNED, blogger
from tests.corpus.loading import specimens

CORPUS = {item.id: Document(item.page, item.id, item.media_type) for item in specimens()}
PAGES = {"html": Document(blogger(), "html"), "text": Document(TEXT, "text", "text/plain")}
each_page = pytest.mark.parametrize("name", PAGES)


@cache
def cleaner(comments: str) -> Cleaner:
    return Cleaner(comments=comments)


def kept(document: Document) -> Result:
    return cleaner("keep").clean(document)


def removed(document: Document) -> Result:
    return cleaner("remove").clean(document)


def quoted(result: Result) -> list[str]:
    return [result.text[one.start : one.end] for one in result.comments]


def without(result: Result) -> list[str]:
    text = result.text
    for one in reversed(result.comments):
        text = text[: one.start] + text[one.end :]
    return text.split()


@each_page
def test_removes_comments_unless_told(name: str) -> None:
    result = removed(PAGES[name])
    assert FIRST not in result.text
    assert result.comments == ()


@each_page
def test_keeps_comments_when_told(name: str) -> None:
    assert quoted(kept(PAGES[name])) == [FIRST, SECOND]


@each_page
def test_tells_who_wrote_them_and_when(name: str) -> None:
    told = [(one.author, one.date) for one in kept(PAGES[name]).comments]
    assert told == [("Iwona", "2019-01-03"), ("Old Cap", "2019-01-04")]


@each_page
def test_removes_the_chrome_of_comments_that_stay(name: str) -> None:
    text = kept(PAGES[name]).text
    assert not [word for word in ("Iwona", "2019", "Antworten", "Löschen", "Kommentar", "sign what") if word in text]


@each_page
def test_keeps_the_article_as_it_is_without_comments(name: str) -> None:
    with_them, bare = kept(PAGES[name]), removed(PAGES[name])
    assert without(with_them) == bare.text.split()
    for fact in ("title", "published", "language", "ui_locale", "platform", "status", "original"):
        assert getattr(with_them, fact) == getattr(bare, fact)


def test_removes_a_label_glued_to_a_comment() -> None:
    page = blogger(first=f"{FIRST}Diesen Post per E-Mail versendenBlogThis!In Twitter freigeben")
    assert quoted(kept(Document(page)))[0] == FIRST


def test_keeps_a_comment_of_one_word() -> None:
    assert quoted(kept(Document(blogger(second="Lovely!"))))[1] == "Lovely!"


def test_keeps_nothing_in_a_text_whose_comments_nobody_signed() -> None:
    document = Document(UNSIGNED, "unsigned", "text/plain")
    assert kept(document).comments == ()
    assert kept(document).text == removed(document).text


@pytest.mark.parametrize("identity", CORPUS)
def test_the_laws_hold_with_comments(identity: str) -> None:
    result, bare = kept(CORPUS[identity]), removed(CORPUS[identity])
    edit.check(result.original, result.edits)
    assert edit.undo(result.text, result.edits) == result.original
    assert edit.apply(result.original, result.edits) == result.text
    assert without(result) == bare.text.split()


@each_page
def test_cleaning_again_changes_nothing(name: str) -> None:
    text = kept(PAGES[name]).text
    assert kept(Document(text, name, "text/plain")).text == text


@pytest.mark.xfail(reason="nothing in the clean text tells comments in another language from chrome", strict=True)
def test_cleaning_again_changes_nothing_where_comments_are_in_another_language() -> None:
    page = blogger("Das war eine schöne Nacht, wir haben alle gewartet und gefroren.", "Für mich war es zu kühl.")
    text = kept(Document(page)).text
    assert kept(Document(text, media_type="text/plain")).text == text


def test_refuses_what_is_no_choice() -> None:
    with pytest.raises(ValueError, match="remove or keep"):
        Cleaner(comments="some")


def test_rows_and_batches_tell_where_comments_stand(tmp_path) -> None:
    spans = [{"start": one.start, "end": one.end, "author": one.author, "date": one.date} for one in marks()]
    path = tmp_path / "dump.jsonl"
    path.write_text(json.dumps({"id": "a", "html": blogger(), "comments": 2}) + "\n", encoding="utf-8")
    run = CliRunner().invoke(main, ["clean", str(path), "--comments", "keep", "--quiet"])
    row = json.loads(run.stdout)
    assert (row["comment_spans"], row["comments"]) == (spans, 2)
    batch = pyarrow.RecordBatch.from_pydict({"id": ["a"], "html": [blogger()]})
    assert clean_batch(batch, cleaner("keep"))["comment_spans"].to_pylist() == [spans]
    assert clean_batch(batch, cleaner("remove"))["comment_spans"].to_pylist() == [[]]


def marks() -> tuple[Comment, ...]:
    return kept(PAGES["html"]).comments
