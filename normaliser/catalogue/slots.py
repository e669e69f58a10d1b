"""What may stand in a slot of a template: the shape of it, in folded text. Recognisers of dates know more."""

from __future__ import annotations

import re
from collections.abc import Callable

_NAME = re.compile(r"[^\W_0][\w .'’@&()/·•-]*")
_SEPARATOR = re.compile("[,;、，|/·•#]")
_LONGEST_ITEM = 4  # words
_SENTENCE = re.compile(r"\w{3}[.!?] ")


def fits(slot: str, text: str, quoted: bool = False) -> bool:
    """Tell whether a folded text has the shape of what a slot holds; a title in quotation marks may hold sentences.

    >>> fits("author", "ann lee"), fits("author", '"it is late," she'), fits("date", "0. may 0"), fits("date", "monday")
    (True, False, True, False)
    """
    text = text.strip(' ,;:|-–·()[]"')
    if not text or len(text.split()) > _MOST_WORDS.get(slot, 8):
        return False
    return (quoted and slot == "title") or _SHAPES.get(slot, _any)(text)


def _any(text: str) -> bool:
    return _SENTENCE.search(text) is None


def _name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None and _SENTENCE.search(text) is None


def _items(text: str) -> bool:
    """Tell whether a text is a list of short items, as tags and categories are."""
    return _any(text) and all(len(item.split()) <= _LONGEST_ITEM for item in _SEPARATOR.split(text))


def _number(text: str) -> bool:
    return "0" in text


_SHAPES: dict[str, Callable[[str], bool]] = {
    "author": _name,
    "service": _name,
    "date": _number,
    "time": _number,
    "list": _items,
}
_MOST_WORDS = {"author": 5, "service": 5, "date": 9, "time": 4, "title": 24, "category": 6, "list": 40, "query": 12}
