"""Known failures as data: a file names each with its reason; the test of that name is then a strict xfail."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest


def marked(names: Iterable[str], path: Path, table: str) -> list[Any]:
    """Return a parameter for each name, marked as an expected failure if `path` gives a reason for it.

    Raises ValueError when the file names something that is not tested any more.
    """
    reasons: dict[str, str] = tomllib.loads(path.read_text("utf-8")).get(table, {})
    known = list(names)
    if stale := sorted(reasons.keys() - set(known)):
        raise ValueError(f"{path.name}: [{table}] names what is not tested: {', '.join(stale)}")
    return [pytest.param(name, id=name, marks=_marks(reasons.get(name))) for name in known]


def _marks(reason: str | None) -> list[pytest.MarkDecorator]:
    return [] if reason is None else [pytest.mark.xfail(reason=reason, strict=True)]
