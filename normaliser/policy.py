"""The only place that decides to remove: from scores and matches to the blocks and runs that go, with reasons."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from msgspec import Struct

from normaliser import bodies, ends, guards, level, posts, series, written
from normaliser.comments.lines import by_readers
from normaliser.copies import copies
from normaliser.evidence.confidence import confidence
from normaliser.evidence.tongue import ENGLISH, OTHER
from normaliser.examine import Examined
from normaliser.headline import headline
from normaliser.model import Block, Edit, EvidenceKind, Match, Page
from normaliser.opening import opening
from normaliser.passages import COMMA, FOREIGN, in_verse, is_passage, is_quoted
from normaliser.proof import has_foreign_letters, is_proven, may_be_english
from normaliser.recognise.structure import Standing
from normaliser.removal import cut, removals
from normaliser.stretches import article
from normaliser.title_line import title_line

_INSIDE = frozenset("LDUa")
_HOPE = -4.0
_BARELY = 0.5
_FOREIGN, _AMBIGUOUS = 3.0, -2.0  # how much sooner or later such a block goes inside the article
_SURELY_FOREIGN, _CLEAR = 4.5, -25.0  # the same, with log-odds for English below this and below -1 a sequence
_CONTAINED = 6.0  # the same of what stands in a chrome container of a known platform: of 1,400, one was article
_FOREIGN_AFTER = {"D": 5.0, "e": 6.0, "L": 6.0}  # the same of dates, lines with one and labels of no English
_BY_READERS = -8.0  # the most that a reader's comment can have
_READ_ALSO = ("a", "template", "related")  # `Leggi anche: Four days in Palermo`


class Policy(Struct, frozen=True, forbid_unknown_fields=True):
    """How bold to be. `bias` is added to each block's log-odds for article, `other_language` too where the
    article is not English, `contrast` to those of English prose on a page whose chrome is not.

    `gap` is what it costs to take the article up again after a gap. Inside the article a block
    goes only with evidence and a score below `inside`. `proof`: plain text on which nothing is
    certain to be chrome stays as it is. `keep`: categories that stay.
    """

    name: str = "standard"
    bias: float = 0.0
    other_language: float = 4.5
    contrast: float = 1.0
    gap: float = 2.0
    inside: float = -2.0
    proof: bool = True
    keep: tuple[str, ...] = ()


POLICIES = {
    "careful": Policy("careful", bias=2.0, inside=-4.0),
    "standard": Policy("standard"),
    "thorough": Policy("thorough", bias=-1.0, inside=-0.5, proof=False),
}


class Decision(Struct, frozen=True):
    """Blocks that go with their reasons, matches inside blocks that are cut, and near misses.

    `vouched` are the lines that stay because the markup tells that they are an author's.
    """

    gone: dict[int, tuple[Match, ...]] = {}
    cuts: tuple[Match, ...] = ()
    suspects: tuple[Match, ...] = ()
    vouched: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Tell whether anything goes."""
        return bool(self.gone or self.cuts)

    def sparing(self, page: Page, lines: frozenset[str]) -> Decision:
        """Return the same without the blocks of which every line is one of `lines`."""
        if not lines:
            return self
        spared = [b for b in page.blocks if lines.issuperset(map(str.strip, page.text[b.start : b.end].split("\n")))]
        starts = {block.start for block in spared}
        gone = {index: because for index, because in self.gone.items() if page.blocks[index].start not in starts}
        cuts = [m for m in self.cuts if not any(block.start <= m.start < block.end for block in spared)]
        return Decision(gone, tuple(cuts), self.suspects)

    def edits(self, found: Examined) -> list[Edit]:
        """Return the edits that carry out this decision, in order."""
        whole = list(removals(found.page, self.gone))
        inner = [cut(found.page.text, match) for match in self.cuts]
        return sorted([*whole, *inner], key=lambda edit: edit.start)


