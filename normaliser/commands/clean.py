"""`normaliser clean`: pages, folders and dumps in; clean text, rows and a ledger out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from msgspec.structs import replace

from normaliser.commands.inputs import beside, readable_twice, sources_of
from normaliser.commands.options import cleaning, options
from normaliser.dump import run, sources
from normaliser.dump.rows import Tally
from normaliser.report.phrases import by_count, counted


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path(exists=True, allow_dash=True))
@click.option("-o", "--output", metavar="OUT", help="Where to write; without it, standard output.")
@click.option("--ledger", metavar="FILE", help="Write every edit with its reason (.jsonl, .jsonl.gz or .parquet).")
@click.option("--suspects", metavar="FILE", help="Write the near misses that stayed, in the form of the ledger.")
@click.option("--aside", metavar="FILE", help="Write documents whose article isn't English here, not to OUT.")
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl"]), help="Text for one page, JSONL for more, unless told."
)
@click.option("--learn", is_flag=True, help="Read the input twice: first to learn what its sites print on all pages.")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes to use.")
@click.option("--quiet", is_flag=True, help="Print no summary.")
@cleaning
def clean(inputs: tuple[str, ...], form: str | None, learn: bool, workers: int, quiet: bool, **given: Any) -> None:
    """Clean pages (.html, .txt), folders of them, and dumps (.jsonl), each also as .gz; - is JSONL on stdin.

    A row of a dump is {"id", "text" or "html", "url"?, ...}; columns that aren't ours pass through.
    """
    named = {name: given.pop(name) for name in ("aside", "ledger", "suspects")}
    output = given.pop("output")
    found = sources_of(inputs)
    outputs = run.Outputs(output, **named, plain=_is_plain(form, output, found))
    _check_names(outputs)
    if learn and given["site"]:
        raise click.UsageError("--learn makes what --site names: give one of them")
    chosen = options(**given)
    workers = 1 if outputs.plain else workers
    try:
        if learn:
            tally = _learned_run(found, chosen, outputs, workers, quiet)
        else:
            tally = run.run(found, chosen, outputs, workers)
    except run.WorkerLostError as error:
        raise click.ClickException(str(error)) from None
    if not quiet and (not outputs.plain or set(tally.statuses) != {"ok"}):
        click.echo(_summary(tally), err=True)


def _learned_run(
    found: Sequence[sources.Source], chosen: run.Options, outputs: run.Outputs, workers: int, quiet: bool
) -> Tally:
    """Learn what recurs in the input, then clean it."""
    from normaliser import sites
    from normaliser.commands.learn import summary
    from normaliser.learn import learn

    folder = beside(outputs.rows)
    with TemporaryDirectory(prefix=".normaliser-", dir=folder) as name:
        again = readable_twice(found, Path(name))
        path = Path(name) / "site.toml"
        site = learn(again, None, workers, folder)
        path.write_text(sites.text_of(site), encoding="utf-8")
        if not quiet:
            click.echo(summary(site), err=True)
        return run.run(again, replace(chosen, site=str(path)), outputs, workers)


def _is_plain(form: str | None, output: str | None, found: list[sources.Source]) -> bool:
    single = len(found) == 1 and sources.is_page(found[0])
    if form == "text" and not single:
        raise click.UsageError("--format text is for one page")
    return form == "text" or (form is None and single and not sources.is_dump(output or ""))


def _check_names(outputs: run.Outputs) -> None:
    names = [name for name in (outputs.rows, outputs.aside, outputs.ledger, outputs.suspects) if name]
    if len(set(names)) < len(names):
        raise click.UsageError("two outputs have the same name")


def _summary(tally: Tally) -> str:
    statuses = ", ".join(f"{number:,} {status}" for status, number in by_count(tally.statuses))
    taken = f"{counted(tally.edits, 'edit')}, {counted(tally.removed, 'character')} removed"
    return f"{counted(tally.statuses.total(), 'document')}: {statuses or 'nothing to do'}; {taken}"
