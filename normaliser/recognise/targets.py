"""Finds links that only chrome has, by where they lead: to share forms, feeds, logins."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from normaliser.catalogue import Catalogue, Platform
from normaliser.model import Page


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

    def among(self, hrefs: Iterable[str]) -> dict[str, str]:
        """Return the category of those of `hrefs` that only chrome has; looks at all of them at once first."""
        names = dict.fromkeys(hrefs)
        joined = "\n".join(names)
        parts = [part for word in self._by_word.keys() & set(_WORD.findall(joined)) for part, _ in self._by_word[word]]
        parts += [part for part, _ in self._others]
        likely = [part for part in parts if part in joined]
        chosen = [href for href in names if any(part in href for part in likely)] if likely else []
        return {href: category for href in chosen if (category := self.category(href))}

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
    known = targets.among([link.href for link in page.links])
    return {index: known[link.href] for index, link in enumerate(page.links) if link.href in known} if known else {}