def policy_from(name: str, keep: Sequence[str] = ()) -> Policy:
    """Return a shipped policy by name, or one from a TOML file. Raises ValueError when there is none."""
    import msgspec

    if name in POLICIES:
        chosen = POLICIES[name]
    elif name.endswith(".toml"):
        chosen = msgspec.toml.decode(Path(name).read_bytes(), type=Policy)
    else:
        raise ValueError(f"no policy {name!r}: one of {', '.join(POLICIES)}, or a .toml file")
    return msgspec.structs.replace(chosen, keep=(*chosen.keep, *keep))


def may_lose(found: Examined, policy: Policy) -> bool:
    """Tell whether anything on a page may go at all: plain text must have something that is sure to be chrome."""
    if found.places or not policy.proof or (found.inside and not found.divided):
        return True
    return is_proven(found)


def decide(found: Examined, scores: Sequence[float], policy: Policy) -> Decision:
    """Return what goes. A page on which nothing looks like an article loses only what is certain."""
    biased = level.bounded(level.biased(found, scores, policy.other_language, policy.contrast), policy.bias)
    readers = by_readers(found)
    for index in readers:
        biased[index] = min(biased[index], _BY_READERS)
    price = (0.5 if found.places else 1.0) * policy.gap
    inside = article(biased, price)
    if not any(inside) and found.places and biased and max(biased) > _HOPE and not bodies.is_furniture(found, biased):
        best = max(biased)
        biased = [score - best + _BARELY for score in biased]
        inside = article(biased, price)
    alone = {i for i, score in enumerate(biased) if _goes_inside(found, i, score, policy)}
    if not any(inside):
        gone = {i for i, match in found.whole.items() if not match.weak} | bodies.furniture(found)
    else:
        gone = {i for i, kept in enumerate(inside) if not kept} | alone
    gone -= guards.mild(found, gone, biased)
    gone -= bodies.inner(found, gone, biased) | bodies.alone(found, gone, biased)
    gone -= written.written(found, gone, biased)
    if policy.proof and not found.places:
        gone = _proven(found, gone, biased, policy.inside, alone)
    gone = _around(found, gone, biased, readers)
    return _decision(found, gone - guards.in_line(found, gone, biased), scores, policy)


def _proven(
    found: Examined, gone: set[int], scores: Sequence[float], inside: float, alone: AbstractSet[int]
) -> set[int]:
    """Leave out what stays in plain text, where nothing but the lines themselves tells what they are."""
    gone -= guards.beside(found, gone, scores)
    gone -= guards.enclosed(found, gone, scores, inside, alone)
    gone -= guards.unproven(found, gone, scores)
    gone -= guards.beside(found, gone, scores) | guards.second_language(found, gone, scores)
    gone -= series.below(found, gone, scores)
    gone -= series.numbered(found, gone, scores) | series.paragraphs(found, gone, scores)
    return gone - guards.doubtful(found, gone)


def _around(found: Examined, gone: set[int], scores: Sequence[float], readers: AbstractSet[int]) -> set[int]:
    """Settle what stands around the article: its headline and opening stay, what is certain at its ends goes."""
    if not found.places:
        gone |= ends.teasers(found, gone) | ends.bullets(found, gone)
    gone |= _recurring(found)
    if found.around.language == OTHER:
        gone -= opening(found, gone, scores)
    gone -= posts.titles(found, gone) or headline(found, gone, scores)
    gone -= written.opening(found, gone)
    gone |= posts.names(found, gone) | readers
    gone |= copies(found, gone, scores)
    stays, goes = title_line(found, gone)
    gone = (gone - stays) | goes
    gone |= ends.edges(found, gone)
    return (gone | bodies.labels_alone(found, gone)) - written.code(found, gone)


