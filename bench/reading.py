"""Reading: python bench/reading.py [--pages FOLDER] [--gold FOLDER] [--rounds N]

Prints how long reading takes beside the parse that it can't do without, on the pages of a folder (of `corpus/` when
none is given), page by page in turns. With the gold of a transplant benchmark it also prints how many of the articles'
paragraphs came through as one block each, and which didn't.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from normaliser.read import read_plain
from normaliser.read.html import read_html

ROOT = Path(__file__).resolve().parents[1]
OPTIONS = LexborDocumentOptions.WO_EVENTS.value
HUNDRED_KB = 100_000
FOUR_KB = 4_000
HUNDRED_KB_IS = range(80_000, 120_000)


def parse(html: str) -> object:
    return LexborHTMLParser(html, options=OPTIONS, scripting=True)


def fastest(tasks: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """The least milliseconds of each task; they take turns."""
    best = [float("inf")] * len(tasks)
    for _ in range(rounds):
        for place, task in enumerate(tasks):
            start = time.perf_counter()
            task()
            best[place] = min(best[place], 1_000 * (time.perf_counter() - start))
    return best


def speed(pages: Sequence[str], rounds: int) -> Iterator[str]:
    """Lines about reading HTML, and the plain text that it becomes."""
    times = [fastest([lambda page=page: parse(page), lambda page=page: read_html(page)], rounds) for page in pages]
    ratios = [reading / parsing for parsing, reading in times]
    yield f"{len(pages)} pages: reading takes {statistics.median(ratios):.1f}x the parse alone (median)"
    for name, kind in (("parse", 0), ("read_html", 1)):
        each = statistics.median(time[kind] / len(page) for time, page in zip(times, pages, strict=True))
        large = [time[kind] for time, page in zip(times, pages, strict=True) if len(page) in HUNDRED_KB_IS]
        page_of_100 = f", {statistics.median(large):.2f} ms for a page of that size" if large else ""
        yield f"{name:10} {each * HUNDRED_KB:.2f} ms per 100 KB{page_of_100}"
    texts = [text[:FOUR_KB] for text in (read_html(page).text for page in pages) if len(text) >= FOUR_KB]
    plain = [fastest([lambda text=text: read_plain(text)], rounds)[0] for text in texts]
    if plain:
        yield f"read_plain {1_000 * statistics.median(plain):.0f} µs per 4 KB"


def intact(pages: dict[str, str], gold: Path) -> Iterator[str]:
    """Lines about the paragraphs that are blocks, told by their words alone."""
    whole = inside = total = 0
    for name, html in pages.items():
        page = read_html(html)
        blocks = {" ".join(page.text[block.start : block.end].split()) for block in page.blocks}
        text = " ".join(page.text.split())
        for paragraph in json.loads((gold / f"{name}.json").read_text(encoding="utf-8"))["article_paragraphs"]:
            words = " ".join(paragraph.split())
            total += 1
            whole += words in blocks
            inside += words not in blocks and words in text
            if words not in text:
                yield f"{name}: not found: {paragraph[:80]}"
    yield f"{total} paragraphs: {whole} are blocks, {inside} are parts of blocks, {total - whole - inside} are lost"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, help="a folder of HTML files")
    parser.add_argument("--gold", type=Path, help="a folder of JSON files with `article_paragraphs`")
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    paths = arguments.pages.glob("*.html") if arguments.pages else ROOT.glob("corpus/*/*/*/page.html")
    pages = {path.stem if arguments.pages else str(path): path.read_text(encoding="utf-8") for path in sorted(paths)}
    for line in speed(list(pages.values()), arguments.rounds):
        print(line)
    if arguments.gold:
        for line in intact(pages, arguments.gold):
            print(line)


if __name__ == "__main__":
    main()
