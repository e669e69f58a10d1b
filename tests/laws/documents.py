"""Makes texts for the laws from a source of chance: most of them likely, some absurd."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from random import Random
from textwrap import wrap
from typing import TypeVar

from normaliser import catalogue
from normaliser.model import Document
from tests.laws.dated import dates_in

T = TypeVar("T")
PROSE = tomllib.loads(Path(__file__).with_name("prose.toml").read_text("utf-8"))
LOCALES = (
    "de fr es it pt-BR nl sv da fi pl cs hu ro tr el ru uk bg ar he fa hi th vi id ja ko zh-Hans zh-Hant en ca eu"
).split()
BREAKS = ("\n", "\n", "\n", "\r\n", "\r", "\n\n", "\u2028", "\x85", "\x0b", "\x0c")
BLANKS = ("", "", "", " ", "\u00a0", "\u200b", "\t", "\u3000", "\ufeff", "\u00a0\u200b ")
JOINS = ("", " ", " | ", " · ", ", ", "\u00a0", " » ", " - ", "\t")
ODDITIES = (
    "-", "*", "•", "|", "►", "◄", "###", "> ", "1.", "%d", "&nbsp;", "&#8211;", "\x00", "\u202e", "e\u0301\u0301",
    "👩‍👩‍👧", "\ud7ff", "\U0010ffff", "…", "::", "()", "[]()", "{title}", "http://example.example/?a=1#b", "0", "١٢٣",
    "ﬁ", "ǅ", "İ", "ß", "ﷺ", "\u00ad", "12:30", "A" * 300, "12345678901234567890", "1/2/3", "99.99.9999",
)  # fmt: skip
FILLED = {
    "author": "Remedios", "title": "The ferry that turns back", "category": "Boats", "service": "Pinterest",
    "count": "12", "page": "2", "pages": "9", "query": "soup", "place": "Ostholm", "list": "boats, hats", "mark": "»",
}  # fmt: skip


@cache
def wordings() -> dict[str, tuple[str, ...]]:
    """Return what platforms print in each of LOCALES: what the catalogue holds, slots filled."""
    words = catalogue.load()
    found: dict[str, list[str]] = {locale: [] for locale in LOCALES}
    for key in words:
        for label in words.lookup(key):
            if label.locale in found:
                found[label.locale].append(label.wording)
    for template in words.templates:
        for label in template.labels:
            if label.locale in found:
                found[label.locale].append(label.wording)
    return {locale: tuple(dict.fromkeys(texts)) for locale, texts in found.items()}


class Maker:
    """Makes one document after the other; all that it decides comes from `chance`."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.locale = self.one(LOCALES)

    def one(self, options: Sequence[T]) -> T:
        return options[self.chance.randrange(len(options))]

    def often(self, share: float) -> bool:
        return self.chance.randrange(100) < 100 * share

    def some(self, make: Callable[[], str], least: int, most: int) -> list[str]:
        return [make() for _ in range(self.chance.randint(least, most))]

    def label(self) -> str:
        """A label, mostly of the document's own locale, with its slots filled."""
        wording = self.one(wordings()[self.locale if self.often(0.85) else self.one(LOCALES)] or ("Home",))
        if "{" in wording:
            for slot, text in {**FILLED, "date": self.date(), "time": "21:15"}.items():
                wording = wording.replace(f"{{{slot}}}", text)
        return wording

    def date(self) -> str:
        return self.one(dates_in(self.locale if self.often(0.8) else self.one(LOCALES)))

    def dressed(self) -> str:
        """A label as it stands on a page or in what a converter made of it."""
        label = self.label()
        return self.one((
            label, label, label, label, f"{label}:", f"{label} :", label.upper(), f"» {label}", f"{label} »",
            f"- {label}", f"* {label}", f"## {label}", f"[{label}](http://a.example/share-post.g?postID=1)",
            f"{label} (12)", f"12 {label}", f"**{label}**",
            f"\u00a0{label}", f"{label}\u200b", f"   {label}  ", f"| {label} |", f"> {label}",
        ))  # fmt: skip

    def run(self) -> str:
        return self.one(JOINS).join(self.some(self.label, 2, 5))

    def sentence(self) -> str:
        return self.one(PROSE["english"])

    def paragraph(self) -> str:
        return " ".join(self.some(self.sentence, 1, 4))

    def carried(self) -> str:
        return self.one(PROSE["carriers"]).replace("{label}", self.label())

    def dated(self) -> str:
        return self.one(PROSE["dated"]).replace("{date}", self.date())

    def foreign(self) -> str:
        return " ".join(self.some(lambda: self.one(self.one(list(PROSE["other"].values()))), 1, 3))

    def glued(self) -> str:
        return self.sentence() + self.one(JOINS) + self.one((self.label, self.run, self.date, self.byline))()

    def byline(self) -> str:
        return self.one((" ", "\n", "")).join((self.label(), self.one(PROSE["authors"]), self.date()))

    def archive(self) -> str:
        rows = self.some(lambda: f"{self.one(('►', '▼', '+', ''))} {self.date()} ({self.chance.randint(0, 99)})", 1, 6)
        return "\n".join((self.label(), *rows))

    def short(self) -> str:
        return self.one((self.one(PROSE["titles"]), self.one(PROSE["authors"]), self.one(ODDITIES), self.one(BLANKS)))

    def chrome(self) -> str:
        return self.one((
            self.dressed, self.dressed, self.dressed, self.run, self.date, self.byline, self.archive, self.short,
            self.blank,
        ))()  # fmt: skip

    def inner(self) -> str:
        return self.one((
            self.paragraph, self.paragraph, self.paragraph, self.paragraph, self.carried, self.dated, self.foreign,
            self.glued, self.short, self.blank, self.chrome,
        ))()  # fmt: skip

    def blank(self) -> str:
        return self.one(BLANKS)

    def lines(self) -> list[str]:
        """The lines of a document: chrome, title, article, chrome; any of them may be missing."""
        head = self.some(self.chrome, 0, 5) if self.often(0.8) else []
        title = [self.one(PROSE["titles"])] if self.often(0.8) else []
        article = self.some(self.paragraph if self.often(0.3) else self.inner, 0, 8) if self.often(0.95) else []
        tail = self.some(self.chrome, 0, 8) if self.often(0.8) else []
        return [*head, *title, *article, *tail]

    def text(self) -> str:
        """Plain text: one kind of line break, or any."""
        lines, usual = self.lines(), self.one(BREAKS)
        mixed = self.often(0.1)
        text = "".join(line + (self.one(BREAKS) if mixed else usual) for line in lines)
        return text if self.often(0.7) else text.strip()

    def article(self) -> str:
        """An article of several paragraphs without chrome; labels stand inside sentences."""
        return "\n\n".join([self.paragraph() for _ in range(3)] + self.some(self.carried, 1, 3) + [self.paragraph()])

    def laid(self, text: str) -> str:
        """The same text as a mailer, a careless extractor or a dump might have left it."""
        width = self.chance.randint(36, 100)
        return self.one((
            "\n".join("\n".join(wrap(line, width)) for line in text.splitlines()),
            " ".join(text.split()),
            "\\n".join(text.splitlines()),
        ))  # fmt: skip

    def bared(self, text: str) -> str:
        """The same text without punctuation."""
        return "".join(character for character in text if character.isalnum() or character.isspace())


def text_document(chance: Random) -> Document:
    return Document(Maker(chance).text(), media_type="text/plain")


def article_document(chance: Random) -> Document:
    return Document(Maker(chance).article(), media_type="text/plain")


def laid_document(chance: Random) -> Document:
    maker = Maker(chance)
    text = maker.bared(maker.text()) if maker.often(0.2) else maker.text()
    return Document(maker.laid(text) if maker.often(0.8) else text, media_type="text/plain")


def laid_article(chance: Random) -> Document:
    maker = Maker(chance)
    return Document(maker.laid(maker.article()), media_type="text/plain")
