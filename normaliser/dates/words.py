"""Cuts a line into numbers, words and marks, and folds words so that the table knows them. No locale data here."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_MARKS = re.escape(
    ',.;:!?/\\|()[]{}<>"«»“”„‟‹›-‐‑‒–—―−_=+*#~^&%$@•·…、。，．：；／（）「」『』【】〈〉《》｜،؛؟।॥։՝፣።፡།'
)
TOKEN = re.compile(rf"(\d+)|([^\s\d{_MARKS}]+)|([^\S\n]+)|(.)", re.DOTALL)

# One letter for each mark that may stand in a date; every other mark is "?".
MARK = {
    **dict.fromkeys(",،、，፣՝", ","),
    **dict.fromkeys(".．。։།", "."),
    **dict.fromkeys("-‐‑‒–—―−", "-"),
    **dict.fromkeys("/／", "/"),
    **dict.fromkeys(":：፡", ":"),
    **dict.fromkeys("(（[【", "("),
    **dict.fromkeys(")）]】", ")"),
    "+": "+",
    "\\": " ",  # Markdown's escape
    **dict.fromkeys('*_#>|｜•·~"«»“”„‟‹›<「」『』〈〉《》;；…!{}=^@\n', "~"),
}
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼʻ‘`´′׳՚ꞌʹ", "'") | {"״": '"', "ı": "i"})
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
# Scripts that put no blanks between words: Thai, Lao, Tibetan, Myanmar, Hangul, Khmer, kana, Han.
_BLANKLESS = (
    "[\u0e00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]"
)


def fold_word(word: str) -> str:
    """Return the form under which the table holds `word`: case, width, apostrophes and invisible marks gone."""
    if word.isascii():
        return word.lower().replace("`", "'")
    folded = unicodedata.normalize("NFKC", _INVISIBLE.sub("", word).translate(_APOSTROPHES))
    return folded.casefold().replace("i\u0307", "i").translate(_APOSTROPHES)


def key_of(name: str) -> str:
    """Return the table key of a name: its folded words and numbers with one blank between each."""
    parts: list[str] = []
    for match in TOKEN.finditer(name):
        if match[1]:
            parts.append(str(int(match[1])))
        elif match[2] and (folded := fold_word(match[2]).strip("'")):
            parts.append(folded)
    return " ".join(parts)


def without_blanks(word: str) -> bool:
    """Whether a word is of a script that puts no blanks between words."""
    return max(word, default="") >= "\u0e00" and _blankless().search(word) is not None


@cache
def _blankless() -> re.Pattern[str]:
    return re.compile(_BLANKLESS)


def without_accents(word: str) -> str:
    """Return a Latin word without its accents; any other word as it is."""
    if word.isascii() or not ("a" <= word[0] <= "\u024f"):
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
