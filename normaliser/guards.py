"""The checks of `policy` that keep blocks which the scores would let go."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile

from normaliser.evidence.tongue import ENGLISH, OTHER
from normaliser.evidence.traits import ENGLISH_SHARE
from normaliser.examine import Examined
from normaliser.passages import FOREIGN, SENTENCES, STOP, in_one_list, is_other, is_passage, is_quoted, is_verse
from normaliser.proof import EVIDENCE, HALF, has_foreign_letters, proofs

CERTAIN = frozenset("LDU")
_OF_A_SIZE = 2
_PLAIN = frozenset("PSTW")
_PLAIN_OR_AMBIGUOUS = _PLAIN | {"A", "N"}
_MILD = -2.5
_LINKED = 0.5
_NEARLY = -1.5
_SENTENCE, _AFTERWORD = -4.0, -1.0
_HOPELESS, _HOPELESS_EACH, _SURELY_FOREIGN, _AT_AN_END = -9.0, -2.5, -5.0, -4.0
PASSAGE = -2.0  # how much lower the score of several lines in another language must be
_SHORT_RUN = 3
_PARAGRAPH = 12
_ENOUGH = 4.0


def unproven(found: Examined, gone: AbstractSet[int], scores: Sequence[float]) -> set[int]:
    """Return the blocks of plain text that stay because nothing in their run is evidence of chrome.

    Labels of another language around English prose are evidence against every line outside it.
    """
    if found.around.language == 1 and found.around.ui == 2 and found.around.labels:
        return set()
    hopeless = _HOPELESS if found.around.labels else -math.inf
    proven = proofs(found)
    sure = {i for i in gone if found.traits[i].kind == FOREIGN and scores[i] < _SURELY_FOREIGN}
    ends = {0, len(found.traits) - 1} if found.around.labels else set()
    sure |= {i for i in ends & gone if found.traits[i].kind == "A" and scores[i] < _AT_AN_END}
    return {
        index
        for run in runs(gone)
        if sum([max(proven[i], i in sure) for i in run]) < 1 and sum([scores[i] for i in run]) > hopeless
        for index in run
    }


def enclosed(
    found: Examined, gone: AbstractSet[int], scores: Sequence[float], inside: float, alone: AbstractSet[int]
) -> set[int]:
    """Return the blocks between article blocks that stay.

    Their run has no evidence and is not hopeless (on the whole; in an article that is not English also on the average,
    for there a list without evidence is as long as it is), or it is verse in another language; or, on a page whose
    interface is English too, it is short and none of its blocks would go for itself: none is one of `alone`, and their
    scores are above `inside`.
    """
    last = len(found.traits) - 1
    hopeless = _HOPELESS if found.around.labels else -math.inf
    on_average = _HOPELESS_EACH if found.around.language == OTHER else math.inf
    longest = _SHORT_RUN if found.around.ui == ENGLISH else 0
    kept: set[int] = set()
    for run in runs(gone):
        if run[0] == 0 or run[-1] == last:
            continue
        own = [scores[index] for index in run]
        unmarked = not any(index in alone or _is_marked(found, index) for index in run)
        short = len(run) <= longest and min(own) > inside and alone.isdisjoint(run)
        short = short or _is_ambiguous(found, run) or _is_quotation(found, run)
        if short or (unmarked and (sum(own) > min(hopeless, on_average * len(own)) or is_verse(found, run))):
            kept.update(run)
    return kept


def _is_ambiguous(found: Examined, run: Sequence[int]) -> bool:
    """Tell whether a run in a foreign interface has nothing against it but numbers and words that English uses, too.

    Of 38 such words between lines of an article, one was not the author's.
    """
    if found.around.language != ENGLISH or found.around.ui != OTHER:
        return False
    kinds = {found.traits[index].kind for index in run}
    if len(run) == 1 and _text(found, run[0]) == "0":
        return False  # it counts comments: no section has that number
    return kinds <= _PLAIN_OR_AMBIGUOUS and not kinds <= _PLAIN


def _text(found: Examined, index: int) -> str:
    block = found.page.blocks[index]
    return found.page.text[block.start : block.end]


def _is_quotation(found: Examined, run: Sequence[int]) -> bool:
    """Tell whether a run is nothing but a quotation in another language in an English article."""
    if found.around.language != ENGLISH or any(found.traits[index].kind != FOREIGN for index in run):
        return False
    return is_quoted(found, run[0])


def second_language(found: Examined, gone: AbstractSet[int], scores: Sequence[float]) -> set[int]:
    """In plain text what follows the article in another language stays, when there is about as much of it."""
    words = [trait.shape.words for trait in found.traits]
    ours = sum([count for index, count in enumerate(words) if index not in gone])
    kept: set[int] = set()
    for run in runs(gone):
        after = list(takewhile(lambda i: is_other(found, i) and _may_be_text(found, i, scores[i]), run))
        after = after if run[0] > 0 else []
        if ours <= _OF_A_SIZE * sum([words[index] for index in after]) <= _OF_A_SIZE**3 * ours:
            kept.update(after)
    return kept


def doubtful(found: Examined, gone: AbstractSet[int]) -> set[int]:
    """Return the lines without a certain label in a text that is not English and holds little evidence of chrome."""
    if found.around.language != OTHER or sum(proofs(found)) >= _ENOUGH:
        return set()
    return {index for index in gone if found.traits[index].kind not in CERTAIN}


def in_line(found: Examined, gone: AbstractSet[int], scores: Sequence[float]) -> set[int]:
    """Return the parts of a line that stay: where one ends is less sure than where a line does.

    Those with English words that no label covers, for a menu may stand before a sentence, but below the article only
    when they nearly stay; and between parts of the article those without evidence.
    """
    if not found.divided:
        return set()
    open_to_doubt = {index for index in gone if index not in found.whole or found.whole[index].weak}
    staying = [index for index, trait in enumerate(found.traits) if index not in gone and trait.kind in SENTENCES]
    last = max(staying, default=0)
    kept = {index for index in open_to_doubt & found.mixed if index < last or scores[index] > _MILD}
    for run in runs(gone - kept):
        plain = open_to_doubt.issuperset(run) and all(found.traits[index].kind != FOREIGN for index in run)
        if plain and run[0] > 0 and run[-1] < len(found.traits) - 1:
            kept.update(run)
    return kept


def _may_be_text(found: Examined, index: int, score: float) -> bool:
    """Tell whether a line in another language ends as a sentence does, or isn't sure to be chrome."""
    return score > _SURELY_FOREIGN or found.traits[index].shape.end == STOP


