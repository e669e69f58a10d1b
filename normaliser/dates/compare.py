"""Says what the installed Babel prints in dates that the tables lack: `python -m normaliser.dates.compare [--keep]`.

With `--keep`, run with an earlier Babel, it adds that to `locales/dates/earlier.toml`. Not used when dates are read.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from normaliser.dates import build, earlier, relative
from normaliser.dates.cldr import Fact, Facts, Harvest
from normaliser.dates.table import Table, table
from normaliser.dates.tokens import Word

_SHOWN = 5


def lacking(known: Harvest, folder: Path) -> Harvest:
    """Return what Babel knows of each locale and the tables do not."""
    words, wordings = table(), relative.wordings()
    unclear = _unclear(earlier.merged(known, folder))
    found = {}
    for tag, facts in known.items():
        bit = words.data.aliases.get(tag.lower())
        mask = 0 if bit is None else 1 << bit
        found[tag] = Facts(
            frozenset(fact for fact in facts.words if not _has(words, mask, fact)),
            frozenset(order for order in facts.orders if not words.orders.get(order, 0) & mask),
            frozenset(one for one in facts.ago if one[0] not in wordings and one[0] not in unclear),
        )
    return {tag: facts for tag, facts in found.items() if any(facts)}


def _has(words: Table, mask: int, fact: Fact) -> bool:
    """Whether the table has a word as it is in a locale, or is never to have it."""
    key, role, value = fact
    token = words.word(key)
    readings = token.value.readings if token and isinstance(token.value, Word) else ()
    return any(one[:2] == (role, value) and one[2] & mask for one in readings) or build.too_short(key, role)


def _unclear(known: Harvest) -> set[str]:
    """The wordings that mean two units: the table has none of them."""
    units: dict[str, set[str]] = defaultdict(set)
    for facts in known.values():
        for wording, unit in facts.ago:
            units[wording].add(unit)
    return {wording for wording, of in units.items() if len(of) > 1}


def advice(lacks: Harvest) -> str:
    """Say what the tables lack, and what to do."""
    if not lacks:
        return f"The tables have all that Babel {version('babel')} prints."
    here, made_of = version("babel"), table().data.babel
    counts = [sum(map(len, column)) for column in zip(*lacks.values(), strict=True)]
    names = (f"{key!r} in {tag}" for tag, facts in lacks.items() for key, _, _ in sorted(facts.words))
    return (
        f"Babel {here} prints in dates what the tables, made of Babel {made_of}, lack in {len(lacks)} locales: "
        f"{counts[0]} words, {counts[1]} orders, {counts[2]} wordings of how long ago"
        f" ({', '.join(islice(names, _SHOWN))}). {_remedy(here, made_of)}"
    )


def _remedy(here: str, made_of: str) -> str:
    if build.is_older(here, made_of):
        return (
            f"Run `python -m normaliser.dates.compare --keep` with Babel {here}, then `python -m "
            f"normaliser.dates.build` with Babel {made_of}."
        )
    return (
        f"Run `python -m normaliser.dates.build` with Babel {here}, then keep what only {made_of} prints: "
        'see "When a new Babel comes" in docs/dates.md.'
    )


def main(arguments: list[str], folder: Path) -> int:
    """Print what is lacking, and keep it if that is wanted; 1 when something is."""
    lacks = lacking(build.harvest(), folder)
    print(advice(lacks))
    if "--keep" in arguments:
        earlier.keep(lacks, f"babel-{version('babel')}", folder)
        return 0
    return int(bool(lacks))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path("locales/dates")))
