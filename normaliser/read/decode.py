"""Bytes to text, and by what right."""

from __future__ import annotations

from msgspec import Struct


class Decoded(Struct, frozen=True):
    """A text, the name of its encoding and how that was found."""

    text: str
    encoding: str


def decode(source: bytes, charset: str | None = None) -> Decoded:
    """Return the text of `source`."""
    try:
        return Decoded(source.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return Decoded(source.decode("cp1252", "replace"), "windows-1252")
