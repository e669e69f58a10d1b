"""The command line, on the twin of the first page that this program was made for, and on dumps of such pages."""

import gzip
import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from normaliser.cli import COMMANDS, main
from normaliser.dump import sources

CORPUS = Path(__file__).parents[2] / "corpus"
TWIN = CORPUS / "blogger/de/harbour-pilots"
TWIN_TEXT = (TWIN / "page.txt").read_text(encoding="utf-8")
OUTPUTS = ("-o", "--ledger", "--aside", "--suspects")
FRENCH = "Les pilotes du port reprennent enfin leur service de nuit après onze semaines de refus. " * 20


def run(*arguments, stdin=None, expect=0):
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)
    assert result.exit_code == expect, result.output
    return result


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def dump(tmp_path):
    """A dump with the twin twice, a row of HTML, a page in French, a broken line and a row without text."""
    path = tmp_path / "dump.jsonl"
    lines = [
        json.dumps({"id": "twin", "text": TWIN_TEXT, "source": {"crawl": 7}}),
        json.dumps({"id": 2, "html": f"<html><body><p>{FRENCH}</p></body></html>", "url": "https://a.example/"}),
        "not a row",
        json.dumps({"text": TWIN_TEXT}),
        json.dumps({"id": "empty", "text": ""}),
        json.dumps({"id": "none"}),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_page_gives_its_clean_text():
    text = run("clean", TWIN / "page.txt").stdout
    gold = tomllib.loads((TWIN / "gold.toml").read_text(encoding="utf-8"))
    assert not {removed["text"] for removed in gold["removed"]} & set(text.splitlines())
    assert "“We were never afraid of the dark,” Tandoro told the crowd." in text


def test_a_dump_gives_a_row_for_each_line_in_order(dump, tmp_path):
    run("clean", dump, "-o", tmp_path / "clean.jsonl")
    clean = rows(tmp_path / "clean.jsonl")
    assert [row["id"] for row in clean] == ["twin", 2, "dump.jsonl:3", "dump.jsonl:4", "empty", "none"]
    assert [row["status"] for row in clean] == ["ok", "not-english", "error", "ok", "empty", "error"]
    assert (clean[0]["published"], clean[0]["ui_locale"], clean[0]["platform"]) == ("2025-08-14", "de", "blogger")
    assert clean[0]["source"] == {"crawl": 7}
    assert clean[1]["url"] == "https://a.example/"


def test_standard_input_is_a_dump(dump):
    from_file = run("clean", dump).stdout
    assert run("clean", "-", stdin=dump.read_bytes()).stdout == from_file.replace("dump.jsonl:", "stdin:")


def test_a_packed_dump_gives_the_same(dump, tmp_path):
    packed = tmp_path / "packed" / "dump.jsonl.gz"
    packed.parent.mkdir()
    packed.write_bytes(gzip.compress(dump.read_bytes()))
    plain = run("clean", dump).stdout
    assert run("clean", packed).stdout == plain.replace("dump.jsonl:", "dump.jsonl.gz:")


def test_a_folder_gives_rows_by_relative_path(tmp_path):
    (tmp_path / "in/b").mkdir(parents=True)
    (tmp_path / "in/b/one.txt").write_text(TWIN_TEXT, encoding="utf-8")
    (tmp_path / "in/a.html").write_text("<p>A short page about nothing but a single fence.</p>")
    run("clean", tmp_path / "in", "-o", tmp_path / "clean.jsonl")
    assert [row["id"] for row in rows(tmp_path / "clean.jsonl")] == ["a.html", "b/one.txt"]


def test_several_inputs_are_one_run(dump, tmp_path):
    run("clean", TWIN / "page.txt", dump, "-o", tmp_path / "clean.jsonl")
    assert [row["id"] for row in rows(tmp_path / "clean.jsonl")][:2] == [str(TWIN / "page.txt"), "twin"]


@pytest.mark.parametrize("ledger", ["ledger.jsonl", "ledger.jsonl.gz", "ledger.parquet"])
def test_restore_gives_every_page_back_to_the_letter(dump, tmp_path, ledger):
    run("clean", dump, "-o", tmp_path / "clean.jsonl", "--ledger", tmp_path / ledger)
    run("restore", tmp_path / "clean.jsonl", tmp_path / ledger, "-o", tmp_path / "restored.jsonl")
    assert rows(tmp_path / "clean.jsonl")[0]["text"] != TWIN_TEXT
    restored = rows(tmp_path / "restored.jsonl")
    assert [row["text"] for row in restored if row["id"] in ("twin", "dump.jsonl:4", "empty")] == [
        *(TWIN_TEXT, TWIN_TEXT, "")
    ]
    assert [row["id"] for row in restored] == [row["id"] for row in rows(tmp_path / "clean.jsonl")]
    assert all(set(row) == {"id", "text"} for row in restored)


def test_restore_refuses_a_text_that_was_changed_and_says_so(dump, tmp_path):
    run("clean", dump, "-o", tmp_path / "clean.jsonl", "--ledger", tmp_path / "ledger.jsonl")
    changed = (tmp_path / "clean.jsonl").read_text(encoding="utf-8").replace("afraid of the dark", "afraid", 1)
    (tmp_path / "clean.jsonl").write_text(changed, encoding="utf-8")
    result = run("restore", tmp_path / "clean.jsonl", tmp_path / "ledger.jsonl", expect=1)
    written = [json.loads(line) for line in result.stdout.splitlines()]
    assert ["error" in row for row in written] == [True, False, False, False, False, False]


@pytest.mark.parametrize("packed", ["", ".gz"])
def test_any_number_of_workers_writes_the_same_bytes(dump, tmp_path, packed):
    pages = sorted(CORPUS.glob("*/*/*/page.*"))[:30]
    text = dump.read_bytes() * 3
    big = tmp_path / f"big.jsonl{packed}"
    big.write_bytes(gzip.compress(text) if packed else text)
    written = []
    for workers in (1, 3):
        out = tmp_path / str(workers)
        names = [out / f"clean.jsonl{packed}", out / "ledger.parquet", out / "aside.jsonl", out / "suspects.jsonl"]
        options = [part for name, path in zip(OUTPUTS, names, strict=True) for part in (name, path)]
        run("clean", *pages, big, *options, "--workers", workers)
        written.append([path.read_bytes() for path in names])
    assert written[0] == written[1]
    assert all(len(data) > 100 for data in written[0][:3])


def test_pages_not_in_english_can_be_set_aside(dump, tmp_path):
    run("clean", dump, "-o", tmp_path / "clean.jsonl", "--aside", tmp_path / "aside.jsonl")
    assert [row["id"] for row in rows(tmp_path / "aside.jsonl")] == [2]
    assert 2 not in [row["id"] for row in rows(tmp_path / "clean.jsonl")]


def test_any_language_can_be_accepted(dump, tmp_path):
    run("clean", dump, "-o", tmp_path / "clean.jsonl", "--language", "any")
    assert rows(tmp_path / "clean.jsonl")[1]["status"] == "ok"


def test_a_category_can_be_kept(dump):
    assert "Keine Kommentare:" not in run("clean", TWIN / "page.txt").stdout
    assert "Keine Kommentare:" in run("clean", TWIN / "page.txt", "--keep", "comment").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["clean", "nowhere.txt"], "nowhere.txt"),
        (["clean", TWIN / "page.txt", "--policy", "bold"], "no policy 'bold'"),
        (["clean", TWIN / "page.txt", "--keep", "bylines"], "no category 'bylines'"),
        (["clean", TWIN / "page.txt", "-o", "x.jsonl", "--ledger", "x.jsonl"], "same name"),
        (["clean", TWIN, "--format", "text"], "for one page"),
    ],
)
def test_a_mistake_in_the_call_is_told(arguments, said):
    assert said in run(*arguments, expect=2).output


