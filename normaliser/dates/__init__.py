"""Localised dates: find, read, resolve, render in English. Loads its table when a candidate line appears."""

from __future__ import annotations

from normaliser.dates.machine import choose
from normaliser.dates.reading import find, read_line, read_line_or_time, read_time
from normaliser.dates.records import Choice, FoundDate, Resolution
from normaliser.dates.relative import anchored, read_relative
from normaliser.dates.rendering import english, is_foreign_style, quoted
from normaliser.dates.resolving import resolve, votes

__all__ = [
    "Choice",
    "FoundDate",
    "Resolution",
    "anchored",
    "choose",
    "english",
    "find",
    "is_foreign_style",
    "quoted",
    "read_line",
    "read_line_or_time",
    "read_relative",
    "read_time",
    "resolve",
    "votes",
]
