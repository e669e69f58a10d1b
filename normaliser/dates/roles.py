"""The roles that a word can have in a date. No logic."""

from __future__ import annotations

MONTH = "M"  # value 1 to 12
PERSIAN = "J"  # a month of the Persian calendar, 1 to 12
ROMAN = "R"  # a month in Roman numerals, 1 to 12
WEEKDAY = "W"  # 0 is Monday
PERIOD = "P"  # a part of the day: a mask of the 24 hours that it covers
ERA = "E"  # what to add to the year
HOUR = "H"  # a word after hours (0), or after minutes or seconds (1)
ZONE = "Z"  # a time zone: its offset in minutes, or UNTOLD
FILLER = "F"  # a word that dates may hold

ALL = MONTH + PERSIAN + ROMAN + WEEKDAY + PERIOD + ERA + HOUR + ZONE + FILLER

BELONGS, BELONGS_IN_BRACKETS = 1, 2  # fillers that go with the number before them: `2025 г`, `6(a)`
NO_YEAR = -9999  # an era before our own: no date is made of it
PERSIAN_ERA = 9999
UNTOLD = 9999  # a zone whose letters do not tell the offset

STARTS_PHRASE, FOLLOWS_NUMBER, PIECE = 1, 2, 4  # flags of a word
