"""`normaliser learn`, `clean --site` and `clean --learn`: together, apart, and on any number of processes."""

import gzip
import json
import tomllib

import pytest
from click.testing import CliRunner

from normaliser.cli import main
from tests.sites import pages


def run(*arguments, stdin=None, expect=0):
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)
    assert result.exit_code == expect, result.output
    return result


@pytest.fixture
def inputs(tmp_path):
    """A dump of two sites, a packed one of the first, and a folder of pages without a host."""
    rows = [pages.row(number, host) for number in range(9) for host in ("a.example", "b.example")]
    pages.dump(tmp_path / "dump.jsonl", [*rows, "no row"])
    more = "".join(pages.row(number, make=pages.html, refrains=("Method",)) + "\n" for number in range(9, 30))
    (tmp_path / "more.jsonl.gz").write_bytes(gzip.compress(more.encode()))
    (tmp_path / "pages").mkdir()
    for number in range(6):
        (tmp_path / "pages" / f"{number}.txt").write_text(pages.text(number, head=("Loose Leaves",)), encoding="utf-8")
    return [tmp_path / name for name in ("dump.jsonl", "more.jsonl.gz", "pages")]


def test_a_site_is_learned_reviewed_and_used(inputs, tmp_path):
    said = run("learn", *inputs, "-o", tmp_path / "site.toml").stderr
    assert "3 sites" in said
    assert "1 of them doubtful" in said
    tables = tomllib.loads((tmp_path / "site.toml").read_text(encoding="utf-8"))["site"]
    assert [table["host"] for table in tables] == ["", "a.example", "b.example"]
    run("clean", *inputs, "--site", tmp_path / "site.toml", "-o", tmp_path / "clean.jsonl")
    text = (tmp_path / "clean.jsonl").read_text(encoding="utf-8")
    assert "Method" in text
    assert not [line for line in (pages.NAME, pages.MOTTO, pages.BIO, pages.FOOT, "Loose Leaves") if line in text]


def test_in_one_go_it_gives_the_same(inputs, tmp_path):
    run("learn", *inputs, "-o", tmp_path / "site.toml")
    run("clean", *inputs, "--site", tmp_path / "site.toml", "-o", tmp_path / "two.jsonl")
    run("clean", *inputs, "--learn", "-o", tmp_path / "one.jsonl")
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_any_number_of_workers_learns_the_same(inputs, tmp_path):
    for workers in (1, 3):
        run("learn", *inputs, "-o", tmp_path / f"{workers}.toml", "--workers", workers, "--most-pages", 7)
    run("learn", *inputs[::-1], "-o", tmp_path / "turned.toml", "--most-pages", 7)
    first, *others = ((tmp_path / name).read_bytes() for name in ("1.toml", "3.toml", "turned.toml"))
    assert [first, first] == others


def test_any_number_of_workers_writes_the_same_in_one_go(inputs, tmp_path):
    written = []
    for workers in (1, 3):
        names = [tmp_path / str(workers) / name for name in ("clean.jsonl", "ledger.jsonl")]
        run("clean", *inputs, "--learn", "-o", names[0], "--ledger", names[1], "--workers", workers)
        written.append([name.read_bytes() for name in names])
    assert written[0] == written[1]
    assert b'"repeat"' in written[0][1]
    assert sorted(path.name for path in (tmp_path / "1").iterdir()) == ["clean.jsonl", "ledger.jsonl"]


def test_standard_input_is_learned_from_in_one_go(inputs):
    from_file = run("clean", inputs[0], "--learn").stdout
    assert pages.MOTTO not in from_file
    stdin = inputs[0].read_bytes()
    assert run("clean", "-", "--learn", stdin=stdin).stdout == from_file.replace("dump.jsonl:", "stdin:")


def test_standard_input_is_learned_from(inputs):
    assert run("learn", "-", stdin=inputs[0].read_bytes()).stdout == run("learn", inputs[0]).stdout


def test_a_clean_dump_stays_as_it_is(inputs, tmp_path):
    run("learn", *inputs, "-o", tmp_path / "site.toml")
    run("clean", *inputs, "--site", tmp_path / "site.toml", "-o", tmp_path / "once.jsonl")
    run("clean", tmp_path / "once.jsonl", "--site", tmp_path / "site.toml", "-o", tmp_path / "twice.jsonl")
    once, twice = (
        [json.loads(line)["text"] for line in (tmp_path / name).read_text(encoding="utf-8").splitlines()]
        for name in ("once.jsonl", "twice.jsonl")
    )
    assert once == twice


def test_what_went_is_restored(inputs, tmp_path):
    run("clean", inputs[0], "--learn", "-o", tmp_path / "clean.jsonl", "--ledger", tmp_path / "ledger.parquet")
    restored = run("restore", tmp_path / "clean.jsonl", tmp_path / "ledger.parquet").stdout.splitlines()
    assert json.loads(restored[0])["text"] == pages.text(0)


def test_explain_shows_kind_host_and_share(inputs, tmp_path):
    run("learn", inputs[0], "-o", tmp_path / "site.toml")
    told = run("explain", inputs[0], "--site", tmp_path / "site.toml").stdout.splitlines()
    gone = told.index(f"- {pages.MOTTO}")
    assert "repeat+position · a.example · 1.00" in told[gone + 1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["clean", "--site", "nowhere.toml"], "nowhere.toml"),
        (["clean", "--site", "bad.toml"], "bad.toml:3: pages: Expected `int`, got `str`"),
        (["explain", "--site", "bad.toml"], "bad.toml:3: pages: Expected `int`, got `str`"),
        (["clean", "--learn", "--site", "good.toml"], "give one of them"),
        (["learn", "--share", "0"], "--share"),
        (["learn", "--fewest-pages", "1"], "--fewest-pages"),
    ],
)
def test_a_mistake_in_the_call_is_told(inputs, tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.toml").write_text('[[site]]\nhost = "a.example"\npages = "9"\n', encoding="utf-8")
    (tmp_path / "good.toml").write_text("", encoding="utf-8")
    assert said in run(*arguments, inputs[0], expect=2).output
