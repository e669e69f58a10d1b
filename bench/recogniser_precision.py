"""What the label recognisers claim on lines with gold: python bench/recogniser_precision.py BENCH [--unmatched FILE]

Prints every certain match on a line of an article (to be read: each one that is wrong would lose text), and the share
of chrome lines that are matched, by kind. BENCH is a folder of benchmark pages.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from normaliser import catalogue
from normaliser.examine import examine
from normaliser.model import Match, Page
from normaliser.read import read_plain

OWN = ("label", "template", "run", "url")


def golds(bench: Path) -> Iterator[dict[str, object]]:
    """Yield the gold records of the transplant pages."""
    for path in sorted((bench / "dev/gold").glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def articles(bench: Path) -> Iterator[tuple[str, Page]]:
    """Yield the name and text of every article of which each line should stay."""
    for gold in golds(bench):
        yield str(gold["id"]), read_plain("\n".join(gold["article_paragraphs"]))  # type: ignore[arg-type]
    with gzip.open(bench / "articles/wcxb-dev.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            yield f"w{row['id']}", read_plain(row["gold"])
    with gzip.open(bench / "segments/german-blogs.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            yield row["id"], read_plain("\n\n".join(row["with"]))
    for path in sorted((Path(__file__).parents[1] / "corpus").rglob("gold.txt")):
        yield "/".join(path.parts[-4:-1]), read_plain(path.read_text(encoding="utf-8"))


def matches(page: Page, labels: catalogue.Catalogue) -> Sequence[Match]:
    """Return what all recognisers find on a page."""
    return examine(page, labels, catalogue.load().function_words).matches


def kind_of(match: Match) -> str:
    """Name a match for the table: weak ones in brackets."""
    return f"({match.kind})" if match.weak else match.kind


def wrong(bench: Path, labels: catalogue.Catalogue) -> None:
    """Print the certain matches on lines of articles, and count the weak ones."""
    counts: Counter[str] = Counter()
    lines = 0
    for name, page in articles(bench):
        lines += len(page.blocks)
        for match in matches(page, labels):
            counts[kind_of(match)] += 1
            if not match.weak and match.kind in OWN:
                text = page.text[match.start : match.end]
                print(f"{name:24} {match.kind:8} {match.message:26} {text[:150]!r} <- {match.detail!r}")
    print(f"{lines} lines of articles: {dict(counts.most_common())}")


def recall(texts: Iterable[tuple[str, str]], labels: catalogue.Catalogue) -> list[str]:
    """Print how many lines of the texts are matched whole or in part, by kind; return those that are not."""
    counts: Counter[str] = Counter()
    unmatched = []
    for name, text in texts:
        page = read_plain(text)
        best: dict[int, Match] = {}
        for match in matches(page, labels):
            held = best.get(match.start)
            if held is None or held.weak > match.weak:
                best[match.start] = match
        inside = sorted(best)
        for block in page.blocks:
            match = best.get(block.start)
            cut = match is None and any(block.start < start < block.end for start in inside)
            kind = kind_of(match) if match else "part" if cut else "none"
            counts[kind] += 1
            if kind == "none":
                unmatched.append(f"{name}\t{text[block.start : block.end]}")
    total = sum(counts.values())
    certain = sum(counts[kind] for kind in (*OWN, "date", "part"))
    print(f"{total} lines of chrome: certain {certain / total:.1%}, any {1 - counts['none'] / total:.1%}")
    print("  ", dict(counts.most_common()))
    return unmatched


def main() -> None:
    """Print precision, then recall."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--unmatched", type=Path, help="write the chrome lines that nothing matches to this file")
    given = parser.parse_args()
    labels = catalogue.load()
    wrong(given.bench, labels)
    rows: list[str] = []
    for field in ("chrome_lines_residue", "chrome_lines"):
        print(field)
        rows += recall(((str(g["id"]), "\n".join(g[field])) for g in golds(given.bench)), labels)  # type: ignore[arg-type]
    if given.unmatched:
        given.unmatched.write_text("\n".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
