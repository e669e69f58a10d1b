"""Decides by vote which UI locale and which platform a page has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from normaliser.model import Match, Page


def ui_locale(page: Page, matches: Iterable[Match]) -> str:
    """Return the locale that most label matches share; what the page says of itself counts as some labels."""
    votes: Counter[str] = Counter()
    for hint, weight in zip(page.facts.locales, (3.0, 2.0, 1.0), strict=False):
        votes[hint] += weight
    for match in matches:
        if match.kind not in ("label", "template", "run") or not match.locales:
            continue
        languages = dict.fromkeys(locale.split("-")[0] for locale in match.locales)
        strength = (0.3 if match.weak else 1.0) / len(languages)
        for locale in match.locales:
            same = sum(other.split("-")[0] == locale.split("-")[0] for other in match.locales)
            votes[locale] += strength / same
    languages_won: Counter[str] = Counter()
    for locale, weight in votes.items():
        languages_won[locale.split("-")[0]] += weight
    if not languages_won:
        return ""
    language = max(languages_won, key=lambda name: (languages_won[name], name == "en", name))
    regions = {name: weight for name, weight in votes.items() if name.split("-")[0] == language}
    return max(regions, key=lambda name: (regions[name], name == language, name))


def platform(found: str, matches: Iterable[Match]) -> str:
    """Return `found` if the page told its platform, else the one that label matches share."""
    if found:
        return found
    votes: Counter[str] = Counter()
    for match in matches:
        names = [name for name in match.platforms if name != "any"]
        if names and not match.weak:
            for name in names:
                votes[name] += 1 / len(names)  # type: ignore[assignment]
    return max(votes, key=lambda name: (votes[name], name), default="")
