"""`normaliser restore`: clean rows and their ledger in, the original text of every page out."""

from __future__ import annotations

import click
from msgspec import Raw

from normaliser.dump import jsonl, ledgers, sources
from normaliser.dump.sinks import sink


@click.command()
@click.argument("clean", type=click.Path(exists=True, allow_dash=True, dir_okay=False))
@click.argument("ledger", type=click.Path(exists=True, dir_okay=False))
@click.option("-o", "--output", metavar="OUT", help="Where to write; without it, standard output.")
def restore(clean: str, ledger: str, output: str | None) -> None:
    """Write {"id", "text"} for each row of CLEAN (.jsonl), with the text that the page had, to the letter.

    A row that the edits in LEDGER do not fit keeps its text and gets an "error"; the exit status is then 1.
    """
    documents = ledgers.by_document(ledgers.read(ledger))
    failures = 0
    with sink(output) as out, sources.open_binary(clean) as file:
        for line in file:
            if line.strip():
                row = _restored(jsonl.columns(line), documents)
                failures += "error" in row
                out.write(jsonl.encode(row) + b"\n")
    if failures:
        raise click.ClickException(f"{failures:,} rows do not fit the ledger")


def _restored(columns: dict[str, Raw], documents: dict[str, list[ledgers.Group]]) -> dict[str, object]:
    name = sources.row_id(columns)
    text, count = jsonl.value(columns.get("text")), jsonl.value(columns.get("edit_count"))
    row = {"id": jsonl.value(columns.get("id"))}
    if not isinstance(text, str):
        return {**row, "text": text, "error": f"{name}: no text"}
    try:
        return {**row, "text": ledgers.restore(name, text, documents.get(name, []), count)}
    except ledgers.RestoreError as error:
        return {**row, "text": text, "error": str(error)}
