"""Pages whose article is in the language of their chrome: those of a benchmark, with articles of ours put in.

The English articles of its transplant pages give way to those of `own_language.toml`, paragraph by paragraph. Not all
pages get the whole of it: some go without its list, some end early.
"""

from __future__ import annotations

import html
import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import lxml.html

VARIANTS = ("bs4", "html2text", "inscriptis", "residue")
ARTICLES = Path(__file__).with_suffix(".toml")
LIST = slice(5, 10)
SHORT = 8
_ENOUGH = 0.9  # of the paragraphs must be found


def pages(bench: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield (variant, source, gold) for each page of a UI language that has an article here; HTML has no variant."""
    articles = tomllib.loads(ARTICLES.read_text("utf-8"))
    turn = 0
    for path in sorted((bench / "dev/gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        article = articles.get(gold["ui_language"])
        if article is None:
            continue
        turn += 1
        lines = shortened(article["lines"], turn)
        told = {**gold, "title": article["title"], "article_paragraphs": lines}
        swap = Swap(gold, article["title"], lines)
        source = swap.in_html((bench / f"dev/pages/{path.stem}.html").read_text("utf-8"))
        if source is None:
            continue
        yield "", source, told
        for variant in VARIANTS:
            text = (bench / f"dev/text/{path.stem}.{variant}.txt").read_text("utf-8")
            yield variant, swap.in_text(text, "" if variant == "bs4" else "\n"), told


def shortened(lines: Sequence[str], turn: int) -> list[str]:
    """Return all lines, those without the list, or the first few."""
    without = [*lines[: LIST.start - 1], *lines[LIST.stop :]]
    return [list(lines), without, list(lines[:SHORT])][turn % 3]


class Swap:
    """Puts the lines of one article in the place of the paragraphs of another."""

    def __init__(self, gold: dict[str, Any], title: str, lines: Sequence[str]) -> None:
        self.titles = gold["title"], title
        self.lines = lines
        self.places = {_words(paragraph): place for place, paragraph in enumerate(gold["article_paragraphs"])}
        self.last = len(gold["article_paragraphs"]) - 1

    def _at(self, place: int) -> Sequence[str]:
        """What stands for a paragraph: one line each; the last has the rest."""
        return self.lines[place:] if place >= self.last else self.lines[place : place + 1]

    def in_text(self, text: str, between: str) -> str:
        """Return a text with the other article."""
        out: list[str] = []
        left = dict(self.places)
        for line in text.split("\n"):
            place = left.pop(_words(line), None)
            if place is None:
                out.append(line.replace(*self.titles) if self.titles[0] else line)
            else:
                out += [f"{one}{between}" for one in self._at(place)]
        return "\n".join(out)

    def in_html(self, source: str) -> str | None:
        """Return a page with the other article; nothing when too little of the first one was found."""
        parser = lxml.html.HTMLParser(encoding="utf-8")
        tree = lxml.html.document_fromstring(source.encode(), parser=parser)
        left = dict(self.places)
        for element in list(tree.iter("p")):
            place = left.pop(_words(element.text_content()), None)
            if place is not None:
                _fill(element, self._at(place))
        if len(left) > (1 - _ENOUGH) * len(self.places):
            return None
        written = str(lxml.html.tostring(tree, encoding="unicode"))
        old, new = self.titles
        return written.replace(old, new).replace(html.escape(old, quote=False), new) if old else written


def _fill(element: Any, lines: Sequence[str]) -> None:
    for child in list(element):
        element.remove(child)
    if not lines:
        element.getparent().remove(element)
        return
    element.text = lines[0]
    for line in lines[1:]:
        more = element.makeelement("p")
        more.text, more.tail = line, "\n"
        element.addnext(more)
        element = more


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text))
