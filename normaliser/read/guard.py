"""Refuses inputs that would keep the parser busy for ever: it can't be interrupted once it runs."""

from __future__ import annotations

from normaliser.model import Status

_LONGEST = 32_000_000


def refusal(html: str) -> tuple[Status, str] | None:
    """The status and the reason why `html` must not be parsed, or None."""
    if len(html) > _LONGEST:
        return "too-large", f"{len(html)} characters of HTML, more than {_LONGEST}"
    return None
