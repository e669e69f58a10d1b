"""Reads and writes locale files whole, in their one order: by platform, message and wording."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path

from normaliser.catalogue.source import CatalogueError, Finding, Wording, locale_files, wordings

Key = tuple[str, str, str]  # platform, message, text


def read_file(path: Path, folder: Path) -> list[Wording]:
    """Return the wordings of one file. Raises `CatalogueError` at the first line that is none."""
    entries = list(wordings(path, folder))
    for entry in entries:
        if isinstance(entry, Finding):
            raise CatalogueError(str(entry))
    return [entry for entry in entries if isinstance(entry, Wording)]


def read_all(folder: Path) -> list[Wording]:
    """Return every wording below `folder`."""
    return [wording for path in locale_files(folder) for wording in read_file(path, folder)]


def merge(entries: Iterable[tuple[Key, Iterable[str]]]) -> dict[Key, tuple[str, ...]]:
    """Return the sources of each wording, those of equal wordings joined."""
    merged: dict[Key, set[str]] = {}
    for key, sources in entries:
        merged.setdefault(key, set()).update(sources)
    return {key: tuple(sorted(found)) for key, found in merged.items()}


def keyed(entries: Iterable[Wording]) -> Iterable[tuple[Key, tuple[str, ...]]]:
    """Yield wordings as `merge` takes them."""
    return (((entry.platform, entry.message, entry.text), entry.sources) for entry in entries)


def text_of(locale: str, entries: Mapping[Key, Iterable[str]]) -> str:
    """Return the text of a locale file."""
    name = f"{name_of(locale)} ({locale})" if name_of(locale) else locale
    lines = [f"# What platforms print in {name}. One wording a line = where it was seen (sources.toml)."]
    for (platform, message), group in groupby(sorted(entries), key=lambda key: key[:2]):
        lines += ["", f"[{platform}.{message}]"]
        lines += [f"{json.dumps(text, ensure_ascii=False)} = \"{' '.join(entries[platform, message, text])}\""
                  for _, _, text in group]  # fmt: skip
    return "\n".join(lines) + "\n"


def write_file(path: Path, entries: Mapping[Key, Iterable[str]]) -> None:
    """Write a locale file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text_of(path.stem, entries), encoding="utf-8")


def name_of(locale: str) -> str:
    """Return the English name of a locale, or nothing when CLDR has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(locale, sep="-").get_display_name("en") or ""
    except (UnknownLocaleError, ValueError):
        return ""
