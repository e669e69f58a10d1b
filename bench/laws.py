"""The laws on many documents: python -m bench.laws N [BENCH] [--seed S] [--show K]

Makes N documents (texts, pages, bytes in turn), then reads every document of BENCH (dev/pages/*.html, dev/text/*.txt,
extracted/ and segments/ rows) and prints, law by law, on how many documents it is broken, with the first K of them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from normaliser.clean import Cleaner
from normaliser.model import Document
from tests.laws import laws
from tests.laws.documents import article_document, laid_article, laid_document, text_document
from tests.laws.pages import bytes_document, page_document

KINDS = (
    *(text_document, page_document, laid_document, page_document),
    *(text_document, bytes_document, article_document, laid_article),
)
Broken = dict[str, dict[str, list[str]]]


def made(number: int, seed: int) -> Iterator[Document]:
    """Yield documents; each can be made again from its id."""
    for index in range(number):
        make = KINDS[index % len(KINDS)]
        document = make(Random(f"{seed}/{index}"))
        yield Document(
            document.source, f"{make.__name__}:{seed}/{index}", document.media_type, document.url, document.charset
        )


def benchmark(folder: Path) -> Iterator[Document]:
    """Yield every document of a benchmark folder."""
    for pattern, media_type in (("dev/pages/*.html", "text/html"), ("dev/text/*.txt", "text/plain")):
        for path in sorted(folder.glob(pattern)):
            yield Document(path.read_text("utf-8"), path.name, media_type)
    for name in ("extracted/input.jsonl.gz", "segments/german-blogs.jsonl.gz"):
        if (folder / name).exists():
            yield from rows(folder / name)


def rows(path: Path) -> Iterator[Document]:
    """Yield a document for each column of each row that holds one."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            for column in ("html", "text"):
                if column in row:
                    media_type = "text/html" if column == "html" else "text/plain"
                    yield Document(row[column], f"{path.parent.name}/{row['id']}.{column}", media_type)


def broken(cleaner: Cleaner, fresh: Cleaner, document: Document) -> Iterator[tuple[str, str]]:
    """Yield (law, what is wrong) for one document."""
    result = cleaner.clean(document)
    yield from (("undo", text) for text in laws.undo(document, result))
    yield from (("accounting", text) for text in laws.accounting(document, result))
    yield from (("containment", text) for text in laws.containment(document, result))
    yield from (("idempotence", text) for text in laws.idempotence(cleaner.clean, result))
    yield from (("determinism", text) for text in laws.determinism(result, fresh.clean(document)))
    if document.id.startswith(("article_document", "laid_article")):
        yield from (("coverage", text) for text in laws.coverage(result))


def survey(documents: Iterable[Document]) -> tuple[int, Broken]:
    """Return how many documents there were, and by law those that break it."""
    cleaner, fresh = Cleaner(), Cleaner()
    found: Broken = defaultdict(dict)
    count = 0
    for count, document in enumerate(documents, 1):
        if count % 500 == 0:
            fresh = Cleaner()
        for law, text in broken(cleaner, fresh, document):
            found[law].setdefault(document.id, []).append(text)
    return count, found


def show(title: str, documents: Iterable[Document], most: int) -> None:
    """Print the figures for `documents`."""
    start = time.perf_counter()
    count, found = survey(documents)
    print(f"\n{title}: {count} documents, {time.perf_counter() - start:.0f} s")
    for law in ("undo", "accounting", "containment", "idempotence", "determinism", "coverage"):
        breaches = found.get(law, {})
        print(f"  {law:12} broken on {len(breaches)}")
        for identity, texts in list(breaches.items())[:most]:
            print(f"    {identity}: {texts[0]}" + (f" (and {len(texts) - 1} more)" if texts[1:] else ""))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int)
    parser.add_argument("bench", type=Path, nargs="?")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=10)
    given = parser.parse_args()
    if given.number:
        show("generated", made(given.number, given.seed), given.show)
    if given.bench:
        show(str(given.bench), benchmark(given.bench), given.show)


if __name__ == "__main__":
    main()
