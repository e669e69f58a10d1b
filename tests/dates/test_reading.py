"""Dates as whole lines, inside texts, and what is none."""

from __future__ import annotations

import datetime
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normaliser.dates import FoundDate, english, find, read_line, read_relative, read_time
from normaliser.dates.table import table

CASES = Path(__file__).with_name("cases")


def said(found: FoundDate) -> str:
    return found.iso or "|".join(date.isoformat() for date in found.alternatives)


def test_reads_a_line(lines_case: list[str]) -> None:
    text, locale, expected, kind, _ = lines_case
    found = read_line(text, locale=locale)
    assert found is not None
    assert (said(found), found.kind) == (expected, kind)


def test_renders_a_line_in_english(lines_case: list[str]) -> None:
    text, locale, _, _, expected = lines_case
    found = read_line(text, locale=locale)
    assert found is not None
    assert (english(text, found) or "-") == expected


def test_keeps_what_is_no_date(never_case: list[str]) -> None:
    assert read_line(never_case[0]) is None


def test_finds_dates_inside_a_text(inside_case: list[str]) -> None:
    text, quotes, dates = inside_case
    found = find(text)
    assert [text[one.start : one.end] for one in found] == ([] if quotes == "-" else quotes.split("|"))
    assert [one.iso or "?" for one in found] == ([] if dates == "-" else dates.split("|"))


def test_reads_a_time(times_case: list[str]) -> None:
    text, expected, rendered = times_case
    found = read_time(text)
    assert (str(found.time) if found else "-") == expected
    assert (english(text, found) or "-" if found else "-") == rendered


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("► août 2025 (3)", "août 2025"),
        ("**6 août 2025**", "6 août 2025"),
        ("(6 août 2025)", "6 août 2025"),
        ("« 6 août 2025 »", "6 août 2025"),
        ("2025(e)ko abuztuaren 6(a)", "2025(e)ko abuztuaren 6(a)"),
        ("2025年8月6日", "2025年8月6日"),
        ("среда, 6 августа 2025 г.", "среда, 6 августа 2025 г."),
    ],
)
def test_spans_the_date_without_its_wrapping(text: str, quote: str) -> None:
    found = read_line(text)
    assert found is not None
    assert text[found.start : found.end] == quote


def test_tells_whether_the_weekday_agrees() -> None:
    right, wrong, without = (read_line(f"{day}6 août 2025") for day in ("mercredi ", "jeudi ", ""))
    assert right and wrong and without
    assert (right.weekday_agrees, wrong.weekday_agrees, without.weekday_agrees) == (True, False, None)


def test_keeps_a_date_whose_weekday_is_wrong_untranslated() -> None:
    found = read_line("jeudi 6 août 2025")
    assert found is not None
    assert english("jeudi 6 août 2025", found) is None


def test_names_the_locales_that_fit() -> None:
    german, french = read_line("6. März 2025"), read_line("6 mars 2025")
    assert german and french
    assert "de" in german.locales and "fr" not in german.locales
    assert "fr" in french.locales and "de" not in french.locales


def test_an_order_that_is_told_settles_a_number() -> None:
    found = read_line("06/08/2025", order="mdy")
    assert found is not None
    assert found.date == datetime.date(2025, 6, 8)


def test_never_invents_an_offset() -> None:
    told, untold = read_line("6 August 2025 15:04 UTC"), read_line("6 August 2025 15:04 CET")
    assert told and untold
    assert (told.offset, told.zone) == (0, "UTC")
    assert (untold.offset, untold.zone) == (None, "CET")


def test_threads_that_start_cold_read_the_same() -> None:
    lines = [
        row.split("\t")[0] for row in (CASES / "lines.tsv").read_text(encoding="utf-8").splitlines() if row[:1] != "#"
    ]
    expected = [read_line(line) for line in lines]
    for _ in range(5):
        table.cache_clear()
        with ThreadPoolExecutor(8) as pool:
            assert all(found == expected for found in pool.map(lambda _: [read_line(line) for line in lines], range(8)))


TEXTS = st.text(alphabet=st.sampled_from("0123456789 .,:/-年月日()|\\_*#tTzZ６٦августамйäŘ\u200f\u00a0\n"), max_size=60)
PHRASES = st.lists(
    st.sampled_from(
        [
            "6",
            "06",
            "août",
            "8",
            "2025",
            "25",
            " ",
            ", ",
            ".",
            "/",
            "-",
            "um",
            "15:04",
            "PM",
            "mar",
            "de",
            "年",
            "Wed",
            "(",
            ")",
        ]
    ),
    max_size=14,
).map("".join)


@given(st.one_of(TEXTS, PHRASES, st.text(max_size=80)), st.sampled_from(["", "de", "en", "en-US", "zz", "ja"]))
def test_never_raises_and_stays_in_bounds(text: str, locale: str) -> None:
    found = [
        read_line(text, locale=locale),
        read_time(text, locale=locale),
        read_relative(text),
        *find(text, locale=locale),
    ]
    for one in found:
        assert one is None or 0 <= one.start < one.end <= len(text)


@given(PHRASES, st.sampled_from(["", "de", "en-US"]))
def test_what_is_found_inside_reads_the_same_alone(text: str, locale: str) -> None:
    for one in find(text, locale=locale):
        alone = read_line(text[one.start : one.end], locale=locale)
        assert alone is not None
        assert (alone.date, alone.time) == (one.date, one.time)
