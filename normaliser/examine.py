"""From a page to what is known of it: matches, standings, votes, traits. Decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from msgspec import Struct

from normaliser import votes
from normaliser.catalogue import Catalogue
from normaliser.evidence import Surroundings, Trait, surroundings, traits
from normaliser.model import Match, Page
from normaliser.recognise.dates import date_lines
from normaliser.recognise.enclosed import enclosed
from normaliser.recognise.labels import labels
from normaliser.recognise.links import linked
from normaliser.recognise.repeats import repeats
from normaliser.recognise.shape import Shape
from normaliser.recognise.structure import (
    Standing,
    platform_of,
    publishers,
    selectors_for,
    standings,
)
from normaliser.sites import Known

RANK = {"label": 4, "template": 3, "run": 2, "date": 5, "url": 1, "repeat": 6}


NONE: Mapping[str, Known] = MappingProxyType({})
Memo = dict[str, tuple[Shape, str]]  # what is known of a line, whatever page it stands on


class Examined(Struct, frozen=True):
    """All that the recognisers found on a page. `whole` holds, by block, the match that covers it best."""

    page: Page
    matches: tuple[Match, ...]
    whole: dict[int, Match]
    inside: tuple[Match, ...]
    places: tuple[Standing, ...]
    traits: tuple[Trait, ...]
    around: Surroundings
    ui_locale: str
    platform: str


def examine(
    page: Page,
    catalogue: Catalogue,
    english: AbstractSet[str],
    memo: Memo | None = None,
    known: Mapping[str, Known] = NONE,
) -> Examined:
    """Run every recogniser over `page`, let the page vote on its locale and platform.

    `known` holds the lines that recur on its site, folded.
    """
    told = platform_of(page, catalogue) if page.elements else ""
    matches = [*labels(page, catalogue), *linked(page, catalogue)]
    locale = votes.ui_locale(page, matches)
    matches += date_lines(page, locale)
    matches += enclosed(page, matches)
    matches += repeats(page, known, matches)
    whole, inside = by_block(page, matches)
    places = standings(page, selectors_for(catalogue, told)) if page.elements else []
    seen = traits(page, _telling(whole), english, {} if memo is None else memo)
    around = surroundings(seen, locale)
    return Examined(
        page, tuple(matches), whole, inside, tuple(places), tuple(seen), around,
        locale, votes.platform(told, matches, publishers(catalogue)),
    )  # fmt: skip


def by_block(page: Page, matches: Iterable[Match]) -> tuple[dict[int, Match], tuple[Match, ...]]:
    """Return the best match for each block covered whole, and the matches inside of blocks."""
    starts = {block.start: index for index, block in enumerate(page.blocks)}
    whole: dict[int, Match] = {}
    inside: list[Match] = []
    for match in matches:
        index = starts.get(match.start, -1)
        if index >= 0 and page.blocks[index].end == match.end:
            held = whole.get(index)
            if held is None or _rank(match) > _rank(held):
                whole[index] = match
        else:
            inside.append(match)
    return whole, tuple(sorted(inside, key=lambda match: match.start))


def _telling(whole: dict[int, Match]) -> dict[int, Match]:
    """Return the matches that count: that a line recurs in articles says nothing of where it stands."""
    return {index: match for index, match in whole.items() if match.kind != "repeat" or not match.weak}


def _rank(match: Match) -> tuple[bool, int]:
    return not match.weak, RANK.get(match.kind, 0)
