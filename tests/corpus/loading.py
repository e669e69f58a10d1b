"""Reads corpus/ and tests/cases/lines.toml into records; knows nothing of the program that is tested."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
LINES = ROOT / "tests" / "cases" / "lines.toml"
ASSERTED = ("title", "published", "language", "ui_locale", "platform", "status")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class Removal:
    """A string that must not come out, unless the article has it too."""

    text: str
    category: str
    also_kept: bool = False


@dataclass(frozen=True, slots=True)
class Specimen:
    """One document of the corpus. `facts` holds those of ASSERTED that its gold.toml states."""

    id: str
    media_type: str
    page: str
    gold: str
    facts: dict[str, str]
    removed: tuple[Removal, ...]
    rewritten: tuple[tuple[str, str], ...]
    notes: str
    unchanged: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A short case within its context."""

    name: str
    kind: str
    locale: str
    before: tuple[str, ...]
    text: str
    after: tuple[str, ...]
    expected: str
    why: str

    @property
    def page(self) -> str:
        return "\n".join((*self.before, self.text, *self.after))

    @property
    def gold(self) -> str:
        return "\n".join((*self.before, *filter(None, (self.expected,)), *self.after))


def specimens(root: Path = CORPUS) -> Iterator[Specimen]:
    """All documents, in the order of their paths."""
    for path in sorted(root.rglob("gold.toml")):
        yield specimen(path.parent, root)


def specimen(folder: Path, root: Path = CORPUS) -> Specimen:
    """The document in one folder."""
    table = tomllib.loads((folder / "gold.toml").read_text("utf-8"))
    source = next(folder.glob("page.*"))
    page = source.read_bytes().decode("utf-8")
    answer = folder / "gold.txt"
    return Specimen(
        id=folder.relative_to(root).as_posix(),
        media_type="text/html" if source.suffix == ".html" else "text/plain",
        page=page,
        gold=answer.read_bytes().decode("utf-8") if answer.exists() else page,
        facts={key: table[key] for key in ASSERTED if key in table},
        removed=tuple(Removal(**row) for row in table.get("removed", ())),
        rewritten=tuple((row["from"], row["to"]) for row in table.get("rewritten", ())),
        notes=table["notes"],
        unchanged=folder.relative_to(root).parts[0] == "unchanged",
    )


def cases(path: Path = LINES) -> Iterator[Case]:
    """All short cases, in file order."""
    table = tomllib.loads(path.read_text("utf-8"))
    for row in table["case"]:
        yield _case(row, table["contexts"])


def comparable(text: str) -> str:
    """`text` as far as a reader sees it: LF, no white space at line ends, blank-looking lines blank, none outside."""
    return "\n".join(map(_visible, text.splitlines())).strip("\n")


def _visible(line: str) -> str:
    return line.rstrip() if line.translate(_INVISIBLE).strip() else ""


def _case(row: dict[str, Any], contexts: dict[str, Any]) -> Case:
    context = contexts[row["context"]]
    return Case(
        name=row["name"],
        kind=row["kind"],
        locale=row["locale"],
        before=tuple(context["before"]),
        text=row["text"],
        after=tuple(context["after"]),
        expected=row["expected"],
        why=row["why"],
    )
