"""Outputs: whole or not at all, and the same bytes every time."""

import gzip
from pathlib import Path

import pytest

from normaliser.dump import jsonl, ledgers, sinks
from normaliser.ledger import Row

ROWS = [Row(f"d{n}", n, n + 1, "x", "", evidence=("label", "run"), confidence=n / 10) for n in range(7)]
LINES = b"".join(jsonl.encode(row) + b"\n" for row in ROWS)


def write(path, data=LINES):
    with sinks.sink(str(path)) as out:
        out.write(data)


def test_a_failed_run_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"old")
    with pytest.raises(RuntimeError), sinks.sink(str(path)) as out:
        out.write(b"new")
        raise RuntimeError
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_stands_under_the_name_while_writing(tmp_path):
    path = tmp_path / "out.jsonl"
    with sinks.sink(str(path)) as out:
        out.write(b"new")
        assert not path.exists()
    assert path.read_bytes() == b"new"


def test_a_device_is_written_to_not_replaced(tmp_path):
    write("/dev/null")
    assert Path("/dev/null").is_char_device()


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.jsonl").write_bytes(b"old")
    (tmp_path / "link.jsonl").symlink_to("real.jsonl")
    write(tmp_path / "link.jsonl", b"new")
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "real.jsonl").read_bytes() == b"new"


def test_packed_output_has_the_same_bytes_every_time(tmp_path):
    write(tmp_path / "a.jsonl.gz")
    write(tmp_path / "b.jsonl.gz")
    assert (tmp_path / "a.jsonl.gz").read_bytes() == (tmp_path / "b.jsonl.gz").read_bytes()
    assert gzip.decompress((tmp_path / "a.jsonl.gz").read_bytes()) == LINES


@pytest.mark.parametrize("name", ["l.jsonl", "l.jsonl.gz", "l.parquet"])
def test_a_ledger_is_read_back_as_written(tmp_path, name):
    write(tmp_path / name)
    assert list(ledgers.read(str(tmp_path / name))) == ROWS


def test_parquet_has_a_fixed_schema_even_when_empty(tmp_path):
    import pyarrow.parquet

    write(tmp_path / "l.parquet", b"")
    assert pyarrow.parquet.read_schema(tmp_path / "l.parquet").equals(sinks.schema())


def test_parquet_does_not_depend_on_how_the_lines_are_cut(tmp_path, monkeypatch):
    monkeypatch.setattr(sinks, "ROW_GROUP", 3)
    write(tmp_path / "whole.parquet")
    with sinks.sink(str(tmp_path / "cut.parquet")) as out:
        for start in range(0, len(LINES), 11):
            out.write(LINES[start : start + 11])
    assert (tmp_path / "whole.parquet").read_bytes() == (tmp_path / "cut.parquet").read_bytes()


def test_parquet_takes_a_lone_surrogate(tmp_path):
    write(tmp_path / "l.parquet", jsonl.encode(Row("a", 0, 1, "\ud83d", "")) + b"\n")
    assert [row.text for row in ledgers.read(str(tmp_path / "l.parquet"))] == ["?"]
