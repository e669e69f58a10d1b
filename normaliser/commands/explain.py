"""`normaliser explain`: one page in the terminal, line by line, with the reason for every change."""

from __future__ import annotations

from typing import Any

import click

from normaliser.commands.options import cleaning, options
from normaliser.dump import sources
from normaliser.dump.run import cleaner_for


@click.command()
@click.argument("file", type=click.Path(exists=True, allow_dash=True))
@click.option("--id", "wanted", metavar="ID", help="Which row of a dump, or page of a folder; else the first.")
@click.option("--whole", is_flag=True, help="Wrap long lines that stay, instead of cutting them.")
@cleaning
def explain(file: str, wanted: str | None, whole: bool, **given: Any) -> None:
    """Show what goes from FILE and why, line by line: - removed, ~ changed, ? nearly removed."""
    from rich.console import Console

    from normaliser.report import terminal

    item = _item(file, wanted)
    if item.error:
        raise click.ClickException(item.error)
    result = cleaner_for(options(**given)).clean(item.document)
    terminal.explain(result, Console(highlight=False), whole)


def _item(file: str, wanted: str | None) -> sources.Item:
    for item in sources.source(file).items():
        if wanted is None or item.document.id == wanted:
            return item
    raise click.ClickException(f"{file}: " + (f"no document {wanted}" if wanted else "no documents"))
