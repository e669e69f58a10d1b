"""How much is added to the scores of a page's blocks: for its language, and for where its article stands."""

from __future__ import annotations

from collections.abc import Sequence

from normaliser.evidence.second import densest
from normaliser.evidence.tongue import ENGLISH, NONE, OTHER
from normaliser.evidence.traits import ENGLISH_SHARE
from normaliser.examine import Examined
from normaliser.recognise.shape import SENTENCE_WORDS

_BOUND = 8.0
_LITTLE_ENGLISH = 1
_PLAIN = frozenset("PST")
_LINKED = 0.5
LEVEL, OTHER_IN_HTML, OTHER_IN_TEXT = 4.0, 5.0, 6.5  # of an English article, and of others: there evidence is weaker
_FEWEST_WORDS = 40
_IN_HTML = 1 / 3  # the part of what another language adds
MOST_UP, MOST_UP_IN_TEXT = 2.5, 3.0
MOST_DOWN = 1.0


def biased(found: Examined, scores: Sequence[float], other_language: float, contrast: float) -> list[float]:
    """Return the scores with what the page's language adds, moved so that its article stands where articles do.

    How much evidence there is differs from page to page, above all where article and interface have one language: the
    same score is that of the best sentence of one page and of a menu on another.
    """
    told = 0.0 if found.around.language == ENGLISH else (_IN_HTML if found.places else 1.0) * other_language
    raised = [score + told + gain for score, gain in zip(scores, _contrasts(found, contrast), strict=True)]
    moved = _move(found, raised)
    return [score + moved for score in raised]


def bounded(scores: Sequence[float], more: float = 0.0) -> list[float]:
    """Return the scores with `more` added, none so extreme that it outweighs a page."""
    return [max(-_BOUND, min(_BOUND, score + more)) for score in scores]


def _contrasts(found: Examined, contrast: float) -> list[float]:
    around = found.around
    if not (around.language == ENGLISH and around.ui == OTHER and around.english_chrome <= _LITTLE_ENGLISH):
        return [0.0] * len(found.traits)
    return [contrast if t.code <= 2 and t.shape.english >= ENGLISH_SHARE else 0.0 for t in found.traits]


def _move(found: Examined, scores: Sequence[float]) -> float:
    around, html = found.around, bool(found.places)
    if around.language == ENGLISH and around.ui == OTHER and not html:
        return 0.0  # the language of a line tells enough
    height = _height(found, scores)
    if height is None:
        return 0.0
    level = LEVEL if around.language != OTHER else OTHER_IN_HTML if html else OTHER_IN_TEXT
    most_down = MOST_DOWN if around.ui == OTHER and around.language != NONE else 0.0
    most_up = MOST_UP_IN_TEXT if level == OTHER_IN_TEXT else MOST_UP
    return max(-most_down, min(most_up, level - height))


def _height(found: Examined, scores: Sequence[float]) -> float | None:
    """Return the score that half of the words in the sentences of the densest stretch have; None if those are few."""
    traits = found.traits
    inside = range(*densest(scores, traits))
    lines = [
        (scores[index], traits[index].shape.words)
        for index in inside
        if traits[index].kind in _PLAIN
        and traits[index].shape.words >= SENTENCE_WORDS
        and traits[index].linked < _LINKED
    ]
    half = sum([words for _, words in lines]) / 2
    if 2 * half < _FEWEST_WORDS and found.around.language != OTHER:
        return None
    for score, words in sorted(lines, reverse=True):
        half -= words
        if half <= 0:
            return score
    return None
