"""Quality on the pages of corpus/varied: python bench/varied.py [--show] [NAME]

Cleans each as HTML and as three programs render it, and has two main-content extractors read the HTML. Prints for each:
the share of the article's words that are lost, the lines left that are not of it, and the pages without the one, the
other and both. --show names the words and lines; NAME is a part of the names of those to look at.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import html2text
import inscriptis
import trafilatura
from bs4 import BeautifulSoup
from resiliparse.extract.html2text import extract_plain_text

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from normaliser.clean import Cleaner  # noqa: E402
from normaliser.model import Document  # noqa: E402
from normaliser.read.html import read_html  # noqa: E402
from tests.varied import marked  # noqa: E402


def bs4(html: str) -> str:
    """Return every text of a page on a line of its own, as `get_text` does."""
    soup = BeautifulSoup(html, "lxml")
    for hidden in soup(["script", "style", "noscript", "template"]):
        hidden.decompose()
    return soup.get_text("\n")


def markdown(html: str) -> str:
    """Return a page as Markdown."""
    made = html2text.HTML2Text()
    made.body_width = 0
    return made.handle(html)


RENDERINGS: dict[str, Callable[[str], str]] = {
    "html": lambda html: html,
    "bs4": bs4,
    "inscriptis": inscriptis.get_text,
    "html2text": markdown,
}
EXTRACTORS: dict[str, Callable[[str], str]] = {
    "trafilatura, no comments": lambda html: trafilatura.extract(html, include_comments=False) or "",
    "resiliparse": lambda html: extract_plain_text(html, main_content=True),
}


def known(source: str, variant: str) -> tuple[Document, marked.Truth]:
    """Return a page in a rendering, and the truth about it."""
    if variant == "html":
        truth = marked.truth(read_html(marked.signed(source)).text)
        return Document(marked.plain(source), media_type="text/html"), truth
    truth = marked.truth(RENDERINGS[variant](marked.signed(source)))
    return Document(truth.text, media_type="text/plain"), truth


def pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the source of each page."""
    for path in sorted(marked.FOLDER.glob("*.html")):
        yield path.stem, path.read_text(encoding="utf-8")


def cleaned(cleaner: Cleaner) -> Iterator[tuple[str, str, marked.Truth, str]]:
    """Yield, for each rendering and page, both names, the truth and what the program leaves."""
    for variant in RENDERINGS:
        for name, source in pages():
            document, truth = known(source, variant)
            yield variant, name, truth, cleaner.clean(document).text


def extracted() -> Iterator[tuple[str, str, marked.Truth, str]]:
    """Yield the same for what main-content extractors make of the HTML."""
    for variant, extract in EXTRACTORS.items():
        for name, source in pages():
            document, truth = known(source, "html")
            yield variant, name, truth, extract(document.source)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", default="")
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    sums: dict[str, Counter[str]] = {}
    for variant, name, truth, text in chain(cleaned(Cleaner()), extracted()):
        if given.part not in name:
            continue
        lost, left = marked.lost(truth, text), marked.left(truth, text)
        told = sums.setdefault(variant, Counter())
        told.update(pages=1, words=len(marked.words(marked.said(truth, marked.ARTICLE))), lost=lost.total())
        told.update(left=len(left), whole=not lost, clean=not left, both=not lost and not left)
        if given.show and variant in RENDERINGS and (lost or left):
            print(f"{variant} {name}: lost {' '.join(lost.elements())!r}", *left, sep="\n    left: ")
    print("input, or what else    pages  words lost  lines left  nothing lost  nothing left   both")
    for variant, told in sums.items():
        shares = [told[key] / told["pages"] for key in ("whole", "clean", "both")]
        print(
            f"{variant:22} {told['pages']:5} {told['lost'] / told['words']:11.4f} {told['left']:11}"
            f" {shares[0]:13.1%} {shares[1]:13.1%} {shares[2]:6.1%}"
        )


if __name__ == "__main__":
    main()
