"""Quality on a benchmark folder with its own scorers: python bench/quality.py BENCH [--out out/bench]

BENCH holds dev/ (pages/*.html, text/*.txt, gold/), extracted/ and segments/ with rows of JSON, score.py and
score_segments.py. Cleans everything, writes the rows to --out and calls the scorers on them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from normaliser.clean import Cleaner
from normaliser.model import Document


def files(folder: Path, pattern: str) -> Iterator[Document]:
    """Yield the files of a folder; an id is a name without its suffix."""
    for path in sorted(folder.glob(pattern)):
        yield Document(path.read_bytes(), path.stem, "text/html" if path.suffix == ".html" else "text/plain")


def rows(path: Path, column: str) -> Iterator[Document]:
    """Yield the documents of a packed JSONL file, read from one of its columns."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            yield Document(row[column], row["id"], f"text/{column.replace('text', 'plain')}", row.get("url"))


def clean(cleaner: Cleaner, documents: Iterable[Document], path: Path) -> Path:
    """Clean `documents` and write their rows to `path`."""
    with path.open("w", encoding="utf-8") as file:
        for document in documents:
            result = cleaner.clean(document)
            row = {"id": result.id, "text": result.text, "title": result.title, "published": result.published}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def score(*command: str | Path) -> None:
    """Print what a scorer says."""
    subprocess.run([sys.executable, *command], check=False)


def main() -> None:
    """Clean and score everything in the folder given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--out", type=Path, default=Path("out/bench"))
    given = parser.parse_args()
    bench, out = given.bench, given.out
    out.mkdir(parents=True, exist_ok=True)
    english, every = Cleaner(), Cleaner(language="any")
    for name, folder, pattern in (("html", "pages", "*.html"), ("text", "text", "*.txt")):
        print(f"\n== {name}", flush=True)
        written = clean(english, files(bench / "dev" / folder, pattern), out / f"{name}.jsonl")
        score(bench / "score.py", bench / "dev/gold", written, "--by", "variant")
    print("\n== what extractors left", flush=True)
    written = clean(english, rows(bench / "extracted/input.jsonl.gz", "text"), out / "extracted.jsonl")
    score(bench / "score.py", bench / "extracted/gold", written)
    for column in ("html", "text"):
        print(f"\n== articles in the language of their chrome, {column}", flush=True)
        pages = bench / "segments/german-blogs.jsonl.gz"
        written = clean(every, rows(pages, column), out / f"segments-{column}.jsonl")
        score(bench / "score_segments.py", pages, written)


if __name__ == "__main__":
    main()
