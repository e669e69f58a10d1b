"""Evidence features of where a block stands in the DOM."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from normaliser.evidence.traits import OTHER_CATEGORY, category_code
from normaliser.model import Block, Page
from normaliser.recognise.structure import Standing

TAGS = (
    "", "p", "div", "li", "a", "span", "h1", "h2", "h3", "h4", "h5", "h6", "td", "tr", "blockquote", "pre", "strong",
    "b", "em", "label", "button", "option", "dt", "dd", "figcaption", "time", "address", "article", "section", "font",
)  # fmt: skip
SECTIONS = ("", "nav", "aside", "footer", "header", "main", "article", "section", "form", "figure", "table")
_TAG = {name: index for index, name in enumerate(TAGS)}
_SECTION = {name: index for index, name in enumerate(SECTIONS)}
_LINKED = (0.01, 0.3, 0.6, 0.95)
_SIZES = (3, 6, 12, 25)
_RANKS = (3, 10, 30, 43)
_SHARES = (0.02, 0.1, 0.3, 0.5, 0.8)
_INLINE = frozenset(("p", "h1", "h2", "h3", "li", "blockquote", "pre", "td"))
_C = OTHER_CATEGORY + 1
_T, _S = len(TAGS), len(SECTIONS)
_NO_BODY, _OUT, _OTHER = 5, 6, 7

GROUPS: tuple[tuple[str, int], ...] = (
    ("tag", _T), ("tag size", _T * 5), ("linked size", 25), ("linked main", 35), ("chrome", _C),
    ("chrome size", _C * 5), ("chrome body", 16), ("section", _S), ("section size", _S * 5), ("body", 8),
    ("body size", 40), ("main", 7), ("main size", 35), ("main body", 56), ("share size", 30), ("titled", 2),
    ("dated", 2), ("body prose", 48), ("body since title size", 8 * 7 * 3), ("chrome main", _C * 7),
    ("body linked", 40), ("main tag", 7 * _T),
)  # fmt: skip


class Outline:
    """Where the prose of a page stands: the main container, the best body element, the share of each subtree."""

    def __init__(self, page: Page, places: Sequence[Standing], mass: Sequence[int]) -> None:
        self.page = page
        self.places = places
        self.subtree = [0] * len(page.elements)
        bodies: Counter[int] = Counter()
        for block, words in zip(page.blocks, mass, strict=True):
            self.subtree[block.element] += words
            body = places[block.element].body_element
            if body >= 0:
                bodies[body] += words
        for index in range(len(self.subtree) - 1, 0, -1):
            self.subtree[page.elements[index].parent] += self.subtree[index]
        self.total = self.subtree[0] or 1
        self.body = max(bodies, key=lambda body: (bodies[body], -body), default=-1)
        self.steps = self._steps_from_main()

    def _steps_from_main(self) -> list[int]:
        """For each element: how far below the main container it stands (at most 5); 6 outside it."""
        elements, subtree = self.page.elements, self.subtree
        heaviest: dict[int, int] = {}
        for index, element in enumerate(elements):
            best = heaviest.get(element.parent, -1)
            if best < 0 or subtree[index] > subtree[best]:
                heaviest[element.parent] = index
        main = 0
        while main in heaviest and 2 * subtree[heaviest[main]] > subtree[0]:
            main = heaviest[main]
        if elements[main].tag in _INLINE:
            main = max(0, elements[main].parent)
        steps = [6] * len(elements)
        steps[main] = 0
        for index in range(main + 1, len(elements)):
            above = steps[elements[index].parent]
            if above < 6:
                steps[index] = min(5, above + 1)
        return steps

    def row(self, block: Block, since_title: int, prose: int) -> list[int]:
        """Return the cell that a block has in each of GROUPS."""
        element, place = self.page.elements[block.element], self.places[block.element]
        tag = _TAG.get(element.tag, 0)
        length = block.end - block.start
        linked = bisect_right(_LINKED, block.linked / length) if block.linked else 0
        size = bisect_right(_SIZES, length // 6)
        main = self.steps[block.element]
        body = self._body(place)
        chrome = category_code(place.chrome)
        section = _SECTION.get(place.section, 0)
        share = bisect_right(_SHARES, self.subtree[max(0, element.parent)] / self.total)
        small = min(size, 2)
        return [
            tag, tag * 5 + size, linked * 5 + size, linked * 7 + main, chrome, chrome * 5 + size,
            bool(chrome) * 8 + body, section, section * 5 + size, body, body * 5 + size, main, main * 5 + size,
            main * 8 + body, share * 5 + size, place.title, place.date, body * 6 + prose,
            (body * 7 + since_title) * 3 + small, chrome * 7 + main, body * 5 + linked, main * _T + tag,
        ]  # fmt: skip

    def _body(self, place: Standing) -> int:
        if self.body < 0:
            return _NO_BODY
        if place.body_element == self.body:
            return bisect_right(_RANKS, place.body)
        return _OTHER if place.body_element >= 0 else _OUT