def _decision(found: Examined, gone: AbstractSet[int], scores: Sequence[float], policy: Policy) -> Decision:
    """Give the reasons for what goes, the runs to cut, and what nearly went."""
    reasons = _all_reasons(found, sorted(gone), scores)
    gone_for = {i: because for i, because in reasons.items() if because[0].category not in policy.keep}
    cuts = tuple(match for match in found.inside if _is_cut(found, match, gone_for, policy))
    missed = [match for i, match in found.whole.items() if i not in gone_for]
    missed += [match for match in found.inside if match not in cuts and match.kind == "run"]
    suspects = tuple(sorted(missed, key=lambda match: match.start))
    return Decision(gone_for, cuts, suspects, written.vouched(found, gone_for.keys()))


def _goes_inside(found: Examined, index: int, score: float, policy: Policy) -> bool:
    kind = found.traits[index].kind
    if found.places and found.places[found.page.blocks[index].element].is_known_chrome:
        return score < policy.inside + _CONTAINED
    if kind == FOREIGN:
        if found.around.language == ENGLISH and is_quoted(found, index):
            return False
        if is_passage(found, index):
            return score < policy.inside + guards.PASSAGE and not in_verse(found, index)
        return score < policy.inside + _sooner(found, index)
    match = found.traits[index].match
    if match and found.around.language == ENGLISH and (kind, match.kind, match.category) == _READ_ALSO:
        return found.around.ui == OTHER or score < policy.inside + _FOREIGN_AFTER["L"]
    foreign = kind in _FOREIGN_AFTER and not may_be_english(match)
    if foreign and (kind == "D" or found.around.language == ENGLISH):
        return score < policy.inside + _FOREIGN_AFTER[kind]
    if score >= policy.inside:
        return False
    chrome = bool(found.places) and bool(found.places[found.page.blocks[index].element].chrome)
    return chrome or kind in _INSIDE or (kind == "A" and score < policy.inside + _AMBIGUOUS)


def _sooner(found: Examined, index: int) -> float:
    """How much sooner a line in another language goes; soonest where that is surely the one of the labels."""
    odds, count = found.spelled[index]
    if not found.around.labels and found.traits[index].shape.end == COMMA:
        return 0.0  # it goes on, as verse and code do
    sure = found.around.labels and found.around.ui == OTHER and odds < min(_CLEAR, -count)
    return _SURELY_FOREIGN if sure else _FOREIGN


def _recurring(found: Examined) -> set[int]:
    """What is certain to recur on the site goes, whatever its score."""
    return {index for index, match in found.whole.items() if match.kind == "repeat" and not match.weak}


def _all_reasons(found: Examined, gone: Sequence[int], scores: Sequence[float]) -> dict[int, tuple[Match, ...]]:
    """Reasons by block. What goes for its position alone has the category of the label above it in its run."""
    reasons: dict[int, tuple[Match, ...]] = {}
    for index in gone:
        above = reasons.get(index - 1)
        reasons[index] = _reasons(found, index, scores[index], above[0].category if above else "ui")
    return reasons


def _reasons(found: Examined, index: int, score: float, category: str) -> tuple[Match, ...]:
    block = found.page.blocks[index]
    own: list[Match] = []
    if index in found.whole:
        own.append(found.whole[index])
    if found.places and (place := found.places[block.element]).chrome:
        own.append(_structure(block, place))
    category = own[0].category if own else category
    foreign = not own and found.around.language == 1 and has_foreign_letters(found, index)
    kind: EvidenceKind = "language" if foreign else "position"
    return (*own, Match(block.start, block.end, kind, category, confidence=confidence(score, bool(found.places))))


def _structure(block: Block, place: Standing) -> Match:
    platforms = (place.platform,)
    return Match(
        block.start, block.end, "structure", place.chrome, platforms=platforms, confidence=0.9, detail=place.selector
    )


def _is_cut(found: Examined, match: Match, gone: dict[int, tuple[Match, ...]], policy: Policy) -> bool:
    if match.weak or match.kind != "run" or match.category in policy.keep:
        return False
    return not any(found.page.blocks[i].start <= match.start < found.page.blocks[i].end for i in gone)
