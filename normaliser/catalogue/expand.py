"""Turns a wording with slots into the keys and templates that folded text is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from normaliser.text import fold

_SLOT = re.compile(r"\{([a-z]+)\}")
_NUMBER = frozenset({"count", "page", "pages"})
_GAP = "\x01"
_COUNT = re.compile(r"[(\[]?\s*\{count\}\s*[)\]]?")


class Form(Struct, frozen=True):
    """One way in which a wording may stand on a page, folded.

    `parts` are the literals around the slots: a single one when there is no slot. `bare` marks a form that
    leaves out a slot of the wording, and with it what makes it telling.
    """

    parts: tuple[str, ...]
    slots: tuple[str, ...] = ()
    bare: bool = False


def forms(text: str, services: Sequence[str] = ()) -> Iterator[Form]:
    """Yield the forms of a wording, the plainest first.

    >>> [form.parts for form in forms("{count} Kommentare")]
    [('0 kommentare',), ('kommentare',), ('kommentare (0)',)]
    >>> [form.parts for form in forms("Publié par {author}")]
    [('publié par ', ''), ('publié par',)]
    """
    if "{" not in text:
        yield from _literal(text, bare=False)
    elif "{service}" in text and len(_SLOT.findall(text)) == 1:
        for service in services:
            yield from _literal(text.replace("{service}", service), bare=False)
        yield from _template(text)
    else:
        yield from _template(text)
    if "{count}" in text:
        yield from _without_count(text)


def _literal(text: str, bare: bool) -> Iterator[Form]:
    key = fold(text)
    if is_telling(key):
        yield Form((key,), (), bare)


def is_telling(key: str) -> bool:
    """Tell whether a folded text holds any letter at all."""
    return any(character.isalpha() for character in key)


def _template(text: str) -> Iterator[Form]:
    slots = [slot for slot in _SLOT.findall(text) if slot not in _NUMBER and slot != "mark"]
    if not slots:
        yield from _literal(_SLOT.sub(_constant, text), bare=False)
        return
    parts = _parts(fold(_SLOT.sub(_constant, text)), len(slots))
    if any(map(is_telling, parts)):
        yield Form(parts, tuple(slots))
        told = [part.strip() for part in parts if is_telling(part)]
        if len(told) == 1:
            yield from _literal(told[0], bare=True)


def _constant(slot: re.Match[str]) -> str:
    if slot[1] in _NUMBER:
        return "0"
    return "*" if slot[1] == "mark" else _GAP


def _parts(folded: str, slots: int) -> tuple[str, ...]:
    parts = folded.split(_GAP)
    parts += [""] * (slots + 1 - len(parts))
    return tuple(_tight(part) for part in parts)


def _tight(part: str) -> str:
    """Drop blanks beside punctuation, where pages differ; keep those that end a word."""
    bare = part.strip()
    before = " " if part.startswith(" ") and bare[:1].isalnum() else ""
    after = " " if part.endswith(" ") and bare[-1:].isalnum() else ""
    return f"{before}{bare}{after}"


def _without_count(text: str) -> Iterator[Form]:
    bare = _COUNT.sub(" ", text)
    if bare.strip(" :") and "{" not in bare:
        yield from _literal(bare, bare=True)
        yield from _literal(f"{fold(bare)} (0)", bare=False)
