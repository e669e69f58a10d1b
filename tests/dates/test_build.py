"""The shipped tables are what Babel, its earlier releases and the supplement give; its issue 1234 is worked around."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from babel import Locale

from normaliser.dates import build, cldr, compare, earlier, relative, supplement, table

FOLDER = Path(__file__).parents[2] / "locales" / "dates"


@pytest.fixture(scope="module")
def known() -> cldr.Harvest:
    return build.harvest()


def test_the_tables_have_all_that_this_babel_prints(known: cldr.Harvest) -> None:
    lacks = compare.lacking(known, FOLDER)
    assert not lacks, compare.advice(lacks)


@pytest.mark.skipif(version("babel") != table.table().data.babel, reason="the tables were made of another Babel")
def test_rebuilding_gives_the_shipped_tables(known: cldr.Harvest) -> None:
    assert build.build(known, FOLDER) == table.FILE.read_bytes(), "run `python -m normaliser.dates.build`"
    assert build.build_relative(known, FOLDER) == relative.FILE.read_bytes(), "run `python -m normaliser.dates.build`"


def test_what_a_babel_prints_and_the_tables_lack_is_told() -> None:
    facts = cldr.Facts(
        frozenset({("august", "M", 8), ("gustus", "M", 8)}), frozenset({".dmy221!", "/dym111"}), frozenset()
    )
    lacks = compare.lacking({"de": facts}, FOLDER)
    assert lacks == {"de": cldr.Facts(frozenset({("gustus", "M", 8)}), frozenset({"/dym111"}), frozenset())}
    assert set(compare.lacking({"de": facts, "xx": facts}, FOLDER)) == {"de", "xx"}


@pytest.mark.parametrize(("here", "remedy"), [("99.0", "normaliser.dates.build` with Babel 99.0"), ("2.9.1", "--keep")])
def test_the_advice_is_what_to_do(monkeypatch: pytest.MonkeyPatch, here: str, remedy: str) -> None:
    monkeypatch.setattr(compare, "version", lambda _: here)
    facts = cldr.NOTHING._replace(words=frozenset({("gustus", "M", 8)}))
    advice = compare.advice({"de": facts})
    assert "1 words" in advice and "'gustus' in de" in advice and remedy in advice


def test_an_earlier_babel_does_not_make_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "version", lambda _: "2.9.1")
    with pytest.raises(SystemExit, match="pip install babel=="):
        build.main(FOLDER)


def test_what_an_earlier_babel_printed_is_kept(tmp_path: Path) -> None:
    old = cldr.Facts(
        frozenset({("mat", "P", 15), ("mat", "P", 0xFF0), ("th 2", "W", 0)}),
        frozenset({"/mdy112!"}),
        frozenset({("0 ago", "day")}),
    )
    region = old._replace(orders=frozenset({"-ymd222"}))
    earlier.keep({"xx": old, "xx-YY": region}, "babel-1.0", tmp_path)
    written = (tmp_path / "earlier.toml").read_text(encoding="utf-8")
    assert '"mat" = "15 4080 babel-1.0"' in written and "[xx-YY.order]" in written and "[xx-YY.period]" not in written
    earlier.keep({"xx": old}, "babel-0.9", tmp_path)
    assert (tmp_path / "earlier.toml").read_text(encoding="utf-8") == written
    both = earlier.merged({"xx-ZZ": cldr.NOTHING._replace(orders=frozenset({".dmy221"}))}, tmp_path)
    assert both["xx"] == old
    assert both["xx-YY"] == cldr.united((old, region))
    assert both["xx-ZZ"] == old._replace(orders=frozenset({".dmy221", "/mdy112!"}))


def test_one_locale_does_not_change_the_next() -> None:
    from babel.dates import format_date

    for name in ("ja", "he"):
        format_date(format="LLLL", locale=Locale.parse(name))
        cldr.facts_of(name)
    words = cldr.facts_of("de").words
    assert ("august", "M", 8) in words
    assert ("8 月", "M", 8) not in words


def test_a_bad_supplement_names_its_place(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text('[de.moon]\n"August" = "8 page"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"words.toml: de\.moon"):
        list(supplement.facts(tmp_path))


def test_importing_loads_neither_babel_nor_a_table() -> None:
    program = (
        "import sys, normaliser.dates as d\n"
        "from normaliser.dates.table import table\n"
        "prose = ['She said no.', 'Nothing here but words, and none of them a number.', 'In spring.']\n"
        "[(d.read_line(t), d.find(t), d.read_time(t)) for t in prose]\n"
        "assert table.cache_info().currsize == 0, 'table'\n"
        "assert d.read_line('6 August 2025')\n"
        "assert not {m for m in sys.modules if m.split('.')[0] in ('babel', 'click')}, 'babel or click'\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
