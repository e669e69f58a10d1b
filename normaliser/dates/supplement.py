"""Reads what Babel's locale data lacks, from `locales/dates/`. Used when the table is built."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from normaliser.dates import roles
from normaliser.dates.words import key_of

Fact = tuple[str, str, str, int]  # locale, key, role, value
ROLES = {
    "month": roles.MONTH,
    "persian": roles.PERSIAN,
    "roman": roles.ROMAN,
    "weekday": roles.WEEKDAY,
    "period": roles.PERIOD,
    "era": roles.ERA,
    "hour": roles.HOUR,
    "zone": roles.ZONE,
    "filler": roles.FILLER,
}


def facts(folder: Path) -> Iterator[Fact]:
    """Yield the facts of every file, in a fixed order."""
    for path in sorted(folder.glob("words*.toml")):
        for locale, tables in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for role, names in tables.items():
                yield from _table(path, locale, role, names)


def _table(path: Path, locale: str, role: str, names: dict[str, str]) -> Iterator[Fact]:
    if role not in ROLES:
        raise ValueError(f"{path.name}: {locale}.{role}: no such role")
    for name, fact in names.items():
        key, value = key_of(name), fact.split()[0]
        if not key:
            raise ValueError(f"{path.name}: {locale}.{role}: {name!r} holds no word")
        yield locale, key, ROLES[role], int(value, 0)


def rules(folder: Path) -> dict[str, Any]:
    """Return what is known of locales: those that tell no order without a region, and other names of some."""
    return tomllib.loads((folder / "locales.toml").read_text(encoding="utf-8"))


def relative(folder: Path) -> Iterator[tuple[str, str, str, int]]:
    """Yield locale, wording (its number as 0), unit, and how often the number counts."""
    for locale, wordings in tomllib.loads((folder / "relative.toml").read_text(encoding="utf-8")).items():
        for wording, fact in wordings.items():
            unit, times, _ = fact.split()
            yield locale, wording, unit, int(times)
