"""Open dates are settled by evidence in a fixed order, and the evidence is named."""

from __future__ import annotations

import datetime
from collections import Counter

from normaliser.dates import FoundDate, read_line, resolve, votes

SIXTH_OF_AUGUST, EIGHTH_OF_JUNE = datetime.date(2025, 8, 6), datetime.date(2025, 6, 8)


def read(*texts: str, locale: str = "") -> list[FoundDate]:
    found = [read_line(text, locale=locale) for text in texts]
    return [one for one in found if one is not None]


def test_a_day_above_twelve_on_the_page_settles_the_others() -> None:
    settled = resolve(read("06/08/2025", "26/08/2025"))[0]
    assert (settled.date, settled.because) == (SIXTH_OF_AUGUST, "page")


def test_the_page_outweighs_the_locale() -> None:
    settled = resolve(read("06/08/2025", "08/26/2025", locale="fr"), locale="fr")[0]
    assert (settled.date, settled.because) == (EIGHTH_OF_JUNE, "page")


def test_the_same_separator_counts_before_others() -> None:
    settled = resolve(read("06/08/2025", "08/26/2025", "26.08.2025", "27.08.2025", "28.08.2025", "29.08.2025"))[0]
    assert (settled.date, settled.because) == (EIGHTH_OF_JUNE, "page")


def test_a_page_that_contradicts_itself_settles_nothing() -> None:
    settled = resolve(read("06/08/2025", "08/26/2025", "26/08/2025"))[0]
    assert (settled.date, settled.because) == (None, "open")


def test_the_weekday_settles() -> None:
    settled = resolve(read("Wed 06/08/2025"))[0]
    assert (settled.date, settled.because) == (SIXTH_OF_AUGUST, "weekday")


def test_the_site_settles_where_the_page_does_not() -> None:
    settled = resolve(read("06/08/2025"), site=Counter({("/", "mdy"): 5}))[0]
    assert (settled.date, settled.because) == (EIGHTH_OF_JUNE, "site")


def test_a_locale_with_a_region_settles() -> None:
    american, british = (resolve(read("06/08/2025"), locale=locale)[0] for locale in ("en-US", "en-GB"))
    assert (american.date, american.because) == (EIGHTH_OF_JUNE, "locale")
    assert (british.date, british.because) == (SIXTH_OF_AUGUST, "locale")


def test_bare_english_settles_nothing() -> None:
    settled = resolve(read("06/08/2025"), locale="en")[0]
    assert (settled.date, settled.because) == (None, "open")


def test_what_needs_no_evidence_says_so() -> None:
    assert [one.because for one in resolve(read("6 août 2025", "2025-08-06", "26/08/2025"))] == ["unambiguous"] * 3


def test_a_relative_date_needs_the_moment_of_the_crawl() -> None:
    open_one, settled = resolve(read("vor 3 Tagen"))[0], resolve(read("vor 3 Tagen"), crawled="2025-08-09")[0]
    assert (open_one.date, open_one.because) == (None, "open")
    assert (settled.date, settled.because) == (SIXTH_OF_AUGUST, "crawled")


def test_only_certain_dates_vote() -> None:
    assert votes(read("06/08/2025", "06/08/2025", "2025-08-26", "6 août 2025")) == Counter()
    assert votes(read("26/08/2025", "Wed 06/08/2025", "26.08.2025")) == Counter({("/", "dmy"): 2, (".", "dmy"): 1})
