"""Documents of a benchmark folder with a truth per block: 1 article, 0 chrome, -1 not told."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import own_language
import varied as varied_pages
from msgspec import Struct
from msgspec.structs import replace

from normaliser.model import Page
from normaliser.read import read_plain
from normaliser.read.html import read_html

VARIANTS = ("bs4", "html2text", "inscriptis", "residue")
_OF_PART = {"article": 1, "chrome": 0, "title": -1}
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]|[^\W_]+")


class Labelled(Struct):
    """A page, where it comes from, and the truth about each of its blocks. `same` hides the language."""

    id: str
    kind: str
    site: str
    language: str
    page: Page
    truth: list[int]
    same: bool = False


def words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def truth_of(page: Page, title: str, paragraphs: Sequence[str]) -> list[int]:
    """Compare each block with the gold paragraphs; short repeats far from the article are chrome."""
    lines = [words(page.text[block.start : block.end]) for block in page.blocks]
    gold = [words(paragraph) for paragraph in paragraphs]
    known, name = set(gold), words(title)
    stream = f" {' '.join(word for paragraph in gold for word in paragraph)} "
    truth = [_one(line, known, name, stream) for line in lines]
    sure = [i for i, value in enumerate(truth) if value == 1 and len(lines[i]) >= 8]
    if not sure:
        return [-1 if value == 2 else value for value in truth]
    low, high = sure[0] - 6, sure[-1] + 6
    truth = [0 if value == 1 and not low <= i <= high else value for i, value in enumerate(truth)]
    titles = [i for i, value in enumerate(truth) if value == 2 and i < sure[0]]
    return [
        1 if value == 2 and titles and i == titles[-1] else -1 if value == 2 else value for i, value in enumerate(truth)
    ]


def _one(line: tuple[str, ...], known: set[tuple[str, ...]], name: tuple[str, ...], stream: str) -> int:
    joined = f" {' '.join(line)} "
    if not line:
        return -1
    if line in known:
        return 1
    if line == name:
        return 2
    if len(line) >= 4 and joined in stream:
        return 1
    return -1 if name and f" {' '.join(name)} " in joined else 0


def by_strings(page: Page, wanted: Sequence[str], unwanted: Sequence[str]) -> list[int]:
    """Truth only where a block holds one of the strings that must stay or go."""
    stay, leave = [_squeeze(text) for text in wanted], [_squeeze(text) for text in unwanted]
    truth = []
    for block in page.blocks:
        line = _squeeze(page.text[block.start : block.end])
        kept = any(text in line or (len(line) > 30 and line in text) for text in stay)
        truth.append(1 if kept else 0 if any(text in line for text in leave) else -1)
    return truth


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _gold(folder: Path) -> dict[str, dict[str, Any]]:
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}


def transplants(bench: Path) -> Iterator[Labelled]:
    """The transplant pages as HTML and in each text rendering."""
    for name, gold in _gold(bench / "dev/gold").items():
        source = (bench / f"dev/pages/{name}.html").read_text(encoding="utf-8")
        yield _labelled(name, "html", read_html(source), gold)
        for variant in VARIANTS:
            text = (bench / f"dev/text/{name}.{variant}.txt").read_text(encoding="utf-8")
            yield _labelled(f"{name}.{variant}", variant, read_plain(text), gold)


def extracted(bench: Path) -> Iterator[Labelled]:
    """What real extractors left of the transplant pages."""
    golds = _gold(bench / "extracted/gold")
    for row in _rows(bench / "extracted/input.jsonl.gz"):
        yield _labelled(row["id"], "extracted", read_plain(row["text"]), golds[row["id"].rsplit(".", 1)[0]])


def stressed(bench: Path, made: Path) -> Iterator[Labelled]:
    """The blind and the short pages that `stress.py` wrote to the folder `made`."""
    golds = _gold(bench / "dev/gold")
    for row in _rows(made / "blind.jsonl.gz"):
        yield _labelled(row["id"], "blind", read_html(row["html"]), golds[row["id"]])
    golds = _gold(made / "short-gold")
    for row in _rows(made / "short.jsonl.gz"):
        page = read_html(row["html"])
        for kind, view in (("short", page), ("shorttext", read_plain(page.text))):
            one = _labelled(row["id"], kind, view, golds[row["id"]])
            yield one
            yield Labelled(one.id, kind + "same", one.site, one.language, view, one.truth, same=True)


def articles(bench: Path) -> Iterator[Labelled]:
    """English articles in English chrome, as HTML and as text; once more with their language hidden."""
    for row in _rows(bench / "articles/wcxb-dev.jsonl.gz"):
        gold = {"site_key": f"w{row['id']}", "ui_language": "en", "title": ""}
        gold["article_paragraphs"] = [line for line in row["gold"].split("\n") if line.strip()]
        page = read_html(row["html"])
        for kind, view in (("article", page), ("articletext", read_plain(page.text))):
            one = _labelled(f"w{row['id']}", kind, view, gold)
            yield one
            yield Labelled(one.id, kind + "same", one.site, one.language, view, one.truth, same=True)


def controls(bench: Path) -> Iterator[Labelled]:
    """Articles with nothing around them: every line must stay."""
    for row in _rows(bench / "articles/wcxb-dev.jsonl.gz"):
        page = read_plain(row["gold"])
        yield Labelled(f"w{row['id']}", "control", f"w{row['id']}", "en", page, [1] * len(page.blocks))
    for name, gold in _gold(bench / "dev/gold").items():
        page = read_plain("\n\n".join([gold["title"], *gold["article_paragraphs"]]))
        yield Labelled(name, "control", gold["site_key"], "en", page, [1] * len(page.blocks))


def corpus(folder: Path) -> Iterator[Labelled]:
    """Our own documents: a line is article when the gold has it."""
    for path in sorted(folder.rglob("page.*")):
        source, answer = path.read_text(encoding="utf-8"), path.parent / "gold.txt"
        gold = answer.read_text(encoding="utf-8") if answer.exists() else source
        page = read_html(source) if path.suffix == ".html" else read_plain(source)
        left = {_squeeze(line) for line in gold.splitlines()}
        truth = []
        for block in page.blocks:
            line = _squeeze(page.text[block.start : block.end])
            truth.append(1 if line in left or f"- {line}" in left else 0)
        language = path.parent.parent.name.partition("-")[0].replace("nb", "no")
        yield Labelled(str(path.parent), "corpus", path.parent.name, language, page, truth)


def varied() -> Iterator[Labelled]:
    """The pages of corpus/varied as HTML and in three text renderings: true by character."""
    for name, source in varied_pages.pages():
        for variant in varied_pages.RENDERINGS:
            document, truth = varied_pages.known(source, variant)
            page = read_html(document.source) if variant == "html" else read_plain(document.source)
            told = [_OF_PART[truth.of(block)] for block in page.blocks]
            kind = "varied" if variant == "html" else "variedtext"
            yield Labelled(f"{name}.{variant}", kind, f"varied-{name}", name.partition("-")[0], page, told)


def aligned(one: Labelled, page: Page) -> Labelled:
    """Return a page with the blocks that it has after it was examined, and the truth about them."""
    if len(page.blocks) == len(one.page.blocks):
        return one
    told: list[int] = []
    for block in page.blocks:
        pairs = zip(one.page.blocks, one.truth, strict=True)
        values = {value for old, value in pairs if old.start < block.end and block.start < old.end}
        told.append(values.pop() if len(values) == 1 else -1)
    return replace(one, page=page, truth=told)


def segments(bench: Path) -> Iterator[Labelled]:
    """German blogs with strings that must stay and strings that must go."""
    for row in _rows(bench / "segments/german-blogs.jsonl.gz"):
        for kind, page in (("segment", read_html(row["html"])), ("segmenttext", read_plain(row["text"]))):
            truth = by_strings(page, row["with"], row["without"])
            yield Labelled(row["id"], kind, row["id"], "de", page, truth)


def in_own_language(bench: Path) -> Iterator[Labelled]:
    """The transplant pages with articles in the language of their chrome."""
    for variant, source, gold in own_language.pages(bench):
        page = read_plain(source) if variant else read_html(source)
        yield _labelled(f"{gold['id']}.{variant}".rstrip("."), "owntext" if variant else "own", page, gold)


def _labelled(name: str, kind: str, page: Page, gold: dict[str, Any]) -> Labelled:
    truth = truth_of(page, gold["title"], gold["article_paragraphs"])
    return Labelled(name, kind, gold["site_key"], gold["ui_language"], page, truth)
