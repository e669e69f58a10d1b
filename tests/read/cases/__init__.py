"""The cases of reading: data, one file for each kind."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any


def cases(kind: str) -> dict[str, dict[str, Any]]:
    """The cases of a kind, by name."""
    path = Path(__file__).with_name(f"{kind}.toml")
    return {case["name"]: case for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]}