def test_an_empty_folder_is_a_mistake(tmp_path):
    assert "no page" in run("clean", tmp_path, expect=2).output


def test_rows_of_a_single_page_when_asked():
    (row,) = [json.loads(line) for line in run("clean", TWIN / "page.txt", "--format", "jsonl").stdout.splitlines()]
    assert row["id"] == str(TWIN / "page.txt")
    assert row["published"] == "2025-08-14"


def test_explain_marks_what_goes_with_its_reason_and_shows_what_stays():
    told = run("explain", TWIN / "page.txt").stdout.splitlines()
    gone = told.index("- Keine Kommentare:")
    assert "comment.none · blogger · de" in told[gone + 1]
    assert any(line.startswith("  “We were never afraid of the dark,”") for line in told)


def test_explain_finds_a_document_in_a_dump(dump):
    assert "not-english" in run("explain", dump, "--id", "2").stdout
    assert "no document x" in run("explain", dump, "--id", "x", expect=1).output


def test_report_prints_totals_and_writes_the_page(dump, tmp_path):
    names = [tmp_path / name for name in ("clean.jsonl", "ledger.jsonl", "suspects.jsonl", "audit.html")]
    run("clean", dump, "-o", names[0], "--ledger", names[1], "--suspects", names[2])
    told = run("report", names[0], names[1], "--suspects", names[2], "-o", names[3]).stdout
    assert "6 documents, 2 of them changed" in told
    page = names[3].read_text(encoding="utf-8")
    assert "<del>Keine Kommentare:</del>" in page
    assert page.count('<details class="document"') == 6


def test_every_command_has_help():
    overview = run("--help").stdout
    for name in COMMANDS:
        assert f"  {name} " in overview
        assert "Usage:" in run(name, "--help").stdout


def test_a_file_is_one_page_even_in_a_folder_of_many():
    assert sources.is_page(sources.source(str(TWIN / "page.txt")))
    assert not sources.is_page(sources.source(str(TWIN)))
