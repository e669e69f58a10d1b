"""What reading a date gives: frozen records, and their ISO form."""

from __future__ import annotations

import datetime
from typing import Literal

from msgspec import Struct

Precision = Literal["day", "month", "year"]
Because = Literal["unambiguous", "weekday", "page", "site", "locale", "crawled", "open"]
Kind = Literal["date", "datetime", "time", "archive", "relative"]


class FoundDate(Struct, frozen=True):
    """A date (or time) that stands at `text[start:end]`.

    `date` is None while it is open: then `alternatives` holds what it may be, and `orders` how each was read. A
    month or a year stands for its first day (see `precision`). `locales` are those whose words, order and
    separators it fits: many for numeric dates. `weekday_agrees` is None when no weekday was written. `order`
    (`dmy`, `mdy`, ...) and `separator` say how it was read; the separator is empty when the month is a word.
    `zone` is the zone as written; `offset` is in minutes, only when written. A relative date has `amount`
    (negative: ago) and `unit`.
    """

    start: int
    end: int
    date: datetime.date | None = None
    alternatives: tuple[datetime.date, ...] = ()
    precision: Precision = "day"
    kind: Kind = "date"
    time: datetime.time | None = None
    offset: int | None = None
    zone: str = ""
    locales: tuple[str, ...] = ()
    weekday_agrees: bool | None = None
    order: str = ""
    orders: tuple[str, ...] = ()
    separator: str = ""
    amount: int = 0
    unit: str = ""

    @property
    def iso(self) -> str | None:
        """The ISO 8601 form, as precise as what was written; None while open or for a time alone."""
        if self.date is None:
            return None
        if self.precision != "day":
            return self.date.isoformat()[: 7 if self.precision == "month" else 4]
        if self.time is None:
            return self.date.isoformat()
        return f"{self.date.isoformat()}T{self.time.isoformat()}{offset_iso(self.offset)}"


def offset_iso(offset: int | None) -> str:
    """`+02:00` for 120; empty for None."""
    if offset is None:
        return ""
    hours, minutes = divmod(abs(offset), 60)
    return f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"


class Resolution(Struct, frozen=True):
    """What a page, its site or its locale made of one found date, and why.

    `because` names the evidence: `unambiguous`, `weekday`, `page`, `site`, `locale`, `crawled`; `open` when
    none decides (then `date` is None).
    """

    found: FoundDate
    date: datetime.date | None
    because: Because
    detail: str = ""


class Choice(Struct, frozen=True):
    """The publication date chosen between what a page shows and what it tells machines, and why."""

    value: str | None
    source: str = ""
    because: str = ""
