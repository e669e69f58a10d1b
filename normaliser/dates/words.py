"""Cuts a line into numbers, words and marks, and folds words so that the table knows them. No locale data here."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.escape(",.;:!?/\\|()[]{}<>\"«»“”„‟‹›-‐‑‒–—―−_=+*#~^&%$@•·…、。，．：；／（）「」『』【】〈〉《》｜،؛؟।॥։՝፣።፡།")
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
    **dict.fromkeys("*_#>|｜•·~\"«»“”„‟‹›<「」『』〈〉《》;；…!\\{}=^", "~"),
    "\n": "~",
}
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼʻ‘`´′׳՚ꞌʹ", "'") | {"״": '"', "ı": "i"})
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")


def fold_word(word: str) -> str:
    """Return the form under which the table holds `word`: case, width, apostrophes and invisible marks gone."""
    if word.isascii():
        return word.lower()
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
