"""Adds one wording and its two cases: `normaliser locales add`."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from normaliser.catalogue.source import CatalogueError, Wording, is_locale
from normaliser.locales_tools import files
from normaliser.locales_tools.checks import check_file, known

CASES_HEADER = "locale\tplatform\tmessage\tline\tfires\n"
# A sentence of an English article; the label stands inside it and must change nothing.
SENTENCE = "Her slide read “{}” in large letters, and nobody in the room knew what it meant."
_EXAMPLES = {
    "author": "Maria Svensson", "date": "12.03.2014", "time": "08:15", "count": "3", "title": "Northern Lights",
    "category": "Travel", "service": "Facebook", "list": "travel, snow", "page": "2", "pages": "9", "query": "snow",
    "place": "Oslo", "mark": "*",
}  # fmt: skip


class Case(Struct, frozen=True):
    """A line, and whether the message fires on it."""

    locale: str
    platform: str
    message: str
    line: str
    fires: bool


def add(folder: Path, wording: Wording) -> Path:
    """Write the wording into its locale file. Raises `CatalogueError` when it would not pass the check."""
    if not is_locale(wording.locale):
        raise CatalogueError(f"{wording.locale} is not a BCP 47 locale such as de, pt-BR or zh-Hant")
    path = folder / f"{wording.locale}.toml"
    old = files.read_file(path, folder) if path.exists() else []
    before = path.read_text(encoding="utf-8") if path.exists() else None
    files.write_file(path, files.merge(files.keyed([*old, wording])))
    for finding in check_file(path, folder, known(folder)):
        _restore(path, before)
        raise CatalogueError(finding.text)
    return path


def cases(wording: Wording) -> tuple[Case, Case]:
    """Return the two cases of a wording: it fires alone, and not inside a sentence."""
    line = example(wording.text)
    fields = (wording.locale, wording.platform, wording.message)
    return Case(*fields, line, True), Case(*fields, SENTENCE.format(line), False)


def example(text: str) -> str:
    """Return the wording as it may stand on a page, its slots filled."""
    for slot, value in _EXAMPLES.items():
        text = text.replace(f"{{{slot}}}", value)
    return text


def append_cases(path: Path, pair: tuple[Case, Case]) -> None:
    """Write cases to the end of a TSV file, which is made when it is not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_text(CASES_HEADER, encoding="utf-8")
    with path.open("a", encoding="utf-8") as file:
        for case in pair:
            file.write("\t".join((case.locale, case.platform, case.message, case.line, "01"[case.fires])) + "\n")


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a TSV file."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    fields = (line.split("\t") for line in lines if line)
    return [Case(locale, platform, message, line, fires == "1") for locale, platform, message, line, fires in fields]


def _restore(path: Path, content: str | None) -> None:
    if content is None:
        path.unlink()
    else:
        path.write_text(content, encoding="utf-8")
