"""Settles dates whose day and month could be changed about, by evidence, and names the evidence."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from normaliser.dates.records import Because, FoundDate, Resolution
from normaliser.dates.relative import anchored
from normaliser.dates.table import table

Votes = Mapping[tuple[str, str], int]
_CLEARLY = 3
_SWAPPED = {"dmy": "mdy", "mdy": "dmy"}


def votes(found: Iterable[FoundDate]) -> Counter[tuple[str, str]]:
    """Count (separator, order) of the numeric dates that leave no doubt: a day above 12, or a weekday that agrees."""
    return Counter((one.separator, one.order) for one in found if one.order in _SWAPPED and _certain(one))


def _certain(one: FoundDate) -> bool:
    return one.date is not None and bool(one.separator) and (one.date.day > 12 or one.weekday_agrees is True)


def resolve(
    found: Sequence[FoundDate], *, site: Votes | None = None, locale: str = "", crawled: str = ""
) -> list[Resolution]:
    """Settle each date by its weekday, the others on the page, those of its site, or the page's locale, in this order.

    `site` is the sum of `votes` over other pages of the site; `locale` counts when it tells an order (`en` does
    not, `en-GB` does); `crawled` (ISO) anchors relative dates. What nothing settles stays open.
    """
    page = votes(found)
    return [_ago(one, crawled) if one.kind == "relative" else _resolved(one, page, site or {}, locale) for one in found]


def _ago(one: FoundDate, crawled: str) -> Resolution:
    moment = anchored(one, crawled) if crawled else one
    return Resolution(moment, moment.date, "crawled" if moment.date else "open", crawled)


def _resolved(one: FoundDate, page: Votes, site: Votes, locale: str) -> Resolution:
    options = _options(one)
    if len(options) < 2:
        weekday = bool(one.separator) and one.weekday_agrees is True
        return Resolution(one, one.date, "weekday" if weekday else "unambiguous" if one.date else "open")
    for because, order, detail in _evidence(one, options, (page, site), locale):
        return Resolution(one, options[order], because, detail)
    return Resolution(one, None, "open", " or ".join(sorted(date.isoformat() for date in options.values())))


def _options(one: FoundDate) -> dict[str, datetime.date]:
    """Map the orders that a numeric date can have to the dates that they give."""
    if one.date is None:
        return dict(zip(one.orders, one.alternatives, strict=False))
    options = {one.order: one.date}
    doubtful = bool(one.separator) and one.order in _SWAPPED and one.weekday_agrees is not True
    if doubtful and one.date.day <= 12 and one.date.day != one.date.month:
        options[_SWAPPED[one.order]] = one.date.replace(month=one.date.day, day=one.date.month)
    return options


def _evidence(
    one: FoundDate, options: Mapping[str, datetime.date], counts: tuple[Votes, Votes], locale: str
) -> Iterable[tuple[Because, str, str]]:
    sources: tuple[Because, Because] = ("page", "site")
    for because, cast in zip(sources, counts, strict=True):
        for separator in (one.separator, ""):
            order = _majority(cast, separator, options)
            if order:
                yield because, order, f"{order} with {separator or 'any separator'}"
    own = table().orders_of(locale, one.separator) & set(options) if locale else set()
    if len(own) == 1:
        yield "locale", own.pop(), locale


def _majority(cast: Votes, separator: str, options: Iterable[str]) -> str:
    """Return the order that most dates have with a separator (with any, if empty), if it is clear."""
    counts = Counter[str]()
    for (its_separator, order), count in cast.items():
        if order in options and separator in ("", its_separator):
            counts[order] += count
    ranked = counts.most_common(2)
    clear = ranked and (len(ranked) == 1 or ranked[0][1] >= _CLEARLY * ranked[1][1])
    return ranked[0][0] if clear else ""
