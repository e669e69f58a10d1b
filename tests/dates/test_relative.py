"""How long ago: read as such, resolved only against a known moment."""

from __future__ import annotations

from normaliser.dates import anchored, english, read_line, read_relative


def test_reads_how_long_ago(relative_case: list[str]) -> None:
    text, amount, unit, rendered, expected = relative_case
    found = read_relative(text)
    assert found is not None
    assert (found.date, found.amount, found.unit) == (None, int(amount), unit)
    assert (english(text, found) or "-") == rendered
    assert (anchored(found, "2025-08-06T12:00:00").iso or "-") == expected


def test_a_line_can_be_relative() -> None:
    found = read_line("vor 3 Tagen")
    assert found is not None
    assert found.kind == "relative"


def test_a_day_does_not_tell_what_day_it_was_hours_ago() -> None:
    found = read_relative("hace 2 horas")
    assert found is not None
    assert anchored(found, "2025-08-06").date is None
    assert [str(date) for date in anchored(found, "2025-08-06").alternatives] == ["2025-08-05", "2025-08-06"]


def test_keeps_durations_and_counts() -> None:
    assert [read_relative(text) for text in ("3 Tage", "5 R", "3 Kommentare", "in 3 Tagen", "8 h")] == [None] * 5


def test_keeps_a_date_open_without_a_moment() -> None:
    found = read_relative("gestern")
    assert found is not None
    assert anchored(found, "some day").date is None
