"""Reads locales/ into one look-up table, compiled on first use and whenever a file there changes."""

from __future__ import annotations

import contextlib
import mmap
import os
from pathlib import Path

from normaliser.catalogue.platforms import Platform
from normaliser.catalogue.source import CatalogueError
from normaliser.catalogue.stamp import stamp
from normaliser.catalogue.table import Catalogue
from normaliser.catalogue.template import Template

__all__ = ["Catalogue", "CatalogueError", "Platform", "Template", "default_folder", "load", "write_compiled"]

_FROZEN = "catalogue.bin"  # in a wheel, where nothing changes
_COMPILED = Path(".compiled") / _FROZEN


def default_folder() -> Path:
    """Return the folder of locale data: the wheel's own, or that of a checkout."""
    packaged = Path(__file__).parent.parent / "_locales"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "locales"


def load(folder: Path | None = None, cache: Path | None = None) -> Catalogue:
    """Return the catalogue of `folder` (the default: `default_folder()`).

    The compiled form is kept in the file `cache`, or in `folder/.compiled` where that can be written, and built anew
    when any file of the folder has changed. A folder that `write_compiled` was called for is not looked at again.
    Raises `CatalogueError`, with file and line, when the data is wrong.

    >>> load().messages["pager.older_post"].category
    'pager'
    """
    folder = default_folder() if folder is None else folder
    frozen = _catalogue(_content(folder / _FROZEN))
    return frozen or _kept(folder, folder / _COMPILED if cache is None else cache)


def write_compiled(folder: Path, path: Path | None = None) -> Path:
    """Write the compiled form for good, by default into the folder itself: what a wheel does when it is made."""
    from normaliser.catalogue.compile import build

    path = folder / _FROZEN if path is None else path
    _write(path, build(folder))
    return path


def _kept(folder: Path, path: Path) -> Catalogue:
    now = stamp(folder)
    content = _content(path)
    catalogue = _catalogue(content[len(now) :])
    if catalogue is not None and content[: len(now)] == now:
        return catalogue
    from normaliser.catalogue.compile import build, digest  # parsers and folding of all of locales/: seldom needed

    if catalogue is None or catalogue.digest != digest(folder):
        compiled = build(folder)
        catalogue = Catalogue(compiled)
    else:
        compiled = content[len(now) :].tobytes()
    _keep(path, now + compiled)
    return catalogue


def _content(path: Path) -> memoryview:
    """Return what a file holds, none of it read before it is asked for: processes share it, and most never need all."""
    try:
        with path.open("rb") as file:
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):  # an empty file can't be mapped
        return memoryview(b"")


def _catalogue(compiled: memoryview) -> Catalogue | None:
    try:
        return Catalogue(compiled)
    except ValueError:
        return None


def _write(path: Path, content: bytes) -> None:
    """Put the file in place in one step: a process that reads it has all of the old one or all of the new."""
    partial = path.with_suffix(f".{os.getpid()}.part")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise


def _keep(path: Path, content: bytes) -> None:
    """Write the file where that can be done; a read-only folder is fine."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, content)
