"""Reads locales/ and says, with file and line, what is wrong in it. Knows nothing of folding or look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from normaliser.model import Message

Grade = Literal["observed", "package", "unverified"]
GRADES: tuple[Grade, ...] = ("observed", "package", "unverified")
ANY_PLATFORM = "any"

_LOCALE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?(?:-[a-z0-9]{5,8})?(?:-x-[a-z0-9]+)?")
_TABLE = re.compile(r"\[([a-z0-9_-]+)\.([a-z]+\.[a-z0-9_]+)\]\s*(?:#.*)?")
_WORDING = re.compile(r'("(?:[^"\\\x00-\x1f]|\\.)*")\s*=\s*"([a-z0-9_ .@-]*)"\s*(?:#.*)?')
_SLOT = re.compile(r"\{([^{}]*)\}")


class CatalogueError(ValueError):
    """Something in locales/ is wrong; the text starts with file and line."""


class Source(Struct, frozen=True):
    """Where wordings were seen. The grade says how much that counts."""

    id: str
    grade: Grade
    about: str = ""
    version: str = ""
    licence: str = ""


class Wording(Struct, frozen=True):
    """One line of a locale file: what a platform prints for a message."""

    text: str
    message: str
    locale: str
    platform: str
    sources: tuple[str, ...]
    file: str = ""
    line: int = 0


class CommonWords(Struct, frozen=True):
    """Folded labels that are ordinary words: those of English for every locale, the others for their own."""

    english: frozenset[str] = frozenset()
    languages: dict[str, frozenset[str]] = {}


class Finding(Struct, frozen=True):
    """Something wrong in a file of locales/."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


def locale_files(folder: Path) -> list[Path]:
    """Return every file below `folder` that holds wordings: those whose stem is a locale."""
    files = (path for path in folder.rglob("*.toml") if not _apart(path.relative_to(folder)))
    return sorted(files, key=lambda path: path.relative_to(folder).as_posix())


def is_locale(name: str) -> bool:
    """Tell whether a name has the form of a BCP 47 locale, such as de, pt-BR or zh-Hant."""
    return _LOCALE.fullmatch(name) is not None


def _apart(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return hidden or path.parts[0] == "platforms" or not is_locale(path.stem)


def messages(folder: Path) -> dict[str, Message]:
    """Return the messages of `messages.toml` by id."""
    path = folder / "messages.toml"
    found: dict[str, Message] = {}
    for category, group in _toml(path).items():
        for name, fields in group.items():
            identity = f"{category}.{name}"
            try:
                found[identity] = Message(identity, fields["gloss"], category, fields.get("ambiguous", False),
                                          tuple(fields.get("slots", ())))  # fmt: skip
            except (KeyError, TypeError, AttributeError) as error:
                raise CatalogueError(f"{_place(path, folder, identity)}: {identity} has no {error}") from error
    return found


def sources(folder: Path) -> dict[str, Source]:
    """Return the sources of `sources.toml` by id."""
    path = folder / "sources.toml"
    found = {}
    for identity, fields in _toml(path).items():
        if fields.get("grade") not in GRADES:
            raise CatalogueError(f"{_place(path, folder, identity)}: {identity} has no grade of {', '.join(GRADES)}")
        texts = {name: str(fields.get(name, "")) for name in ("about", "version", "licence")}
        found[identity] = Source(identity, fields["grade"], **texts)
    return found


def services(folder: Path) -> tuple[str, ...]:
    """Return the names of the services that `{service}` stands for in share runs."""
    path = folder / "services.toml"
    return tuple(_toml(path)["names"]) if path.exists() else ()


def common_words(folder: Path) -> CommonWords:
    """Return the labels that are ordinary words, by language."""
    path = folder / "common-words.toml"
    if not path.exists():
        return CommonWords()
    data = {language: frozenset(words["words"]) for language, words in _toml(path).items()}
    return CommonWords(data.get("en", frozenset()) | data.pop("headings", frozenset()), data)


def wordings(path: Path, folder: Path) -> Iterator[Wording | Finding]:
    """Yield the wordings of one locale file, and a finding for each line that is none."""
    file, locale = _shown(path, folder), path.stem
    platform = message = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if table := _TABLE.fullmatch(line):
            platform, message = table.groups()
        elif not message:
            yield Finding(file, number, "a wording needs a table such as [blogger.pager.older_post] above it")
        elif entry := _WORDING.fullmatch(line):
            text = msgspec.json.decode(entry[1], type=str) if "\\" in entry[1] else entry[1][1:-1]
            yield Wording(text, message, locale, platform, tuple(entry[2].split()), file, number)
        else:
            yield Finding(file, number, f'not of the form "wording" = "source": {line}')


def problems(entries: Iterable[Wording], known: dict[str, Message], origins: dict[str, Source]) -> Iterator[Finding]:
    """Yield what is wrong with wordings on their own: ids, sources and slots that don't exist."""
    for wording in entries:
        for text in _problems(wording, known, origins):
            yield Finding(wording.file, wording.line, text)


def _problems(wording: Wording, known: dict[str, Message], origins: dict[str, Source]) -> Iterator[str]:
    if wording.message not in known:
        yield f"{wording.message} is not a message"
        return
    if not wording.sources:
        yield f'"{wording.text}" has no source'
    for source in wording.sources:
        if source not in origins:
            yield f"{source} is not a source"
    for slot in _SLOT.findall(wording.text):
        if slot not in SLOTS:
            yield f"{{{slot}}} is not a slot"


SLOTS = frozenset(
    ["author", "date", "time", "count", "title", "category", "service", "list", "page", "pages", "query", "place",
     "mark"]
)  # fmt: skip


def function_words(folder: Path) -> tuple[str, ...]:
    """Return the English function words of `function-words.toml`, none if there is no such file."""
    path = folder / "function-words.toml"
    return tuple(_toml(path)["en"]) if path.exists() else ()


def _toml(path: Path) -> dict[str, Any]:
    import tomllib  # compiling needs it, using what is compiled doesn't

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CatalogueError(f"{path}:1: no such file") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise CatalogueError(f"{path.name}:{line[1] if line else 1}: {error}") from error


def _shown(path: Path, folder: Path) -> str:
    return (Path(folder.name) / path.relative_to(folder)).as_posix()


def _place(path: Path, folder: Path, table: str) -> str:
    lines = path.read_text(encoding="utf-8").split("\n")
    number = next((number for number, line in enumerate(lines, 1) if line.strip() == f"[{table}]"), 1)
    return f"{_shown(path, folder)}:{number}"
