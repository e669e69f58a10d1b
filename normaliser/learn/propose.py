"""From the pages of one host to the lines that it prints on all of them, with counts, contexts and doubts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from msgspec import Struct

from normaliser.clean import Cleaner
from normaliser.examine import examine
from normaliser.learn.doubts import is_doubtful
from normaliser.learn.sample import Key, Sample
from normaliser.learn.seen import Seen, digest
from normaliser.learn.sightings import Sightings, sightings
from normaliser.learn.spool import pages_of
from normaliser.read import read_plain
from normaliser.sites import Host, Repeat

FEWEST_SIGHTINGS = 3
LONGEST_CONTEXT = 60
_ROUNDING = 1e-9
_ORDER = ("above", "inside", "below", "")


class Thresholds(Struct, frozen=True):
    """How many pages a host must have, on which share of them a line must stand, and at how many pages to look."""

    fewest_pages: int = 5
    share: float = 0.5
    most_pages: int = 300


def propose(host: str, sample: Sample, chosen: Thresholds, cleaner: Cleaner) -> Host | None:
    """Return what recurs on the pages of a host; None if there are too few of them."""
    pages = _distinct(pages_of(sample))
    if len(pages) < chosen.fewest_pages:
        return None
    found = sightings(pages, _often(pages, chosen.share))
    named = _among(found, sample.headlines)
    labels = [
        _label(one, is_doubtful(line, one, len(pages), line in named))
        for line, one in found.items()
        if not _is_certain(one.wording, cleaner)
    ]
    return Host(host, len(pages), tuple(sorted(labels, key=_order)))


def _distinct(pages: Iterable[tuple[Key, Seen]]) -> list[Seen]:
    """Return a page for each article: the same one is reached by several addresses."""
    articles: dict[int, Seen] = {}
    for _, page in sorted(pages, key=_key):
        articles.setdefault(page.article, page)
    return list(articles.values())


def _key(pair: tuple[Key, Seen]) -> Key:
    return pair[0]


def _often(pages: Sequence[Seen], share: float) -> set[str]:
    counts = Counter(chain.from_iterable({line.folded for line in page.lines} for page in pages))
    least = max(FEWEST_SIGHTINGS, share * len(pages) - _ROUNDING)
    return {line for line, count in counts.items() if count >= least and any(map(str.isalpha, line))}


def _is_certain(wording: str, cleaner: Cleaner) -> bool:
    """Tell whether the catalogue knows a line already."""
    found = examine(read_plain(" ".join(wording.split())), cleaner.catalogue, cleaner.english).whole.get(0)
    return found is not None and not found.weak and found.kind != "url"


def _label(found: Sightings, doubtful: bool) -> Repeat:
    above, below = _context(found.above), _context(found.below)
    return Repeat(found.wording, found.pages, found.place, above, below, doubtful)


def _among(lines: Iterable[str], headlines: Iterable[int]) -> set[str]:
    """Return the lines that are headlines, of which only digests are known."""
    digests = {digest([line]): line for line in lines}
    return {digests[headline] for headline in headlines if headline in digests}


def _context(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_CONTEXT else text[: LONGEST_CONTEXT - 1].rstrip() + "…"


def _order(label: Repeat) -> tuple[bool, int, int, str]:
    return label.doubtful, _ORDER.index(label.place), -label.pages, label.text
