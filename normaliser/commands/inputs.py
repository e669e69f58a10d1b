"""The INPUT arguments of several commands, and the folder of their outputs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from shutil import copyfileobj

import click

from normaliser.dump import sources
from normaliser.dump.sources import Lines, Pages, Source


def sources_of(names: Iterable[str]) -> list[Source]:
    """Return the sources that the INPUT arguments name; a folder without pages is the user's error."""
    return [_source(name) for name in names]


def _source(name: str) -> Source:
    source = sources.source(name)
    if isinstance(source, sources.Pages) and not source.paths:
        raise click.UsageError(f"no page in {name}: looked for {', '.join(sources.MEDIA_TYPES)}")
    return source


def beside(output: str | None) -> Path | None:
    """Return the folder of an output, made if need be; None for standard output and devices."""
    if output is None or (Path(output).exists() and not Path(output).is_file()):
        return None
    folder = Path(output).resolve().parent
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def readable_twice(given: Iterable[Source], folder: Path) -> list[Source]:
    """Return the same sources, with a dump that can be read but once copied to a file in `folder`."""
    return [_readable_twice(source, folder / f"{number}.spool") for number, source in enumerate(given)]


def _readable_twice(source: Source, path: Path) -> Source:
    if isinstance(source, Lines):
        return source if source.path != sources.STDIN and Path(source.path).is_file() else _copied(source, path)
    if sources.is_page(source) and isinstance(source, Pages) and not Path(source.paths[0]).is_file():
        raise click.UsageError(f"{source.paths[0]} can be read but once, and --learn reads twice")
    return source


def _copied(source: Lines, path: Path) -> Lines:
    with sources.open_binary(source.path) as file, path.open("wb") as copy:
        copyfileobj(file, copy, 1 << 20)
    return Lines(str(path), source.name)
