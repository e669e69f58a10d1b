"""The shipped tables are what Babel and the supplement give; Babel's issue 1234 is worked around."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from babel import Locale

from normaliser.dates import build, cldr, relative, supplement, table

FOLDER = Path(__file__).parents[2] / "locales" / "dates"


@pytest.mark.skipif(version("babel") != table.table().data.babel, reason="the tables were made of another Babel")
def test_rebuilding_gives_the_shipped_tables() -> None:
    known = build.harvest()
    assert build.build(known, FOLDER) == table.FILE.read_bytes(), "run `python -m normaliser.dates.build`"
    assert build.build_relative(known, FOLDER) == relative.FILE.read_bytes(), "run `python -m normaliser.dates.build`"


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
