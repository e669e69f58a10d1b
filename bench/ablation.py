"""What each kind of evidence adds: python bench/ablation.py BENCH STRESS [--only NAME,...]

Takes one family of evidence away at a time, learns and cross-validates by site again as `bench/learn.py` does,
decides, and prints the figures beside those of the full model. Groups that are added to the table join the family
whose expression matches their name; those in none are named at the end.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from pathlib import Path

import numpy as np
from figures import HEAD, Scorer, Tally
from learn import HTML_GROUPS, PLAIN_GROUPS, SECOND_GROUPS, Case, Way, both_looks, collect
from msgspec import Struct
from msgspec.structs import replace

from normaliser import catalogue, votes
from normaliser.evidence import first_rows, spelling, surroundings, traits, with_foreign
from normaliser.evidence.script import script_of_labels
from normaliser.examine import Examined, Memo, by_block, in_body, spellings
from normaliser.model import Match

FULL, SECOND = "full model", "second look"
CATALOGUE = frozenset(("label", "template", "run"))


class Family(Struct, frozen=True):
    """Evidence to take away: groups by name, matches, what elements tell, lines clearly not English (`foreign`)."""

    groups: str = "(?!)"
    matches: Callable[[Match], bool] | None = None
    places: dict[str, object] = {}
    foreign: bool = False

    def without(self) -> frozenset[str]:
        """Return the names of the groups to leave out."""
        return frozenset(name for name in NAMES if name != "bias" and re.search(self.groups, name))

    def changes(self) -> bool:
        """Tell whether it changes more than which groups there are."""
        return bool(self.matches or self.places or self.foreign)

    def in_text(self) -> bool:
        """Tell whether plain text has any of it."""
        plain = {name for name, _ in (*PLAIN_GROUPS, *SECOND_GROUPS)}
        return bool(self.matches or self.foreign or plain & self.without())


NAMES = tuple(name for name, _ in (*HTML_GROUPS, *SECOND_GROUPS))
PLACES = {
    "chrome containers": {"chrome": "", "platform": "", "selector": ""},
    "article body": {"body": 0, "body_element": -1, "title": False, "date": False},
}
FAMILIES: dict[str, Family] = {
    "labels": Family("label|^zone|zone$|category|^agrees", lambda match: match.kind in CATALOGUE),
    "dates": Family("^dated$", lambda match: match.kind == "date" or match.message.startswith("date.")),
    "link targets": Family(matches=lambda match: match.kind == "url"),
    "share of links": Family("linked"),
    "structure": Family(
        "^chrome|^body|^section|^main|^tag|^share|^titled$|^dated$", places={**PLACES["chrome containers"],
        **PLACES["article body"], "section": ""},
    ),
    "chrome containers": Family("^chrome", places=PLACES["chrome containers"]),
    "article body": Family("body|^titled$|^dated$", places=PLACES["article body"]),
    "main container": Family("main|^share"),
    "sections and tags": Family("^section|tag"),
    "spelling": Family("^spelling", foreign=True),
    "function words": Family("^english|^(?!spelling).*language"),
    "looks of a line": Family(r"^(length|end|start|capitals|digits|separators|wide|accents)\b"),
    "position": Family("^(before|passed|zone|top|bottom|edge|count|ends)"),
    "neighbours": Family("above|below|around|near|mean"),
    "page vocabulary": Family("^common"),
    "titles and repeats": Family("title|^repeat"),
}  # fmt: skip


class Again:
    """Looks at examined pages again, as if less had been found on them. Remembers the looks of lines, and models."""

    def __init__(self) -> None:
        words = catalogue.load().function_words
        self.models: dict[tuple[int, int], np.ndarray] = {}
        self._memos: dict[bool, tuple[frozenset[str], Memo]] = {False: (words, {}), True: (frozenset(), {})}

    def case(self, case: Case, family: Family) -> Case:
        """Return a copy of a case that knows less, with the cells that its blocks then have."""
        known = copy(case)
        known.found = self._found(case, family)
        known.first = first_rows(known.found)
        return known

    def _found(self, case: Case, family: Family) -> Examined:
        """The second half of `examine`, with what is left."""
        page, gone = case.found.page, family.matches
        matches = [match for match in case.found.matches if gone is None or not gone(match)]
        locale = votes.ui_locale(page, matches)
        whole, inside = by_block(page, matches)
        places = (
            tuple(replace(place, **family.places) for place in case.found.places)
            if family.places
            else case.found.places
        )
        words, memo = self._memos[case.one.same]
        seen = traits(page, whole, words, memo)
        around = surroundings(seen, locale, in_body(page, places, seen))
        letters = spelling(locale if around.labels else "")
        spelled = spellings(seen, around, letters.swapped() if case.one.same else letters)
        if around.language == 1 and not case.one.same and not family.foreign:
            seen = with_foreign(seen, spelled, script_of_labels(seen, locale.partition("-")[0]))
        return replace(
            case.found, matches=tuple(matches), whole=whole, inside=inside, places=places, traits=tuple(seen),
            around=around, spelled=spelled, ui_locale=locale,
        )  # fmt: skip


def learned(cases: Sequence[Case], family: Family, again: Again, full: Sequence[Case] = ()) -> Sequence[Case]:
    """Return cases with scores that were learned without a family; text that has none of it as in the full model."""
    done: list[Case] = []
    for is_html, groups in ((True, HTML_GROUPS), (False, PLAIN_GROUPS)):
        if full and not is_html and not family.in_text():
            return [*done, *(case for case in full if not case.html)]
        some = [case for case in cases if case.html == is_html]
        some = [again.case(case, family) if family.changes() else copy(case) for case in some]
        both_looks(some, groups, Way("site", family.without(), whole=False, memory=again.models))
        done += some
    return done


def one_look(cases: Sequence[Case]) -> Sequence[Case]:
    """Return the cases of the full model with the scores of its first look."""
    early = [copy(case) for case in cases]
    for case in early:
        case.scores = case.early
    return early


def runs(cases: Sequence[Case], only: Sequence[str]) -> Iterator[tuple[str, Sequence[Case]]]:
    """Yield what is taken away, and the cases as they are scored then."""
    again = Again()
    learned(cases, Family(), again)
    full = learned(cases, Family(), again)  # goes on learning from the first, as all others do
    yield FULL, full
    if not only or SECOND in only:
        yield SECOND, one_look(full)
    for name in only or FAMILIES:
        if name != SECOND:
            yield name, learned(cases, FAMILIES[name], again, full)


def row(name: str, tallies: dict[str, Tally]) -> str:
    """Return a row of a Markdown table: F1 and perfect of each kind of input."""
    cells = (tally.shares() for tally in tallies.values())
    return f"| {name} | " + " | ".join(f"{f1:.4f} {100 * perfect:.1f}" for f1, _, _, perfect in cells) + " |"


def orphans() -> Iterable[str]:
    """Yield the groups that no family takes away."""
    claimed = frozenset().union(*(family.without() for family in FAMILIES.values()))
    return (name for name in NAMES if name not in claimed)


def main() -> None:
    """Learn without each family and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("stress", type=Path)
    parser.add_argument("--only", default="", help=f"of: {SECOND}, {', '.join(FAMILIES)}")
    given = parser.parse_args()
    start = time.time()
    scorer = Scorer(given.bench, given.stress)
    cases = collect(given.bench, given.stress)
    print(f"{len(cases)} pages examined in {time.time() - start:.0f} s", flush=True)
    rows = []
    for name, scored in runs(cases, [part for part in given.only.split(",") if part]):
        tallies = scorer.figures(scored)
        rows.append(row(name, tallies))
        print(f"\nwithout {name} ({time.time() - start:.0f} s)\n{HEAD}".replace(f"without {FULL}", FULL), flush=True)
        print("\n".join(f"{kind:34} {tally}" for kind, tally in tallies.items()), flush=True)
    print("\n".join(["", f"| without | {' | '.join(tallies)} |", "|---" * (len(tallies) + 1) + "|", *rows]))
    print("in no family:", ", ".join(orphans()))


if __name__ == "__main__":
    main()
