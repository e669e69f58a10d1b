"""Keeps what earlier releases of Babel printed: pages keep the names that they were made with. Used by the build."""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from normaliser.dates import cldr, supplement
from normaliser.dates.cldr import NOTHING, Facts, Harvest

Row = tuple[str, str, str, str]  # locale, table, name, value
_FILE = "earlier.toml"
_KINDS = {role: name for name, role in supplement.ROLES.items()}
_ORDER, _AGO = "order", "ago"
_HEAD = """\
# What Babel printed in dates and does not print now: values as in the other files, then its release. Names are as the
# tables hold them; orders are of numeric dates; `ago` has units. A locale stands for its regions, too.
# Written by `python -m normaliser.dates.compare --keep`: see docs/dates.md.
"""


def merged(known: Harvest, folder: Path) -> Harvest:
    """Return what Babel knows of each locale together with what it knew."""
    former = _read(folder)
    return {
        tag: cldr.united((known.get(tag, NOTHING), *(former.get(one, NOTHING) for one in {tag, cldr.language_of(tag)})))
        for tag in dict.fromkeys((*known, *former))
    }


def _read(folder: Path) -> Harvest:
    found: dict[str, list[Facts]] = defaultdict(list)
    for tag, kind, name, value in _rows(folder):
        found[tag].append(_facts(kind, name, value))
    return {tag: cldr.united(facts) for tag, facts in found.items()}


def _rows(folder: Path) -> dict[Row, str]:
    """Return each fact of the file with its release."""
    path = folder / _FILE
    found = {}
    for tag, tables in tomllib.loads(path.read_text(encoding="utf-8") if path.exists() else "").items():
        for kind, names in tables.items():
            for name, fact in names.items():
                *values, release = fact.split()
                found.update({(tag, kind, name, value): release for value in values or [""]})
    return found


def _facts(kind: str, name: str, value: str) -> Facts:
    if kind == _ORDER:
        return NOTHING._replace(orders=frozenset((name,)))
    if kind == _AGO:
        return NOTHING._replace(ago=frozenset(((name, value),)))
    return NOTHING._replace(words=frozenset(((name, supplement.ROLES[kind], int(value)),)))


def keep(facts: Harvest, release: str, folder: Path) -> None:
    """Add facts to the file, those of a region only if its language has them not."""
    rows = _rows(folder)
    for tag, own in facts.items():
        language = cldr.language_of(tag)
        above = facts.get(language, NOTHING) if language != tag else NOTHING
        for row in set(_told(tag, own)) - set(_told(tag, above)):
            rows.setdefault(row, release)
    (folder / _FILE).write_text("\n".join((_HEAD, *_lines(rows))), encoding="utf-8")


def _told(tag: str, facts: Facts) -> Iterator[Row]:
    yield from ((tag, _KINDS[role], name, str(value)) for name, role, value in facts.words)
    yield from ((tag, _ORDER, order, "") for order in facts.orders)
    yield from ((tag, _AGO, wording, unit) for wording, unit in facts.ago)


def _lines(rows: dict[Row, str]) -> Iterator[str]:
    for (tag, kind), table in groupby(sorted(rows), key=lambda row: row[:2]):
        yield f"[{tag}.{kind}]"
        for name, of in groupby(table, key=lambda row: row[2]):
            group = list(of)
            fact = " ".join((*(row[3] for row in group if row[3]), rows[group[0]]))
            yield f"{json.dumps(name, ensure_ascii=False)} = {json.dumps(fact)}"
        yield ""
