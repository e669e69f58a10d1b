"""Lines that belong together: a verse, a quotation, a list, a caption; in the language of the chrome, or any other."""

from __future__ import annotations

from collections.abc import Sequence

from normaliser.evidence.traits import is_foreign
from normaliser.examine import Examined
from normaliser.punctuation import CLOSERS, OPENERS, STOPS

FOREIGN = "F"
SENTENCES = frozenset("PS")
BULLETS = frozenset("-–—*•·‣◦")
STOP, COMMA = 0, 2  # ends of lines
_FEWEST, _SENTENCE, _CAPTION = 3, 8, 3
_AROUND_QUOTATIONS = SENTENCES | {"T", "W"}
_OPENING, _COLONS, _MARKS = tuple(set(OPENERS) - {"("}), (":", "："), "*_ "
_STANZA = 30  # lines above and below that tell whether a line is of a verse


def is_other(found: Examined, index: int) -> bool:
    """Tell whether a line is in another language, that of the interface or not."""
    trait = found.traits[index]
    return trait.kind == FOREIGN or (trait.match is None and is_foreign(trait, found.spelled[index]))


def is_passage(found: Examined, index: int) -> bool:
    """Tell whether a line in another language is part of the text: a long sentence, or one that stands among others.

    Three such lines are a verse or a quotation, with items of the same list a list. One between sentences that begins
    with a word and a colon is a caption.
    """
    traits = found.traits
    first = last = index
    while first > 0 and last - first + 1 < _FEWEST and _goes_on(found, first - 1, index):
        first -= 1
    while last + 1 < len(traits) and last - first + 1 < _FEWEST and _goes_on(found, last + 1, index):
        last += 1
    look = traits[index].shape
    if last - first + 1 >= _FEWEST or (look.end == STOP and look.words >= _SENTENCE):
        return True
    around = traits[max(0, first - 1) : first] + traits[last + 1 : last + 2]
    between = len(around) == 2 and all(trait.kind in SENTENCES for trait in around)
    return between and look.words > _CAPTION and look.lowered[0].endswith(":")


def _goes_on(found: Examined, index: int, other: int) -> bool:
    """Tell whether a line is like another one: in another language too, or an item of the same list."""
    return found.traits[index].kind == FOREIGN or in_one_list(found, index, other)


def in_one_list(found: Examined, index: int, other: int) -> bool:
    """Tell whether a line without evidence has the bullet that another one has."""
    mark = _bullet(found, index)
    return mark != "" and mark == _bullet(found, other) and found.traits[index].match is None


def _bullet(found: Examined, index: int) -> str:
    start = found.page.blocks[index].start
    head = found.page.text[start : start + 2]
    return head[0] if head[0] in BULLETS and head.endswith(" ") else ""


def is_quoted(found: Examined, index: int) -> bool:
    """Tell whether a line in another language is in a quotation: in quotation marks, in Markdown's, or below a colon.

    Text in the language of the article is above and below it and the lines in another language beside it.
    """
    traits, text, blocks = found.traits, found.page.text, found.page.blocks
    first = last = index
    while first > 0 and traits[first - 1].kind == FOREIGN and index - first < _STANZA:
        first -= 1
    while last + 1 < len(traits) and traits[last + 1].kind == FOREIGN and last - index < _STANZA:
        last += 1
    around = traits[max(0, first - 1) : first] + traits[last + 1 : last + 2]
    if len(around) < 2 or any(trait.kind not in _AROUND_QUOTATIONS or trait.match for trait in around):
        return False
    if text[blocks[first - 1].start : blocks[first - 1].end].rstrip(_MARKS)[-1:] in _COLONS:
        return True
    passage = text[blocks[first].start : blocks[last].end]
    if passage.startswith("> "):
        return True
    passage = passage.strip(_MARKS)
    return passage[:1] in _OPENING and passage[-1:] in CLOSERS + STOPS + OPENERS  # `„Ja“`


def is_verse(found: Examined, run: Sequence[int]) -> bool:
    """Tell whether lines in another language are punctuated: labels seldom end in a comma or a full stop."""
    traits = [found.traits[index] for index in run]
    punctuated = [trait for trait in traits if trait.shape.end in (STOP, COMMA)]
    return all(trait.kind == FOREIGN for trait in traits) and len(traits) < 2 * len(punctuated)


def in_verse(found: Examined, index: int) -> bool:
    """Tell whether a line in another language is one of such lines that are verse."""
    traits = found.traits
    first = last = index
    while first > 0 and index - first < _STANZA and traits[first - 1].kind == FOREIGN:
        first -= 1
    while last + 1 < len(traits) and last - index < _STANZA and traits[last + 1].kind == FOREIGN:
        last += 1
    return is_verse(found, range(first, last + 1))
