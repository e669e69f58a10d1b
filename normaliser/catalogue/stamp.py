"""Tells in a few milliseconds whether a folder has changed since it was compiled."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32


def stamp(folder: Path) -> bytes:
    """Return what changes whenever a TOML file of the folder, or the code that compiles it, is written."""
    facts = [*_facts(str(folder), ".toml"), *(_fact(str(path), path.stat()) for path in code())]
    return b"%08x %08d %024d" % (crc32(repr(sorted(facts)).encode()), len(facts), max(fact[2] for fact in facts))


def code() -> list[Path]:
    """Return the modules on which the compiled form depends."""
    here = Path(__file__).parent
    names = ("ambiguity", "compile", "expand", "hashed", "layout")
    return [here.parent / "text.py", *(here / f"{name}.py" for name in names)]


def _facts(folder: str, suffix: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield from _facts(entry.path, suffix)
            elif entry.name.endswith(suffix):
                yield _fact(entry.path, entry.stat())


def _fact(path: str, stat: os.stat_result) -> tuple[str, int, int]:
    return path, stat.st_size, stat.st_mtime_ns
