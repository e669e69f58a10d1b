"""Machine-readable dates beside the visible one: which wins, and why."""

from __future__ import annotations

import pytest

from normaliser.dates import choose, quoted, read_line
from normaliser.dates.machine import parse
from normaliser.model import MachineDate


def told(value: str, source: str = "json-ld") -> MachineDate:
    return MachineDate(value, "published", source)


@pytest.mark.parametrize(
    ("visible", "machine", "expected", "source"),
    [
        ("6 août 2025", [told("2025-08-06T15:04:00+02:00")], "2025-08-06T15:04:00+02:00", "json-ld"),
        ("6 août 2025", [told("2025-08-05T23:30:00Z")], "2025-08-06", "visible"),
        ("11 novembre 2025", [told("2025-08-06")], "2025-08-06", "json-ld"),
        ("6 août 2025", [], "2025-08-06", "visible"),
        ("", [told("2025-08-06")], "2025-08-06", "json-ld"),
        ("", [], None, ""),
        ("06/08/2025", [told("2025-08-06")], "2025-08-06", "json-ld"),
        ("", [told("2025-08-07", "meta"), told("2025-08-06", "time")], "2025-08-06", "time"),
        ("7 août 2025", [told("2025-08-07", "meta"), told("2025-01-06", "time")], "2025-08-07", "meta"),
        ("6 août 2025", [told("rubbish")], "2025-08-06", "visible"),
    ],
)
def test_chooses_and_says_why(visible: str, machine: list[MachineDate], expected: str | None, source: str) -> None:
    found = read_line(visible)
    choice = choose([found] if found else [], machine)
    assert (choice.value, choice.source) == (expected, source)
    assert choice.because


def test_an_update_is_not_a_publication() -> None:
    updated = MachineDate("2025-08-06", "updated", "meta")
    assert choose([], [updated]).value is None
    assert choose([], [updated], "updated").value == "2025-08-06"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-08-06", "2025-08-06"),
        ("2025-08-06T15:04:00+02:00", "2025-08-06 15:04:00+02:00"),
        ("Wed, 06 Aug 2025 15:04:05 +0000", "2025-08-06 15:04:05+00:00"),
        ("6 August 2025", "2025-08-06"),
        ("", "None"),
        ("06/08/2025", "None"),
    ],
)
def test_parses_what_machines_write(value: str, expected: str) -> None:
    assert str(parse(value)) == expected


def test_a_quoted_date_is_known_from_one_that_is_not() -> None:
    cited, plain = '"Mittwoch, 6. August 1945" is how it begins', "Mittwoch, 6. August 1945"
    from normaliser.dates import find

    assert quoted(cited, find(cited)[0])
    assert not quoted(plain, find(plain)[0])
