"""What is passed on while a date is read: a match, its parts, a reading and how well it fits. No logic."""

from __future__ import annotations

import re

from msgspec import Struct

from normaliser.dates.grammar import Forms
from normaliser.dates.numeric import Reading

# The order of the parts in each form of the grammar.
ORDERS = {1: "dmy", 2: "mdy", 3: "ymd", 4: "ydm", 5: "dmy", 6: "mdy", 7: "ymd", 8: "ymd", 9: "mdy"}


class Claim(Struct, frozen=True):
    """A match of the grammar and the tokens that it covers, marks at the ends aside. `strict`: inside a text."""

    match: re.Match[str]
    forms: Forms
    first: int
    last: int
    strict: bool


class Parts(Struct, frozen=True):
    """The tokens of day, month and year, and the form of the grammar in which they stood."""

    form: int
    day: int
    month: int
    year: int


class Fit(Struct, frozen=True):
    """A reading, the locales that use all its words, whether the weekday agrees, and how well it fits in all."""

    reading: Reading
    mask: int
    agrees: bool | None
    rank: tuple[bool, bool, bool, bool]
