"""Finds lines that their marks tell: copyright notices, breadcrumbs, lists of which only the commas are left."""

from __future__ import annotations

import re

from normaliser.catalogue import Catalogue
from normaliser.model import EvidenceKind, Match
from normaliser.recognise.describe import SURE, WEAK, of_key
from normaliser.text import fold

LONGEST = 200
_MOST_WORDS = 14
_MOST_IN_STEP, _MOST_IN_LAST_STEP = 8, 25
_COPYRIGHT = re.compile(r"©|\([cC]\)(?= )")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ONLY_COMMAS = re.compile(r"(?:\s*,){2,}")
_MOST_BEFORE_COMMAS = 6
_STEP = re.compile(r"\s[>›»]\s")
_HOME = frozenset(("pager.home", "ui.breadcrumb"))


def marked_line(line: str, catalogue: Catalogue) -> Match | None:
    """Return what the marks of a line tell."""
    if len(line) > LONGEST:
        return None
    if line[0] in "©(" and _COPYRIGHT.match(line):
        short = len(line.split()) <= _MOST_WORDS
        sure = short and line[0] == "©" and _YEAR.search(line) is not None
        return _match(line, "legal.copyright", sure) if short else None
    if line[-1] == "," and (commas := _ONLY_COMMAS.search(line)) and commas.end() == len(line):
        return _match(line, "taxonomy.tags", len(line.split()) <= _MOST_BEFORE_COMMAS)
    if " > " in line or " » " in line or " › " in line:
        return _breadcrumb(line, catalogue)
    return None


def _breadcrumb(line: str, catalogue: Catalogue) -> Match | None:
    """`Startseite > Firmen > Das Haus`: steps, the first of them home."""
    *steps, last = _STEP.split(line)
    if len(last.split()) > _MOST_IN_LAST_STEP or any(len(step.split()) > _MOST_IN_STEP for step in steps):
        return None
    first = (of_key(catalogue, fold(part)) for part in (steps[0], steps[0].rpartition(":")[2]))
    home = any(match is not None and match.message in _HOME for match in first)
    return _match(line, "ui.breadcrumb", home) if home or len(steps) > 1 else None


def _match(line: str, message: str, sure: bool) -> Match:
    kind: EvidenceKind = "template"
    return Match(
        0, len(line), kind, message.partition(".")[0], message, weak=not sure, confidence=SURE if sure else WEAK
    )
