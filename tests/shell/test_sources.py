"""Where documents come from: every kind of input gives the same documents whole or in parts."""

import gzip
import json

import pytest

from normaliser.dump import sources
from normaliser.dump.sources import Lines, Pages

ROWS = [{"id": f"d{n}", "text": "é" * n, "n": n} for n in range(60)]
DUMP = "".join(
    json.dumps(row, ensure_ascii=n % 2 == 0) + ("\n\n" if n % 7 == 0 else "\n") for n, row in enumerate(ROWS)
)


@pytest.fixture(autouse=True)
def small_parts(monkeypatch):
    monkeypatch.setattr(sources, "CHUNK_BYTES", 300)
    monkeypatch.setattr(sources, "CHUNK_FILES", 2)


def items(source):
    return [(item.document.id, item.document.source, item.error) for item in source.items()]


def in_parts(source, folder):
    chunks = list(source.chunks(folder))
    assert len(chunks) > 2
    return [item for chunk in chunks for item in items(chunk)]


def test_a_dump_is_the_same_whole_and_in_parts(tmp_path):
    path = tmp_path / "dump.jsonl"
    path.write_text(DUMP + "not a row\n", encoding="utf-8")
    whole = items(sources.source(str(path)))
    assert [id for id, _, _ in whole] == [row["id"] for row in ROWS] + ["dump.jsonl:70"]
    assert in_parts(sources.source(str(path)), tmp_path) == whole


def test_a_packed_dump_is_the_same_whole_and_in_parts(tmp_path):
    path = tmp_path / "dump.jsonl.gz"
    path.write_bytes(gzip.compress(DUMP.encode()))
    whole = items(sources.source(str(path)))
    assert [text for _, text, _ in whole] == [row["text"] for row in ROWS]
    assert in_parts(sources.source(str(path)), tmp_path) == whole


def test_a_cut_gz_ends_with_an_error_and_is_the_same_in_parts(tmp_path):
    path = tmp_path / "dump.jsonl.gz"
    path.write_bytes(gzip.compress(DUMP.encode())[:-9])
    whole = items(sources.source(str(path)))
    assert len(whole) > 1
    assert "ended before" in whole[-1][2]
    assert in_parts(sources.source(str(path)), tmp_path) == whole


def test_a_folder_gives_its_pages_by_relative_path_in_order(tmp_path):
    for name in ("b.html", "a/z.txt", "a/c.HTM", "a/notes.md", "d.txt.gz", "e.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(gzip.compress(b"packed") if name.endswith(".gz") else name.encode())
    source = sources.source(str(tmp_path))
    assert items(source) == [
        ("a/c.HTM", b"a/c.HTM", ""),
        ("a/z.txt", b"a/z.txt", ""),
        ("b.html", b"b.html", ""),
        ("d.txt.gz", b"packed", ""),
    ]
    assert [item for chunk in source.chunks(tmp_path) for item in items(chunk)] == items(source)


def test_a_file_that_cannot_be_read_is_an_error_not_a_stop(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(b"not packed")
    (tmp_path / "b.txt").write_bytes(b"fine")
    broken, fine = items(sources.source(str(tmp_path)))
    assert broken[2]
    assert fine == ("b.txt", b"fine", "")


@pytest.mark.parametrize(
    ("line", "id", "source", "media_type", "error"),
    [
        ('{"id": "a", "text": "t"}', "a", "t", "text/plain", ""),
        ('{"id": "a", "html": "<p>"}', "a", "<p>", "text/html", ""),
        ('{"id": "a", "html": "<p>", "text": "t"}', "a", "<p>", "text/html", ""),
        ('{"id": "a", "html": null, "text": "t"}', "a", "t", "text/plain", ""),
        ('{"id": 17, "text": "t"}', "17", "t", "text/plain", ""),
        ('{"text": "t"}', "x:3", "t", "text/plain", ""),
        ('{"id": null, "text": ""}', "x:3", "", "text/plain", ""),
        ('{"id": "a"}', "a", "", None, "x:3: no text or html"),
        ('{"id": "a", "text": 5}', "a", "", None, "x:3: no text or html"),
    ],
)
def test_rows(tmp_path, line, id, source, media_type, error):
    path = tmp_path / "x"
    path.write_text(f"\n\n{line}\n")
    (item,) = Lines(str(path), "x").items()
    document = item.document
    assert (document.id, document.source, document.media_type, item.error) == (id, source, media_type, error)


def test_a_row_tells_url_and_crawl_date_and_keeps_them_as_columns(tmp_path):
    path = tmp_path / "x"
    path.write_text('{"text": "t", "url": "https://a.example/", "crawled": "2020-01-02", "site": 4}\n')
    (item,) = Lines(str(path), "x").items()
    assert (item.document.url, item.document.crawled) == ("https://a.example/", "2020-01-02")
    assert list(item.columns) == ["url", "crawled", "site"]


@pytest.mark.parametrize(
    ("name", "kind", "page"),
    [("a.jsonl", Lines, False), ("a.ndjson.gz", Lines, False), ("-", Lines, False), ("a.html", Pages, True)],
)
def test_the_suffix_tells_the_kind(name, kind, page):
    source = sources.source(name)
    assert isinstance(source, kind)
    assert sources.is_page(source) is page
