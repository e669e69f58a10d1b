"""Clean rows and ledgers gathered into what the audit page and the totals show. No layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Raw, Struct, convert

from normaliser import ledger
from normaliser.dump import jsonl, ledgers, sources
from normaliser.ledger import Row
from normaliser.report.lines import Stretch, lines, stretches

Groups = dict[str, list[ledgers.Group]]
Suspects = dict[tuple[str, str], list[Row]]


class Clean(Struct, frozen=True):
    """A clean row: what the audit reads of it."""

    id: str
    text: str = ""
    status: str = ""
    error: str = ""
    title: str = ""
    published: str = ""
    language: str = ""
    ui_locale: str = ""
    platform: str = ""
    edit_count: int | None = None


class Audited(Struct, frozen=True):
    """A document with its edits and near misses. `error` tells why the original could not be restored."""

    clean: Clean
    original: str
    edits: tuple[Row, ...] = ()
    suspects: tuple[Row, ...] = ()
    error: str = ""

    @property
    def removed(self) -> int:
        """How many characters the edits took."""
        return sum(map(taken, self.edits))

    @property
    def share(self) -> float:
        """Which share of the original the edits took."""
        return self.removed / max(1, len(self.original))

    def stretches(self) -> Iterator[Stretch]:
        """Yield the lines of the original with their fate, long runs folded."""
        return stretches(list(lines(self.original, self.edits, self.suspects)))


class Count(Struct):
    """How often something came, in how many characters and documents, and an example."""

    rows: int = 0
    characters: int = 0
    documents: int = 0
    example: Row | None = None

    def add(self, rows: Sequence[Row]) -> None:
        """Count the rows of one document."""
        self.rows += len(rows)
        self.characters += sum(map(taken, rows))
        self.documents += 1
        self.example = self.example or next(iter(rows), None)


Key = tuple[str, ...]
Table = dict[Key, Count]


class Totals(Struct, frozen=True):
    """All documents of a run, counted by what the documents are and by what was done to them."""

    documents: Count
    edits: Count
    statuses: Table
    languages: Table
    interfaces: Table
    categories: Table
    locales: Table
    platforms: Table
    removed: Table
    rewritten: Table
    suspects: Table
    originals: list[int]

    def add(self, document: Audited) -> None:
        """Count one document."""
        clean, edits = document.clean, document.edits
        self.originals.append(len(document.original))
        self.documents.add(edits)
        if edits:
            self.edits.add(edits)
        self.statuses.setdefault((clean.status,), Count()).add(edits)
        self.languages.setdefault((clean.language,), Count()).add(edits)
        self.interfaces.setdefault((clean.platform, clean.ui_locale), Count()).add(edits)
        _add(self.categories, ((row, (row.category,)) for row in edits))
        _add(self.locales, ((row, (row.locale,)) for row in edits))
        _add(self.platforms, ((row, (row.platform,)) for row in edits))
        _add(self.removed, ((row, (_one_line(row),)) for row in edits if not row.replacement.strip()))
        rewritten = (row for row in edits if row.replacement.strip())
        _add(self.rewritten, ((row, (row.text, row.replacement)) for row in rewritten))
        _add(self.suspects, ((row, (_one_line(row),)) for row in document.suspects))


def new_totals() -> Totals:
    """Return totals of nothing."""
    return Totals(Count(), Count(), {}, {}, {}, {}, {}, {}, {}, {}, {}, [])


def most(table: Table, limit: int | None = None) -> list[tuple[Key, Count]]:
    """Return the entries of `table`, most rows first."""
    return sorted(table.items(), key=lambda item: (-item[1].rows, -item[1].documents, item[0]))[:limit]


def taken(row: Row) -> int:
    """Return how many characters an edit took away."""
    return max(0, len(row.text) - len(row.replacement))


def near_misses(rows: Iterable[Row]) -> Suspects:
    """Return rows about suspects by the documents that they are about."""
    found: Suspects = {}
    for row in rows:
        found.setdefault((row.document, row.original), []).append(row)
    return found


def documents(path: str, edits: Groups, suspects: Suspects) -> Iterator[Audited]:
    """Yield the documents of a file of clean rows, restored."""
    with sources.open_binary(path) as file:
        for line in file:
            if line.strip():
                clean = _clean(jsonl.columns(line))
                yield _audited(clean, edits.get(clean.id, []), suspects)


def _add(table: Table, rows: Iterable[tuple[Row, Key]]) -> None:
    by_key: dict[Key, list[Row]] = {}
    for row, key in rows:
        by_key.setdefault(key, []).append(row)
    for key, group in by_key.items():
        table.setdefault(key, Count()).add(group)


def _one_line(row: Row) -> str:
    return " ".join(row.text.split())


def _clean(columns: dict[str, Raw]) -> Clean:
    cells = {name: jsonl.value(columns.get(name)) for name in Clean.__struct_fields__}
    cells["id"] = sources.row_id(columns)
    return convert({name: cell for name, cell in cells.items() if cell is not None}, Clean)


def _audited(clean: Clean, groups: Sequence[ledgers.Group], suspects: Suspects) -> Audited:
    try:
        group = ledgers.fitting(clean.id, clean.text, groups, clean.edit_count)
    except ledgers.RestoreError as error:
        return Audited(clean, clean.text, error=str(error))
    original = ledger.undo(clean.text, group)
    near = suspects.get((clean.id, ledger.digest(original)), [])
    return Audited(clean, original, tuple(group), tuple(near))
