"""Locale files to PO and back, for translators and their tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from normaliser.catalogue.source import Wording
from normaliser.locales_tools import files
from normaliser.model import Message

_ENGLISH = "en"


def export(folder: Path, locale: str, messages: dict[str, Message]) -> bytes:
    """Return a PO file of every message that English has, per platform, with the first wording of the locale.

    The context is `platform.message`, which makes entries of equal English distinct; other wordings of the locale
    stand in the comments.
    """
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    english, own = _by_place(folder, _ENGLISH), _by_place(folder, locale)
    catalogue = Catalog(project="normaliser", fuzzy=False, charset="utf-8")
    for place in sorted(english.keys() | own.keys()):
        message = messages[place[1]]
        texts = own.get(place, [])
        source = english.get(place, [message.gloss])[0]
        comments = [message.gloss, *(f"also: {text}" for text in texts[1:])]
        catalogue.add(source, texts[0] if texts else "", context=".".join(place), auto_comments=comments)
    output = BytesIO()
    write_po(output, catalogue, width=0, omit_header=True)
    return b'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n' + output.getvalue()


def read(content: bytes, locale: str, source: str) -> Iterator[Wording]:
    """Yield the wordings of a PO file as `export` writes it."""
    from babel.messages.pofile import read_po

    for entry in read_po(BytesIO(content), charset="utf-8", ignore_obsolete=True):
        if entry.id and entry.context and isinstance(entry.string, str) and entry.string and not entry.fuzzy:
            platform, _, message = entry.context.partition(".")
            yield Wording(entry.string, message, locale, platform, (source,))


def new(entries: Iterable[Wording], folder: Path) -> list[Wording]:
    """Return the wordings that their locale does not have yet."""
    had: dict[str, set[files.Key]] = {}
    for wording in files.read_all(folder):
        had.setdefault(wording.locale, set()).add((wording.platform, wording.message, wording.text))
    return [entry for entry in entries if (entry.platform, entry.message, entry.text) not in had.get(entry.locale, ())]


def _by_place(folder: Path, locale: str) -> dict[tuple[str, str], list[str]]:
    places: dict[tuple[str, str], list[str]] = {}
    for wording in files.read_all(folder):
        if wording.locale == locale:
            places.setdefault((wording.platform, wording.message), []).append(wording.text)
    return {place: list(dict.fromkeys(texts)) for place, texts in places.items()}
