"""Decides by vote which UI locale and which platform a page has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import lru_cache

from normaliser.model import Match, Page

_VOTING = frozenset(("label", "template", "run"))
_SEEN = 0.99
_FEWEST_VOTES = 0.6


def ui_locale(page: Page, matches: Iterable[Match]) -> str:
    """Return the locale that most label matches share; what the page says of itself counts as some labels."""
    votes = defaultdict[str, float](float)
    for hint, weight in zip(page.facts.locales, (3.0, 2.0, 1.0), strict=False):
        votes[hint] += weight
    for match in matches:
        if match.kind in _VOTING and match.locales:
            for locale, share in _shares(match.locales, _strength(match)):
                votes[locale] += share
    if not votes:
        return ""
    languages = [locale.partition("-")[0] for locale in votes]
    languages_won = defaultdict[str, float](float)
    for language, weight in zip(languages, votes.values(), strict=True):
        languages_won[language] += weight
    most = max(languages_won.values())
    won = max((name == "en", name) for name, weight in languages_won.items() if weight == most)[1]
    regions = (name for name, language in zip(votes, languages, strict=True) if language == won)
    return max((votes[name], name == won, name) for name in regions)[2]


@lru_cache(maxsize=4096)
def _shares(locales: tuple[str, ...], strength: float) -> tuple[tuple[str, float], ...]:
    """Each language has the same share of a vote, and each of its locales the same share of that."""
    languages = [locale.partition("-")[0] for locale in locales]
    counts: dict[str, int] = {}
    for language in languages:
        counts[language] = counts.get(language, 0) + 1
    names = zip(locales, languages, strict=True)
    return tuple((locale, strength * (1.0 / len(counts) / counts[language])) for locale, language in names)


def platform(found: str, matches: Iterable[Match], candidates: AbstractSet[str]) -> str:
    """Return `found` if the page told its platform, else the one of `candidates` that label matches share."""
    if found:
        return found
    votes: dict[str, float] = {}
    for match in matches:
        names = [name for name in match.platforms if name in candidates]
        for name in names:
            votes[name] = votes.get(name, 0.0) + _strength(match) / len(names)
    best = max(votes, key=lambda name: (votes[name], name), default="")
    return best if best and votes[best] >= _FEWEST_VOTES else ""


def _strength(match: Match) -> float:
    """What was seen on a page counts for more than what a package holds, and ordinary words for little."""
    if match.weak:
        return 0.3
    return 2.0 if match.confidence >= _SEEN else 1.0
