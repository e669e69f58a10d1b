"""How often a label covers a whole paragraph of an article: `python bench/catalogue_precision.py FOLDER...`.

Each FOLDER holds gold texts of articles: `corpus` (gold.txt, one paragraph a line) or a benchmark's `gold` (JSON
with `article_paragraphs`). Prints each paragraph that a label or template covers whole, and whether it could be
removed for that alone.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from normaliser import catalogue
from normaliser.catalogue import Catalogue
from normaliser.model import Label
from normaliser.text import fold


def paragraphs(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of every article below a folder."""
    for path in sorted(folder.rglob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        lines = data.get("article_paragraphs", []) if isinstance(data, dict) else []
        yield from ((path.stem, line) for line in lines if line.strip())
    for path in sorted(folder.rglob("gold.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield from ((f"{path.parent.parent.name}/{path.parent.name}", line) for line in lines if line.strip())


def covering(words: Catalogue, line: str) -> tuple[Label, ...]:
    """Return the labels that cover a line whole."""
    folded = fold(line)
    templates = (label for template, _ in words.templates_for(folded) for label in template.labels)
    return (*words.lookup(folded), *templates)


def main(folders: list[Path]) -> None:
    """Print the paragraphs that match, then the figures."""
    words = catalogue.load()
    total = hits = alone = 0
    for folder in folders:
        for name, line in paragraphs(folder):
            total += 1
            if labels := covering(words, line):
                hits += 1
                certain = next((label for label in labels if not label.ambiguous), None)
                alone += certain is not None
                label = certain or labels[0]
                kind = "CERTAIN" if certain else "ambiguous"
                print(f"{kind}\t{name}\t{line[:80]}\t{label.locale} {label.platform} {label.message}: {label.wording}")
    if not total:
        sys.exit("no article text there")
    print(f"{total} paragraphs, {hits} whole-line matches, {alone} of them by a label that is not ambiguous")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]] or [Path("corpus")])
