"""Chooses the publication date between those a page shows and those it tells machines, and says why. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from normaliser.dates.reading import read_line
from normaliser.dates.records import Choice, FoundDate, offset_iso
from normaliser.model import MachineDate

# The nearer to the post, the better: its own element, then data about the page, then the head.
_RANKS = ("time", "abbr", "microdata", "json-ld", "meta")
_NEAR = datetime.timedelta(days=1)


def choose(visible: Sequence[FoundDate], machine: Iterable[MachineDate], kind: str = "published") -> Choice:
    """Choose among the dates that a page shows beside its post, best first, and those that it tells machines.

    They agree on the day: the more exact is taken. A day apart: the visible one, since a machine's is often in
    another time zone than the blog's. Further apart: the machine's, since what is visible may be the date of
    today, of an update or of another post.
    """
    told = [(date, one.source) for one in sorted(machine, key=_rank) if one.kind == kind and (date := parse(one.value))]
    shown = next(
        (one for one in visible if one.date and one.precision == "day" and one.kind in ("date", "datetime")), None
    )
    if not told:
        return Choice(shown.iso, "visible", "the page tells machines no date") if shown else Choice(None, "", "no date")
    (date, source) = told[0]
    if shown is None or shown.date is None:
        return Choice(_iso(date), source, _open(visible, date))
    for date, source in told:
        if _day(date) == shown.date:
            return Choice(_iso(date), source, "the visible date agrees")
    date, source = told[0]
    if abs(_day(date) - shown.date) <= _NEAR:
        return Choice(shown.iso, "visible", f"a day from {source} {_iso(date)}: another time zone")
    return Choice(_iso(date), source, f"the visible date {shown.iso} is another day")


def _open(visible: Sequence[FoundDate], date: datetime.date) -> str:
    settled = any(_day(date) in one.alternatives for one in visible)
    return "settles the visible date, which was open" if settled else "no visible date"


def _rank(one: MachineDate) -> int:
    return next((rank for rank, name in enumerate(_RANKS) if one.source.startswith(name)), len(_RANKS))


def parse(value: str) -> datetime.date | None:
    """Read a date written for machines: ISO 8601, RFC 2822, or whatever else a theme puts there."""
    text = value.strip()
    try:
        return datetime.datetime.fromisoformat(text) if len(text) > 10 else datetime.date.fromisoformat(text)
    except ValueError:
        found = read_line(text)
    if found is None or found.date is None or found.precision != "day":
        return None
    if found.time is None:
        return found.date
    zone = None if found.offset is None else datetime.timezone(datetime.timedelta(minutes=found.offset))
    return datetime.datetime.combine(found.date, found.time, zone)


def _day(date: datetime.date) -> datetime.date:
    return date.date() if isinstance(date, datetime.datetime) else date


def _iso(date: datetime.date) -> str:
    if not isinstance(date, datetime.datetime):
        return date.isoformat()
    offset = date.utcoffset()
    plain = date.replace(tzinfo=None, microsecond=0).isoformat()
    return plain + offset_iso(None if offset is None else int(offset.total_seconds()) // 60)
