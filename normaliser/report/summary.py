"""Totals of a run in the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from normaliser.report import audit
from normaliser.report.audit import Totals
from normaliser.report.phrases import counted, share

ROWS = 12


def show(totals: Totals, console: Console) -> None:
    """Print the totals of a run: by category, interface, and the strings taken most often."""
    edits = totals.edits
    console.print(
        f"[bold]{counted(totals.documents.documents, 'document')}[/], {edits.documents:,} of them changed: "
        f"{counted(edits.rows, 'edit')}, {counted(edits.characters, 'character')} removed "
        f"({share(edits.characters, sum(totals.originals))} of all text)"
    )
    for name, table in (
        ("status", totals.statuses),
        ("category", totals.categories),
        ("interface", totals.interfaces),
        ("removed most often", totals.removed),
    ):
        console.print()
        console.print(_table(name, table))


def _table(name: str, counts: audit.Table) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(name, max_width=44, no_wrap=True, overflow="ellipsis")
    for heading in ("edits", "characters", "documents"):
        table.add_column(heading, justify="right", no_wrap=True, min_width=len(heading))
    for key, count in audit.most(counts, ROWS):
        cells = (count.rows, count.characters, count.documents)
        table.add_row(Text(" · ".join(part for part in key if part) or "none"), *(f"{cell:,}" for cell in cells))
    return table
