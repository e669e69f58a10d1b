"""What the title of a page says beside the name of its site."""

from __future__ import annotations

import re
from collections.abc import Container

from normaliser.model import Facts
from normaliser.text import fold

_SITE = re.compile(r"\s+[|–—·»-]\s+")


def without_site(title: str, site: str) -> str:
    """Drop the site's name from the end of a title: the part that `site` repeats, or the last of several."""
    parts = _SITE.split(title)
    if len(parts) > 1 and (not site or fold(parts[-1]) == fold(site)):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»-\u00a0")
    return title


def own_titles(facts: Facts, sites: Container[str]) -> frozenset[str]:
    """Return the folded titles of a page: its headline, its title, and that less a name which is one of `sites`."""
    if not (facts.title or facts.headline):
        return frozenset()
    rest = without_site(facts.title, facts.site_name)
    named = fold(facts.title[len(rest) :]) in sites
    return frozenset((fold(facts.headline), fold(facts.title), fold(rest) if named else "")) - {""}
