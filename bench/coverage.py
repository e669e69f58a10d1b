"""The coverage table of the README, written between its marks: `python bench/coverage.py [README]`."""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from normaliser import catalogue
from normaliser.catalogue.source import Wording
from normaliser.locales_tools import coverage, files
from normaliser.locales_tools.coverage import Row

MARK = "<!-- coverage -->"
BEST = 40
BLOGGER = tuple(
    """comment.none comment.count comment.leave byline.posted_by taxonomy.tags pager.older_post pager.older_posts
    pager.newer_post pager.newer_posts pager.home subscribe.subscribe share.email share.blogthis share.twitter
    share.facebook share.pinterest comment.reply archive.archives byline.about_me related.popular legal.report_abuse
    search.this_blog legal.powered_by""".split()
)


def grades(folder: Path, entries: Sequence[Wording]) -> Counter[str]:
    """Count wordings by the best grade of their sources."""
    known = {name: source["grade"] for name, source in _sources(folder).items()}
    order = ("observed", "package", "unverified")
    return Counter(min((known[name] for name in entry.sources), key=order.index) for entry in entries)


def _sources(folder: Path) -> dict[str, dict[str, str]]:
    return tomllib.loads((folder / "sources.toml").read_text("utf-8"))


def blogger(entries: Sequence[Wording]) -> int:
    """Count the locales that have everything that Blogger prints."""
    have: dict[str, set[str]] = {}
    for entry in entries:
        if entry.platform == "blogger":
            have.setdefault(entry.locale, set()).add(entry.message)
    return sum(set(BLOGGER) <= messages for messages in have.values())


def section(folder: Path) -> Iterator[str]:
    """Yield the lines of the section."""
    entries, weighted = files.read_all(folder), coverage.weights(folder)
    rows, core = coverage.rows(entries, weighted), len(weighted.core)
    graded = grades(folder, entries)
    yield "| | |\n|---|---|"
    yield f"| wordings | {len(entries):,} |"
    yield from (f"| of these {grade} | {graded[grade]:,} |" for grade in ("observed", "package", "unverified"))
    yield from (f"| locales with at least {n} of the {core} core messages | {_least(rows, n)} |" for n in (60, 40, 20))
    yield f"| languages of Blogger with all that it prints | {blogger(entries)} |"
    yield f"\nThe {BEST} fullest locales, with how much of the labels that blogs print they know:\n"
    best = [f"{row.locale} {row.share} %" for row in sorted(rows, key=lambda row: (-row.share, row.locale))[:BEST]]
    yield "| | | | | | | | |\n|---|---|---|---|---|---|---|---|"
    yield from (f"| {' | '.join(best[start : start + 8])} |" for start in range(0, BEST, 8))
    yield "\n`normaliser locales coverage` prints the whole table."


def _least(rows: Sequence[Row], number: int) -> int:
    return sum(row.core >= number for row in rows)


def main(readme: Path) -> None:
    """Write the section into the README."""
    text = "\n".join(section(catalogue.default_folder()))
    whole = readme.read_text("utf-8")
    marked = re.compile(f"{MARK}(?:.*{MARK})?", re.S)
    readme.write_text(marked.sub(lambda _: f"{MARK}\n\n{text}\n\n{MARK}", whole, count=1), encoding="utf-8")


if __name__ == "__main__":
    main(Path(*sys.argv[1:2]) if sys.argv[1:] else Path("README.md"))
