"""`clean_batch`: every row kept, unknown columns through, and nothing raises."""

import datetime

import pyarrow
import pytest

from normaliser import edit
from normaliser.batch import clean_batch, output_schema
from normaliser.model import Edit
from tests.shell.stub import StubCleaner

OURS = [
    *("text", "title", "published", "updated", "language", "ui_locale", "platform", "status", "error"),
    *("removed_chars", "comment_spans", "edits"),
]
TEXTS = ["Kept.\nCHROME\n", None, "On 6 Mai.\n", "", "ENGLISH?\n"]


def cleaned(**columns):
    return clean_batch(pyarrow.RecordBatch.from_pydict(columns), StubCleaner())


def test_every_row_is_kept_in_order():
    batch = cleaned(id=["a", "b", "c", "d", "e"], text=TEXTS)
    assert batch["id"].to_pylist() == ["a", "b", "c", "d", "e"]
    assert batch["text"].to_pylist() == ["Kept.\n", "", "On 6 May.\n", "", "ENGLISH?\n"]
    assert batch["status"].to_pylist() == ["ok", "error", "ok", "ok", "not-english"]
    assert batch["error"].to_pylist()[1] == "no text or html"


def test_our_columns_come_first_and_unknown_ones_after_them_as_they_were():
    days = [datetime.date(2020, 1, day) for day in range(1, 6)]
    batch = cleaned(day=days, text=TEXTS, id=[1, 2, 3, 4, 5], nested=[{"a": [n]} for n in range(5)])
    assert batch.schema.names == ["id", *OURS, "day", "nested"]
    assert batch["day"].to_pylist() == days
    assert batch["id"].type == pyarrow.int64()
    assert batch["nested"].to_pylist()[4] == {"a": [4]}


def test_the_edits_undo_the_cleaning():
    batch = cleaned(text=TEXTS)
    for original, text, edits in zip(TEXTS, batch["text"].to_pylist(), batch["edits"].to_pylist(), strict=True):
        changes = [Edit(row["start"], row["end"], row["text"], row["replacement"], ()) for row in edits]
        assert edit.undo(text, changes) == (original or "")


def test_html_goes_before_text_and_does_not_come_out():
    batch = cleaned(html=["CHROME\n", None], text=["theirs", "On 6 Mai."])
    assert batch["text"].to_pylist() == ["", "On 6 May."]
    assert "html" not in batch.schema.names
    assert batch["edits"][0][0]["dom_path"].as_py() == "html > body > div#main > p:nth-of-type(1)"


@pytest.mark.parametrize("kind", [pyarrow.string(), pyarrow.large_string(), pyarrow.binary(), pyarrow.string_view()])
def test_any_kind_of_text_column(kind):
    assert cleaned(text=pyarrow.array(["CHROME\n", None], kind))["status"].to_pylist() == ["ok", "error"]


@pytest.mark.parametrize(
    "columns",
    [
        {"text": [1, 2]},
        {"text": [["list"], []]},
        {"id": ["a", "b"]},
        {"text": pyarrow.nulls(2), "url": [1, 2], "crawled": [None, 3]},
        {"status": [200, 404]},
    ],
)
def test_a_batch_without_pages_gives_errors_in_rows(columns):
    batch = cleaned(**columns)
    assert batch["status"].to_pylist() == ["error", "error"]
    assert batch["text"].to_pylist() == ["", ""]


def test_a_string_that_is_not_utf8_is_read_as_bytes():
    broken = pyarrow.Array.from_buffers(pyarrow.string(), 1, pyarrow.array([b"CHRO\xff\xfe\n"]).buffers())
    batch = clean_batch(pyarrow.RecordBatch.from_arrays([broken], names=["text"]))
    assert batch.num_rows == 1
    assert batch["status"].to_pylist()[0]
    assert batch.validate(full=True) is None


def test_columns_that_share_a_name_both_come_through():
    arrays = [pyarrow.array(["Kept."]), pyarrow.array([1]), pyarrow.array([2])]
    batch = clean_batch(pyarrow.RecordBatch.from_arrays(arrays, names=["text", "n", "n"]), StubCleaner())
    assert [column.to_pylist() for column in batch.columns[-2:]] == [[1], [2]]


def test_no_rows_give_no_rows_with_the_schema_of_any():
    batch = pyarrow.RecordBatch.from_pydict({"id": ["a"], "text": ["b"], "n": [1]})
    empty = clean_batch(batch.slice(0, 0), StubCleaner())
    assert empty.num_rows == 0
    assert empty.schema == output_schema(batch.schema) == clean_batch(batch, StubCleaner()).schema
