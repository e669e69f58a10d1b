"""Tells of a line that recurs whether the author may have written it. When in doubt, it is doubtful."""

from __future__ import annotations

from normaliser.learn.sightings import Sightings
from normaliser.recognise.repeats import is_long

MOST_INSIDE = 0.25
LONG_SHARE = 0.75
FEWEST_WORDS = 3  # of a headline, or so many bytes where there are no spaces
FEWEST_BYTES = 16
_HALF = 0.5


def is_doubtful(line: str, found: Sightings, pages: int, named: bool) -> bool:
    """Tell whether a line, folded, which was seen on some of `pages` pages, may belong to articles.

    `named` tells that one of all the host's pages is called so.
    """
    rare = found.pages < LONG_SHARE * pages
    return _is_inside(found) or _is_headline(line, found, named) or (rare and is_long(line))


def _is_inside(found: Sightings) -> bool:
    """A refrain or a subheading stands between what was kept; so may what stands beside no article at all."""
    return found.places["inside"] > MOST_INSIDE * found.places.total() or not found.places


def _is_headline(line: str, found: Sightings, named: bool) -> bool:
    """A post's headline stands in lists of posts elsewhere; a series has a number in it.

    The site's name is in most titles; the page of a category is called by a word or two, as menus are.
    """
    numbers = {"".join(filter(str.isdigit, wording)) for wording in found.wordings}
    if len(numbers) > 1 and found.place == "above" and found.kept > _HALF * found.pages:
        return True
    long = len(line.split()) >= FEWEST_WORDS or len(line.encode()) >= FEWEST_BYTES
    return named and (len(numbers) > 1 or (long and found.titles <= _HALF * found.pages))
