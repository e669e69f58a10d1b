"""Bytes to text, and by what right: a byte-order mark, UTF-8 that is valid, what was declared, or what fits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from normaliser.read import charsets

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16le"), (b"\xfe\xff", "utf-16be"))
_PRESCAN = 4_096
_SAMPLE = 65_536
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META = re.compile(rb"<meta[\s/]([^>]*)", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([^\s\"'/>;]+)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[^>]*\bencoding\s*=\s*[\"']([^\"']+)")
_MARKUP = re.compile(rb"<(script|style)\b.*?(?:</\1|\Z)|<[^<>]*>", re.DOTALL | re.IGNORECASE)
_HIGH = re.compile(rb"[\x80-\xff]")
_NO_CONTROLS = bytes([*range(0x09, 0x0E), 0x1B, *range(0x20, 0x100)])
_MOST_CONTROL = 0.05
_FEWEST_TO_GUESS = 8
_ESCAPE = b"\x1b"
_NEARLY = 0.015
_KANA_ROW = b"\xa4"
_MOST_JAMO = 0.1
_UNDEFINED = b"\x81\x8d\x8f\x90\x9d"
_WINDOWS_1252 = {byte: bytes([byte]).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in _UNDEFINED}


class Decoded(Struct, frozen=True):
    """A text, its charset with the way it was found, and whether the bytes are text at all."""

    text: str
    encoding: str
    binary: bool = False


def decode(source: bytes, charset: str | None = None) -> Decoded:
    """Return the text of `source`; `charset` is what the transport said. A byte-order mark stays in the text."""
    text, name, right = next(_attempts(source, charset or ""))
    sample = text[:_SAMPLE].encode("utf-8", "replace")
    controls = sample.translate(None, delete=_NO_CONTROLS)
    return Decoded(text, f"{name} ({right})", len(controls) > len(sample) * _MOST_CONTROL)


def _attempts(source: bytes, charset: str) -> Iterator[tuple[str, str, str]]:
    """Ways to read `source`, best first; the last one always works."""
    for mark, name in _MARKS:
        if source.startswith(mark):
            yield _replaced(source, name), name, "mark"
    name = _wide(source)
    if name:
        yield _replaced(source, name), name, "null bytes"
    if _ESCAPE in source:
        yield from _stateful(source, _labels(source, charset))
    text = _exact(source, "utf-8")
    if text is not None:
        yield text, "utf-8", "valid"
    for name, right in _labels(source, charset):
        text = _tolerant(source, name) if name else None
        if text is not None:
            yield text, name, right
    if _is_damaged_utf8(source):
        yield _replaced(source, "utf-8"), "utf-8", "damaged"
    name = _guess(source)
    if name:
        yield _replaced(source, name), name, "guess"
    yield _windows_1252(source), "windows-1252", "default"


def _wide(source: bytes) -> str:
    """UTF-16 without a mark: every other byte of Western text is null."""
    sample = source[: _SAMPLE - _SAMPLE % 2]
    if b"\x00" not in sample or len(source) % 2:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) * 0.2 or min(even, odd) > len(sample) * 0.02:
        return ""
    return "utf-16le" if odd > even else "utf-16be"


def _labels(source: bytes, charset: str) -> list[tuple[str, str]]:
    """What the transport and the page itself declare, by the standard names of charsets."""
    return [(charsets.charset(charset), "transport"), (charsets.charset(_declared(source)), "meta")]


def _declared(source: bytes) -> str:
    """The label that a page gives its charset near its beginning."""
    head = _COMMENT.sub(b"", source[:_PRESCAN])
    xml = _XML.match(head)
    if xml:
        return xml[1].decode("latin-1")
    found = (_CHARSET.search(meta[1]) for meta in _META.finditer(head))
    label = next((match[1].decode("latin-1").lower() for match in found if match), "")
    return "utf-8" if label.startswith("utf-16") else label


def _stateful(source: bytes, declared: list[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """ISO-2022-JP, which is valid UTF-8 to look at."""
    for name, right in declared:
        if name == "iso-2022-jp":
            text = _exact(source, name)
            if text is not None:
                yield text, name, right


def _exact(source: bytes, name: str) -> str | None:
    try:
        return source.decode(charsets.codec(name))
    except UnicodeDecodeError:
        return None


def _replaced(source: bytes, name: str) -> str:
    return source.decode(charsets.codec(name), "replace")


def _tolerant(source: bytes, name: str) -> str | None:
    """The text when the charset fits, but for a few broken bytes."""
    if name == "windows-1252":
        return _windows_1252(source)
    text = _replaced(source, name)
    broken = text.count("\ufffd")
    return text if broken * 20 <= _unusual(text) else None


def _unusual(text: str) -> int:
    """How many characters are beyond ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def _is_damaged_utf8(source: bytes) -> bool:
    """Whether `source` is UTF-8 but for a cut at its end or a few broken bytes."""
    text = _replaced(source, "utf-8")
    broken = text.count("\ufffd")
    whole = _unusual(text) - broken
    cut = broken == 1 and text.endswith("\ufffd")
    return whole >= (1 if cut else 10 * broken)


def _guess(source: bytes) -> str:
    """What charset-normalizer takes the letters beyond ASCII for, if there are enough of them."""
    sample = _MARKUP.sub(b" ", source[:_SAMPLE])
    if len(_HIGH.findall(sample)) < _FEWEST_TO_GUESS:
        return ""
    from charset_normalizer import from_bytes

    found = from_bytes(sample, cp_isolation=list(charsets.GUESSABLE))
    best = found.best()
    if best is None:
        return ""
    if best.encoding == "cp949" and sample.count(_KANA_ROW) > len(_HIGH.findall(sample)) * _MOST_JAMO:
        return "euc-jp"
    near = (match for match in found if match.chaos <= best.chaos + _NEARLY)
    if any("cp1252" in match.could_be_from_charset for match in near):
        return "windows-1252"
    return charsets.GUESSABLE.get(best.encoding, "")


def _windows_1252(source: bytes) -> str:
    return source.decode("latin-1").translate(_WINDOWS_1252)
