"""Writes matches of labels: what they say, in which locales and on which platforms, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from normaliser.catalogue import Catalogue
from normaliser.model import EvidenceKind, Label, Match

GRADES = {"observed": 0.99, "package": 0.97, "unverified": 0.95}
WEAK, SURE = 0.5, 0.95
ANY_LANGUAGE = "und"


def described(span: tuple[int, int], kind: EvidenceKind, labels: Sequence[Label], weak: bool | None = None) -> Match:
    """Return the match that labels give; it is weak when all of them are ambiguous, unless `weak` says otherwise."""
    sure = [label for label in labels if not label.ambiguous] or labels
    first = sure[0]
    weak = first.ambiguous if weak is None else weak
    return Match(
        *span,
        kind=kind,
        category=first.message.partition(".")[0],
        message=first.message,
        locales=tuple(dict.fromkeys([label.locale for label in sure if label.locale != ANY_LANGUAGE])),
        platforms=tuple(dict.fromkeys([label.platform for label in sure])),
        weak=weak,
        confidence=WEAK if weak else max(GRADES[label.grade] for label in sure),
        detail=first.wording,
    )


@lru_cache(maxsize=8192)
def of_key(catalogue: Catalogue, key: str) -> Match | None:
    """Return what the catalogue says of a folded text that is a label, without its place."""
    labels = catalogue.lookup(key)
    return described((0, 0), "label", labels) if labels else None


def joined(span: tuple[int, int], kind: EvidenceKind, parts: Sequence[Match], weak: bool) -> Match:
    """Return the match of a row of labels: what the first says, and the locales and platforms of all."""
    first = parts[0]
    confidence = WEAK if weak else max(SURE, *(part.confidence for part in parts))
    return Match(
        *span, kind, first.category, first.message, _all([part.locales for part in parts]),
        _all([part.platforms for part in parts]), weak, confidence, "", first.detail,
    )  # fmt: skip


def _all(groups: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return what is in any of some groups, none of which has anything twice."""
    if groups.count(groups[0]) == len(groups):
        return groups[0]
    return tuple(dict.fromkeys(chain.from_iterable(groups)))


def at(span: tuple[int, int], match: Match) -> Match:
    """Return a match without a place, put at `span`."""
    return Match(
        *span, match.kind, match.category, match.message, match.locales, match.platforms, match.weak,
        match.confidence, match.replacement, match.detail,
    )  # fmt: skip
