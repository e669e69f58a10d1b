"""Reports: lines with their fate, totals, and a page that needs nothing else and obeys no document."""

import json
import re

from normaliser import ledger
from normaliser.dump import jsonl, ledgers, rows
from normaliser.model import Document
from normaliser.report import audit, page
from normaliser.report.lines import lines, stretches
from tests.shell.stub import StubCleaner

EVIL = '<script>alert("1")</script> & CHROME\n'


def told(text):
    result = StubCleaner().clean(Document(text, "a"))
    return list(lines(text, tuple(ledger.rows(result)), tuple(ledger.suspect_rows(result))))


def test_each_line_has_its_fate():
    fates = [line.fate for line in told("Kept.\nCHROME\n\nOn 6 Mai.\nNEARLY\n")]
    assert fates == ["kept", "removed", "blank", "changed", "suspect"]


def test_a_changed_line_shows_what_was_and_what_is():
    (line,) = told("On 6 Mai we left.")
    assert [(piece.text, piece.fate) for piece in line.pieces] == [
        ("On 6 ", "kept"),
        ("Mai", "removed"),
        ("May", "added"),
        (" we left.", "kept"),
    ]


def test_a_removed_line_names_its_reason_and_a_kept_one_none():
    kept, removed = told("Kept.\nCHROME\n")
    assert kept.reasons == ()
    assert [row.message for row in removed.reasons] == ["comment.none"]


def test_one_edit_over_several_lines_touches_each():
    row = ledger.Row("a", 2, 8, "b\nc\n\nd", "")
    assert [line.fate for line in lines("a\nb\nc\n\ndd\ne\n", [row])] == [
        *("kept", "removed", "removed", "blank", "changed", "kept")
    ]


def test_an_edit_that_ends_a_line_leaves_the_next_alone():
    assert [line.fate for line in told("CHROME\nKept.\n")] == ["removed", "kept"]


def test_an_edit_that_begins_with_a_line_break_leaves_the_line_before_alone():
    row = ledger.Row("a", 5, 12, "\nCHROME", "")
    assert [line.fate for line in lines("Kept.\nCHROME\n", [row])] == ["kept", "removed"]


def test_long_runs_fold_in_the_middle_and_lose_no_line():
    found = told("Kept.\n" * 9 + "CHROME\n" * 30)
    parts = list(stretches(found))
    assert [(len(part.lines), part.folded) for part in parts] == [
        *((1, False), (7, True), (1, False), (6, False), (21, True), (3, False))
    ]
    assert [line for part in parts for line in part.lines] == found


def write_run(folder, texts):
    """Write clean rows, ledger and suspects of `texts`, and return their paths."""
    results = [StubCleaner().clean(Document(text, f"d{n}")) for n, text in enumerate(texts)]
    files = {
        "clean.jsonl": [jsonl.encode_row(rows.own_columns(result), {}) for result in results],
        "ledger.jsonl": [jsonl.encode(row) + b"\n" for result in results for row in ledger.rows(result)],
        "suspects.jsonl": [jsonl.encode(row) + b"\n" for result in results for row in ledger.suspect_rows(result)],
    }
    for name, written in files.items():
        (folder / name).write_bytes(b"".join(written))
    return [str(folder / name) for name in files]


def audited(folder, texts):
    clean, edits, suspects = write_run(folder, texts)
    found = audit.documents(clean, ledgers.by_document(ledgers.read(edits)), audit.near_misses(ledgers.read(suspects)))
    return list(found)


def test_an_audited_document_has_its_original_edits_and_suspects(tmp_path):
    first, second = audited(tmp_path, ["Kept.\nCHROME\n", "Kept.\nNEARLY\n"])
    assert (first.original, first.removed, len(first.edits), first.suspects) == ("Kept.\nCHROME\n", 7, 1, ())
    assert [row.text for row in second.suspects] == ["NEARLY"]


def test_a_document_that_does_not_fit_its_ledger_says_so(tmp_path):
    clean, edits, _ = write_run(tmp_path, ["Kept.\nCHROME\n"])
    (tmp_path / "clean.jsonl").write_text(json.dumps({"id": "d0", "text": "Changed since.\n"}))
    (document,) = audit.documents(clean, ledgers.by_document(ledgers.read(edits)), {})
    assert "fit" in document.error
    assert document.original == "Changed since.\n"


def test_totals_count_documents_once_and_edits_each(tmp_path):
    totals = audit.new_totals()
    for document in audited(tmp_path, ["CHROME\nCHROME\n", "CHROME\nOn 6 Mai.\n", "Kept.\nNEARLY\n"]):
        totals.add(document)
    comment = totals.categories[("comment",)]
    assert (comment.rows, comment.characters, comment.documents) == (3, 21, 2)
    assert totals.documents.documents == 3
    assert totals.edits.documents == 2
    assert list(totals.removed) == [("CHROME",)]
    assert list(totals.rewritten) == [("Mai", "May")]
    assert list(totals.suspects) == [("NEARLY",)]


def audit_page(folder, texts):
    documents = audited(folder, texts)
    totals = audit.new_totals()
    for document in documents:
        totals.add(document)
    return page.page(totals, documents)


def test_the_page_loads_nothing(tmp_path):
    html = audit_page(tmp_path, ["Kept.\nCHROME http://a.example/x.js\n", "NEARLY 6 Mai\n"])
    assert not re.search(r"<(link|img|iframe|object|embed)\b|\bsrc=|@import|url\(", html)
    assert set(re.findall(r'href="(.)', html)) == {"#"}


def test_the_page_escapes_what_documents_say(tmp_path):
    html = audit_page(tmp_path, [EVIL, f"{EVIL.strip()} NEARLY\n"])
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html
    assert html.count("<script>") == 1


def test_the_page_marks_what_went_and_what_came(tmp_path):
    html = audit_page(tmp_path, ["Kept.\nCHROME\nOn 6 Mai.\n"])
    assert "<del>CHROME</del>" in html
    assert "<del>Mai</del><ins>May</ins>" in re.sub(r">\s+<", "><", html)
    assert "comment.none · wordpress · de" in html
