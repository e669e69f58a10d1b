"""Reads the message files of unpacked packages: gettext, JSON, YAML, PHP arrays. Yields texts as they stand there."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from normaliser.catalogue.source import is_locale
from normaliser.locales_tools.importer import Candidate, Trust

_ENGLISH = "en"
_HEADER = re.compile(r'^"(?:[\w-]*Date|Language|Plural-Forms):.*"$', re.MULTILINE)  # Babel stops at wrong ones
_PHP_ENTRY = re.compile(r"""\$\w+\[\s*['"](\w+)['"]\s*\]\s*=\s*(['"])(.*?)(?<!\\)\2\s*;""", re.DOTALL)
_NAMES = {
    **{"zh": "zh-Hans", "zh-CN": "zh-Hans", "zh-SG": "zh-Hans", "zh-MY": "zh-Hans"},
    **{"zh-TW": "zh-Hant", "zh-HK": "zh-Hant-HK"},
    **{"no": "nb", "iw": "he", "in": "id", "tl": "fil", "ji": "yi", "sr-YU": "sr-Latn", "sh": "sr-Latn", "jp": "ja"},
    **{"roa-Tara": "nap-x-tara", "map-BMS": "jv-x-bms", "cbk-ZAM": "cbk-x-zam", "bat-SMG": "sgs", "fiu-VRO": "vro"},
    **{"roa-RUP": "rup", "zh-YUE": "yue", "zh-MIN-NAN": "nan", "zh-classical": "lzh"},
    **{"cz": "cs", "dk": "da", "kr": "ko", "ua": "uk", "gr": "el", "se": "sv", "en-US": "en", "es-419": "es-419"},
}
_OWN_REGION = {
    "de-DE es-ES fr-FR it-IT nl-NL ru-RU ja-JP ko-KR pl-PL cs-CZ sk-SK sl-SI hr-HR hu-HU fi-FI sv-SE da-DK nb-NO nn-NO"
    " tr-TR uk-UA bg-BG ro-RO el-GR he-IL fa-IR ar-SA id-ID ms-MY vi-VN th-TH et-EE lv-LV lt-LT ca-ES gl-ES eu-ES sq-AL"
    " mk-MK sr-RS bs-BA is-IS ka-GE hy-AM az-AZ hi-IN bn-BD bn-IN ta-IN te-IN ml-IN mr-IN kn-IN gu-IN pa-IN ur-PK ne-NP"
    " si-LK my-MM km-KH mn-MN af-ZA cy-GB ga-IE be-BY kk-KZ uz-UZ tg-TJ jv-ID sw-KE am-ET lo-LA fil-PH eo-XX ug-CN"
}  # fmt: skip
_SHORT = {name: name.partition("-")[0] for names in _OWN_REGION for name in names.split()}
_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl"}


def bcp47(name: str) -> str:
    """Return a locale name of POSIX, Java or a project's own making as BCP 47; nothing when it is none.

    >>> [bcp47(name) for name in ("pt_BR", "sr@latin", "zh_TW", "de_DE", "nb_NO", "README")]
    ['pt-BR', 'sr-Latn', 'zh-Hant', 'de', 'nb', '']
    """
    name, _, modifier = name.partition("@")
    first, *rest = re.split(r"[-_]", name)
    parts = [first.lower(), *map(_subtag, rest)]
    plain = "-".join(parts)
    locale = _NAMES.get(plain) or _SHORT.get(plain) or plain
    if modifier:
        locale = f"{locale.partition('-')[0]}-{_SCRIPTS.get(modifier.lower(), modifier)}"
    return locale if is_locale(locale) else ""


def _subtag(part: str) -> str:
    """Write scripts as `Latn`, regions as `BR`, variants as `tarask`."""
    return part.title() if len(part) == 4 else part.lower() if len(part) > 4 else part.upper()


def candidates(trust: Trust, package: Path) -> Iterator[Candidate]:
    """Yield every text in the files of a source, found in its unpacked package by the patterns that `trust` names.

    A pattern is a path with `{locale}` in it, and `*` for any other part of a name; blanks part several.
    """
    read = READERS[trust.format]
    for path, locale in (found for pattern in trust.files.split() for found in _located(pattern, package)):
        for key, text, english in read(path):
            if text:
                yield Candidate(trust.id, key, locale, text)
            if english:
                yield Candidate(trust.id, key, _ENGLISH, english)


def _located(pattern: str, package: Path) -> Iterator[tuple[Path, str]]:
    shape = re.escape(pattern).replace(r"\{locale\}", r"(?P<locale>[A-Za-z@_-]+)").replace(r"\*", "[^/]*")
    for path in sorted(package.glob(re.sub(r"\{locale\}", "*", pattern))):
        match = re.fullmatch(shape, path.relative_to(package).as_posix())
        if match and (locale := bcp47(match["locale"])):
            yield path, locale


def _gettext(path: Path) -> Iterator[tuple[str, str, str]]:
    return _mo(path.read_bytes()) if path.suffix == ".mo" else _po(path.read_text(encoding="utf-8", errors="replace"))


def _mo(content: bytes) -> Iterator[tuple[str, str, str]]:
    """Read a compiled catalogue; Babel's reader stops at headers that many projects get wrong."""
    order = "<" if content[:4] == b"\xde\x12\x04\x95" else ">"
    count, ids, texts = struct.unpack_from(f"{order}3I", content, 8)
    for entry in range(0, 8 * count, 8):
        key, text = (_cut(content, *struct.unpack_from(f"{order}2I", content, at + entry)) for at in (ids, texts))
        context, _, identity = key.rpartition("\x04")
        if identity and text:
            forms = tuple(identity.split("\0")), tuple(text.split("\0"))
            plural = len(forms[0]) > 1
            yield from _gettext_forms(context, *(forms if plural else (identity, text)))


