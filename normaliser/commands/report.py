"""`normaliser report`: what a run did, as totals in the terminal and as an audit page."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator

import click

from normaliser.dump import ledgers
from normaliser.dump.sinks import sink
from normaliser.report import audit
from normaliser.report.audit import Audited, Totals

FILE = click.Path(exists=True, dir_okay=False)


@click.command()
@click.argument("clean", type=FILE)
@click.argument("ledger", type=FILE)
@click.option("--suspects", type=FILE, help="The near misses that clean --suspects wrote.")
@click.option("-o", "--output", metavar="OUT", help="Write an audit page (.html), one file that needs nothing else.")
@click.option("--documents", default=200, type=click.IntRange(1), show_default=True, help="How many to show whole.")
def report(clean: str, ledger: str, suspects: str | None, output: str | None, documents: int) -> None:
    """Show what was taken out of CLEAN (.jsonl), as LEDGER tells it."""
    from rich.console import Console

    from normaliser.report import page, summary

    edits = ledgers.by_document(ledgers.read(ledger))
    near = audit.near_misses(ledgers.read(suspects)) if suspects else {}
    totals = audit.new_totals()
    every = _counted(audit.documents(clean, edits, near), totals)
    shown = heapq.nlargest(documents, every, key=_interest)
    summary.show(totals, Console(highlight=False))
    if output:
        with sink(output) as out:
            out.write(page.page(totals, shown).encode("utf-8", "replace"))


def _counted(documents: Iterable[Audited], totals: Totals) -> Iterator[Audited]:
    for document in documents:
        totals.add(document)
        yield document


def _interest(document: Audited) -> tuple[bool, bool, float]:
    """Order documents by how much there is to see in them."""
    return bool(document.error), document.clean.status != "ok", document.share
