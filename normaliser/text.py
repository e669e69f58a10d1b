"""Folding: the only place where two spellings become one."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from unicodedata import category, normalize

# Marks that stand at the ends of a label and say nothing: bullets, arrows, guillemets, pipes, Markdown, icons.
_EDGE_RANGES = (
    (0x2190, 0x2300),  # arrows, operators
    (0x2300, 0x2400),  # technical: hourglass, keyboard
    (0x2500, 0x2800),  # boxes, shapes, symbols, dingbats
    (0x2B00, 0x2C00),  # more arrows
)
_ICONS = ("\ue000", "\uf8ff"), ("\U0001f000", "\U0001faff")  # first and last: private use by icon fonts, emoji
_FIRST_ICON = _ICONS[0][0]
_HEAD_MARKS = frozenset(" #*->_`|<\\~•·∙‣⁃●«»‹›–—―¦※・◆★☆¬°§¶")
_TAIL_MARKS = _HEAD_MARKS - frozenset("°") | frozenset(":.。")
_EDGE_SYMBOLS = frozenset(chr(code) for start, end in _EDGE_RANGES for code in range(start, end))
_HEADS = _HEAD_MARKS | _EDGE_SYMBOLS
_TAILS = _TAIL_MARKS | _EDGE_SYMBOLS

# Zero width, bidi, variation selectors, soft hyphen; tatweel and the Arabic vowel marks that writers leave out.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u0640\u064b-\u0652\u0670\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_SPELLINGS = {
    **{
        **dict.fromkeys("‘’‚‛′ʹʻʼʽˈ", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–—―−﹘﹣", "-"),
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("یى", "ي"),
        "ک": "ك",
        "ё": "е",
        "ı": "i",
        "ș": "ş",
        "ț": "ţ",
        "۔": ".",
    }
}
_SPELLING = re.compile(f"[{re.escape(''.join(_SPELLINGS))}]")
# Letters and marks that no normalisation changes or joins, and whose small form is their folded one, spellings aside:
# Latin, Cyrillic, Hangul; with them quotation marks, dashes, kana and Han.
_LETTERS = (
    "\x00-\xa7\xa9\xab\xac\xae\xb0\xb1\xb6\xb7\xbb\xbf-\xde\xe0-\u012f\u0134-\u013e\u0141-\u0148\u014a-\u017e"
    "\u0400\u0402-\u0450\u0452-\u045f\u0490-\u0493\uac00-\ud7a3"
)
_WORD_LETTERS = (
    "A-Za-z\xc0-\xd6\xd8-\xde\xe0-\xf6\xf8-\u012f\u0134-\u013e\u0141-\u0148\u014a-\u017e"
    "\u0400\u0402-\u0450\u0452-\u045f"
)
_is_plain = re.compile(f"[{_LETTERS}]*").fullmatch
_is_words = re.compile(f"[{_WORD_LETTERS}]+(?:(?:[,:]? | [-|/&+] |[-/])[{_WORD_LETTERS}]+)*").fullmatch
_is_stable = re.compile(f"[{_LETTERS}\u2013\u2014\u2018-\u201e\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff]*").fullmatch
_WIDE = "\u2e80-\u312f\u31a0-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_VOICED = "[\u0300-\u036f\u3099\u309a]"
_ENTITIES = {  # what careless extractors leave undecoded; in folded form
    **dict.fromkeys(("laquo", "#171"), "«"),
    **dict.fromkeys(("raquo", "#187"), "»"),
    **dict.fromkeys(("rsquo", "lsquo", "apos", "#39", "#039", "#8217"), "'"),
    **dict.fromkeys(("quot", "ldquo", "rdquo", "#34", "#8220", "#8221"), '"'),
    **dict.fromkeys(("ndash", "mdash", "#8211", "#8212"), "-"),
    **dict.fromkeys(("hellip", "#8230"), "..."),
    **{"bull": "•", "middot": "·", "larr": "←", "rarr": "→", "#8592": "←", "#8594": "→"},
    **{"lsaquo": "‹", "rsaquo": "›", "lt": "<", "gt": ">", "copy": "©", "amp": "&", "#38": "&", "#038": "&"},
}
_ENTITY = rf"&(?:amp;)*(?:{'|'.join(_ENTITIES)});"
_BLANK = r"(?:\s|&(?:amp;)*(?:nbsp|#160|ensp|emsp|thinsp);)"
_COLLAPSE = (
    rf"(?P<nothing>{_BLANK}+(?=:)|(?<=[{_WIDE}]){_BLANK}+(?=\S)(?!{_VOICED})"
    rf"|(?<=\S){_BLANK}+(?=[{_WIDE}])(?!{_VOICED}))"
    rf"|(?P<blank>{_BLANK}+)"
    rf"|(?P<entity>{_ENTITY})"
)
_DIGITS = re.compile(r"\d\d*(?:[., ']\d{3}(?!\d))*")
_DIGIT = re.compile(r"\d")
_ASCII_DIGIT = re.compile("[0-9]")
_FIRST_WIDE = _WIDE[0]
_DOTTED_I = re.compile("i\u0307+")
_JAMO = re.compile("[\u1160-\u11ff]")


def fold(text: str) -> str:
    """Return the form in which labels are compared.

    >>> fold("  « Older Posts: ")
    'older posts'
    >>> fold("１２ Kommentare …")
    '0 kommentare'
    >>> fold("İLETİŞİM") == fold("iletişim")
    True
    """
    collapse = "&" in text and ";" in text
    digit = _DIGIT
    if text.isascii():
        text, digit = text.lower(), _ASCII_DIGIT
    elif _is_plain(text):
        text = text.lower()
    else:
        stable = _is_stable(text)
        text = _SPELLING.sub(_spelled, text.lower()) if stable else _spell(_INVISIBLE.sub("", text))
        collapse = collapse or max(text, default="") >= _FIRST_WIDE
    text = _collapse().sub(_collapsed, text) if collapse else " ".join(text.split()).replace(" :", ":")
    if digit.search(text):
        text = _DIGITS.sub("0", text)
    if text and (text[0] in _HEADS or text[-1] in _TAILS or text[0] >= _FIRST_ICON or text[-1] >= _FIRST_ICON):
        return _strip(text)
    return text


def is_words(text: str) -> bool:
    """Tell whether a text is nothing but words, blanks and few marks between, of which `fold` is `lower`.

    >>> is_words("Older posts: all"), is_words("Older posts "), is_words("Older posts »"), is_words("d'été")
    (True, False, False, False)
    """
    return _is_words(text) is not None


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return `fold(text)` and, for each of its characters, the index in `text` of what it was folded from.

    >>> fold_with_offsets("* Ab  12")
    ('ab 0', [2, 3, 4, 6])
    """
    folded, offsets = _spell_with_offsets(text)
    folded, offsets = _replace(_collapse(), _collapsed, folded, offsets)
    folded, offsets = _replace(_DIGITS, lambda _: "0", folded, offsets)
    start = _first(folded)
    end = _last(folded, start)
    return folded[start:end], offsets[start:end]


