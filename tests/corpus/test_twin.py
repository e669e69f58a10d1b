"""The twin of the document that this program was made for: what goes, why, what stays, and the way back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from normaliser import edit
from normaliser.clean import Cleaner
from normaliser.cli import main
from normaliser.model import Document, Result
from tests.corpus.loading import CORPUS

TWIN = CORPUS / "blogger/de/harbour-pilots"
PAGE = (TWIN / "page.txt").read_bytes().decode("utf-8")
GONE = (
    "Donnerstag, 14. August 2025",
    "Read More on the Ostholm Ferry Dispute",
    "Keine Kommentare:",
    "Kommentar veröffentlichen",
)


@pytest.fixture(scope="module")
def result() -> Result:
    return Cleaner().clean(Document(PAGE, "twin", "text/plain"))


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def test_exactly_four_lines_go(result: Result) -> None:
    assert lines(result.text) == [line for line in lines(PAGE) if line not in GONE]
    assert result.text.startswith("Ostholm\n\n\u00a0\n\n")
    assert result.text.endswith("“We were afraid of being sure.”")


def test_what_the_page_tells(result: Result) -> None:
    told = (result.title, result.published, result.ui_locale, result.platform, result.language, result.status)
    assert told == ("Ostholm", "2025-08-14", "de", "blogger", "en", "ok")


@pytest.mark.parametrize(("line", "category"), list(zip(GONE, ("date", "related", "comment", "comment"), strict=True)))
def test_each_line_goes_for_a_reason(result: Result, line: str, category: str) -> None:
    (found,) = [one for one in result.edits if one.text.strip() == line]
    assert found.replacement == ""
    assert category in {match.category for match in found.because}


def test_it_is_restored(result: Result) -> None:
    assert edit.undo(result.text, result.edits) == PAGE


def test_it_is_restored_from_the_files_of_a_run(tmp_path: Path) -> None:
    clean, ledger = tmp_path / "clean.jsonl", tmp_path / "ledger.jsonl"
    run = CliRunner()
    assert run.invoke(main, ["clean", str(TWIN / "page.txt"), "-o", str(clean), "--ledger", str(ledger)]).exit_code == 0
    assert json.loads(clean.read_text("utf-8"))["text"] != PAGE
    restored = run.invoke(main, ["restore", str(clean), str(ledger)])
    assert json.loads(restored.stdout)["text"] == PAGE


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_line_ends_make_no_difference(result: Result, ending: str) -> None:
    page = PAGE.replace("\n", ending) + ending
    other = Cleaner().clean(Document(page, "twin", "text/plain"))
    assert other.text.replace("\r\n", "\n").strip("\n") == result.text
    assert edit.undo(other.text, other.edits) == page
