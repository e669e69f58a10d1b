"""Renders a found date in English, through Babel. Leaves alone what is English or open."""

from __future__ import annotations

from normaliser.dates.records import FoundDate


def english(text: str, found: FoundDate) -> str | None:
    """Return the English form of a foreign date in `text`; None when there is nothing to translate."""
    if found.date is None or found.separator or any(one.split("-")[0] == "en" for one in found.locales):
        return None
    from babel.dates import format_date

    pattern = {"day": "MMMM d, y", "month": "MMMM y", "year": "y"}[found.precision]
    if found.weekday_agrees is not None:
        pattern = f"EEEE, {pattern}"
    words = format_date(found.date, pattern, locale="en_US")
    if found.time is None:
        return words
    return f"{words}, {found.time.isoformat('seconds' if found.time.second else 'minutes')}"
