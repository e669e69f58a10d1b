"""What more is asked of a date inside a text than of one that is a line of its own."""

from __future__ import annotations

from msgspec.structs import replace

from normaliser.dates.claims import ORDERS, Claim, Fit, Parts
from normaliser.dates.line import Line
from normaliser.dates.table import Given, table
from normaliser.dates.words import without_blanks
from normaliser.dates.years import make

_DAY_AND_MONTH_FIRST = (1, 2)
_SHORTEST_NAME = 3
_BLANKS = " ,."


def convincing(line: Line, parts: Parts, fits: list[Fit], given: Given) -> bool:
    """Inside a text: a name, not a letter; all words of one locale; an order it uses, or day and month first."""
    name = line.texts[parts.month]
    if len(name) < _SHORTEST_NAME and not without_blanks(name):
        return False
    if parts.form not in _DAY_AND_MONTH_FIRST and len(name) <= _SHORTEST_NAME and not without_blanks(name):
        return given.names != table().all and any(fit.rank[1] and fit.rank[2] for fit in fits)
    usual = table().orders.get(ORDERS[parts.form], 0) | table().order_mask("?", ORDERS[parts.form])
    return any(fit.rank[2] and (fit.mask & usual or parts.form in _DAY_AND_MONTH_FIRST) for fit in fits)


def without_stray_words(line: Line, claim: Claim, parts: Parts) -> Claim:
    """Leave out what stands before the date unless it is a weekday in the month's own language.

    A filler, or a word of two or three letters, is a weekday only if it agrees: `is April 15, 2025`.
    """
    core = min(parts.day, parts.month, parts.year)
    if (time := claim.match.start("before")) >= 0:
        fillers = {index for index, word in line.words(time, core) if word.filler}
        stays = (i for i in range(time, core) if i not in fillers and line.letters[i] not in _BLANKS)
        return replace(claim, first=next(stays))
    months = [one for _, word in line.words(parts.month, parts.month + 1) for one in word.months]
    for index, word in line.words(claim.first, core):
        short = word.filler or len(line.texts[index]) <= _SHORTEST_NAME
        for _, month, mask in months:
            date = make(line.number(parts.year), month, line.number(parts.day))
            weekdays = {value for _, value, where in word.weekdays if where & mask}
            if date and (date.weekday() in weekdays if short else weekdays):
                return replace(claim, first=index)
    return replace(claim, first=core)
