"""Lines of JSON: what other writers produce is read, and what nobody reads is written as it came."""

import msgspec
import pytest

from normaliser.dump import jsonl
from normaliser.ledger import Row


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (b'{"text": "plain"}', "plain"),
        (b'\xef\xbb\xbf{"text": "after a mark"}', "after a mark"),
        (b'{"text": "half a pair \\ud83d"}', "half a pair \ud83d"),
        (b'{"text": "beside NaN", "score": NaN}', "beside NaN"),
        (b'{"text": "first", "text": "last"}', "last"),
        (b'{"text": 7}', 7),
        (b'{"other": 7}', None),
    ],
)
def test_reads(line, text):
    assert jsonl.value(jsonl.columns(line).get("text")) == text


@pytest.mark.parametrize(
    "line",
    [b"", b"[1]", b'"text"', b'{"text": ', b'{"text": "\xff"}', b"null", b"[" * 100_000, b'{"a":' * 100_000],
)
def test_refuses(line):
    with pytest.raises(jsonl.LineError):
        jsonl.columns(line)


def test_columns_that_nobody_reads_are_written_as_they_came():
    passed = jsonl.columns(b'{"n": 1.50, "big": 123456789012345678901234567890, "list": [1,  2], "e": "\\u00e9"}')
    written = jsonl.encode_row({"text": "é"}, passed)
    assert written == (
        '{"text":"é","n":1.50,"big":123456789012345678901234567890,"list":[1,  2],"e":"\\u00e9"}\n'.encode()
    )


def test_lone_surrogates_come_through_a_row():
    written = jsonl.encode_row({"text": "\ud83d é"}, jsonl.columns(b'{"n": 1}'))
    assert jsonl.value(jsonl.columns(written)["text"]) == "\ud83d é"
    assert written.endswith(b'"n":1}\n')


@pytest.mark.parametrize("text", ["Keine Kommentare:", "\ud83d", 'a "b"\n\u2028c'])
def test_ledger_rows_come_back(text):
    row = Row("a", 0, 1, text, "", evidence=("label", "run"))
    line = jsonl.encode(row)
    assert b"\n" not in line
    assert jsonl.decode(line, Row) == row


@pytest.mark.parametrize("line", [b"{}", b"[]", b'{"document": 1}', b"\xff", b"{"])
def test_refuses_what_is_no_ledger_row(line):
    with pytest.raises(jsonl.LineError):
        jsonl.decode(line, Row)


def test_raw_columns_decode_like_any_json():
    assert msgspec.json.decode(jsonl.encode_row({}, jsonl.columns(b'{"x": NaN}'))) == {"x": None}
