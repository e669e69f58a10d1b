"""Reads hard.toml: lines that a careless cleaner gets wrong, each in an article with chrome around it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

HARD = Path(__file__).with_name("hard.toml")
KINDS = ("keeps", "removes", "cuts")


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a line: chrome, article, [the line], article, chrome."""

    above: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    below: tuple[str, ...]

    def page(self, text: str) -> str:
        return "\n".join((*self.above, *self.before, text, *self.after, *self.below))

    def gold(self, expected: str) -> str:
        return "\n".join((*self.before, *filter(None, (expected,)), *self.after))


@dataclass(frozen=True, slots=True)
class HardCase:
    """A line and what is left of it; `id` is its number in a file of such lines."""

    id: int
    name: str
    kind: str
    locale: str
    context: Context
    text: str
    expected: str
    why: str


def hard_cases(path: Path = HARD) -> tuple[HardCase, ...]:
    """Return all hard cases, in file order."""
    table = tomllib.loads(path.read_text("utf-8"))
    contexts = {
        name: Context(**{part: tuple(lines) for part, lines in parts.items()})
        for name, parts in table["contexts"].items()
    }
    return tuple(HardCase(**{**row, "context": contexts[row["context"]]}) for row in table["case"])