def _is_marked(found: Examined, index: int) -> bool:
    if found.places and found.places[found.page.blocks[index].element].chrome:
        return True
    kind = found.traits[index].kind
    if kind == FOREIGN:
        return found.around.labels > 0 and not is_passage(found, index)
    return kind in EVIDENCE or kind in HALF or (found.around.language == ENGLISH and has_foreign_letters(found, index))


def mild(found: Examined, gone: AbstractSet[int], scores: Sequence[float]) -> set[int]:
    """In HTML a block without evidence that nearly stays does so beside article text of its parent, or in its midst."""
    if not found.places:
        return set()
    page, places, traits = found.page, found.places, found.traits
    parents = [page.elements[block.element].parent for block in page.blocks]
    bodies = [places[block.element].body_element for block in page.blocks]
    kept: set[int] = set()
    count = len(traits)
    for order in (range(1, count), range(count - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for index in order:
            beside = index + step
            if index not in gone or (beside in gone and beside not in kept):
                continue
            other = index - step
            inner = 0 <= other < count and other not in gone and bodies[index] >= 0
            surrounded = inner and bodies[index] == bodies[beside] == bodies[other]
            if parents[index] != parents[beside] and not surrounded:
                continue
            plain = traits[index].kind in _PLAIN and not places[page.blocks[index].element].chrome
            code = page.elements[page.blocks[index].element].tag == "pre" and scores[index] > _HOPELESS
            if plain and (code or scores[index] > _MILD) and traits[index].linked < _LINKED:
                kept.add(index)
    return kept


def beside(found: Examined, gone: AbstractSet[int], scores: Sequence[float]) -> set[int]:
    """In plain text sentences and items of its lists that nearly stay do so right beside the article.

    In a foreign interface so does an English paragraph behind one line without evidence.
    """
    kept: set[int] = set()
    count = len(found.traits)
    for order in (range(1, count), range(count - 2, -1, -1)):
        for index in order:
            if index not in gone:
                continue
            other = index - order.step
            near = (other not in gone or other in kept) and scores[index] > _limit(found, index, other)
            if near or (scores[index] > 0 and _is_behind_a_line(found, index, order.step, gone) and other not in kept):
                kept.add(index)
    return kept


def _is_behind_a_line(found: Examined, index: int, step: int, gone: AbstractSet[int]) -> bool:
    """Tell whether one line without evidence parts an English paragraph from an article in a foreign interface."""
    line, beyond = index - step, index - 2 * step
    if not (found.around.language == ENGLISH and found.around.ui == OTHER and 0 <= beyond < len(found.traits)):
        return False
    trait = found.traits[index]
    plain = found.traits[line].match is None and line in gone and beyond not in gone
    return (
        plain and trait.kind in SENTENCES and trait.shape.words >= _PARAGRAPH and trait.shape.english >= ENGLISH_SHARE
    )


def _limit(found: Examined, index: int, other: int) -> float:
    """The score above which a line stays beside one of the article."""
    trait = found.traits[index]
    if trait.kind not in _PLAIN:
        return math.inf
    if in_one_list(found, index, other):
        return _MILD
    pair = (trait, found.traits[other])
    if all(one.kind in SENTENCES and one.match is None and not one.shape.english for one in pair):
        return _MILD  # a passage in another language goes on
    if other < index and _is_afterword(found, index, other):
        return _MILD if trait.shape.end == STOP else _AFTERWORD
    if trait.shape.end == STOP and trait.shape.english >= ENGLISH_SHARE:
        return _NEARLY if trait.match else _SENTENCE
    return _NEARLY if trait.kind in SENTENCES else math.inf


def _is_afterword(found: Examined, index: int, other: int) -> bool:
    """Tell whether a few words right below a sentence look more English than the interface is: `Thanks, everybody`."""
    around = found.around
    if not (around.language == ENGLISH and around.ui == OTHER and found.traits[other].kind in SENTENCES):
        return False
    return found.traits[index].kind == "W" and found.spelled[index][0] > 0


def runs(indices: AbstractSet[int]) -> Iterator[list[int]]:
    """Yield the stretches of indices without a gap."""
    run: list[int] = []
    for index in sorted(indices):
        if run and index != run[-1] + 1:
            yield run
            run = []
        run.append(index)
    if run:
        yield run
