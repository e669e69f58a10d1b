"""Finds labels of the catalogue: whole lines, templates with slots, runs of labels, a run at the end of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from normaliser.catalogue import Catalogue, Template
from normaliser.model import Label, Match, Page
from normaliser.recognise.cover import Cover, Hit, cover
from normaliser.recognise.moving import moved
from normaliser.text import fold

LONGEST_LINE = 320
LONGEST_NAME = 6
LONGEST_TITLE = 24
_GRADES = {"observed": 0.99, "package": 0.97, "unverified": 0.95}
_WEAK = 0.5
_STOPS = ".。"
_SENTENCE_STOPS = ".!?。！？"
_ITEM = re.compile("[,;、，|·•]")
MOST_SENTENCES = 6
TAIL = 8
_SENTENCE_END = re.compile(r"(?<=[.!?。！？…”\"')])\s*(?=\S)")
_NUMERIC_SLOTS = frozenset(("date", "time", "count", "page", "pages"))


def labels(page: Page, catalogue: Catalogue) -> Iterator[Match]:
    """Yield a match for every block that labels cover whole, and for a run of labels that ends a block."""
    seen: dict[str, Match | None] = {}
    text = page.text
    for block in page.blocks:
        line = text[block.start : block.end]
        if line not in seen:
            seen[line] = line_match(line, catalogue)
        match = seen[line]
        if match is not None:
            yield moved(match, block.start)


def line_match(line: str, catalogue: Catalogue) -> Match | None:
    """Return what the catalogue says of one line, in offsets of the line, or None."""
    if len(line) > LONGEST_LINE:
        return _ending(line, catalogue)
    folded = fold(line)
    if not folded:
        return None
    found = catalogue.lookup(folded)
    if found:
        return _match((0, len(line)), "label", found)
    for template, spans in catalogue.templates_for(folded):
        if _slots_fit(template, spans, folded):
            return _match((0, len(line)), "template", template.labels)
    covered = cover(folded, catalogue)
    if covered.whole:
        return _run((0, len(line)), covered) or _listed(line, covered)
    if covered.hits and covered.hits[0].start == 0 and (listed := _listed(line, covered)):
        return listed
    return _ending(line, catalogue)


def _slots_fit(template: Template, spans: Iterable[tuple[int, int]], folded: str) -> bool:
    for slot, (start, end) in zip(template.slots, spans, strict=True):
        value = folded[start:end]
        if slot in _NUMERIC_SLOTS and "0" not in value:
            return False
        longest = LONGEST_TITLE if slot in ("title", "list", "category", "query") else LONGEST_NAME
        if len(value.split()) > longest:
            return False
        if slot == "author" and (". " in value or "? " in value):
            return False
    return True


def _match(span: tuple[int, int], kind: str, found: tuple[Label, ...], weak: bool | None = None) -> Match:
    first = next((label for label in found if not label.ambiguous), found[0])
    weak = first.ambiguous if weak is None else weak
    return Match(
        *span,
        kind="template" if kind == "template" else "run" if kind == "run" else "label",
        category=first.message.partition(".")[0],
        message=first.message,
        locales=tuple(dict.fromkeys(label.locale for label in found)),
        platforms=tuple(dict.fromkeys(label.platform for label in found)),
        weak=weak,
        confidence=_WEAK if weak else max(_GRADES[label.grade] for label in found),
        detail=first.wording,
    )


def _listed(line: str, covered: Cover) -> Match | None:
    """`Labels: one, two, three`: a prefix and short items, not a sentence."""
    first = covered.hits[0]
    if _category(first) != "taxonomy" or line[-1] in _SENTENCE_STOPS:
        return None
    head, colon, rest = line.replace("\uff1a", ":").partition(":")
    if not colon or len(head.split()) > LONGEST_NAME:
        return None
    items = [item.split() for item in _ITEM.split(rest)]
    if max(map(len, items)) > LONGEST_NAME:
        return None
    return _match((0, len(line)), "template", first.labels, weak=len(items) < 2)


def _category(hit: Hit) -> str:
    return hit.labels[0].message.partition(".")[0]


def _run(span: tuple[int, int], covered: Cover) -> Match | None:
    certain = [hit for hit in covered.hits if _is_certain(hit)]
    if covered.free and not certain:
        return None
    telling = certain or list(covered.hits)
    found = tuple(label for hit in telling for label in hit.labels if not certain or not label.ambiguous)
    weak = not certain and len(covered.hits) < 3
    match = _match(span, "run", found, weak)
    return match


def _is_certain(hit: Hit) -> bool:
    return any(not label.ambiguous for label in hit.labels)


@lru_cache(maxsize=4)
def _tails(catalogue: Catalogue) -> frozenset[str]:
    """How labels end: a line that ends otherwise holds no run at its end."""
    return frozenset(key[-TAIL:] for key in catalogue)


def _ending(line: str, catalogue: Catalogue) -> Match | None:
    """A run of two or more labels glued to the end of a sentence: the sentence stays."""
    if line[-1] in _STOPS or fold(line[-2 * TAIL :])[-TAIL:] not in _tails(catalogue):
        return None
    best: Match | None = None
    ends = [end.end() for end in _SENTENCE_END.finditer(line, max(0, len(line) - LONGEST_LINE))]
    for start in reversed(ends[-MOST_SENTENCES:]):
        folded = fold(line[start:])
        covered = cover(folded, catalogue)
        if not covered.whole or covered.free:
            break
        if len(covered.hits) > 1 and any(map(_is_certain, covered.hits)):
            best = _run((start, len(line)), covered)
    return best
