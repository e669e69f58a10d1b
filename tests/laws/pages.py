"""Makes HTML pages and raw bytes for the laws: the lines of a generated text within tags, well formed or not."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from html import escape
from pathlib import Path
from random import Random

from normaliser.model import Document
from tests.laws.documents import Maker, text_document

TAGS = tomllib.loads(Path(__file__).with_name("tags.toml").read_text("utf-8"))
CHARSETS = "utf-8 utf-8-sig utf-16 utf-16-le latin-1 cp1251 shift_jis gb18030 euc_kr cp1256".split()


class PageMaker(Maker):
    """A maker that wraps what it makes in tags."""

    def inline(self, line: str) -> str:
        """Put an inline element around a line, or around its end."""
        tag, place = self.one(TAGS["inline"]), self.chance.randrange(len(line) + 1) if self.often(0.4) else 0
        link = (
            f' href="{self.one(("/a", "http://a.example/share-post.g?x", "#", "javascript:void(0)"))}"'
            if tag == "a"
            else ""
        )
        return f"{escape(line[:place])}<{tag}{link}>{escape(line[place:])}</{tag}>"

    def block(self, line: str) -> str:
        tag = self.one(TAGS["blocks"])
        inner = self.inline(line) if self.often(0.3) else escape(line)
        clutter = self.one(TAGS["clutter"]) if self.often(0.12) else ""
        close = f"</{tag}>" if self.often(0.95) else ""
        return f'<{tag} class="{self.one(TAGS["classes"])}">{inner}{clutter}{close}\n'

    def container(self, lines: Sequence[str]) -> str:
        """Put blocks into a container, some of them into containers of their own."""
        blocks = "".join(map(self.block, lines))
        if len(lines) > 2 and self.often(0.4):
            middle = self.chance.randrange(1, len(lines))
            blocks = self.container(lines[:middle]) + self.container(lines[middle:])
        tag = self.one(TAGS["containers"])
        attribute = self.one(TAGS["attributes"]) if self.often(0.15) else ""
        return f'<{tag} class="{self.one(TAGS["classes"])}" {attribute}>{blocks}</{tag}>\n'

    def page(self) -> str:
        lines = [part for line in self.lines() for part in line.split("\n")]
        head = "".join(self.some(lambda: self.one(TAGS["heads"]), 0, 4))
        body = self.container(lines)
        return (
            body
            if self.often(0.1)
            else f'<!DOCTYPE html><html lang="{self.locale}"><head>{head}</head><body>{body}</body></html>'
        )


def page_document(chance: Random) -> Document:
    return Document(
        PageMaker(chance).page(), media_type="text/html", url="http://ostholm.blogspot.example/2018/03/ferry.html"
    )


def bytes_document(chance: Random) -> Document:
    """Bytes of a text or page in some charset, whole or damaged, or noise."""
    make = page_document if chance.randrange(2) else text_document
    source = str(make(chance).source).encode(CHARSETS[chance.randrange(len(CHARSETS))], "replace")
    damage = chance.randrange(6)
    if damage == 0:
        source = bytes(chance.randrange(256) for _ in range(chance.randrange(200)))
    elif damage == 1 and source:
        source = source[: chance.randrange(len(source))]
    elif damage == 2 and source:
        place = chance.randrange(len(source))
        source = source[:place] + bytes([chance.randrange(256)]) * chance.randrange(1, 4) + source[place + 1 :]
    told = (None, "text/html", "text/plain", "text/markdown", "nonsense")[chance.randrange(5)]
    charset = (None, "utf-8", "latin-1", "no-such-charset")[chance.randrange(4)]
    return Document(source, media_type=told, charset=charset)
