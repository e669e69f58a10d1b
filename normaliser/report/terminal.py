"""A result in the terminal: line by line, what goes and why. Marks stand beside colours, for those who see none."""

from __future__ import annotations

from collections import Counter

from rich.console import Console
from rich.table import Table
from rich.text import Text

from normaliser import ledger
from normaliser.ledger import Row
from normaliser.model import Result
from normaliser.report.lines import Line, Piece, lines
from normaliser.report.phrases import by_count, counted, reason

MARKS = {"kept": "  ", "removed": "- ", "changed": "~ ", "suspect": "? "}
STYLES = {"kept": "", "removed": "red", "changed": "", "suspect": "yellow"}
PIECES = {"kept": "", "removed": "red strike", "added": "green"}


def explain(result: Result, console: Console, whole: bool = False) -> None:
    """Print `result` line by line; `whole` wraps long lines that stay instead of cutting them."""
    console.print(_head(result))
    console.print()
    previous: tuple[Row, ...] = ()
    for line in lines(result.original, tuple(ledger.rows(result)), tuple(ledger.suspect_rows(result))):
        if line.fate == "blank":
            continue
        text = _text(line)
        if not whole and line.fate in ("kept", "suspect"):
            text.truncate(console.width - len(MARKS[line.fate]), overflow="ellipsis")
        console.print(_row(Text(MARKS[line.fate], STYLES[line.fate]), text))
        if line.reasons != previous:
            for row in line.reasons:
                console.print(_row(Text("    "), Text(reason(row), "dim")))
        previous = line.reasons
    console.print()
    console.print(_tail(result))


def _row(mark: Text, text: Text) -> Table:
    """Return a line whose second part wraps under itself."""
    table = Table.grid()
    table.add_column(width=len(mark), no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(mark, text)
    return table


def _head(result: Result) -> Table:
    table = Table.grid(padding=(0, 2))
    facts = {
        "document": result.id,
        "status": result.status + (f" ({result.error})" if result.error else ""),
        "title": result.title,
        "published": result.published or "",
        "updated": result.updated or "",
        "language": result.language,
        "interface": " · ".join(part for part in (result.platform, result.ui_locale) if part),
    }
    for name, value in facts.items():
        if value:
            table.add_row(Text(name, "bold"), Text(value))
    return table


def _text(line: Line) -> Text:
    text = Text()
    for piece in line.pieces:
        text.append(_visible(piece), _style(line, piece))
    return text


def _style(line: Line, piece: Piece) -> str:
    return STYLES["suspect"] if line.fate == "suspect" else PIECES[piece.fate]


def _visible(piece: Piece) -> str:
    """Return the piece with what a terminal would obey made visible."""
    return "".join(char if char.isprintable() or char == "\u200d" else " " for char in piece.text)


def _tail(result: Result) -> Text:
    categories = Counter(row.category for row in ledger.rows(result))
    said = [
        f"{counted(len(result.edits), 'edit')}, {counted(ledger.removed(result), 'character')} removed",
        ", ".join(f"{name} {number}" for name, number in by_count(categories)),
        counted(len(result.suspects), "suspect"),
    ]
    return Text(". ".join(part for part in said if part), "bold")
