"""From a page to what is known of it: matches, standings, votes, traits. Decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from msgspec import Struct

from normaliser import votes
from normaliser.catalogue import Catalogue
from normaliser.evidence import Spelling, Surroundings, Trait, spelling, surroundings, traits, with_foreign
from normaliser.evidence.context import titles
from normaliser.evidence.script import script_of_labels
from normaliser.evidence.spelling import is_told, likeliest
from normaliser.evidence.tongue import ENGLISH, OTHER
from normaliser.evidence.traits import ENGLISH_SHARE, is_bare, with_stops
from normaliser.model import Match, Page
from normaliser.recognise.broken import mended
from normaliser.recognise.dates import date_lines
from normaliser.recognise.enclosed import enclosed
from normaliser.recognise.labels import labels
from normaliser.recognise.links import linked
from normaliser.recognise.parts import in_parts, mixed
from normaliser.recognise.repeats import repeats
from normaliser.recognise.shape import SENTENCE_WORDS, Shape
from normaliser.recognise.structure import (
    Standing,
    platform_of,
    publishers,
    selectors_for,
    standings,
)
from normaliser.sites import Known

LINKED = 0.5
MOSTLY_CAPITALS = 5  # a bin of `Shape`
HEADINGS = frozenset(("h1", "h2", "h3"))
NEAR_HEADING = 8
RANK = {"label": 4, "template": 3, "run": 2, "date": 5, "url": 1, "repeat": 6}


NONE: Mapping[str, Known] = MappingProxyType({})
Memo = dict[str, tuple[Shape, str]]  # what is known of a line, whatever page it stands on


class Examined(Struct, frozen=True):
    """All that the recognisers found on a page. `whole` holds, by block, the match that covers it best.

    `spelled` holds, by block, the log-odds that its letters are English, and of how many sequences they are the sum;
    `worded` the same of an interface's words, where another model than the one that ships is to be asked. `script` is
    that of the certain labels, around an English article. `divided`: the page stood on one line and its blocks are
    parts of it; `mixed` are those of them that have English words, be there others in front.
    """

    page: Page
    matches: tuple[Match, ...]
    whole: dict[int, Match]
    inside: tuple[Match, ...]
    places: tuple[Standing, ...]
    traits: tuple[Trait, ...]
    around: Surroundings
    spelled: tuple[tuple[float, int], ...]
    ui_locale: str
    platform: str
    script: str = ""
    worded: tuple[tuple[float, int], ...] = ()
    divided: bool = False
    mixed: frozenset[int] = frozenset()


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
    whole_lines, page = page, in_parts(page, catalogue)
    divided = page is not whole_lines
    page = page if divided else mended(page, english)
    told = platform_of(page, catalogue) if page.elements else ""
    matches = [*labels(page, catalogue), *linked(page, catalogue)]
    locale = votes.ui_locale(page, matches)
    matches += date_lines(page, locale)
    matches += () if divided else enclosed(page, matches)
    matches += repeats(page, known, matches)
    whole, inside = by_block(page, matches)
    places = standings(page, selectors_for(catalogue, told)) if page.elements else []
    seen = traits(page, _telling(whole, locale), english, {} if memo is None else memo)
    if is_bare(page.text):
        seen = with_stops(seen)
    around = surroundings(seen, locale, in_body(page, places, seen))
    spelled = foreign_spellings(seen, around, locale)
    written = script_of_labels(seen, locale.partition("-")[0]) if around.language == ENGLISH else ""
    if around.language == ENGLISH:
        seen = with_foreign(seen, spelled, written)
    return Examined(
        page, tuple(matches), whole, inside, tuple(places), tuple(seen), around, spelled,
        locale, votes.platform(told, matches, publishers(catalogue)), written,
        divided=divided, mixed=mixed(page, english) if divided else frozenset(),
    )  # fmt: skip


def in_body(page: Page, places: Sequence[Standing], known: Sequence[Trait]) -> list[Trait]:
    """Return the sentences in the element where the page's platform puts its posts; none in plain text.

    Below an English headline it is the first one that tells, for a post may be shorter than what is around it.
    """
    if not places:
        return []
    if opening := _english_opening(page, places, known):
        return opening
    pairs = ((places[block.element], trait) for block, trait in zip(page.blocks, known, strict=True))
    inside = [(place.body, trait) for place, trait in pairs if place.body and not place.chrome]
    inside = [(rank, trait) for rank, trait in inside if trait.linked < LINKED and _is_sentence(trait)]
    best = min((rank for rank, _ in inside), default=0)
    return [trait for rank, trait in inside if rank == best]


def _is_sentence(trait: Trait) -> bool:
    return trait.shape.words >= SENTENCE_WORDS and trait.match is None


def _english_opening(page: Page, places: Sequence[Standing], known: Sequence[Trait]) -> list[Trait]:
    """Return the first sentence below the heading that says the page's title, if both are English."""
    for start, named in enumerate(titles(known, page)):
        element = page.blocks[start].element
        heading = named and (places[element].title or page.elements[element].tag in HEADINGS)
        if not heading or not known[start].shape.english:
            continue
        below = known[start + 1 : start + 1 + NEAR_HEADING]
        first = next((trait for trait in below if trait.kind in "PS" and trait.linked < LINKED), None)
        if first is not None and first.shape.english >= ENGLISH_SHARE:
            return [first]
    return []


def foreign_spellings(known: Sequence[Trait], around: Surroundings, locale: str) -> tuple[tuple[float, int], ...]:
    """Return what `spellings` does, against the language of the labels or, failing that, what fits the lines best."""
    told = locale if around.labels else ""
    found = spellings(known, around, spelling(told))
    if around.language != ENGLISH or is_told(told):
        return found
    pairs = zip(known, found, strict=True)
    foreign = [trait.shape.lowered for trait, (odds, _) in pairs if odds < 0 and _may_tell(trait)]
    language = likeliest(foreign) if foreign else ""
    return spellings(known, around, spelling(language)) if language else found


def _may_tell(trait: Trait) -> bool:
    """Tell whether a line may tell a language: it has no English, and isn't all capitals, as names are."""
    return not trait.shape.english and trait.shape.capitals < MOSTLY_CAPITALS


def spellings(known: Iterable[Trait], around: Surroundings, letters: Spelling) -> tuple[tuple[float, int], ...]:
    """Return, by block, how English the letters are; nothing for a page in another language."""
    if around.language == OTHER:
        return tuple((0.0, 0) for _ in known)
    return tuple(letters.odds(trait.shape.lowered) for trait in known)


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


def _telling(whole: Mapping[int, Match], locale: str) -> dict[int, Match]:
    """Return the matches that count.

    That a line recurs in articles says nothing of where it stands, nor does an ambiguous label that neither English nor
    the language of the page's certain labels has.
    """
    language = locale.partition("-")[0]
    certain = any(not match.weak and _is_of(match, (language,)) for match in whole.values())
    spoken = (language, "en", "und")
    return {
        index: match
        for index, match in whole.items()
        if not match.weak or (match.kind != "repeat" and (not certain or not match.locales or _is_of(match, spoken)))
    }


def _is_of(match: Match, languages: Sequence[str]) -> bool:
    return any(locale.partition("-")[0] in languages for locale in match.locales)


def _rank(match: Match) -> tuple[bool, int]:
    return not match.weak, RANK.get(match.kind, 0)
