"""What on a page proves that there is chrome on it: plain text on which nothing does stays as it is."""

from __future__ import annotations

from itertools import pairwise

from normaliser.evidence.tongue import ENGLISH
from normaliser.evidence.traits import ENGLISH_SHARE, Trait
from normaliser.examine import Examined
from normaliser.model import Match
from normaliser.passages import FOREIGN, STOP
from normaliser.recognise.shape import SENTENCE_WORDS

EVIDENCE = frozenset("LDUae")
HALF = frozenset("AN")
_AMBIGUOUS = "a"
_OF_A_SIZE = 2
_BETWEEN_LINKS = frozenset(">»›/|→")
_FEWEST_HEADINGS = 3
_FEWEST_IN_LINE, _RUN = 3.0, 3.0
_SURE = frozenset("LDU")


def proofs(found: Examined) -> list[float]:
    """Return, by block, how far it proves that there is chrome on the page; foreign letters do so in English documents.

    On a page without a certain label, an ambiguous one proves half in an article that is not English, another
    language proves nothing where there is about as much of it as of English, and so do dates that head its parts.
    """
    values = dict.fromkeys(EVIDENCE | {FOREIGN}, 1.0) | dict.fromkeys(HALF, 0.5)
    if not found.around.labels:
        values[_AMBIGUOUS] = 1.0 if found.around.language == ENGLISH else 0.5
        values[FOREIGN] = 0.0 if _is_bilingual(found) else 1.0
        values["D"] = 0.0 if _are_headings(found) else 1.0
    plain = range(len(found.traits)) if found.around.language == ENGLISH else ()
    accented = {index for index in plain if has_foreign_letters(found, index)}
    bars = {index for index, trait in enumerate(found.traits) if trait.kind == "A" and _is_beside_mark(found, index)}
    sure = accented | bars
    return [1.0 if index in sure else values.get(t.kind, 0.0) for index, t in enumerate(found.traits)]


def is_proven(found: Examined) -> bool:
    """Tell whether anything on a page of plain text is sure to be chrome; in parts of one line, several must be."""
    if found.divided:
        return sum(map(_proof_in_line, found.traits)) >= _FEWEST_IN_LINE
    return sum(proofs(found)) >= 1


def _proof_in_line(trait: Trait) -> float:
    if trait.kind == FOREIGN:
        return 0.5 if trait.shape.words >= SENTENCE_WORDS else 0.0
    if trait.match is not None and trait.match.kind == "run" and not trait.match.weak:
        return _RUN
    return 1.0 if trait.kind in _SURE else 0.0


def _is_beside_mark(found: Examined, index: int) -> bool:
    """Tell whether a line with nothing but a mark between links follows, as in a breadcrumb trail: `Home`, `>`."""
    following = found.page.blocks[index + 1 : index + 2]
    return any(found.page.text[block.start : block.end] in _BETWEEN_LINKS for block in following)


def _is_bilingual(found: Examined) -> bool:
    ours = sum([t.shape.words for t in found.traits if t.shape.english >= ENGLISH_SHARE])
    theirs = sum([t.shape.words for t in found.traits if t.kind == FOREIGN])
    return ours < _OF_A_SIZE * theirs < _OF_A_SIZE**3 * ours


def _are_headings(found: Examined) -> bool:
    """Tell whether the dates of a page may all be English and have text between them, as in a diary or a log."""
    dates = [index for index, trait in enumerate(found.traits) if trait.kind == "D"]
    english = all(may_be_english(found.traits[index].match) for index in dates)
    return len(dates) >= _FEWEST_HEADINGS and english and all(two - one > 1 for one, two in pairwise(dates))


def may_be_english(match: Match | None) -> bool:
    """Tell whether a label or date may be one in English."""
    return match is None or not match.locales or any(name.startswith("en") for name in match.locales)


def has_foreign_letters(found: Examined, index: int) -> bool:
    """A line with letters that English lacks and no English function word; but not in another script than labels."""
    look = found.traits[index].shape
    if look.english or not look.accents or look.end == STOP:
        return False
    return not look.beyond_latin or found.script != "LATIN"
