"""Cases of the date tests: tab-separated files, one case a line."""

from __future__ import annotations

from pathlib import Path

import pytest

CASES = Path(__file__).with_name("cases")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for `<name>_case` one run for each line of `cases/<name>.tsv`."""
    for fixture in metafunc.fixturenames:
        name, _, suffix = fixture.rpartition("_")
        if suffix == "case" and (path := CASES / f"{name}.tsv").is_file():
            rows = [
                line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#")
            ]
            metafunc.parametrize(fixture, rows, ids=[row[0] for row in rows])
