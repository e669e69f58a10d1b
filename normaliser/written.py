"""What an author wrote, by where it stands in HTML: in the element of the article, as its paragraphs do."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile

from normaliser.evidence.tongue import ENGLISH, OTHER
from normaliser.evidence.traits import ENGLISH_SHARE
from normaliser.examine import HEADINGS, Examined
from normaliser.guards import CERTAIN
from normaliser.model import Edit
from normaliser.passages import FOREIGN, SENTENCES

_MOST = 0.85  # of the words of sentences that stay are in the element of the article
_LINKED = 0.5
_WORDS = frozenset(("p", "blockquote", "li", "span", "font", "em", "strong", "b", "i", "a", "pre", "code", "td", "tr"))
_QUOTED, _CAPTION = "blockquote", "figcaption"
_AMBIGUOUS, _OF_TEXT = "A", frozenset("PST")
_LABELS = frozenset("LDUae")  # labels, dates and names that English does not have
_PREFORMATTED, _CODE = "pre", frozenset(("pre", "code"))
_TAKEN_FOR_CHROME = CERTAIN | {"e"}  # in plain text, whatever the markup told
_HOPELESS, _UNLIKELY = -8.0, -4.5


def written(found: Examined, gone: AbstractSet[int], scores: Sequence[float]) -> set[int]:
    """Return the blocks in the element of the article that stay though their scores would let them go.

    No interface prints code or quotations there. Between two blocks of the article, an author's are captions, sentences
    and words that may be a label in English; and so is what is not a label beside one, of the same parent and tag.
    """
    home = _home(found, gone) if found.places else -1
    if home < 0:
        return set()
    inside = [_is_inside(found, index, home) for index in range(len(found.traits))]
    stays = [index for index, within in enumerate(inside) if within and index not in gone]
    if not stays:
        return set()
    enclosed = range(stays[0], stays[-1])
    if _is_whole_page(found, enclosed, gone):
        enclosed = range(0)
    kept = {
        index
        for index in gone
        if inside[index] and _is_written(found, index, home, scores[index] if index in enclosed else -math.inf)
    }
    hopeful = {index for index in gone - kept if inside[index] and scores[index] > _HOPELESS}
    doubtful = {index for index in hopeful if index in enclosed or found.traits[index].kind != FOREIGN}
    return kept | (_siblings(found, doubtful, gone - kept) if enclosed else set())


def code(found: Examined, gone: AbstractSet[int]) -> set[int]:
    """Return the code in the element of the article, which stays even where only labels are below it."""
    elements, blocks = found.page.elements, found.page.blocks
    doubtful = [index for index in gone if found.places and elements[blocks[index].element].tag in _CODE]
    home = _home(found, gone) if doubtful else -1
    return {i for i in doubtful if home >= 0 and _is_inside(found, i, home) and _PREFORMATTED in _tags(found, i, home)}


def opening(found: Examined, gone: AbstractSet[int]) -> set[int]:
    """English sentences and captions between the headline that stays and the article: standfirst, picture on top."""
    if not found.places or found.around.language != ENGLISH or found.around.ui != OTHER:
        return set()
    page, places = found.page, found.places
    first = next((i for i, trait in enumerate(found.traits) if trait.kind == "P" and i not in gone), 0)
    headlines = [i for i in range(first) if i not in gone and page.elements[page.blocks[i].element].tag in HEADINGS]
    between = range(headlines[-1] + 1, first) if headlines else ()
    return {i for i in between if i in gone and not places[page.blocks[i].element].chrome and _is_opening(found, i)}


def _is_opening(found: Examined, index: int) -> bool:
    trait = found.traits[index]
    if trait.match is not None or trait.linked >= _LINKED:
        return False
    if found.page.elements[found.page.blocks[index].element].tag == _CAPTION:
        return trait.kind in _OF_TEXT and found.spelled[index][0] > 0
    return trait.kind in SENTENCES and trait.shape.english >= ENGLISH_SHARE


def vouched(found: Examined, gone: AbstractSet[int]) -> frozenset[str]:
    """Return the lines that stay and that the markup tells to be an author's; what they say may look otherwise.

    They are those in the element of the article, but for certain labels and dates, which only code may have.
    """
    home = _home(found, gone) if found.places else -1
    inside = [i for i in range(len(found.traits) if home >= 0 else 0) if _is_inside(found, i, home) and i not in gone]
    if not inside or _is_whole_page(found, range(inside[0], inside[-1]), gone):
        return frozenset()
    text, lines = found.page.text, set[str]()
    for index in inside:
        if found.traits[index].kind not in _TAKEN_FOR_CHROME or _PREFORMATTED in _tags(found, index, home):
            block = found.page.blocks[index]
            start = text.rfind("\n", 0, block.start) + 1
            lines.update(map(str.strip, text[start : block.end].split("\n")))
    return frozenset(lines)


def as_edited(lines: frozenset[str], edits: Iterable[Edit]) -> frozenset[str]:
    """Return lines also as they are once the dates in them are put into English."""
    for one in edits:
        if one.replacement:
            lines |= {line.replace(one.text, one.replacement) for line in lines if one.text in line}
    return lines


def _home(found: Examined, gone: AbstractSet[int]) -> int:
    """The lowest element that holds nearly all sentences that stay, and not only as one of its lines."""
    elements, blocks = found.page.elements, found.page.blocks
    held: dict[int, int] = {}
    total = 0
    for index, trait in enumerate(found.traits):
        if trait.kind in SENTENCES and index not in gone:
            total += trait.shape.words
            for element in _upwards(found, blocks[index].element):
                held[element] = held.get(element, 0) + trait.shape.words
    home = max([element for element, words in held.items() if words >= _MOST * total], default=-1)
    while home > 0 and elements[home].tag in _WORDS:
        home = elements[home].parent
    return home


def _is_whole_page(found: Examined, enclosed: range, gone: AbstractSet[int]) -> bool:
    """Tell whether more labels go than sentences stay between the ends of what stays: that is no article."""
    labels = sum([found.traits[index].kind in CERTAIN and index in gone for index in enclosed])
    return labels > sum([found.traits[index].kind in SENTENCES and index not in gone for index in enclosed])


def _upwards(found: Examined, element: int) -> Iterator[int]:
    while element >= 0:
        yield element
        element = found.page.elements[element].parent


def _is_inside(found: Examined, index: int, home: int) -> bool:
    """Tell whether a block stands in an element, with no chrome container nearer, and isn't a link."""
    element = found.page.blocks[index].element
    if found.traits[index].linked >= _LINKED or found.places[element].chrome:
        return False
    return home in _upwards(found, element)