def _cut(content: bytes, length: int, start: int) -> str:
    return content[start : start + length].decode("utf-8", "replace")


def _po(text: str) -> Iterator[tuple[str, str, str]]:
    from babel.messages.pofile import read_po

    with redirect_stdout(None):  # Babel prints a line for each oddity
        catalogue = read_po(StringIO(_HEADER.sub("", text)), ignore_obsolete=True)
    for message in catalogue:
        if message.id and message.string and not message.fuzzy:
            yield from _gettext_forms(message.context or "", message.id, message.string)


def _gettext_forms(context: str, identity: Any, string: Any) -> Iterator[tuple[str, str, str]]:
    context = f"{context}|" if context else ""
    if isinstance(identity, str):
        yield context + identity, string if isinstance(string, str) else string[0], identity
        return
    for number, form in enumerate([string] if isinstance(string, str) else string):
        yield f"{context}{identity[0]}[{number}]", form, identity[min(number, 1)]


def _json(path: Path) -> Iterator[tuple[str, str, str]]:
    return ((key, text, "") for key, text in _flat(json.loads(path.read_text(encoding="utf-8-sig"))))


def _json_by_file(path: Path) -> Iterator[tuple[str, str, str]]:
    return ((f"{path.stem}:{key}", text, english) for key, text, english in _json(path))


def _yaml(path: Path) -> Iterator[tuple[str, str, str]]:
    import yaml  # type: ignore[import-untyped]  # not needed to run: a contributor's tool

    data = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    if isinstance(data, dict) and len(data) == 1 and bcp47(str(next(iter(data)))):
        data = next(iter(data.values()))
    return ((key, text, "") for key, text in _flat(data))


def _php(path: Path) -> Iterator[tuple[str, str, str]]:
    text = path.read_text(encoding="utf-8", errors="replace")
    return ((key, value.replace("\\'", "'"), "") for key, _, value in _PHP_ENTRY.findall(text))


def _flat(data: Any, prefix: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(data, str):
        forms = data.split("|") if prefix.endswith(".plurals") else [data]
        yield from ((prefix, form) for form in forms)
    elif isinstance(data, dict):
        if isinstance(data.get("message"), str) and data.keys() <= {"message", "description"}:  # Docusaurus
            yield prefix, data["message"]
            return
        for key, value in data.items():
            yield from _flat(value, f"{prefix}.{key}" if prefix else str(key))


READERS: dict[str, Callable[[Path], Iterator[tuple[str, str, str]]]] = {
    "gettext": _gettext,
    "json": _json,
    "json-by-file": _json_by_file,
    "yaml": _yaml,
    "php": _php,
}
