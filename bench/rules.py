"""What each rule of the decision adds: python bench/rules.py BENCH STRESS

Takes one rule of `policy.decide` away at a time and decides again, one pass, with the weights that ship. Prints, for
each kind of input, what that does to the words lost, to those leaked (both in thousandths) and to the share of perfect
pages (in per cent). A rule that changes nothing here may still keep an article of `corpus/` whole.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from figures import INPUTS, Scorer, Tally
from labelled import Labelled, articles, extracted, segments, stressed, transplants
from msgspec import Struct

from normaliser import bodies, catalogue, ends, evidence, guards, level, policy, posts, series
from normaliser.examine import Examined, examine


def nothing(*_: object) -> set[int]:
    """Stand for a rule that names blocks and now names none."""
    return set()


def unmoved(_: Examined, scores: Sequence[float]) -> float:
    """Stand for the move of scores to where the page's article stands."""
    return 0.0


RULES: tuple[tuple[str, ModuleType, str, Callable[..., Any]], ...] = (
    ("level of the page", level, "_move", unmoved),
    ("evidence inside the article", policy, "_goes_inside", lambda *_: False),
    ("mild blocks stay (HTML)", guards, "mild", nothing),
    ("inner blocks stay (HTML)", bodies, "inner", nothing),
    ("a post that stands alone (HTML)", bodies, "alone", nothing),
    ("beside the article (text)", guards, "beside", nothing),
    ("enclosed by the article (text)", guards, "enclosed", nothing),
    ("unproven runs stay (text)", guards, "unproven", nothing),
    ("a second language (text)", guards, "second_language", nothing),
    ("little evidence, not English (text)", guards, "doubtful", nothing),
    ("numbers go on (text)", series, "numbered", nothing),
    ("English paragraphs (text)", series, "paragraphs", nothing),
    ("teasers below popular posts (text)", ends, "teasers", nothing),
    ("lone bullets (text)", ends, "bullets", nothing),
    ("openings", policy, "opening", nothing),
    ("titles of posts", posts, "titles", nothing),
    ("headlines", policy, "headline", nothing),
    ("names above posts", posts, "names", nothing),
    ("lines of readers", policy, "by_readers", nothing),
    ("copies of the title", policy, "copies", nothing),
    ("the name of the page (text)", policy, "title_line", lambda *_: (set(), set())),
    ("labels at the ends", ends, "edges", nothing),
    ("labels alone", bodies, "labels_alone", nothing),
)


class Scored(Struct):
    """A labelled page with the scores of the weights that ship."""

    one: Labelled
    found: Examined
    scores: list[float]


@contextmanager
def without(module: ModuleType, name: str, instead: Callable[..., Any]) -> Iterator[None]:
    """Put something that does nothing in the place of a rule."""
    if not hasattr(module, name):
        raise AttributeError(f"no rule {name} in {module.__name__}")
    with patch.object(module, name, instead):
        yield


def pages(bench: Path, made: Path) -> Iterator[Scored]:
    """Examine and score every page of the benchmark once."""
    words = catalogue.load()
    for source in (transplants(bench), extracted(bench), stressed(bench, made), articles(bench), segments(bench)):
        for one in source:
            if not one.same and one.kind in INPUTS:
                found = examine(one.page, words, words.function_words)
                yield Scored(one, found, evidence.scores(found, evidence.shipped()))


def difference(full: Tally, less: Tally) -> str:
    """Return what changes without a rule: lost and leaked in thousandths, perfect pages in per cent."""
    _, lost, leaked, perfect = (one - other for one, other in zip(less.shares(), full.shares(), strict=True))
    shown = f"{1000 * lost:+.1f} {1000 * leaked:+.1f} {100 * perfect:+.1f}"
    return "." if shown.replace("-", "+") == "+0.0 +0.0 +0.0" else shown


def main(bench: str, made: str) -> None:
    """Print the figures with all rules, then what each rule's absence changes."""
    scorer = Scorer(Path(bench), Path(made))
    cases = list(pages(Path(bench), Path(made)))
    full = scorer.figures(cases)
    names = list(full)
    print("| without | " + " | ".join(names) + " |")
    print("|---" * (len(names) + 1) + "|")
    shares = [tally.shares() for tally in full.values()]
    shown = [f"{1000 * lost:.1f} {1000 * leaked:.1f} {100 * perfect:.1f}" for _, lost, leaked, perfect in shares]
    print("| (nothing) | " + " | ".join(shown) + " |")
    for title, module, name, instead in RULES:
        with without(module, name, instead):
            less = scorer.figures(cases)
        print(f"| {title} | " + " | ".join(difference(full[each], less[each]) for each in names) + " |", flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
