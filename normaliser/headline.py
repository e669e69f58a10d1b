"""Finds the headline among the blocks above the article, so that it stays."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from urllib.parse import urlsplit

from normaliser.evidence.context import titles
from normaliser.evidence.traits import category_code
from normaliser.examine import HEADINGS, Examined
from normaliser.passages import FOREIGN, SENTENCES

_FARTHEST = 12
_LONGEST = 20
_PARAGRAPH = 12
_DOUBTFUL = -2.0
_HOPELESS = -6.0
_UNLIKELY, _LIKELY, _ALIKE = -4.0, 2.0, 1.0
_SHORT_HEAD = 9
_FEW = 2
_LONG = 4
_MOST_LINES = 4
_UNMARKED = frozenset("PSTW")
_TITLES = frozenset("TW")  # what may be the headline itself, so that there is none above
_ROOTS = frozenset(("", "/"))
_HEADING_MARKS = ("# ", "## ")
_MARKED = frozenset("LDUaedNBF")
_LABELS = frozenset("LDeAa")
_CERTAIN = frozenset("LDe")
_BYLINES = frozenset(map(category_code, ("byline", "date", "share", "comment")))
_NO_TITLES = frozenset(map(category_code, ("date", "share", "comment")))


def headline(found: Examined, gone: AbstractSet[int], scores: Sequence[float]) -> set[int]:
    """Return the blocks above the article that are its headline and are about to go."""
    first = next((index for index in range(len(found.traits)) if index not in gone), None)
    if not first:
        return set()
    if found.places:
        return _with_subtitle(found, _in_html(found, gone, first), scores)
    crown = _crown(found, gone, first)
    if crown is not None:
        return {crown}
    named = _with_subtitle(found, {i for i in _in_text(found, first, scores) if scores[i] > _HOPELESS}, scores)
    crown = _crown(found, gone - named, min(named)) if named else None
    return named if crown is None else named | {crown}


def _in_html(found: Examined, gone: AbstractSet[int], first: int) -> set[int]:
    named = titles(found.traits, found.page)
    if any(named[index] for index in range(first, len(named)) if index not in gone):
        return set()
    for index in range(first - 1, max(-1, first - 1 - _FARTHEST), -1):
        element = found.page.blocks[index].element
        if named[index] and (found.places[element].title or found.page.elements[element].tag in HEADINGS):
            return {index}
    return set()


def _with_subtitle(found: Examined, titled: set[int], scores: Sequence[float]) -> set[int]:
    """Add the line without evidence right below a headline that stays for its place, if it looks like article."""
    below = {index + 1 for index in titled if index + 1 < len(found.traits)}
    return titled | {index for index in below if found.traits[index].kind in _UNMARKED and scores[index] > 0}


def _crown(found: Examined, gone: AbstractSet[int], first: int) -> int | None:
    """The line that a date, with no more than share labels beside it, and the first paragraph make a title.

    It stands between the two, or on top of both with nothing above it.
    """
    paragraph = found.traits[first].kind in SENTENCES and found.traits[first].shape.words >= _PARAGRAPH
    paragraph = paragraph or _is_short(found, gone)
    above = _above_labels(found, first)
    if above == 0 < first - 1 and _is_below_certain(found, first - 1):
        return 0 if (paragraph and _may_be_title(found, 0)) or _recurs(found, 0, gone) else None
    if not paragraph:
        return None
    below_labels = above == first - 1 > 0 and _above_labels(found, above) < above - 1
    if below_labels and _is_below_certain(found, above - 1) and _may_be_title(found, above):
        return above
    return None


def _is_short(found: Examined, gone: AbstractSet[int]) -> bool:
    """Tell whether what stays is a line or two: a post that short has no paragraph."""
    left = [trait.shape.words for index, trait in enumerate(found.traits) if index not in gone]
    return len(left) <= _FEW and max(left, default=0) < _PARAGRAPH


def _above_labels(found: Examined, index: int) -> int:
    """The line above the labels of sharing and dates that stand above a line."""
    index -= 1
    while index >= 0 and _is_share_or_date(found, index):
        index -= 1
    return index


def _recurs(found: Examined, index: int, gone: AbstractSet[int]) -> bool:
    """Tell whether all longer words of a line stand in the article too: the name of a site seldom does that."""
    trait = found.traits[index]
    words = [word for word in trait.shape.lowered if len(word) >= _LONG]
    blocks = [block for other, block in enumerate(found.page.blocks) if other not in gone]
    text = " ".join([found.page.text[block.start : block.end] for block in blocks]).lower()
    return trait.kind in _UNMARKED and bool(words) and all(word in text for word in words)


def _may_be_title(found: Examined, index: int) -> bool:
    """Tell whether a line has no evidence; a single word must look English, else it may be a section of the site.

    Several words below a date may look like those of another language: so short a line says little of that.
    """
    trait = found.traits[index]
    if trait.shape.words > _LONGEST:
        return False
    if trait.kind == FOREIGN:
        return index > 0 and trait.shape.words > _FEW
    return trait.kind in _UNMARKED and (trait.shape.words > 1 or found.spelled[index][0] >= 0)


def _in_text(found: Examined, first: int, scores: Sequence[float]) -> set[int]:
    """The few lines without evidence in a short head: below a date or label, or one alone on top, not foreign."""
    traits = found.traits
    if first == 1 and traits[0].kind == "A" and traits[1].shape.words >= _PARAGRAPH:
        return {0}  # an ordinary word above the first paragraph, such as "About me", is a title
    heading = _marked_heading(found, first)
    if heading is not None and scores[heading] > _DOUBTFUL:
        return {heading}
    named = _above_byline(found, first)
    if named is not None and scores[named] > _DOUBTFUL:
        return {named}
    marked = [index for index in range(first) if traits[index].kind in _MARKED or _is_share_or_date(found, index)]
    below = range(marked[-1] + 1 if marked else 0, first)
    looks = [traits[index].shape for index in below]
    likely = _likely(found, first, scores)
    if not looks or first > _SHORT_HEAD or len(looks) > _MOST_LINES or any(look.words > _LONGEST for look in looks):
        return likely
    if marked and _is_below_certain(found, marked[-1]):
        accented = any(look.accents for look in looks) and found.around.language == 1
        return likely if accented or (likely and max(scores[index] for index in below) < _UNLIKELY) else set(below)
    foreign = found.around.ui == 2 and (looks[0].accents or not looks[0].english)
    return likely if marked or len(looks) > 1 or foreign else set(below)


def _is_share_or_date(found: Examined, index: int) -> bool:
    """Tell whether a line is a label that is no title of an article, be it an ordinary word: `Share`."""
    trait = found.traits[index]
    return trait.kind in _LABELS and trait.category in _NO_TITLES


def _is_below_certain(found: Examined, index: int) -> bool:
    """Tell whether labels of sharing or dates end here of which one is certain."""
    while index >= 0 and found.traits[index].kind not in _CERTAIN and _is_share_or_date(found, index):
        index -= 1
    return index >= 0 and found.traits[index].kind in _CERTAIN


def _likely(found: Examined, first: int, scores: Sequence[float]) -> set[int]:
    """The likeliest line of the last few above the article, if its score is that of an article."""
    head = range(max(0, first - _SHORT_HEAD), first)
    highest = max(scores[index] for index in head)
    best = max(index for index in head if scores[index] > highest - _ALIKE)
    least = _LIKELY if found.traits[first].kind in _TITLES else 0.0
    if scores[best] <= least or found.traits[best].kind not in _UNMARKED:
        return set()
    return {best} if first <= _SHORT_HEAD or titles(found.traits, found.page)[best] else set()


def _marked_heading(found: Examined, first: int) -> int | None:
    """The nearest line above the article that Markdown marks as a heading, but for a site's name or what is foreign."""
    names = {link.start for link in found.page.links if urlsplit(link.href).path in _ROOTS}
    for index in range(first - 1, max(-1, first - 1 - _FARTHEST), -1):
        block, trait = found.page.blocks[index], found.traits[index]
        if names.intersection(range(block.start, block.end)):
            continue
        if found.page.text.startswith(_HEADING_MARKS, block.start) and trait.kind in _UNMARKED:
            foreign = trait.shape.accents and not trait.shape.english and found.around.language == 1
            return index if trait.shape.words > 2 and not foreign else None
    return None


def _above_byline(found: Examined, first: int) -> int | None:
    """The line above a byline, date or share label that stands right above the first paragraph."""
    traits = found.traits
    if traits[first].shape.words < _PARAGRAPH:
        return None
    index = first - 1
    while index >= 0 and traits[index].kind in _LABELS and traits[index].category in _BYLINES:
        index -= 1
    if index < 0 or index == first - 1 or traits[index].kind not in "WTS":
        return None
    look = traits[index].shape
    return index if 2 <= look.words <= _LONGEST and not (look.accents and found.around.language == 1) else None
