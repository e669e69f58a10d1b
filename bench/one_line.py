"""Pages on one line: python bench/one_line.py BENCH

Takes the text of the pages in BENCH/dev/pages with a space for every break and cleans it. Prints the share of the
article's words that are lost and of the chrome's words that stay, page means; and how many of the articles of
BENCH/dev/gold and BENCH/articles, alone on one line, do not come back as they were.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from normaliser.clean import Cleaner
from normaliser.model import Document

UNSEEN = "script,style,noscript,template"
CLEANER = Cleaner(language="any", rewrite_dates=False)


def joined(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def cleaned(line: str) -> str:
    """Return what the program leaves of a line."""
    return CLEANER.clean(Document(line, media_type="text/plain")).text


def words(text: str) -> Counter[str]:
    """Return the words of a text with their numbers."""
    return Counter(re.findall(r"\w+", text.lower()))


def shown(html: str) -> str:
    """Return all text of a page on one line."""
    tree = LexborHTMLParser(html)
    for node in tree.css(UNSEEN):
        node.decompose()
    return joined(tree.body.text(separator=" ")) if tree.body else ""


def shares(pages: Path, golds: Path) -> Iterator[tuple[float, float]]:
    """Yield, for each page, the share of article words lost and of chrome words left."""
    for path in sorted(golds.glob("*.json")):
        article = words(joined(" ".join(json.loads(path.read_text(encoding="utf-8"))["article_paragraphs"])))
        line = shown((pages / f"{path.stem}.html").read_text(encoding="utf-8"))
        before, after = words(line), words(cleaned(line))
        lost = (article & before) - after
        chrome, left = before - article, after - article
        yield lost.total() / max(1, article.total()), left.total() / max(1, chrome.total())


def articles(bench: Path) -> Iterator[str]:
    """Yield articles without chrome, each on one line."""
    for path in sorted((bench / "dev/gold").glob("*.json")):
        yield joined(" ".join(json.loads(path.read_text(encoding="utf-8"))["article_paragraphs"]))
    for path in sorted((bench / "articles").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            yield from (joined(json.loads(row)["gold"]) for row in rows)


def main() -> None:
    """Measure and print."""
    bench = Path(sys.argv[1])
    lost, left = zip(*shares(bench / "dev/pages", bench / "dev/gold"), strict=True)
    print(f"{len(lost)} pages: lost {sum(lost) / len(lost):.4f}, chrome left {sum(left) / len(left):.3f}")
    alone = list(articles(bench))
    print(f"{len(alone)} articles alone: {sum(cleaned(line) != line for line in alone)} changed")


if __name__ == "__main__":
    main()