def _is_written(found: Examined, index: int, home: int, score: float) -> bool:
    """Tell whether what holds a block or what it says is an author's."""
    tags = _tags(found, index, home)
    if _PREFORMATTED in tags:
        return True
    trait = found.traits[index]
    if score < _HOPELESS or (trait.match is not None and trait.kind != _AMBIGUOUS):
        return False
    if _QUOTED in tags:
        return True
    if found.around.ui != OTHER:
        return False
    if trait.kind == _AMBIGUOUS:
        return _CAPTION not in tags  # `Photo: iStock`
    return score > _UNLIKELY and (trait.kind in _OF_TEXT or (_CAPTION in tags and trait.kind != FOREIGN))


def _tags(found: Examined, index: int, home: int) -> set[str]:
    """The tags around a block, up to an element."""
    way = takewhile(lambda element: element != home, _upwards(found, found.page.blocks[index].element))
    return {found.page.elements[element].tag for element in way}


def _siblings(found: Examined, doubtful: AbstractSet[int], gone: AbstractSet[int]) -> set[int]:
    """What is beside a block that stays, or beside one that stays for this, of the same parent and tag."""
    kept: set[int] = set()
    count = len(found.traits)
    for order in (range(1, count), range(count - 2, -1, -1)):
        for index in order:
            beside = index - order.step
            stays = beside not in gone or beside in kept
            if stays and index in doubtful and _may_go_on(found, index, beside):
                kept.add(index)
    return kept


def _may_go_on(found: Examined, index: int, other: int) -> bool:
    elements, blocks = found.page.elements, found.page.blocks
    if found.traits[index].kind in _LABELS:
        return False
    mine, its = blocks[index].element, blocks[other].element
    one, two = elements[mine], elements[its]
    return mine == its or (one.parent == two.parent and one.tag == two.tag)
