"""Says in a letter what a label is about, and in which languages it is one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from normaliser.catalogue import Catalogue
from normaliser.model import Label
from normaliser.recognise.describe import ANY_LANGUAGE
from normaliser.text import fold

_SHORTEST = 3
_AUTHOR = frozenset(("byline.by", "byline.posted_by", "byline.author", "byline.view_all_by"))
_AUTHOR_SLOT = "{author}"
_FACTS = frozenset(("date.relative",))
_PLACES = frozenset(("byline.posted_in", "comment.author_on_post"))
_CLASSES = {
    **{"byline": "i", "date": "o", "taxonomy": "t", "comment": "c", "share": "s", "pager": "p"},
}
_ORDER = "aotvscpiu"


class Sense(Struct, frozen=True):
    """What a label says: its letter (nothing when it is too short to say anything), and its languages."""

    letter: str
    languages: frozenset[str]


@lru_cache(maxsize=8192)
def sense_of(catalogue: Catalogue, key: str) -> Sense:
    """Return what a label says, which is remembered."""
    labels = catalogue.lookup(key)
    return Sense(_letter_of(labels, key), frozenset([label.locale.partition("-")[0] for label in labels]))


def letter_of(catalogue: Catalogue, key: str) -> str:
    """Return the letter of a label."""
    return sense_of(catalogue, key).letter


def _letter_of(labels: Sequence[Label], key: str) -> str:
    certain = {_class_of(label, key) for label in labels if not label.ambiguous}
    classes = certain or {_class_of(label, key) for label in labels}
    short = len(key) < _SHORTEST and key.islower()
    letters = [letter for letter in _ORDER if letter in classes and (letter in "ao" or not short)]
    if not letters:
        return ""
    return letters[0].upper() if certain and (len(key) > _SHORTEST or not key.islower()) else letters[0]


def _class_of(label: Label, key: str) -> str:
    """Return the small letter of a label's message."""
    if label.message in _AUTHOR:
        before, slot, _ = label.wording.partition(_AUTHOR_SLOT)
        return "a" if not slot or fold(before).endswith(key) else "o"
    if label.message in _PLACES:
        return "o"
    if label.message in _FACTS:
        return "i"
    if label.locale == ANY_LANGUAGE:
        return "v"
    return _CLASSES.get(label.message.partition(".")[0], "u")
