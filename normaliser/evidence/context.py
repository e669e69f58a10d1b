"""Evidence features of a block: its own looks, its neighbours, its place between labels and prose."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from normaliser.evidence.place import located
from normaliser.evidence.traits import Surroundings, Trait
from normaliser.model import Page
from normaliser.recognise.structure import Standing
from normaliser.text import fold

_FAR = 99
_PLACES = (1, 2, 3, 5, 8, 13)
_STEPS = (1, 2, 3, 5, 9, 20)
_ZONES = (2, 4, 9, 20)
_PROSE = frozenset("PS")


def features(known: Sequence[Trait], around: Surroundings, page: Page, places: Sequence[Standing]) -> list[list[str]]:
    """Return the names of the features that each block has."""
    count = len(known)
    kinds = ["^", "^", *(trait.kind for trait in known), "^", "^"]
    prose_up, prose_down = _distances([t.kind == "P" or (t.kind == "S" and t.shape.words > 9) for t in known])
    label_up, label_down = _distances([t.kind in "LD" for t in known])
    english_up, english_down = _distances([t.shape.words >= 9 and t.shape.english >= 0.25 for t in known])
    title = _titles(known, page)
    title_up, _ = _distances(title)
    repeated = Counter(trait.folded for trait in known)
    mass = [trait.shape.words if trait.kind in _PROSE and trait.linked < 0.5 else 0 for trait in known]
    total = sum(mass) or 1
    before, zone, zone_start = 0, "", -_FAR
    placed = located(page, places, mass) if places else None
    tall = bisect_right((5, 10, 20, 40, 80, 160), count)
    found: list[list[str]] = []
    for i, trait in enumerate(known):
        p2, p1, k, n1, n2 = kinds[i : i + 5]
        up, down = _step(prose_up[i]), _step(prose_down[i])
        size = bisect_right((3, 6, 12, 25), trait.shape.words)
        names = _own(trait, size, around)
        names += (
            f"p1:{p1}", f"n1:{n1}", f"p2:{p2}", f"n2:{n2}", f"pkn:{p1}{k}{n1}", f"ppk:{p2}{p1}{k}", f"knn:{k}{n1}{n2}",
            f"prose:{up}{down}",
            f"english:{_step(english_up[i])}{_step(english_down[i])}{around.language}",
            f"labelup:{_step(label_up[i])}{size}", f"labeldown:{_step(label_down[i])}{size}",
            f"zone:{zone}{bisect_right(_ZONES, i - zone_start) if zone else ''}:{size}", f"inzone:{zone}",
            f"before:{bisect_right((0.001, 0.05, 0.3, 0.7, 0.95, 0.999), before / total)}{size}",
            f"repeat:{min(3, repeated[trait.folded])}{size}",
            f"title:{title[i]:d}", f"titleup:{bisect_right((2, 3, 5, 9, 20, 98), title_up[i])}{size}",
            f"edge:{(i == 0) + 2 * (i == count - 1)}",
            f"top:{bisect_right(_PLACES, i)}{k}", f"bottom:{bisect_right(_PLACES, count - 1 - i)}{k}",
            f"top:{bisect_right(_PLACES, i)}{up}{size}", f"bottom:{bisect_right(_PLACES, count - 1 - i)}{down}{size}",
            f"count:{tall}{k}", f"count:{tall}{size}",
        )  # fmt: skip
        if placed is not None:
            names += placed[i]
            names.append(f"lone:{placed[i][10]}{around.prose}")
            names.append(f"lone:{placed[i][10]}{bisect_right((2, 3, 5, 9, 20, 98), title_up[i])}{min(size, 2)}")
        names.append(f"after:{bisect_right((2, 3, 5, 9, 20, 98), title_up[i])}{around.prose}{min(size, 2)}")
        found.append(names)
        before += mass[i]
        if k == "L":
            zone, zone_start = trait.category, i
    return found


def _own(trait: Trait, size: int, around: Surroundings) -> list[str]:
    look = trait.shape
    k = trait.kind
    common = sum(word in around.common for word in look.lowered) / max(1, len(look.lowered))
    english = bisect_right((0.001, 0.1, 0.2, 0.3, 0.45), look.english)
    return [
        "bias",
        f"words:{bisect_right((1, 2, 3, 4, 6, 9, 13, 19, 26, 41, 80), look.words)}",
        f"kind:{k}", f"kind:{k}:{trait.category}",
        f"end:{look.end}{size}", f"start:{look.start}{size}",
        f"english:{english}{size}{around.language}", f"contrast:{english}{min(size, 3)}{around.english_chrome}{around.language}",
        f"ui:{english}{min(size, 3)}{around.ui_english}{around.language}", f"size:{size}{around.prose}{around.language}",
        f"common:{bisect_right((0.001, 0.1, 0.2, 0.3, 0.45), common)}{size}",
        f"capitals:{bisect_right((0.01, 0.2, 0.4, 0.6, 0.8), look.capitals)}{size}",
        f"digits:{bisect_right((0.01, 0.1, 0.3, 0.6), look.digits)}",
        f"separators:{bisect_right((1, 2, 3, 5, 9), look.separators)}{size}",
        f"labels:{around.labels}{k}", f"labels:{around.labels}{size}", f"mass:{around.prose}{k}",
        f"wide:{look.wide:d}{size}", f"accents:{bisect_right((0.001, 0.05, 0.15, 0.5), look.accents)}{size}{around.language}",
    ]  # fmt: skip


def _step(distance: int) -> int:
    return bisect_right(_STEPS, distance)


def _distances(there: Sequence[bool]) -> tuple[list[int], list[int]]:
    """Return how many blocks above and below each block the nearest one is that is `there`."""
    return _upward(there), _upward(there[::-1])[::-1]


def _upward(there: Sequence[bool]) -> list[int]:
    found, distance = [], _FAR
    for present in there:
        found.append(distance)
        distance = 0 if present else min(_FAR, distance + 1)
    return found


def _titles(known: Sequence[Trait], page: Page) -> list[bool]:
    """Blocks that repeat the title: of the HTML head, or of the first line of a text."""
    if page.facts.title:
        names = {fold(page.facts.title), fold(page.facts.headline)} - {""}
        start = 0
    else:
        names = {known[0].folded} if known else set()
        start = 1
    whole = " | ".join(sorted(names))
    return [
        index >= start and 8 < len(trait.folded) <= len(whole) and trait.shape.words >= 2 and trait.folded in whole
        for index, trait in enumerate(known)
    ]
