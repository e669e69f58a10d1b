"""A date as a locale prints it, within an English sentence, comes out in English, whole; Babel prints both."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from babel import Locale, dates, localedata

from normaliser.clean import Cleaner
from normaliser.model import Document
from tests.known import marked
from tests.laws.documents import LOCALES

KNOWN = Path(__file__).with_name("known_failures.toml")
DAY = date(2025, 8, 6)
ENGLISH = {"full": "Wednesday, August 6, 2025", "long": "August 6, 2025"}
NAMES = [f"{locale}:{style}" for locale in LOCALES for style in ENGLISH]
ARTICLE = """The lighthouse is for sale

The ministry put the lighthouse up for sale in March, with the lamp, the goat shed and forty years of logbooks.

The meeting of {date} was moved because nobody could find the key to the room in which it was to be held.

The goat has been told nothing. It eats as it always did, on the side away from the wind, and looks at visitors.
"""


@cache
def cleaner() -> Cleaner:
    return Cleaner()


def printed(locale: str, style: str) -> str:
    """The date as Babel prints it; without a fresh cache it mixes locales up (its issue 1234)."""
    localedata._cache.clear()
    return dates.format_date(DAY, style, Locale.parse(locale, sep="-"))


@pytest.mark.parametrize(
    "name", marked([f"{locale}:{style}" for locale in LOCALES for style in ENGLISH], KNOWN, "dates")
)
def test_date_in_a_sentence(name: str) -> None:
    locale, _, style = name.partition(":")
    result = cleaner().clean(Document(ARTICLE.format(date=printed(locale, style)), media_type="text/plain"))
    assert result.text == ARTICLE.format(date=ENGLISH[style])
