"""The marks that end sentences, and those that stand around words, in the scripts that blogs are written in."""

from __future__ import annotations

STOPS = ".!?…。！？।؟۔"
CLOSERS = "\"'”’»)]』」）*_"  # with those of Markdown
OPENERS = "\"'“‘„«‹「『("
