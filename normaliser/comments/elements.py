"""Finds readers' comments in HTML: text in the comment containers of platforms, less forms and labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from normaliser.catalogue import Catalogue
from normaliser.comments.remarks import Remark, signed
from normaliser.examine import Examined
from normaliser.recognise.shape import SENTENCE_WORDS
from normaliser.recognise.structure import Selectors

_CERTAIN = frozenset("LDU")
_PROSE = frozenset("PSTF")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LINKED = 0.5
_NEAR = 8


class _Place(Struct, frozen=True):
    """The element of comment text around a block, and the rank of its selector (0: none)."""

    text: int = -1
    rank: int = 0
    author: bool = False
    chrome: bool = False


_NOWHERE = _Place()


@lru_cache(maxsize=4)
def _selectors(catalogue: Catalogue) -> Selectors:
    """The parts of comments, of all platforms: those of `any` last."""
    known = sorted(catalogue.platforms.values(), key=lambda platform: (platform.id == "any", platform.id))
    return Selectors(
        replace(platform, body=(), title=(), date=(), chrome=platform.comments)
        for platform in known
        if platform.comments
    )


def in_elements(found: Examined, catalogue: Catalogue) -> list[Remark]:
    """Return the comments of an HTML page, in order.

    Where elements are made for the text of comments, only what stands in the best of them is comment; elsewhere
    lines of prose without a label are, below a name or a date.
    """
    commented = [i for i, b in enumerate(found.page.blocks) if found.places[b.element].chrome == "comment"]
    if not commented:
        return []
    every = _places(found, catalogue)
    places = {index: every[found.page.blocks[index].element] for index in commented}
    best = min((place.rank for place in places.values() if place.rank and not place.chrome), default=0)
    remarks = []
    after = -1
    for blocks in _groups(found, places, best):
        above = [i for i in range(blocks[0] - 1, max(after, blocks[0] - 1 - _NEAR), -1) if i in places]
        remark = signed(found, blocks, above, [i for i in above if places[i].author])
        if best or remark.author or remark.date:
            remarks.append(remark)
        after = blocks[-1]
    return remarks


def _places(found: Examined, catalogue: Catalogue) -> Sequence[_Place]:
    selectors = _selectors(catalogue)
    places: list[_Place] = []
    for index, element in enumerate(found.page.elements):
        place = places[element.parent] if element.parent >= 0 else _NOWHERE
        facts = selectors.facts_of(element.tag, element.id, element.classes, element.role, element.itemprop)
        for role, _, _, rank in facts:
            if role == "text" and (not place.rank or rank <= place.rank):
                place = replace(place, text=index, rank=rank)
            elif role == "author":
                place = replace(place, author=True)
            elif role == "chrome":
                place = replace(place, chrome=True)
        places.append(place)
    return places


def _groups(found: Examined, places: dict[int, _Place], best: int) -> Iterator[list[int]]:
    """Yield the blocks of each comment: those of one element, or those with nothing else between."""
    group: list[int] = []
    for index, place in places.items():
        if not _is_text(found, index, place, best):
            continue
        same = group and (places[group[0]].text == place.text if best else index == group[-1] + 1)
        if group and not same:
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def _is_text(found: Examined, index: int, place: _Place, best: int) -> bool:
    trait, match = found.traits[index], found.whole.get(index)
    if place.chrome or place.author or trait.kind in _CERTAIN or trait.linked > _LINKED:
        return False
    if match is not None and match.kind == "template" and match.category == "comment":
        return False
    if best:
        return place.rank == best
    heading = found.page.elements[found.page.blocks[index].element].tag in _HEADINGS
    return not heading and match is None and trait.kind in _PROSE and trait.shape.words >= SENTENCE_WORDS
