"""Builds the compiled catalogue out of locales/: the only place that joins wordings, folding and ambiguity."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from normaliser.catalogue import hashed, layout, source
from normaliser.catalogue.ambiguity import Judge
from normaliser.catalogue.expand import Form, forms
from normaliser.catalogue.layout import FORMAT, Facts
from normaliser.catalogue.platforms import platforms
from normaliser.catalogue.stamp import code
from normaliser.model import Message


class Row(msgspec.Struct, frozen=True):
    """One label under one key; the key is a folded wording or the parts and slots of a template."""

    key: str
    wording: source.Wording
    grade: int
    bare: bool

    @property
    def order(self) -> tuple[object, ...]:
        """Best grade first among equals: only the first label of a key, locale, platform and message is kept."""
        wording = self.wording
        return (self.key, wording.locale, wording.platform, wording.message, self.bare, self.grade, wording.text)


def digest(folder: Path) -> str:
    """Return the digest of everything that the compiled form is made of and by."""
    total = hashlib.blake2b(FORMAT.encode(), digest_size=16)
    for path in _files(folder):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for path in code():
        total.update(path.read_bytes())
    return total.hexdigest()


def _files(folder: Path) -> list[Path]:
    shared = [folder / f"{name}.toml" for name in ("messages", "sources", "common-words", "services", "function-words")]
    rest = [*source.locale_files(folder), *sorted((folder / "platforms").glob("*.toml"))]
    return [path for path in shared if path.exists()] + rest


def build(folder: Path) -> bytes:
    """Return the compiled form of `folder`. Raises `CatalogueError` at the first thing that is wrong."""
    known, origins = source.messages(folder), source.sources(folder)
    entries = list(_valid(folder, known, origins))
    grades = {name: source.GRADES.index(origin.grade) for name, origin in origins.items()}
    rows = sorted(_rows(entries, source.services(folder), grades), key=lambda row: row.order)
    judge = Judge(known, source.common_words(folder), ((row.key, row.wording) for row in rows))
    locales, ids = sorted({entry.locale for entry in entries}), sorted(known)
    names = sorted({entry.platform for entry in entries})
    places = {"locale": _index(locales), "message": _index(ids), "platform": _index(names)}
    words = source.function_words(folder)
    facts = Facts(digest(folder), known, platforms(folder), tuple(locales), tuple(ids), tuple(names), words)
    return layout.write(facts, _sections(rows, _Coder(places, judge)))


def _valid(folder: Path, known: dict[str, Message], origins: dict[str, source.Source]) -> Iterator[source.Wording]:
    for path in source.locale_files(folder):
        entries = list(source.wordings(path, folder))
        wrong = [entry for entry in entries if isinstance(entry, source.Finding)]
        good = [entry for entry in entries if isinstance(entry, source.Wording)]
        for finding in [*wrong, *source.problems(good, known, origins)]:
            raise source.CatalogueError(str(finding))
        yield from good


def _rows(entries: Iterable[source.Wording], services: tuple[str, ...], grades: Mapping[str, int]) -> Iterator[Row]:
    memo: dict[str, list[tuple[str, bool]]] = {}
    for wording in entries:
        if wording.text not in memo:
            memo[wording.text] = [(_key(form), form.bare) for form in forms(wording.text, services)]
        grade = min(grades[name] for name in wording.sources)
        for key, bare in memo[wording.text]:
            yield Row(key, wording, grade, bare)


def _key(form: Form) -> str:
    if not form.slots:
        return form.parts[0]
    return layout.GAP.join(("", *form.parts)) + layout.SLOTS + layout.SLOTS.join(form.slots)


def _index(names: Iterable[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names)}


class _Coder:
    """Codes rows as numbers: places in the lists of the header, and a byte of grade and ambiguity."""

    def __init__(self, places: Mapping[str, dict[str, int]], judge: Judge) -> None:
        self.places = places
        self.judge = judge

    def numbers(self, row: Row) -> tuple[int, int, int, int]:
        wording = row.wording
        doubtful = row.bare or self.judge.is_ambiguous(row.key, wording)
        return (
            self.places["message"][wording.message],
            self.places["locale"][wording.locale],
            self.places["platform"][wording.platform],
            row.grade | (4 if doubtful else 0),
        )


def _sections(rows: Iterable[Row], coder: _Coder) -> dict[str, bytes | memoryview]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.key, []).append(row)
    plain = hashed.order((key for key in groups if not key.startswith(layout.GAP)), layout.KEY_BITS)
    templates = sorted((key for key in groups if key.startswith(layout.GAP)), key=_template_order)
    return {**_texts(groups, [*plain, *templates], coder), **layout.index(plain, templates)}


def _template_order(key: str) -> tuple[int, str]:
    return hashed.bucket_of(layout.anchor(key), layout.TEMPLATE_BITS), key


def _texts(groups: Mapping[str, list[Row]], keys: Iterable[str], coder: _Coder) -> dict[str, bytes | memoryview]:
    starts, wordings = array("I", [0]), array("I")
    columns = array("H"), array("H"), array("H"), array("B")
    texts: dict[str, int] = {}
    for key in keys:
        coded = {(numbers := coder.numbers(row))[:3]: (numbers, row.wording.text) for row in reversed(groups[key])}
        for numbers, text in reversed(coded.values()):
            wordings.append(texts.setdefault(text, len(texts)))
            for column, number in zip(columns, numbers, strict=True):
                column.append(number)
        starts.append(len(wordings))
    names = ("message", "locale", "platform", "flags")
    tables = {name: column.tobytes() for name, column in zip(names, columns, strict=True)}
    joined = {"texts": "".join(texts).encode(), "text_ends": hashed.ends_of(texts)}
    return {**joined, "starts": starts.tobytes(), "wordings": wordings.tobytes(), **tables}
