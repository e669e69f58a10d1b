"""Finds labels of the catalogue: whole lines, templates with slots, bylines, runs, and runs inside of lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from normaliser.catalogue import Catalogue
from normaliser.catalogue.layout import EDGE, LONGEST_IN_RUN
from normaliser.model import Match, Page
from normaliser.recognise.cover import cover, may_begin, pieces_of
from normaliser.recognise.describe import at, described, joined, of_key
from normaliser.recognise.inside import at_the_end
from normaliser.recognise.marks import marked_line
from normaliser.recognise.moving import moved
from normaliser.recognise.prepared import Prepared, is_glued, may_hold_date, may_hold_dates, prepare
from normaliser.recognise.repair import may_be_damaged, repaired
from normaliser.recognise.templates import template_of
from normaliser.recognise.verdict import verdict
from normaliser.recognise.wrapped import is_wrapped, weakened
from normaliser.text import fold, is_words

LONGEST_LINE = 320
LONGEST_BYLINE = 1500  # with many tags
LONGEST_TEMPLATE = 60  # of a line that ends as a sentence does
LONGEST_SHORT = 200
MOST_SMALL_WORDS = 5  # after a small letter, where the label has a capital
_STOPS = frozenset('.…。"”’')


def labels(page: Page, catalogue: Catalogue) -> Iterator[Match]:
    """Yield a match for every block that labels cover whole, and for the runs of labels inside of blocks."""
    seen: dict[str, Sequence[Match]] = {}
    text, plain = page.text, not page.elements
    markdown = plain and bool(page.links)
    for index, block in enumerate(page.blocks):
        line = text[block.start : block.end]
        found = seen.get(line)
        if found is None:
            find = remembered if len(line) <= LONGEST_LINE else line_matches
            found = seen[line] = find(line, catalogue, markdown)
        if found:
            for match in found:
                wrapped = plain and not match.weak and not match.start and is_wrapped(page, index)
                yield moved(weakened(match) if wrapped else match, block.start)


def line_matches(line: str, catalogue: Catalogue, markdown: bool = False) -> Sequence[Match]:
    """Return what the catalogue says of one line, in offsets of the line."""
    if len(line) < LONGEST_TEMPLATE and is_words(line):
        found = _whole(line, line.lower(), catalogue)
    else:
        found = _with_marks(line, catalogue)
    if found is None and may_be_damaged(line, markdown):
        found = _damaged(line, catalogue, markdown)
    return (found,) if found else ()


def _with_marks(line: str, catalogue: Catalogue) -> Match | None:
    """Return what a line is of which marks and numbers may tell something."""
    found: Match | None = None
    if may_match(line, catalogue):
        found = _whole(line, fold(line), catalogue) if len(line) <= LONGEST_BYLINE else None
        found = found or at_the_end(line, catalogue)
    if (found is None or found.weak) and (line[-1] not in _STOPS or line[0] in "©("):
        marked = marked_line(line, catalogue)
        found = marked if marked and (found is None or not marked.weak) else found
    return found


@lru_cache(maxsize=4096)
def remembered(line: str, catalogue: Catalogue, markdown: bool) -> Sequence[Match]:
    """Return what `line_matches` does; the labels of a site stand on all of its pages."""
    return line_matches(line, catalogue, markdown)


def line_match(line: str, catalogue: Catalogue) -> Match | None:
    """Return the first match in a line."""
    return next(iter(line_matches(line, catalogue)), None)


def may_match(line: str, catalogue: Catalogue) -> bool:
    """Tell quickly whether a line is worth a look; most sentences are not."""
    size = len(line)
    short = size < LONGEST_TEMPLATE
    if line[-1] in _STOPS and not (short and line.endswith(("...", "…"))):
        return catalogue.may_start(line, short) or catalogue.may_end(line, short) or (short and may_hold_date(line))
    return size < LONGEST_SHORT or catalogue.may_start(line, short=False) or catalogue.may_end(line, short=False)


def _whole(line: str, folded: str, catalogue: Catalogue) -> Match | None:
    """Return what a line is as a whole: label, template, or what its cover says."""
    size = len(folded)
    may_be_label = size in catalogue.lengths(folded[:EDGE]) or size > LONGEST_IN_RUN
    if may_be_label and (label := of_key(catalogue, folded)):
        return at((0, len(line)), label)
    found = template_of(folded, catalogue)
    match = described((0, len(line)), "template", found[0].labels, found[1]) if found else None
    if match is not None and not match.weak:
        return weakened(match) if _may_be_text(line, match) else match
    covered = _cover_of(line, folded, catalogue)
    if covered and not covered.weak and _may_be_text(line, covered) and not may_hold_date(line):
        covered = weakened(covered)
    return match if covered is None or (match and covered.weak) else covered


def _may_be_text(line: str, match: Match) -> bool:
    """Tell whether an author may have written a line: words of a sentence, or a cross-reference in English."""
    if match.category == "related" and "en" in match.locales:
        return True
    if match.category == "pager" and line[-1] == "." and line.partition(": ")[2][:1].islower():
        return True  # no title: `Next post: the corner.`
    small = line[0].islower() and match.detail[:1].isupper()
    return small and (line[-1] in _STOPS or line.count(" ") > MOST_SMALL_WORDS)


def _cover_of(line: str, folded: str, catalogue: Catalogue) -> Match | None:
    """Return what the cover of a line says, if a label stands at its start or a date in it."""
    if len(line) > LONGEST_LINE:
        return None
    sentence = len(line) > LONGEST_TEMPLATE and line[-1] in _STOPS
    if may_begin(folded.lstrip("(["), line, catalogue, sentence):
        return _covered(line, catalogue)
    dated = "0" in folded and may_hold_date(line)
    return _covered(line, catalogue) if dated and _is_more_than_date(line, folded, catalogue) else None


def _is_more_than_date(line: str, folded: str, catalogue: Catalogue) -> bool:
    """Tell whether a label, a name glued to a date or a second date is in a line."""
    if is_glued(line) or may_hold_dates(line):
        return True
    return any(piece.labels for piece in pieces_of(Prepared(folded), catalogue))


def _damaged(line: str, catalogue: Catalogue, markdown: bool) -> Match | None:
    """Return what a line was before it was damaged; a numbered line is sure to be chrome only above comments."""
    for spelling in repaired(line, markdown):
        folded = fold(spelling)
        match = _whole(spelling, folded, catalogue) if folded else None
        if match:
            match = replace(match, start=0, end=len(line))
            return weakened(match) if line[0].isdigit() and match.category != "comment" else match
    return None


def _covered(line: str, catalogue: Catalogue) -> Match | None:
    prepared = prepare(line)
    covered = cover(prepared, catalogue)
    told = verdict(prepared, covered) if covered.whole else None
    if told is None:
        return None
    span = 0, len(line)
    keys = [prepared.text[piece.start : piece.end] for piece in told.telling]
    parts = [part for key in keys if (part := of_key(catalogue, key))]
    if not parts:
        return Match(*span, told.kind, told.category, weak=told.weak, confidence=0.9)
    match = joined(span, told.kind, parts, told.weak)
    return replace(match, category=told.category) if told.category else match
