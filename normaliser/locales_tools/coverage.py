"""Counts which messages each locale has, and how much of printed labels they make up: `normaliser locales coverage`."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from normaliser.catalogue.source import Wording


class Weights(Struct, frozen=True):
    """The messages that matter most, and how often each message occurs."""

    core: frozenset[str]
    often: dict[str, int]


class Row(Struct, frozen=True):
    """What one locale has. `core` counts core messages; `share` is the part of printed labels that it knows, in %."""

    locale: str
    wordings: int
    messages: int
    core: int
    share: int
    missing: tuple[str, ...]


def weights(folder: Path) -> Weights:
    """Return what `frequencies.toml` says."""
    data = tomllib.loads((folder / "frequencies.toml").read_text(encoding="utf-8"))
    return Weights(frozenset(data["core"]["messages"]), data["often"])


def rows(entries: Iterable[Wording], weighted: Weights, platforms: Collection[str] = ()) -> list[Row]:
    """Return a row for each locale, the fullest first; of some platforms only when they are named."""
    texts: dict[str, set[tuple[str, str]]] = {}
    for entry in entries:
        if not platforms or entry.platform in platforms:
            texts.setdefault(entry.locale, set()).add((entry.message, entry.text))
    found = [_row(locale, pairs, weighted) for locale, pairs in texts.items()]
    return sorted(found, key=lambda row: (-row.core, -row.share, row.locale))


def _row(locale: str, pairs: set[tuple[str, str]], weighted: Weights) -> Row:
    messages = {message for message, _ in pairs}
    missing = sorted(weighted.core - messages, key=lambda message: (-weighted.often.get(message, 0), message))
    known = sum(count for message, count in weighted.often.items() if message in messages)
    share = round(100 * known / max(1, sum(weighted.often.values())))
    return Row(locale, len(pairs), len(messages), len(weighted.core & messages), share, tuple(missing))


def summary(table: Iterable[Row], core: int) -> Iterator[str]:
    """Yield the lines under the table."""
    table = list(table)
    yield f"{sum(row.wordings for row in table):,} wordings in {len(table)} locales; {core} core messages"
    for least in (60, 40, 20):
        yield f"{sum(row.core >= least for row in table)} locales have at least {least} core messages"


def table_lines(table: Iterable[Row], names: Mapping[str, str], core: int) -> Iterator[str]:
    """Yield a Markdown table."""
    yield f"| locale | language | wordings | messages | core of {core} | of printed labels |"
    yield "|---|---|---|---|---|---|"
    for row in table:
        name = names.get(row.locale, "")
        yield f"| {row.locale} | {name} | {row.wordings:,} | {row.messages} | {row.core} | {row.share} % |"
