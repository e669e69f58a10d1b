"""Says what is wrong in locales/, with file and line: `normaliser locales check`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from normaliser.catalogue import source
from normaliser.catalogue.expand import is_telling
from normaliser.catalogue.source import Finding, Wording
from normaliser.locales_tools.importer import trusts
from normaliser.locales_tools.placeholders import NOTHING
from normaliser.model import Message
from normaliser.text import fold

_SLOT = re.compile(r"\{([^{}]*)\}")
_BRACES = re.compile(r"\{[a-z]+\}")


class Known(Struct, frozen=True):
    """What wordings may refer to."""

    messages: dict[str, Message]
    sources: dict[str, source.Source]
    platforms: frozenset[str]


def known(folder: Path) -> Known:
    """Return the messages, sources and platforms of a folder."""
    own = {path.stem for path in (folder / "platforms").glob("*.toml")}
    imported = {trust.platform for trust in trusts(folder).values()}
    return Known(source.messages(folder), source.sources(folder), frozenset(own | imported | {source.ANY_PLATFORM}))


def check(folder: Path) -> Iterator[Finding]:
    """Yield everything that is wrong in a folder."""
    facts = known(folder)
    yield from _unused(folder, facts)
    yield from _untrue_keys(folder, facts)
    yield from _unfolded(folder)
    for path in source.locale_files(folder):
        yield from check_file(path, folder, facts)


def check_file(path: Path, folder: Path, facts: Known) -> Iterator[Finding]:
    """Yield everything that is wrong in one locale file."""
    entries = list(source.wordings(path, folder))
    yield from (entry for entry in entries if isinstance(entry, Finding))
    good = [entry for entry in entries if isinstance(entry, Wording)]
    yield from source.problems(good, facts.messages, facts.sources)
    for entry in good:
        for text in _problems(entry, facts):
            yield Finding(entry.file, entry.line, text)
    yield from _order(good)


def _problems(entry: Wording, facts: Known) -> Iterator[str]:
    if entry.platform not in facts.platforms:
        yield f"{entry.platform} is not a platform: no platforms/{entry.platform}.toml"
    if entry.text != " ".join(entry.text.split()):
        yield f'"{entry.text}" has blanks too many'
    if not is_telling(fold(_BRACES.sub(" ", entry.text))):
        yield f'"{entry.text}" folds to nothing'
    allowed = facts.messages[entry.message].slots if entry.message in facts.messages else ()
    for slot in _SLOT.findall(entry.text):
        if slot in source.SLOTS and slot not in allowed:
            yield f"{entry.message} has no slot {{{slot}}}"


def _order(entries: Iterable[Wording]) -> Iterator[Finding]:
    seen: dict[tuple[str, str, str], int] = {}
    last = ("", "", "")
    for entry in entries:
        place = (entry.platform, entry.message, entry.text)
        if place in seen:
            yield Finding(entry.file, entry.line, f'"{entry.text}" stands on line {seen[place]} already')
        elif place < last:
            yield Finding(entry.file, entry.line, f'unsorted: "{entry.text}" ({".".join(place[:2])}) comes too late')
        seen.setdefault(place, entry.line)
        last = max(last, place)


def _unused(folder: Path, facts: Known) -> Iterator[Finding]:
    used = {name for path in source.locale_files(folder) for entry in source.wordings(path, folder)
            if isinstance(entry, Wording) for name in entry.sources}  # fmt: skip
    path = folder / "sources.toml"
    for name in sorted(facts.sources.keys() - used):
        if facts.sources[name].version:
            yield Finding(f"{folder.name}/sources.toml", _line_of(path, f"[{name}]"), f"{name} is not used")


def _untrue_keys(folder: Path, facts: Known) -> Iterator[Finding]:
    for name, trust in trusts(folder).items():
        path = folder / "import" / f"{name}.toml"
        if name not in facts.sources:
            yield Finding(f"{folder.name}/import/{path.name}", 1, f"{name} is not in sources.toml")
        for key, (message, slots) in trust.keys.items():
            allowed = facts.messages[message].slots if message in facts.messages else ()
            if message not in facts.messages or not {*slots} <= {*allowed, NOTHING}:
                yield Finding(f"{folder.name}/import/{path.name}", 1, f"{key}: no message {message} with these slots")


def _unfolded(folder: Path) -> Iterator[Finding]:
    path = folder / "common-words.toml"
    if not path.exists():
        return
    for table in tomllib.loads(path.read_text(encoding="utf-8")).values():
        for word in table["words"]:
            if fold(word) != word:
                yield Finding(f"{folder.name}/{path.name}", _line_of(path, f'"{word}",'), f'"{word}" is not folded')


def _line_of(path: Path, text: str) -> int:
    lines = path.read_text(encoding="utf-8").split("\n")
    return next((number for number, line in enumerate(lines, 1) if line.strip() == text), 1)
