"""Finds the lines above the article that say its title again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from normaliser.evidence.context import titles
from normaliser.examine import HEADINGS, Examined

_PARAGRAPH = 12
_MORE_WORDS = 3
_SENTENCE = 6
_UNMARKED = frozenset("PSTW")
_TRAILS = frozenset("LAa")


def copies(found: Examined, gone: AbstractSet[int], scores: Sequence[float]) -> set[int]:
    """Return the lines above the first paragraph that say the title before it, such as the name of the page.

    In HTML the page tells its title. In plain text, of those that stay and have no evidence, the last that others
    begin with is the title; with them go the doubtful lines between, and a label with the title behind it.
    """
    traits = found.traits
    if found.places:
        return _copies_in_html(found, gone)
    first = next((i for i, t in enumerate(traits) if i not in gone and t.shape.words >= _PARAGRAPH), 0)
    head = [i for i in range(first) if i not in gone and traits[i].kind in _UNMARKED and traits[i].shape.words > 2]
    taken: set[int] = set()
    for index in reversed(head):
        name = traits[index].folded
        if index not in taken:
            twins = [i for i in head if i < index and traits[i].folded.startswith(name)]
            taken.update(i for i in range(index) if i not in gone and _is_trail(found, i, name))
            taken.update(twins)
            taken.update(
                i for i in range(min(twins, default=index), index) if i not in gone and _is_unlikely(found, i, scores)
            )
    return taken


def _is_trail(found: Examined, index: int, title: str) -> bool:
    """Tell whether a line begins with a label and ends with the title: `HomeFerriesGuild Ends Refusal`."""
    trait = found.traits[index]
    return trait.kind in _TRAILS and len(trait.folded) > len(title) and trait.folded.endswith(title)


def _is_unlikely(found: Examined, index: int, scores: Sequence[float]) -> bool:
    return found.traits[index].kind in _UNMARKED and scores[index] < 0


def _copies_in_html(found: Examined, gone: AbstractSet[int]) -> set[int]:
    """Of the lines above the article that say the title of the page, a few words aside, one stays: the last heading."""
    named = titles(found.traits, found.page)
    head = list(_head_of(found, gone, named))
    names = [index for index in head if named[index]]
    if len(head) < 2 or not names:
        return set()
    stays = [index for index in names if _is_heading(found, index)][-1:] or names[-1:]
    title = found.traits[stays[0]]
    most = title.shape.words + _MORE_WORDS
    twins = {i for i in head if title.folded in found.traits[i].folded and found.traits[i].shape.words <= most}
    return twins - set(stays)


def _head_of(found: Examined, gone: AbstractSet[int], named: Sequence[bool]) -> Iterator[int]:
    """Yield the kept blocks that say the title, before the first that says more."""
    names = {trait.folded for trait, is_named in zip(found.traits, named, strict=True) if is_named}
    for index, trait in enumerate(found.traits):
        if index in gone:
            continue
        if named[index] or any(name in trait.folded for name in names):
            yield index
        elif trait.shape.words >= _SENTENCE:
            return


def _is_heading(found: Examined, index: int) -> bool:
    return found.page.elements[found.page.blocks[index].element].tag in HEADINGS
