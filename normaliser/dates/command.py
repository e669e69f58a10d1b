"""The `dates` command: reads dates given as arguments, or a column of them in JSONL or CSV."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import click
from msgspec import Struct

from normaliser.dates.reading import find, read_line
from normaliser.dates.records import FoundDate
from normaliser.dates.relative import anchored
from normaliser.dates.rendering import english

Row = dict[str, Any]
_FIELDS = ("date", "alternatives", "precision", "locales", "start", "end")
_SHOWN = 8


class How(Struct, frozen=True):
    """What is known of all the dates: their locale, their order, when they were crawled."""

    locale: str = ""
    order: str = ""
    crawled: str = ""


def first(text: str, how: How, locale: str = "") -> FoundDate | None:
    """Return the date that a text is, else the first one inside it."""
    locale = locale or how.locale
    found = read_line(text, locale=locale, order=how.order) or next(iter(find(text, locale=locale)), None)
    return anchored(found, how.crawled) if found and found.kind == "relative" and how.crawled else found


def fields(found: FoundDate | None) -> Row:
    """Return what the rows say of a date."""
    if found is None:
        return {"date": None, "alternatives": [], "precision": None, "locales": [], "start": None, "end": None}
    return {
        "date": found.iso,
        "alternatives": [date.isoformat() for date in found.alternatives],
        "precision": found.precision,
        "locales": list(found.locales),
        "start": found.start,
        "end": found.end,
    }


def _read_row(row: Row, column: str, how: How) -> Row:
    text, locale = row.get(column), row.get("locale")
    known = text if isinstance(text, str) else ""
    return fields(first(known, how, locale if isinstance(locale, str) else ""))


def jsonl(lines: Iterable[str], column: str, how: How) -> Iterator[str]:
    """Yield each row with its date."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as error:
                raise click.ClickException(f"line {number}: not JSON: {error}") from error
            if not isinstance(row, dict):
                raise click.ClickException(f"line {number}: not a JSON object")
            yield json.dumps({**row, **_read_row(row, column, how)}, ensure_ascii=False)


def write_csv(source: IO[str], target: IO[str], column: str, how: How) -> None:
    """Write the table with columns for the date; a column that is there already is not overwritten."""
    reader = csv.DictReader(source)
    names = list(reader.fieldnames or ())
    if column not in names:
        raise click.ClickException(f"no column {column!r}: the table has {', '.join(names) or 'none'}")
    titles = {field: f"found_{field}" if field in names else field for field in _FIELDS}
    writer = csv.DictWriter(target, [*names, *titles.values()], lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    for row in reader:
        found = _read_row(row, column, how)
        cells = {titles[field]: _cell(found[field]) for field in _FIELDS}
        writer.writerow({**row, **cells})


def _cell(value: object) -> object:
    return " ".join(value) if isinstance(value, list) else "" if value is None else value


def _describe(text: str, how: How) -> Iterator[str]:
    """Say in words what was read."""
    found = first(text, how)
    if found is None:
        yield f"{text}: no date"
        return
    amount = f"{found.amount} {found.unit}s" if found.kind == "relative" else "open"
    yield f"{text}: {found.iso or ' or '.join(str(date) for date in found.alternatives) or amount}"
    translation = english(text, found)
    if translation:
        yield f"  in English: {translation}"
    if found.weekday_agrees is False:
        yield "  the weekday does not agree"
    more = f" and {len(found.locales) - _SHOWN} more" if len(found.locales) > _SHOWN else ""
    yield f"  {found.kind}, to the {found.precision}; fits {' '.join(found.locales[:_SHOWN]) or 'any locale'}{more}"


def _is_table(text: str) -> bool:
    return text == "-" or (Path(text).suffix in (".jsonl", ".csv") and Path(text).is_file())


@click.command("dates")
@click.argument("texts", nargs=-1, required=True)
@click.option("--locale", default="", help="The locale of the dates, such as fr or en-GB.")
@click.option("--order", type=click.Choice(["dmy", "mdy", "ymd"]), help="The order of numeric dates.")
@click.option("--crawled", default="", help="When the page was fetched (ISO): anchors relative dates.")
@click.option("--column", default="text", show_default=True, help="The column or key that holds the dates.")
@click.option("--csv", "as_csv", is_flag=True, help="Standard input is CSV, not JSONL.")
def dates(texts: tuple[str, ...], column: str, as_csv: bool, **known: str | None) -> None:
    """Read localised dates.

    TEXTS are dates, or one file (.jsonl, .csv), or - for JSONL on standard input: rows are written back with
    date, alternatives, precision, locales, start and end of the first date found. Exit status 1: no date in a text.
    """
    how = How(known.get("locale") or "", known.get("order") or "", known.get("crawled") or "")
    if len(texts) == 1 and _is_table(texts[0]):
        _tables(texts[0], column, as_csv, how)
        return
    for text in texts:
        for line in _describe(text, how):
            click.echo(line)
    if not all(first(text, how) for text in texts):
        raise click.exceptions.Exit(1)


def _tables(name: str, column: str, as_csv: bool, how: How) -> None:
    source: IO[str]
    with click.open_file(name, encoding="utf-8") as source:
        if as_csv or name.endswith(".csv"):
            write_csv(source, sys.stdout, column, how)
            return
        for line in jsonl(source, column, how):
            click.echo(line)
