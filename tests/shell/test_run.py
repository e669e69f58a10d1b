"""A run: every document gives a row, in order, whatever it holds."""

import io
import json

import pytest

from normaliser.dump.rows import Sinks, Tally
from normaliser.dump.run import clean_sources
from normaliser.dump.sources import Lines
from tests.shell.stub import StubCleaner

DUMP = b"""\
{"site": "x", "id": 7, "text": "Kept.\\nCHROME\\n", "url": "https://a.example/", "title": "theirs"}
this is no row
{"id": "b", "text": "ENGLISH?\\n", "tags": ["a",  "b"]}
{"id": "c", "no": "text"}
{"text": "6 Mai, NEARLY\\n"}
"""


class Run:
    """What a run of the dump above wrote."""

    def __init__(self, tmp_path, *names, plain=False):
        path = tmp_path / "dump.jsonl"
        path.write_bytes(DUMP)
        self.files = {name: io.BytesIO() for name in ("rows", *names)}
        self.tally: Tally = clean_sources([Lines(str(path), "dump")], StubCleaner(), Sinks(**self.files, plain=plain))

    def rows(self, name="rows"):
        return [json.loads(line) for line in self.files[name].getvalue().splitlines()]


def test_every_line_gives_a_row_in_order(tmp_path):
    assert [row["id"] for row in Run(tmp_path).rows()] == [7, "dump:2", "b", "c", "dump:5"]


def test_our_columns_come_first_and_the_others_after_them(tmp_path):
    assert list(Run(tmp_path).rows()[0]) == [
        *("id", "text", "title", "published", "updated", "language", "ui_locale", "platform", "status", "error"),
        *("removed_chars", "comment_spans", "edit_count", "site", "url"),
    ]


def test_a_column_with_one_of_our_names_is_ours(tmp_path):
    assert Run(tmp_path).rows()[0]["title"] == ""


def test_a_bad_line_gives_a_row_that_says_so(tmp_path):
    _, bad, _, without, _ = Run(tmp_path).rows()
    assert (bad["status"], bad["text"], bad["error"][:7]) == ("error", "", "dump:2:")
    assert (without["status"], without["error"], without["no"]) == ("error", "dump:4: no text or html", "text")


def test_documents_not_in_english_are_kept_among_the_others(tmp_path):
    assert Run(tmp_path).rows()[2]["status"] == "not-english"


def test_documents_not_in_english_are_set_aside_when_asked(tmp_path):
    run = Run(tmp_path, "aside")
    assert [row["id"] for row in run.rows("aside")] == ["b"]
    assert [row["id"] for row in run.rows()] == [7, "dump:2", "c", "dump:5"]


def test_ledger_and_suspects_go_to_their_own_files(tmp_path):
    run = Run(tmp_path, "ledger", "suspects")
    assert [(row["document"], row["text"], row["replacement"]) for row in run.rows("ledger")] == [
        ("7", "CHROME\n", ""),
        ("dump:5", "Mai", "May"),
    ]
    assert [(row["document"], row["text"], row["replacement"]) for row in run.rows("suspects")] == [
        ("dump:5", "NEARLY", "NEARLY")
    ]
    assert {row["catalogue"] for row in run.rows("ledger")} == {"c0ffee"}


def test_the_tally_counts_statuses_edits_and_characters(tmp_path):
    tally = Run(tmp_path).tally
    assert tally.statuses == {"ok": 2, "error": 2, "not-english": 1}
    assert (tally.edits, tally.removed) == (2, len("CHROME\n"))


def test_plain_output_is_the_text_and_a_final_line_feed(tmp_path):
    assert Run(tmp_path, plain=True).files["rows"].getvalue() == b"Kept.\nENGLISH?\n6 May, NEARLY\n"


@pytest.mark.parametrize("text", ["", "\n", "one", "one\n", "\ud83d"])
def test_plain_output_of_any_text_ends_with_at_most_one_added_line_feed(tmp_path, text):
    path = tmp_path / "x"
    path.write_text(json.dumps({"text": text}))
    out = io.BytesIO()
    clean_sources([Lines(str(path), "x")], StubCleaner(), Sinks(out, plain=True))
    expected = text.replace("\ud83d", "?")
    assert out.getvalue().decode() == (expected if expected.endswith("\n") or not expected else expected + "\n")
