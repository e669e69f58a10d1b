"""What goes though its score is that of an article: outside of it, beside what goes, below a heading of teasers."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from normaliser.examine import Examined
from normaliser.guards import CERTAIN
from normaliser.passages import BULLETS, STOP
from normaliser.recognise.shape import SENTENCE_WORDS

_POPULAR = "related.popular"


def bullets(found: Examined, gone: AbstractSet[int]) -> set[int]:
    """Return the lone bullets right above or below what goes."""
    page = found.page
    lone = (i for i, block in enumerate(page.blocks) if page.text[block.start : block.end] in BULLETS)
    return {index for index in lone if index not in gone and {index - 1, index + 1} & gone}


def teasers(found: Examined, gone: AbstractSet[int]) -> set[int]:
    """Return all that stands below the heading of popular posts, if that is below the article and no prose follows."""
    traits = found.traits
    last = max((i for i, trait in enumerate(traits) if trait.kind == "P" and i not in gone), default=len(traits))
    heads = (i for i in sorted(gone) if i > last and traits[i].kind == "L" and _is_popular(found, i))
    first = next(heads, len(traits))
    return set(range(first, len(traits)))


def _is_popular(found: Examined, index: int) -> bool:
    match = found.traits[index].match
    return match is not None and match.message.startswith(_POPULAR)


def _leads_away(found: Examined, index: int, gone: AbstractSet[int]) -> bool:
    """Tell whether the last line above chrome leads to other articles: `Read More on the Ferry Dispute`."""
    match = found.traits[index].match
    leads = match is not None and (match.category, match.kind) == ("related", "template")
    return leads and index + 1 in gone and not _is_sentence(found, index)


def _is_sentence(found: Examined, index: int) -> bool:
    """Tell whether a line ends as a sentence does, and is as long as one."""
    shape = found.traits[index].shape
    return shape.end == STOP and shape.words >= SENTENCE_WORDS


def _is_ambiguous(found: Examined, index: int, gone: AbstractSet[int]) -> bool:
    """Tell whether an ambiguous label stands right above chrome, on a page of plain text that has certain ones."""
    below = index + 1 in gone
    if not below or found.places or not found.around.labels:
        return False
    return found.traits[index].kind in "Aa" and not _is_sentence(found, index)


def edges(found: Examined, gone: AbstractSet[int]) -> set[int]:
    """Peel inwards from both ends: certain labels and dates with nothing but chrome outside of them."""
    peeled: set[int] = set()
    count = len(found.traits)
    for way in (range(count), range(count - 1, -1, -1)):
        for index in way:
            if index in gone:
                continue
            last = way.step < 0 and (_leads_away(found, index, gone) or _is_ambiguous(found, index, gone | peeled))
            if found.traits[index].kind not in CERTAIN and not last:
                break
            peeled.add(index)
    return peeled if len(peeled) + len(gone) < count else set()
