"""The posts of a page that shows several: the home page of a blog, a month, a category."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from normaliser.examine import Examined
from normaliser.model import MachineDate

_POST_WORDS = 8
_PROSE_WORDS = 12
_SHORTEST, _LONGEST = 2, 20  # words of a title
_FARTHEST = 3
_OF_ARTICLES = frozenset(("json-ld", "meta"))
_OF_INDEXES = frozenset(("pager.older_posts", "pager.newer_posts"))
_HEADS = frozenset(("byline", "date"))
_FEET = frozenset(("comment", "taxonomy", "share", "related", "pager"))
_OF_COMMENTS = frozenset(("comment.says", "comment.reply", "comment.delete", "date.datetime"))
_TITLES = frozenset("TWS")
_FEWEST_GAPS = 2


def is_index(found: Examined, gone: AbstractSet[int]) -> bool:
    """Tell whether several posts stay on a page, and nothing says that it is the page of one."""
    if any(date.source in _OF_ARTICLES and date.kind == "published" for date in found.page.facts.dates):
        return False
    if not found.places:
        gaps = sum(_is_between_posts(found, gap) for gap in _gaps(found, gone))
        return gaps >= _FEWEST_GAPS or (gaps > 0 and _has_pager(found))
    dated = len({date.element for date in found.page.facts.dates if _is_shown(date)})
    return dated != 1 and len(_bodies(found, gone)) > 1


def titles(found: Examined, gone: AbstractSet[int]) -> set[int]:
    """Return the titles of posts that are about to go though the text below them stays."""
    if found.places:
        return set(_above_bodies(found, gone)) if is_index(found, gone) else set()
    return set(_above_bylines(found, gone))


def names(found: Examined, gone: AbstractSet[int]) -> set[int]:
    """Return the short lines above the title of the first of several posts in HTML: the blog's name, not theirs."""
    if not found.places or not is_index(found, gone):
        return set()
    blocks, places = found.page.blocks, found.places
    first = min(_bodies(found, gone).values())
    near = range(first - 1, max(-1, first - 1 - _FARTHEST), -1)
    top = next((index for index in near if _is_title(found, index)), None)
    if top is None:
        return set()
    above = [index for index in range(top) if places[blocks[index].element].body_element < 0]
    return {index for index in above if found.traits[index].shape.words < _PROSE_WORDS}


def _is_title(found: Examined, index: int) -> bool:
    place = found.places[found.page.blocks[index].element]
    return place.title and not place.chrome


def _is_shown(date: MachineDate) -> bool:
    return date.kind == "published" and date.element >= 0


def _bodies(found: Examined, gone: AbstractSet[int]) -> dict[int, int]:
    """The elements of one kind that hold posts with text that stays, each with its first block: the commonest kind."""
    kinds: dict[tuple[str, str], dict[int, int]] = {}
    for index, block in enumerate(found.page.blocks):
        body = found.places[block.element].body_element
        if body < 0 or index in gone or found.traits[index].shape.words < _POST_WORDS:
            continue
        element = found.page.elements[body]
        if element.classes:
            kinds.setdefault((element.tag, element.classes), {}).setdefault(body, index)
    return max(kinds.values(), key=len, default={})


def _above_bodies(found: Examined, gone: AbstractSet[int]) -> Iterator[int]:
    for first in _bodies(found, gone).values():
        for index in range(first - 1, max(-1, first - 1 - _FARTHEST), -1):
            if _is_title(found, index):
                if index in gone:
                    yield index
                break


def _above_bylines(found: Examined, gone: AbstractSet[int]) -> Iterator[int]:
    """In plain text, below a post: the line between labels and the byline above prose that stays."""
    traits = found.traits
    for index in sorted(gone):
        look = traits[index].shape
        if traits[index].kind not in _TITLES or not _SHORTEST <= look.words <= _LONGEST or look.accents:
            continue
        below = index + 1
        while below < len(traits) and below in gone and _is(found, below, _HEADS):
            below += 1
        topped = index > 0 and index - 1 in gone and _is(found, index - 1, _FEET)
        signed = index + 1 < below < len(traits) and below not in gone and traits[below].shape.words >= _PROSE_WORDS
        if topped and signed and any(above not in gone for above in range(index)):
            yield index


def _gaps(found: Examined, gone: AbstractSet[int]) -> Iterator[range]:
    """The stretches that go between prose that stays."""
    last = -1
    for index, trait in enumerate(found.traits):
        if index in gone or trait.shape.words < _PROSE_WORDS:
            continue
        if last >= 0 and any(i in gone for i in range(last + 1, index)):
            yield range(last + 1, index)
        last = index


def _is_between_posts(found: Examined, gap: Sequence[int]) -> bool:
    """The foot of a post and the head of one, both certain, and nothing that stands between comments."""
    if any(_message(found, index) in _OF_COMMENTS for index in gap):
        return False
    return any(_is(found, index, _HEADS) for index in gap) and any(_is(found, index, _FEET) for index in gap)


def _is(found: Examined, index: int, categories: AbstractSet[str]) -> bool:
    match = found.whole.get(index)
    return match is not None and not match.weak and match.category in categories


def _message(found: Examined, index: int) -> str:
    match = found.whole.get(index)
    return "" if match is None else match.message


def _has_pager(found: Examined) -> bool:
    return any(match.message in _OF_INDEXES and not match.weak for match in found.whole.values())