@cache
def _collapse() -> re.Pattern[str]:
    """Return what finds blanks and entities, compiled when the first text needs it: that takes milliseconds."""
    return re.compile(_COLLAPSE)


def _strip(text: str) -> str:
    start = _first(text)
    return text[start : _last(text, start)]


def _first(text: str) -> int:
    start, end = 0, len(text)
    while start < end and (text[start] in _HEADS or _is_icon(text[start])):
        start += 1
    return start


def _last(text: str, start: int) -> int:
    end = len(text)
    while end > start and (text[end - 1] in _TAILS or _is_icon(text[end - 1])):
        end -= 1
    return end


def _is_icon(character: str) -> bool:
    return any(first <= character <= last for first, last in _ICONS)


def _spell(text: str) -> str:
    wide = normalize("NFKC", text.replace("´", "'")).replace("İ", "i").casefold()
    plain = _SPELLING.sub(_spelled, wide)
    return _INVISIBLE.sub("", normalize("NFKC", _DOTTED_I.sub("i", plain) if "\u0307" in plain else plain))


def _spelled(match: re.Match[str]) -> str:
    return _SPELLINGS[match[0]]


def _collapsed(match: re.Match[str]) -> str:
    if match["entity"] is not None:
        return _ENTITIES[match["entity"].rpartition("&")[2].rpartition("amp;")[2].rstrip(";") or "amp"]
    return "" if match["nothing"] is not None else " "


def _spell_with_offsets(text: str) -> tuple[str, list[int]]:
    parts: list[str] = []
    offsets: list[int] = []
    for start, cluster in _clusters(text):
        part = _spell(cluster)
        parts.append(part)
        offsets.extend([start] * len(part))
    return "".join(parts), offsets


def _clusters(text: str) -> list[tuple[int, str]]:
    """Cut into the smallest pieces that can be folded on their own, with their index in `text`."""
    clusters: list[tuple[int, str]] = []
    for index, character in enumerate(text):
        if _INVISIBLE.match(character):
            continue
        if clusters and _joins(character):
            clusters[-1] = (clusters[-1][0], clusters[-1][1] + character)
        else:
            clusters.append((index, character))
    return clusters


def _joins(character: str) -> bool:
    if character < "\u0300":
        return False
    first = normalize("NFKC", character)[0]
    return category(first)[0] == "M" or _JAMO.match(first) is not None


def _replace(
    pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str], text: str, offsets: list[int]
) -> tuple[str, list[int]]:
    parts: list[str] = []
    kept: list[int] = []
    position = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        part = replacement(match)
        parts.append(text[position:start] + part)
        kept.extend(offsets[position:start] + offsets[start:end][: len(part)])
        position = end
    parts.append(text[position:])
    kept.extend(offsets[position:])
    return "".join(parts), kept
