"""Pages of corpus/varied with the truth written into them, as comments around what is article and what is not.

`<!--A-->`…`<!--/A-->` is the article, `<!--C-->`…`<!--/C-->` chrome inside of it, `<!--T-->`…`<!--/T-->` its title.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path
from typing import NamedTuple

from normaliser.model import Block

FOLDER = Path(__file__).parents[2] / "corpus/varied"
ARTICLE, TITLE, CHROME = "article", "title", "chrome"
_SIGNS = {ARTICLE: "\ue001", TITLE: "\ue002", CHROME: "\ue003"}
_PARTS = {sign: part for part, sign in _SIGNS.items()}
_PART = re.compile(
    r"<!--(?P<mark>/?[ACT])-->|(?P<hidden><(?P<tag>script|style|template|noscript|title|textarea)\b.*?</(?P=tag)\s*>)"
    r"|(?P<other><!--.*?-->|<[^>]*>)|(?P<text>[^<]+|<)",
    re.DOTALL | re.IGNORECASE,
)
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]|[^\W_]+")
_TARGET = re.compile(r"\]\([^)\n]*\)")  # of a link in Markdown
_ITEM = re.compile(r"^\s*(?:\d+\.|[-*•])\s+", re.MULTILINE)


class Truth(NamedTuple):
    """A text and what each of its characters is part of."""

    text: str
    parts: Sequence[str]

    def of(self, block: Block) -> str:
        """Return what most of a block is."""
        shown = [self.parts[i] for i in range(block.start, block.end) if not self.text[i].isspace()]
        return Counter(shown).most_common(1)[0][0] if shown else CHROME


def plain(source: str) -> str:
    """Return a page without its marks."""
    return re.sub(r"<!--/?[ACT]-->", "", source)


def signed(source: str) -> str:
    """Return a page with a sign behind each of its texts that tells what it is part of, whatever reads it."""
    return "".join(_signed(source))


def _signed(source: str) -> Iterator[str]:
    depth = dict.fromkeys("ACT", 0)
    for part in _PART.finditer(source):
        mark, text = part["mark"], part["text"]
        if mark:
            depth[mark[-1]] += -1 if mark[0] == "/" else 1
        elif text and unescape(text).strip():
            body = text.rstrip()
            inside = depth["A"] and not depth["C"]
            yield body + _SIGNS[ARTICLE if inside else TITLE if depth["T"] else CHROME] + text[len(body) :]
        else:
            yield part[0]
    assert not any(depth.values()), depth


def truth(text: str) -> Truth:
    """Return a text that has signs without them, and what its characters are part of: each as the next sign says."""
    characters: list[str] = []
    parts: list[str] = []
    part = CHROME
    for character in reversed(text):
        if character in _PARTS:
            part = _PARTS[character]
        else:
            characters.append(character)
            parts.append(part)
    return Truth("".join(reversed(characters)), parts[::-1])


def words(text: str) -> list[str]:
    """Return the words of a text, less numbers and bullets of lists and links, which are not in every rendering."""
    return _WORD.findall(unicodedata.normalize("NFKC", _ITEM.sub("", _TARGET.sub("] ", text))).casefold())


def said(known: Truth, part: str) -> str:
    """Return all that is part of the article, the title or neither, each piece on a line of its own."""
    pieces: list[str] = []
    for index, character in enumerate(known.text):
        if known.parts[index] == part:
            pieces.append(character)
        elif pieces and pieces[-1] != "\n":
            pieces.append("\n")
    return "".join(pieces)


def lost(known: Truth, cleaned: str) -> Counter[str]:
    """Return the words of the article that a cleaned text lacks."""
    return Counter(words(said(known, ARTICLE))) - Counter(words(cleaned))


def left(known: Truth, cleaned: str) -> list[str]:
    """Return the lines of a cleaned text that are neither of the article nor its title, but for links and pictures."""
    ours = Counter(words(said(known, ARTICLE)))
    named = Counter(words(said(known, TITLE)))
    stream = f" {' '.join(words(said(known, ARTICLE)))} "
    extra = Counter(words(cleaned)) - ours - named
    found: list[str] = []
    for line in cleaned.splitlines():
        said_words = words(line)
        if said_words and f" {' '.join(said_words)} " not in stream and sum((Counter(said_words) & extra).values()):
            found.append(line)
    return found
