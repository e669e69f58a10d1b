"""Reads locales/ into one look-up table, compiled on first use and whenever a file there changes."""

from __future__ import annotations

import os
from pathlib import Path

from normaliser.catalogue.compile import build, digest, stamp
from normaliser.catalogue.platforms import Platform
from normaliser.catalogue.source import CatalogueError
from normaliser.catalogue.table import Catalogue, Template

__all__ = ["Catalogue", "CatalogueError", "Platform", "Template", "default_folder", "load", "write_compiled"]

_COMPILED = Path(".compiled") / "catalogue.bin"


def default_folder() -> Path:
    """Return the folder of locale data: the wheel's own, or that of a checkout."""
    packaged = Path(__file__).parent.parent / "_locales"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "locales"


def load(folder: Path | None = None, cache: Path | None = None) -> Catalogue:
    """Return the catalogue of `folder` (the default: `default_folder()`).

    The compiled form is kept in `cache`, or in `folder/.compiled` where that can be written, and built anew when
    any file of the folder has changed. Raises `CatalogueError`, with file and line, when the data is wrong.

    >>> load().messages["pager.older_post"].category
    'pager'
    """
    folder = default_folder() if folder is None else folder
    path = folder / _COMPILED if cache is None else cache
    catalogue = _read(path)
    if catalogue is not None and _is_current(catalogue, folder):
        return catalogue
    compiled = build(folder)
    _write(path, compiled)
    return Catalogue(compiled)


def write_compiled(folder: Path, path: Path | None = None) -> Path:
    """Build the compiled form and write it: what a wheel does when it is made."""
    path = folder / _COMPILED if path is None else path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(build(folder))
    return path


def _read(path: Path) -> Catalogue | None:
    try:
        return Catalogue(path.read_bytes())
    except (OSError, ValueError):
        return None


def _is_current(catalogue: Catalogue, folder: Path) -> bool:
    return catalogue.stamp == stamp(folder) or catalogue.digest == digest(folder)


def _write(path: Path, compiled: bytes) -> None:
    """Put the file in place in one step, so that another process never reads half of it; a read-only folder is fine."""
    partial = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(compiled)
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
