"""Texts laid out otherwise: python bench/layouts.py BENCH

Cleans the pages in BENCH/dev/pages with a space for every break, and the texts in BENCH/dev/text broken into lines of
several widths, without punctuation, in small letters, or with escaped breaks. Prints the share of the article's words
that are lost and of the chrome's words that stay, page means; and how many of the articles of BENCH/dev/gold and
BENCH/articles, alone on one line, do not come back as they were.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from normaliser.clean import Cleaner
from normaliser.model import Document

VARIANTS = ("bs4", "html2text", "inscriptis")
WIDTHS = (48, 60, 72, 80)
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
    return Counter(re.findall(r"\w+", text.replace("\\n", "\n").lower()))


def shown(html: str) -> str:
    """Return all text of a page on one line."""
    tree = LexborHTMLParser(html)
    for node in tree.css(UNSEEN):
        node.decompose()
    return joined(tree.body.text(separator=" ")) if tree.body else ""


def wrapped(text: str, width: int) -> str:
    """Return a text with its lines broken so that none is longer than `width`, but for long words."""
    wrapper = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False)
    return "\n".join("\n".join(wrapper.wrap(line)) if len(line) > width else line for line in text.split("\n"))


def bare(text: str) -> str:
    """Return a text without punctuation."""
    return re.sub(r"[^\w\s]", "", text)


def escaped(text: str) -> str:
    """Return a text with the two characters `\\n` for every line break."""
    return text.replace("\n", "\\n")


def report(title: str, texts: Iterable[tuple[Counter[str], str]]) -> None:
    """Print the mean shares of article words lost and chrome words left; `texts` are pairs of article and page."""
    lost, left = [], []
    for article, page in texts:
        before, after = words(page), words(cleaned(page))
        lost.append(((article & before) - after).total() / max(1, article.total()))
        left.append((after - article).total() / max(1, (before - article).total()))
    print(f"{title:24} {len(lost)} pages: lost {sum(lost) / len(lost):.4f}, chrome left {sum(left) / len(left):.3f}")


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
    golds = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (bench / "dev/gold").glob("*.json")}
    articles_of = {name: "\n".join(gold["article_paragraphs"]) for name, gold in sorted(golds.items())}
    known = {name: words(article) for name, article in articles_of.items()}
    pages = {name: (bench / f"dev/pages/{name}.html").read_text(encoding="utf-8") for name in known}
    report("one line", ((known[name], shown(page)) for name, page in pages.items()))
    for variant in VARIANTS:
        texts = {name: (bench / f"dev/text/{name}.{variant}.txt").read_text(encoding="utf-8") for name in known}
        report(variant, ((known[name], text) for name, text in texts.items()))
        for change, name in ((bare, "bare"), (str.lower, "small letters"), (escaped, "escaped")):
            changed = ((words(change(article)), change(texts[name])) for name, article in articles_of.items())
            report(f"{variant}, {name}", changed)
        for width in WIDTHS:
            report(f"{variant}, {width} wide", ((known[name], wrapped(text, width)) for name, text in texts.items()))
    alone = list(articles(bench))
    print(f"{len(alone)} articles alone on a line: {sum(cleaned(line) != line for line in alone)} changed")


if __name__ == "__main__":
    main()
