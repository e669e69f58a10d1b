"""Evidence features of where a block stands in the DOM."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from normaliser.model import Block, Page
from normaliser.recognise.structure import Standing


def located(page: Page, places: Sequence[Standing], mass: Sequence[int]) -> list[list[str]]:
    """Features of where blocks stand in the DOM."""
    subtree = [0] * len(page.elements)
    for block, words in zip(page.blocks, mass, strict=True):
        if block.element >= 0:
            subtree[block.element] += words
    for index in range(len(subtree) - 1, -1, -1):
        parent = page.elements[index].parent
        if parent >= 0:
            subtree[parent] += subtree[index]
    steps = _steps_from_main(page, subtree)
    bodies: Counter[int] = Counter()
    for block, words in zip(page.blocks, mass, strict=True):
        body = places[block.element].body_element
        if body >= 0:
            bodies[body] += words
    best = max(bodies, key=lambda body: (bodies[body], -body), default=-1)
    total = subtree[0] or 1 if subtree else 1
    return [_place(page, block, places[block.element], (steps, best, bodies, subtree, total)) for block in page.blocks]


def _steps_from_main(page: Page, subtree: Sequence[int]) -> list[int]:
    """For each element: how far below the main container it stands; -1 outside it."""
    children: dict[int, int] = {}
    for index, element in enumerate(page.elements):
        best = children.get(element.parent, -1)
        if best < 0 or subtree[index] > subtree[best]:
            children[element.parent] = index
    main, total = 0, subtree[0] if subtree else 0
    while main in children and 2 * subtree[children[main]] > total:
        main = children[main]
    if page.elements and page.elements[main].tag in ("p", "h1", "h2", "h3", "li", "blockquote", "pre", "td"):
        main = max(0, page.elements[main].parent)
    steps = [-1] * len(page.elements)
    for index, element in enumerate(page.elements):
        if index == main:
            steps[index] = 0
        elif element.parent >= 0 and steps[element.parent] >= 0:
            steps[index] = steps[element.parent] + 1
    return steps


def _place(
    page: Page, block: Block, place: Standing, whole: tuple[list[int], int, Counter[int], list[int], int]
) -> list[str]:
    steps, best, bodies, subtree, total = whole
    tag = page.elements[block.element].tag
    parent = max(0, page.elements[block.element].parent)
    linked = bisect_right((0.01, 0.3, 0.6, 0.95), block.linked / (block.end - block.start))
    size = bisect_right((3, 6, 12, 25), (block.end - block.start) // 6)
    main = min(5, steps[block.element])
    if best < 0:
        body = "none"
    elif place.body_element == best:
        body = f"in{bisect_right((3, 10, 30, 43), place.body)}"
    else:
        body = "other" if place.body_element >= 0 else "out"
    return [
        "html",
        f"tag:{tag}", f"tag:{tag}{size}", f"linked:{linked}{size}", f"linked:{linked}{main}",
        f"chrome:{place.chrome}", f"chrome:{place.chrome}{size}", f"chrome:{bool(place.chrome):d}{body}",
        f"section:{place.section}", f"section:{place.section}{size}",
        f"body:{body}", f"body:{body}{size}", f"main:{main}", f"main:{main}{size}", f"mainbody:{main}{body}",
        f"share:{bisect_right((0.02, 0.1, 0.3, 0.5, 0.8), subtree[parent] / total)}{size}",
        f"titled:{place.title:d}", f"dated:{place.date:d}",
    ]  # fmt: skip
