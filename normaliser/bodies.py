"""What stays in HTML because it stands in the element of the article: lists, captions, a second language."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from normaliser.elsewhere import lead_away
from normaliser.evidence.context import titles
from normaliser.examine import Examined
from normaliser.guards import CERTAIN, runs
from normaliser.passages import SENTENCES

_PLAIN = frozenset("PSTWNB")
_LINES = frozenset("PSTWNBF")
_LINKED = 0.5
_NEARLY, _DOUBTFUL = -1.0, -2.0
_PARAGRAPH = 12
_FEWEST_WORDS = 6
_OF_A_SIZE = 2  # how much longer than the other one of two languages side by side may be


def inner(found: Examined, gone: AbstractSet[int], scores: Sequence[float]) -> set[int]:
    """Return the blocks in the element of the article that stay though their scores would let them go.

    Lines without evidence between article text do, or right below it when they nearly stay, and so do paragraphs
    in another language when there is about as much of them as of the article.
    """
    if not found.places:
        return set()
    kept: set[int] = set()
    for run in runs(gone):
        kept.update(_enclosed(found, run, scores))
    return kept | _second_language(found, gone)


def alone(found: Examined, gone: AbstractSet[int], scores: Sequence[float]) -> set[int]:
    """Return the sentences of a post that is so short that none would stay: in the best element for posts, or first."""
    if not found.places:
        return set()
    named = titles(found.traits, found.page)
    sentences = [i for i, trait in enumerate(found.traits) if trait.kind in SENTENCES and not named[i]]
    if any(index not in gone for index in sentences):
        return set()
    likely = [i for i in sentences if _is_plain(found, i) and _body(found, i) >= 0 and scores[i] > _DOUBTFUL]
    if not likely:
        return set([index for index in sentences if _is_plain(found, index) and scores[index] > 0][:1])
    best = min(likely, key=lambda index: found.places[found.page.blocks[index].element].body)
    return {index for index in likely if _body(found, index) == _body(found, best)}


def furniture(found: Examined) -> set[int]:
    """Return the short lines in chrome containers: on a page without an article nothing speaks for them."""
    blocks = found.page.blocks
    short = [index for index, trait in enumerate(found.traits) if trait.shape.words < _PARAGRAPH]
    return {index for index in short if found.places and found.places[blocks[index].element].chrome}


def is_furniture(found: Examined, scores: Sequence[float]) -> bool:
    """Tell whether the block with the best score is a certain label or a short line in a chrome container."""
    best = max(range(len(scores)), key=scores.__getitem__)
    return found.traits[best].kind in CERTAIN or best in furniture(found)


def labels_alone(found: Examined, gone: AbstractSet[int]) -> set[int]:
    """Return what is left of an HTML page when that is nothing but certain labels."""
    left = {index for index in range(len(found.traits)) if index not in gone}
    return left if found.places and all(found.traits[index].kind in CERTAIN for index in left) else set()


def _body(found: Examined, index: int) -> int:
    """The element of the article that a block stands in, -1 where there is none or a chrome container is nearer."""
    if not 0 <= index < len(found.traits):
        return -1
    place = found.places[found.page.blocks[index].element]
    return -1 if place.chrome else place.body_element


def _enclosed(found: Examined, run: Sequence[int], scores: Sequence[float]) -> Sequence[int]:
    """The whole run when the same body is above and below it, else as much below article text as nearly stays."""
    body = _body(found, run[0] - 1)
    if body < 0:
        return ()
    plain = [_body(found, index) == body and _is_plain(found, index) for index in run]
    if _body(found, run[-1] + 1) == body and (all(plain) or _is_link_list(found, run, body)):
        return run
    near = 0
    while near < len(run) and plain[near] and scores[run[near]] > _NEARLY:
        near += 1
    return run[:near]


def _is_link_list(found: Examined, run: Sequence[int], body: int) -> bool:
    """Tell whether a run in the body of a post is without evidence, but for links, and these lead to other sites."""
    known = [found.traits[index] for index in run]
    if any(trait.kind not in _LINES or trait.match is not None for trait in known):
        return False
    return all(_body(found, index) == body for index in run) and lead_away(found, run)


def _is_plain(found: Examined, index: int) -> bool:
    trait = found.traits[index]
    return trait.kind in _PLAIN and trait.match is None and trait.linked < _LINKED


def _second_language(found: Examined, gone: AbstractSet[int]) -> set[int]:
    """Paragraphs in another language, where the article's body has some that stay and they are of a size."""
    ours: dict[int, int] = {}
    theirs: dict[int, list[int]] = {}
    for index, trait in enumerate(found.traits):
        body = _body(found, index)
        if body < 0 or trait.linked >= _LINKED:
            continue
        if trait.kind == "F" and trait.shape.words >= _FEWEST_WORDS:
            theirs.setdefault(body, []).append(index)
        elif trait.kind != "F" and index not in gone:
            ours[body] = ours.get(body, 0) + trait.shape.words
    sized = [those for body, those in theirs.items() if _are_of_a_size(found, those, ours.get(body, 0))]
    return {index for those in sized for index in those if index in gone}


def _are_of_a_size(found: Examined, those: Sequence[int], ours: int) -> bool:
    words = [found.traits[index].shape.words for index in those]
    return len(words) > 1 and max(words) >= _PARAGRAPH and ours <= _OF_A_SIZE * sum(words) <= _OF_A_SIZE**2 * ours
