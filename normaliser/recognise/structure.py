"""Reads what the DOM says: which elements platforms use for chrome, for the article body, its title and date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import astuple

from normaliser.catalogue import Catalogue, Platform
from normaliser.catalogue.source import ANY_PLATFORM
from normaliser.model import Page

Fact = tuple[str, str, str, int]  # role, platform, selector, rank


class Standing(Struct, frozen=True, gc=False):
    """Where an element stands. `chrome` is the category of the nearest chrome container around it.

    `body`: how good the body selector is that it or an ancestor matches (0: none; 1: the first, best).
    `section`: the nearest sectioning tag.
    """

    chrome: str = ""
    platform: str = ""
    selector: str = ""
    body: int = 0
    body_element: int = -1
    title: bool = False
    date: bool = False
    section: str = ""

    @property
    def is_known_chrome(self) -> bool:
        """Tell whether the chrome container is one of a known platform, not just called as such often are."""
        return self.platform not in ("", ANY_PLATFORM)


_NOWHERE = Standing()


class Selectors:
    """The selectors of some platforms, arranged for one look-up per class, id, tag or property."""

    def __init__(self, platforms: Iterable[Platform]) -> None:
        self._simple: dict[str, list[Fact]] = {}
        self._prefixes: list[tuple[str, Fact]] = []
        self._compound: dict[str, list[tuple[frozenset[str], Fact]]] = {}
        for platform in platforms:
            for role, selectors in (("body", platform.body), ("title", platform.title), ("date", platform.date)):
                self._add(platform.id, role, selectors)
            for category, selectors in platform.chrome.items():
                self._add(platform.id, category, selectors)
        self._heads = tuple(prefix for prefix, _ in self._prefixes)
        self._ends = frozenset((*self._simple, *self._compound))
        self._has_known = lru_cache(maxsize=16_384)(self._knows_one)
        self._known_facts = lru_cache(maxsize=4_096)(self._facts)

    def _add(self, platform: str, role: str, selectors: Sequence[str]) -> None:
        for rank, selector in enumerate(selectors, 1):
            fact = (role, platform, selector, rank)
            parts = _parts(selector)
            if len(parts) > 1:
                self._compound.setdefault(parts[-1], []).append((frozenset(parts), fact))
            elif selector.endswith("*"):
                self._prefixes.append((selector[1:-1].lower(), fact))
            else:
                self._simple.setdefault(parts[0], []).append(fact)

    def facts_of(self, tag: str, id: str, classes: str, role: str, itemprop: str) -> Sequence[Fact]:
        """Return the facts of an element; most have no name that any selector ends in."""
        ends = self._ends
        if (
            tag in ends
            or (classes and self._has_known(classes))
            or (id and "#" + id.lower() in ends)
            or (role and f"[role={role.lower()}]" in ends)
            or (itemprop and f"[itemprop={itemprop.lower()}]" in ends)
        ):
            return self._known_facts(tag, id, classes, role, itemprop)
        return ()

    def _knows_one(self, classes: str) -> bool:
        names = classes.lower()
        if any(head in names for head in self._heads):
            return True
        return not self._ends.isdisjoint(["." + name for name in names.split()])

    def _facts(self, tag: str, id: str, classes: str, role: str, itemprop: str) -> Sequence[Fact]:
        names = {tag}
        names.update("." + name for name in classes.lower().split())
        if id:
            names.add("#" + id.lower())
        if role:
            names.add(f"[role={role.lower()}]")
        if itemprop:
            names.add(f"[itemprop={itemprop.lower()}]")
        return self.facts(frozenset(names))

    def facts(self, names: frozenset[str]) -> list[Fact]:
        """Return (role, platform, selector, rank) of every selector that an element with these names matches."""
        found: list[Fact] = []
        for name in names:
            found += self._simple.get(name, ())
            for wanted, fact in self._compound.get(name, ()):
                if wanted <= names:
                    found.append(fact)
            if name[0] == "." and name.startswith(self._heads, 1):
                found += [fact for prefix, fact in self._prefixes if name.startswith(prefix, 1)]
        return sorted(found) if len(found) > 1 else found


def _parts(selector: str) -> list[str]:
    """`div.a.b` gives div, .a, .b; `[role=main]` stays whole."""
    parts, part = [], ""
    for character in selector.lower():
        if character in ".#[" and part:
            parts.append(part)
            part = ""
        part += character
    return [*parts, part]


@lru_cache(maxsize=64)
def selectors_for(catalogue: Catalogue, platform: str) -> Selectors:
    """Return the selectors of a platform, of all widgets and of `any`."""
    widgets = [name for name, found in catalogue.platforms.items() if found.kind == "widget"]
    chosen = dict.fromkeys((platform, *sorted(widgets), "any"))
    return Selectors(catalogue.platforms[name] for name in chosen if name in catalogue.platforms)


def standings(page: Page, selectors: Selectors) -> list[Standing]:
    """Return the standing of every element of a page, parents before children."""
    facts_of = selectors.facts_of
    found: list[Standing] = []
    for index, (parent, tag, _, id, classes, role, itemprop) in enumerate(map(astuple, page.elements)):
        above = found[parent] if parent >= 0 else _NOWHERE
        facts = facts_of(tag, id, classes, role, itemprop)
        if facts or tag in _SECTION_TAGS:
            above = _standing(index, tag, facts, above)
        found.append(above)
    return found


def _standing(index: int, tag: str, facts: Sequence[Fact], above: Standing) -> Standing:
    section = tag if tag in _SECTION_TAGS else above.section
    if not facts and section == above.section:
        return above
    if not facts:
        return Standing(
            above.chrome, above.platform, above.selector, above.body, above.body_element,
            above.title, above.date, section,
        )  # fmt: skip
    chrome, platform, selector = above.chrome, above.platform, above.selector
    body, body_element, title, date = above.body, above.body_element, above.title, above.date
    for role, name, text, rank in facts:
        if role == "body":
            if not body or rank <= body:
                body, body_element = rank, index
        elif role == "title":
            title = True
        elif role == "date":
            date = True
        elif not chrome and tag not in _WHOLE_PAGE:
            chrome, platform, selector = role, name, text
    return Standing(chrome, platform, selector, body, body_element, title, date, section)


_WHOLE_PAGE = frozenset(("html", "body"))  # their classes tell what the page has, not what they hold
_SECTION_TAGS = frozenset(("nav", "aside", "footer", "header", "main", "article", "section", "form", "figure", "table"))


@lru_cache(maxsize=4)
def publishers(catalogue: Catalogue) -> frozenset[str]:
    """Return the platforms that print whole pages, not parts of them."""
    return frozenset(name for name, p in catalogue.platforms.items() if name != "any" and p.kind == "publisher")


@lru_cache(maxsize=4)
def _signs(catalogue: Catalogue) -> tuple[dict[str, list[str]], dict[str, list[str]], dict[str, list[str]]]:
    """The publishers that parts of generators tell, those that parts of addresses tell, and those of markers."""
    told: tuple[dict[str, list[str]], dict[str, list[str]], dict[str, list[str]]] = ({}, {}, {})
    for name in sorted(publishers(catalogue)):
        platform = catalogue.platforms[name]
        for signs, parts in zip(told, (platform.generator, platform.hosts, platform.markers), strict=True):
            for part in dict.fromkeys(parts):
                signs.setdefault(part, []).append(name)
    return told


def platform_of(page: Page, catalogue: Catalogue) -> str:
    """Return the platform that the page's generator, host or markers tell, or an empty string."""
    facts = page.facts
    generators, hosts, markers = _signs(catalogue)
    generator, url = facts.generator.lower(), facts.url.lower()
    votes: dict[str, int] = {}
    for weight, signs, seen in (
        (4, generators, [part for part in generators if part in generator] if generator else []),
        (3, hosts, [part for part in hosts if part in url] if url else []),
        (2, markers, [marker for marker in facts.markers if marker in markers]),
    ):
        for name in {name for part in seen for name in signs[part]}:
            votes[name] = votes.get(name, 0) + weight
    return max(votes, key=lambda name: (votes[name], name), default="")
