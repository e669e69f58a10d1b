"""A match found in one line, moved to where the line stands."""

from __future__ import annotations

from normaliser.model import Match


def moved(match: Match, shift: int) -> Match:
    """Return `match` with its span moved by `shift` characters."""
    if not shift:
        return match
    return Match(
        match.start + shift, match.end + shift, match.kind, match.category, match.message, match.locales,
        match.platforms, match.weak, match.confidence, match.replacement, match.detail,
    )  # fmt: skip
