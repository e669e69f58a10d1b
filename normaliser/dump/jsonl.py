"""One line of JSON at a time. Tolerates what other writers produce: NaN, lone surrogates, a leading BOM."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
from msgspec import Raw

T = TypeVar("T")
BOM = b"\xef\xbb\xbf"


class LineError(ValueError):
    """A line that is not a JSON object in UTF-8."""


def columns(line: bytes) -> dict[str, Raw]:
    """Return the columns of a row, each still encoded, so that what nobody reads is written as it came."""
    try:
        text = line.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        raise LineError(f"not UTF-8: {error}") from None
    try:
        return msgspec.json.decode(text, type=dict[str, Raw])
    except (msgspec.DecodeError, RecursionError) as error:
        return _tolerant(text, str(error))


def _tolerant(text: str, reason: str) -> dict[str, Raw]:
    try:
        row = json.loads(text)
    except (ValueError, RecursionError):
        raise LineError(reason) from None
    if not isinstance(row, dict):
        raise LineError(reason)
    return {name: Raw(encode(value)) for name, value in row.items()}


def value(raw: Raw | None) -> Any:
    """Return what a column holds; None if it is absent or unreadable."""
    if raw is None:
        return None
    try:
        return msgspec.json.decode(raw)
    except (msgspec.DecodeError, RecursionError):
        return _value(bytes(raw))


def _value(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None


def encode(record: Any) -> bytes:
    """Return `record` as JSON on one line, without a line feed."""
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(record), separators=(",", ":")).encode("ascii")


def encode_row(own: Mapping[str, Any], passed: Mapping[str, Raw]) -> bytes:
    """Return a row with our own columns first, then those passed through, and a line feed."""
    try:
        return msgspec.json.encode({**own, **passed}) + b"\n"
    except UnicodeEncodeError:
        return msgspec.json.encode({**{name: Raw(encode(cell)) for name, cell in own.items()}, **passed}) + b"\n"


def decode(line: bytes, record: type[T]) -> T:
    """Return the record of type `record` that `line` holds."""
    try:
        return msgspec.json.decode(line, type=record)
    except (msgspec.DecodeError, RecursionError):
        return _decode(line, record)


def _decode(line: bytes, record: type[T]) -> T:
    try:
        return msgspec.convert(json.loads(line), record)
    except (ValueError, RecursionError, msgspec.ValidationError) as error:
        raise LineError(str(error)) from None
