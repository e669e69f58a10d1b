"""Reads what the DOM says: which elements platforms use for chrome, for the article body, its title and date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from normaliser.catalogue import Catalogue, Platform
from normaliser.model import Element, Page

Fact = tuple[str, str, str, int]  # role, platform, selector, rank


class Standing(Struct, frozen=True):
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
    memo: dict[tuple[str, str, str, str, str], list[Fact]] = {}
    found: list[Standing] = []
    for index, element in enumerate(page.elements):
        key = (element.tag, element.id, element.classes, element.role, element.itemprop)
        facts = memo.get(key)
        if facts is None:
            facts = memo[key] = selectors.facts(_names(element))
        above = found[element.parent] if element.parent >= 0 else Standing()
        found.append(_standing(index, element, facts, above))
    return found


def _names(element: Element) -> frozenset[str]:
    names = {element.tag}
    if element.classes:
        names.update("." + name for name in element.classes.lower().split())
    if element.id:
        names.add("#" + element.id.lower())
    if element.role:
        names.add(f"[role={element.role.lower()}]")
    if element.itemprop:
        names.add(f"[itemprop={element.itemprop.lower()}]")
    return frozenset(names)


def _standing(index: int, element: Element, facts: Sequence[Fact], above: Standing) -> Standing:
    section = element.tag if element.tag in _SECTION_TAGS else above.section
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
        elif not chrome:
            chrome, platform, selector = role, name, text
    return Standing(chrome, platform, selector, body, body_element, title, date, section)


_SECTION_TAGS = frozenset(("nav", "aside", "footer", "header", "main", "article", "section", "form", "figure", "table"))


@lru_cache(maxsize=4)
def publishers(catalogue: Catalogue) -> frozenset[str]:
    """Return the platforms that print whole pages, not parts of them."""
    return frozenset(name for name, p in catalogue.platforms.items() if name != "any" and p.kind == "publisher")


def platform_of(page: Page, catalogue: Catalogue) -> str:
    """Return the platform that the page's generator, host or markers tell, or an empty string."""
    facts = page.facts
    platforms = {name: catalogue.platforms[name] for name in publishers(catalogue)}
    generator, url = facts.generator.lower(), facts.url.lower()
    votes: dict[str, int] = {}
    for name, platform in platforms.items():
        votes[name] = (
            4 * any(part in generator for part in platform.generator)
            + 3 * any(part in url for part in platform.hosts)
            + 2 * any(marker in facts.markers for marker in platform.markers)
        )
    best = max(votes, key=lambda name: (votes[name], name), default="")
    return best if best and votes[best] else ""


class Targets:
    """The link targets of some platforms, found by a word that stands whole in them."""

    def __init__(self, platforms: Iterable[Platform]) -> None:
        self._by_word: dict[str, list[tuple[str, str]]] = {}
        self._others: list[tuple[str, str]] = []
        for platform in platforms:
            for category, parts in platform.urls.items():
                for part in parts:
                    inner = _TARGET_WORD.findall(part)
                    if inner:
                        self._by_word.setdefault(max(inner, key=len), []).append((part, category))
                    else:
                        self._others.append((part, category))

    def category(self, href: str) -> str:
        """Return the category of links that lead to `href`, or an empty string."""
        for word in _WORD.findall(href):
            for part, category in self._by_word.get(word, ()):
                if part in href:
                    return category
        for part, category in self._others:
            if part in href:
                return category
        return ""


_WORD = re.compile(r"[A-Za-z0-9]+")
_TARGET_WORD = re.compile(r"(?<=[^A-Za-z0-9])[A-Za-z0-9]+(?=[^A-Za-z0-9])")


@lru_cache(maxsize=4)
def targets_of(catalogue: Catalogue) -> Targets:
    """Return the link targets that only chrome has, of all platforms."""
    return Targets(catalogue.platforms.values())


def link_categories(page: Page, targets: Targets) -> dict[int, str]:
    """Return, by index into `page.links`, the category of links that only chrome has."""
    memo: dict[str, str] = {}
    found = {}
    for index, link in enumerate(page.links):
        category = memo.get(link.href)
        if category is None:
            category = memo[link.href] = targets.category(link.href)
        if category:
            found[index] = category
    return found
