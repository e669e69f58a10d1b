"""Counts and reasons in a few words, the same in every report."""

from __future__ import annotations

from collections.abc import Mapping

from normaliser.ledger import Row


def counted(number: int, noun: str) -> str:
    """Return `number` with its noun: 1 edit, 2 edits."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def by_count(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return names with their counts, largest first."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def reason(row: Row) -> str:
    """Return why a row stands in the ledger."""
    detail = "" if row.detail in row.text else row.detail
    parts = [row.message or row.category, row.platform, row.locale, "+".join(row.evidence), detail]
    return " · ".join([part for part in parts if part] + [f"{row.confidence:.2f}"])


def share(part: int, whole: int) -> str:
    """Return which share of `whole` is `part`, in per cent."""
    percent = 100 * part / whole if whole else 0.0
    return f"{percent:.1f} %" if percent < 10 else f"{percent:.0f} %"
