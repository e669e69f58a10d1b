"""The command group `normaliser locales`: options and output only."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import click

from normaliser import catalogue
from normaliser.catalogue import source
from normaliser.catalogue.source import CatalogueError, Wording
from normaliser.locales_tools import (
    additions,
    checks,
    common,
    coverage,
    files,
    importer,
    listing,
    packages,
    po,
    search,
)

_folder = click.option(
    "--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=catalogue.default_folder,
    show_default="locales/", help="The folder of locale data.",
)  # fmt: skip


@click.group()
def locales() -> None:
    """Look into and grow the words of the catalogue."""


@locales.command()
@_folder
def check(folder: Path) -> None:
    """Say what is wrong, with file and line."""
    count = 0
    for count, finding in enumerate(checks.check(folder), 1):  # noqa: B007
        click.echo(finding)
    if count:
        raise click.ClickException(f"{count} findings")
    click.echo(f"{len(files.read_all(folder)):,} wordings, nothing wrong")


@locales.command("coverage")
@_folder
@click.option("--platform", "platforms", multiple=True, help="Count wordings of this platform only.")
@click.option("--least", default=20, show_default=True, help="Leave out locales with fewer core messages.")
@click.option("--missing", is_flag=True, help="List the core messages that each locale lacks, the most frequent first.")
def show_coverage(folder: Path, platforms: tuple[str, ...], least: int, missing: bool) -> None:
    """Print which locales have how many messages, as a Markdown table."""
    weighted = coverage.weights(folder)
    table = coverage.rows(files.read_all(folder), weighted, platforms)
    shown = [row for row in table if row.core >= least]
    if missing:
        lines: Iterator[str] = (f"{row.locale}: {' '.join(row.missing)}" for row in shown if row.missing)
    else:
        names = {row.locale: files.name_of(row.locale) for row in shown}
        lines = coverage.table_lines(shown, names, len(weighted.core))
    for line in [*lines, "", *coverage.summary(table, len(weighted.core))]:
        click.echo(line)


@locales.command()
@click.argument("locale")
@click.argument("platform")
@click.argument("message")
@click.argument("wording")
@click.option("--source", "origin", default="page", show_default=True, help="Where you saw it: an id of sources.toml.")
@click.option("--cases", type=click.Path(dir_okay=False, path_type=Path), help="TSV file that gets its two cases.")
@_folder
def add(folder: Path, locale: str, platform: str, message: str, wording: str, origin: str, cases: Path | None) -> None:
    """Add what PLATFORM prints for MESSAGE in LOCALE, with its two cases.

    Example: normaliser locales add nl blogger pager.older_post "Oudere post"
    """
    entry = Wording(wording, message, locale, platform, (origin,))
    try:
        path = additions.add(folder, entry)
    except CatalogueError as error:
        raise click.ClickException(str(error)) from error
    default = folder.parent / "tests" / "catalogue" / "cases" / "added.tsv"
    target = cases or default
    additions.append_cases(target, additions.cases(entry))
    click.echo(f"wrote {path}\nwrote {target}: fires alone, stays inside a sentence")


@locales.command()
@click.argument("text")
@click.option("--parts", is_flag=True, help="Also labels that hold the text.")
@_folder
def find(folder: Path, text: str, parts: bool) -> None:
    """Say which locales, platforms and messages print TEXT."""
    hits = list(search.find(catalogue.load(folder), text, parts))
    for hit in hits:
        label = hit.label
        mark = "ambiguous" if label.ambiguous else ""
        fields = (hit.how, label.locale, label.platform, label.message, label.grade, mark, label.wording)
        click.echo("\t".join(fields).rstrip())
    if not hits:
        raise click.ClickException("nobody prints this, as far as the catalogue knows")


@locales.command("export-po")
@click.argument("locale")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Default: LOCALE.po")
@_folder
def export_po(folder: Path, locale: str, output: Path | None) -> None:
    """Write the wordings of LOCALE as a PO file for translators."""
    path = output or Path(f"{locale}.po")
    path.write_bytes(po.export(folder, locale, source.messages(folder)))
    click.echo(f"wrote {path}")


@locales.command("import-po")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--locale", help="Default: the name of the file.")
@click.option("--source", "origin", default="memory", show_default=True, help="Where the wordings come from.")
@_folder
def import_po(folder: Path, path: Path, locale: str | None, origin: str) -> None:
    """Add the translations of a PO file that `export-po` wrote."""
    entries = po.new(po.read(path.read_bytes(), locale or path.stem, origin), folder)
    try:
        for entry in entries:
            additions.add(folder, entry)
    except CatalogueError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"added {len(entries)} wordings")


@locales.command("import")
@click.argument("sources", nargs=-1)
@click.option("--packages", "unpacked", type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="Folder with each source's unpacked package in a folder of its id.")  # fmt: skip
@click.option("--table", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="TSV of texts drawn from packages before: locale, label, source, source_key.")  # fmt: skip
@click.option("--write", is_flag=True, help="Replace what the locale files hold of these sources.")
@_folder
def import_wordings(
    folder: Path, sources: tuple[str, ...], unpacked: Path | None, table: Path | None, write: bool
) -> None:
    """Rebuild wordings from packages: of the keys that import/ trusts, short labels only."""
    trusted = {name: trust for name, trust in importer.trusts(folder).items() if not sources or name in sources}
    texts = [*_unpacked(unpacked, trusted), *_tabled(table)]
    entries = list(importer.accepted(texts, trusted))
    read = sorted({text.source for text in texts} & trusted.keys())
    click.echo(f"{len(texts):,} texts of {len(read)} sources, {len(entries):,} wordings")
    if write:
        importer.write(folder, entries, read)
    else:
        for entry in entries:
            click.echo(f"{entry.locale}\t{entry.platform}\t{entry.message}\t{entry.text}\t{entry.sources[0]}")


def _unpacked(folder: Path | None, trusted: dict[str, importer.Trust]) -> Iterator[importer.Candidate]:
    for name, trust in trusted.items():
        if folder is not None and trust.format and (folder / name).is_dir():
            yield from packages.candidates(trust, folder / name)


def _tabled(path: Path | None) -> Iterator[importer.Candidate]:
    if path is None:
        return
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            key = row["source_key"].removeprefix("msgid:")
            yield importer.Candidate(importer.source_id(row["source"]), key, row["locale"], row["label"])


@locales.command("common")
@_folder
def common_words(folder: Path) -> None:
    """Rewrite common-words.toml from word frequencies (needs the package wordfreq)."""
    import wordfreq  # type: ignore[import-not-found,import-untyped,unused-ignore]

    languages = wordfreq.available_languages("best")
    common.rewrite(folder, common.common_words(catalogue.load(folder), languages, common.frequent_words))


@locales.command("sources")
@_folder
def list_sources(folder: Path) -> None:
    """Print where the words come from, as a page in Markdown."""
    click.echo(listing.page(source.sources(folder), files.read_all(folder)), nl=False)
