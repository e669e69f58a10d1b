"""Pages of corpus/varied with the truth written into them, as comments around what is article and what is not.

`<!--A-->`…`<!--/A-->` is the article, `<!--C-->`…`<!--/C-->` chrome inside of it, `<!--T-->`…`<!--/T-->` its title.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from normaliser.model import Block

FOLDER = Path(__file__).parents[2] / "corpus/varied"
_SIGNS = {"A": "\ue001", "/A": "\ue002", "C": "\ue003", "/C": "\ue004", "T": "\ue005", "/T": "\ue006"}
_NAMES = {sign: name for name, sign in _SIGNS.items()}
_SIGN = re.compile("[\ue001-\ue006]")
_PART = re.compile(
    r"<!--(?P<mark>/?[ACT])-->|(?P<hidden><(?P<tag>script|style|template|noscript|title|textarea)\b.*?</(?P=tag)\s*>)"
    r"|(?P<other><!--.*?-->|<[^>]*>)|(?P<text>[^<]+|<)",
    re.DOTALL | re.IGNORECASE,
)
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]|[^\W_]+")
_ITEM = re.compile(r"^\s*(?:\d+\.|[-*•])\s+", re.MULTILINE)
ARTICLE, TITLE, CHROME = "article", "title", "chrome"


class Truth(NamedTuple):
    """A text and what each of its characters is part of."""

    text: str
    parts: Sequence[str]

    def of(self, block: Block) -> str:
        """Return what most of a block is."""
        shown = [self.parts[i] for i in range(block.start, block.end) if not self.text[i].isspace()]
        return Counter(shown).most_common(1)[0][0]


def plain(source: str) -> str:
    """Return a page without its marks."""
    return re.sub(r"<!--/?[ACT]-->", "", source)


def signed(source: str) -> str:
    """Return a page with signs in the text where its marks are: they survive whatever reads it."""
    return "".join(_signed(source))


def _signed(source: str) -> Iterator[str]:
    waiting, held = "", ""  # signs for the next text; a text and what follows, which closing signs go to the end of
    for part in _PART.finditer(source):
        mark, text = part["mark"], part["text"]
        if mark and mark.startswith("/"):
            body, blanks = _at_end(held)
            held = body + _SIGNS[mark] + blanks
        elif mark:
            waiting += _SIGNS[mark]
        elif text and text.strip():
            yield held
            start = len(text) - len(text.lstrip())
            held, waiting = text[:start] + waiting + text[start:], ""
        else:
            held += part[0]
    yield held


def _at_end(held: str) -> tuple[str, str]:
    """Part a text and the tags after it behind its last visible character."""
    text = re.match(r"[^<]*", held)
    assert text
    end = len(text[0].rstrip())
    return held[:end], held[end:]


def truth(text: str) -> Truth:
    """Return a text that has signs without them, and what its characters are part of."""
    depth = dict.fromkeys("ACT", 0)
    characters: list[str] = []
    parts: list[str] = []
    for character in text:
        name = _NAMES.get(character)
        if name:
            depth[name[-1]] += -1 if name[0] == "/" else 1
            continue
        characters.append(character)
        inside = depth["A"] > 0 and not depth["C"]
        parts.append(ARTICLE if inside else TITLE if depth["T"] > 0 else CHROME)
    return Truth("".join(characters), parts)


def words(text: str) -> list[str]:
    """Return the words of a text, less the numbers and bullets of lists, which are not in every rendering."""
    return _WORD.findall(unicodedata.normalize("NFKC", _ITEM.sub("", text)).casefold())


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
        said_words = words(re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", line))
        if said_words and f" {' '.join(said_words)} " not in stream and sum((Counter(said_words) & extra).values()):
            found.append(line)
    return found
