"""Builds the compiled catalogue out of locales/: the only place that joins wordings, folding and ambiguity."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from pathlib import Path

import msgspec

from normaliser.catalogue import source
from normaliser.catalogue.ambiguity import Judge
from normaliser.catalogue.expand import Form, forms
from normaliser.catalogue.platforms import Platform, platforms
from normaliser.model import Message

FORMAT = "normaliser catalogue 2"
STEM = 4  # characters of a key by which a label is found inside a run
GATE = 8  # characters of a line that decide whether it can start with a label
LONGEST_IN_RUN = 200
SHIFT = 32  # added to lengths, so that none is a line end


class Header(msgspec.Struct, frozen=True):
    """What the compiled form holds beside its table. `sizes` are the lengths of the sections in bytes."""

    format: str
    digest: str
    messages: dict[str, Message]
    platforms: dict[str, Platform]
    locales: tuple[str, ...]
    message_ids: tuple[str, ...]
    platform_ids: tuple[str, ...]
    sizes: tuple[int, ...]


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
    """Return the digest of everything that the compiled form is made of."""
    total = hashlib.blake2b(FORMAT.encode(), digest_size=16)
    for path in _files(folder):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def _files(folder: Path) -> list[Path]:
    shared = [folder / f"{name}.toml" for name in ("messages", "sources", "common-words", "services")]
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
    sections = _sections(rows, _Coder(places, judge))
    header = Header(
        FORMAT, digest(folder), known, platforms(folder), tuple(locales), tuple(ids),
        tuple(names), tuple(map(len, sections)),
    )  # fmt: skip
    return msgspec.json.encode(header) + b"\n" + b"".join(sections)


def _valid(folder: Path, known: dict[str, Message], origins: dict[str, source.Source]) -> Iterator[source.Wording]:
    for path in source.locale_files(folder):
        entries = list(source.wordings(path, folder))
        wrong = [entry for entry in entries if isinstance(entry, source.Finding)]
        good = [entry for entry in entries if isinstance(entry, source.Wording)]
        for finding in [*wrong, *source.problems(good, known, origins)]:
            raise source.CatalogueError(str(finding))
        yield from good


def _rows(
    entries: Iterable[source.Wording], services: tuple[str, ...], grades: Mapping[str, int]
) -> Iterator[Row]:
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
    return "\x01".join(("", *form.parts)) + "\x02" + "\x02".join(form.slots)


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


def _sections(rows: Iterable[Row], coder: _Coder) -> list[bytes]:
    keys: list[str] = []
    starts, wordings = array("I"), array("I")
    columns = array("H"), array("H"), array("H"), array("B")
    texts: dict[str, int] = {}
    seen: set[tuple[object, ...]] = set()
    for row in rows:
        numbers = coder.numbers(row)
        if not keys or keys[-1] != row.key:
            keys.append(row.key)
            starts.append(len(wordings))
            seen.clear()
        if numbers[:3] in seen:
            continue
        seen.add(numbers[:3])
        wordings.append(texts.setdefault(row.wording.text, len(texts)))
        for column, number in zip(columns, numbers, strict=True):
            column.append(number)
    starts.append(len(wordings))
    tables = [column.tobytes() for column in (starts, wordings, *columns)]
    stems, lengths = _stems(keys)
    ends = array("I", accumulate(len(text.encode()) for text in texts))
    lines = ["\n".join(part).encode() for part in (keys, *_gate(keys), stems)]
    return ["".join(texts).encode(), ends.tobytes(), *lines, lengths, *tables]


def head_of(key: str) -> str:
    """Return the literal with which a key starts: all of it, or what stands before the first slot of a template."""
    return key.split("\x01", 2)[1] if key.startswith("\x01") else key


def _gate(keys: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return how lines can start that a key can match: whole heads cut to `GATE`, and shorter heads of templates."""
    heads = {(head[:GATE], key[0] == "\x01" and len(head) < GATE) for key in keys if (head := head_of(key))}
    return sorted(head for head, short in heads if not short), sorted(head for head, short in heads if short)


def _stems(keys: Iterable[str]) -> tuple[list[str], bytes]:
    lengths: dict[str, set[int]] = {}
    for key in keys:
        if STEM <= len(key) <= LONGEST_IN_RUN and not key.startswith("\x01"):
            lengths.setdefault(key[:STEM], set()).add(len(key))
    stems = sorted(lengths)
    return stems, b"\n".join(bytes(n + SHIFT for n in sorted(lengths[stem], reverse=True)) for stem in stems)
