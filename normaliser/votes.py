"""Decides by vote which UI locale and which platform a page has."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import lru_cache

from normaliser.model import Match, Page

_SEEN = 0.99
_FEWEST_VOTES = 0.6


def ui_locale(page: Page, matches: Iterable[Match]) -> str:
    """Return the locale that most label matches share; what the page says of itself counts as some labels."""
    votes: dict[str, float] = {}
    for hint, weight in zip(page.facts.locales, (3.0, 2.0, 1.0), strict=False):
        votes[hint] = votes.get(hint, 0.0) + weight
    for match in matches:
        if match.kind not in ("label", "template", "run") or not match.locales:
            continue
        shares = _shares(match.locales)
        strength = _strength(match)
        for locale, share in shares:
            votes[locale] = votes.get(locale, 0.0) + strength * share
    languages_won: dict[str, float] = {}
    for locale, weight in votes.items():
        language = locale.split("-")[0]
        languages_won[language] = languages_won.get(language, 0.0) + weight
    if not languages_won:
        return ""
    language = max(languages_won, key=lambda name: (languages_won[name], name == "en", name))
    regions = {name: weight for name, weight in votes.items() if name.split("-")[0] == language}
    return max(regions, key=lambda name: (regions[name], name == language, name))


@lru_cache(maxsize=4096)
def _shares(locales: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """Each language has the same share of a vote, and each of its locales the same share of that."""
    languages = [locale.partition("-")[0] for locale in locales]
    counts: dict[str, int] = {}
    for language in languages:
        counts[language] = counts.get(language, 0) + 1
    names = zip(locales, languages, strict=True)
    return tuple((locale, 1.0 / len(counts) / counts[language]) for locale, language in names)


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
