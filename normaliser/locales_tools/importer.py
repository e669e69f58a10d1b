"""Makes wordings out of other projects' message files: only keys that were read and trusted, only short labels."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from unicodedata import name as character_name

from msgspec import Struct

from normaliser.catalogue.expand import is_telling
from normaliser.catalogue.source import Wording, is_locale
from normaliser.locales_tools import files
from normaliser.locales_tools.placeholders import to_slots
from normaliser.text import fold

LONGEST = 60  # characters; longer texts are prose, but for the messages below
_MAY_BE_LONG = frozenset(
    "comment.email_private comment.closed comment.login_required comment.moderation comment.form_note consent.notice"
    " legal.powered_by search.no_results date.updated archive.title legal.licence comment.notify"
    " comment.logged_in_as".split()
)
_LONGEST_STANDARD = 110
_NO_LOCALE = re.compile(r"x-|en-x-|.*-x-|simple$|qqq$|.*-(?:formal|deformal|esformal|huformal)$")
_SLOT = re.compile(r"\{([a-z]+)\}")
_ENGLISH = "en"


# Names of locales that BCP 47 writes shorter, because the script is the usual one.
_SHORTER = {
    **{f"{language}-Cyrl": language for language in ("sr", "kk", "tg", "tt", "ady", "kbd")},
    **{f"{language}-Latn": language for language in ("ku", "crh", "bbc", "shy", "hoc")},
    **{"ug-Arab": "ug", "skr-Arab": "skr", "sr-EC": "sr", "sr-EL": "sr-Latn", "ike-Cans": "ike"},
}


class Trust(Struct, frozen=True):
    """What is taken from one source: its platform, and the messages (with slots) of the keys that were read."""

    id: str
    platform: str
    keys: dict[str, tuple[str, tuple[str, ...]]]
    package: str = ""
    licence: str = ""
    format: str = ""
    files: str = ""


class Candidate(Struct, frozen=True):
    """A text of a source, as it stands there."""

    source: str
    key: str
    locale: str
    text: str


def trusts(folder: Path) -> dict[str, Trust]:
    """Return what `folder/import` says of each source."""
    return {path.stem: _trust(path) for path in sorted((folder / "import").glob("*.toml"))}


def _trust(path: Path) -> Trust:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    keys = {key: (value.split()[0], tuple(value.split()[1:])) for key, value in data.get("keys", {}).items()}
    facts = {name: str(data.get(name, "")) for name in ("package", "licence", "format", "files")}
    return Trust(path.stem, data["platform"], keys, **facts)


def source_id(package: str) -> str:
    """Return the id of a package's source.

    >>> source_id("npm:@tryghost/comments-ui@1.6.324"), source_id("pypi:isso==0.14.0")
    ('tryghost-comments-ui', 'isso')
    """
    registry, _, rest = package.partition(":")
    name = rest.rpartition("@")[0] if registry == "npm" else rest.partition("=")[0]
    return name.lower().lstrip("@").replace("/", "-").replace(".", "-")


def trusted_key(key: str, trust: Trust) -> str:
    """Return the key of `trust` that covers `key`, whose plural form may stand behind it as `[0]`; or nothing."""
    if key in trust.keys:
        return key
    plain = re.sub(r"\[\d\]$", "", key)
    return plain if plain in trust.keys else ""


def accepted(candidates: Iterable[Candidate], trusted: Mapping[str, Trust]) -> Iterator[Wording]:
    """Yield the wordings of the candidates whose key is trusted and whose text is a short, translated label.

    A text that is the same as in English is taken for translated only if it is one word that two sources agree on.
    """
    known = [entry for entry in candidates if _is_trusted(entry, trusted)]
    english = {fold(entry.text) for entry in known if entry.locale == _ENGLISH}
    same = {entry: not _is_english(entry.locale) and fold(entry.text) in english for entry in known}
    agreed = _agreed(entry for entry in known if same[entry])
    for entry in known:
        if not same[entry] or (entry.locale, fold(entry.text)) in agreed:
            yield from _wordings(entry, trusted[entry.source])


def _agreed(entries: Iterable[Candidate]) -> set[tuple[str, str]]:
    sources: dict[tuple[str, str], set[str]] = {}
    for entry in entries:
        if len(entry.text.split()) == 1:
            sources.setdefault((entry.locale, fold(entry.text)), set()).add(entry.source)
    return {word for word, names in sources.items() if len(names) > 1}


def _is_trusted(entry: Candidate, trusted: Mapping[str, Trust]) -> bool:
    trust = trusted.get(entry.source)
    return trust is not None and trusted_key(entry.key, trust) != "" and not _NO_LOCALE.match(entry.locale)


def _wordings(entry: Candidate, trust: Trust) -> Iterator[Wording]:
    message, slots = trust.keys[trusted_key(entry.key, trust)]
    longest = _LONGEST_STANDARD if message in _MAY_BE_LONG else LONGEST
    for text in to_slots(entry.text, slots):
        text = text.strip()
        locale = _SHORTER.get(entry.locale, entry.locale)
        if len(text) <= longest and _is_label(text) and _is_of_script(text, locale):
            yield Wording(text, message, locale, trust.platform, (trust.id,))


def _is_label(text: str) -> bool:
    words = _SLOT.sub(" ", text)
    letters = sum(map(str.isalpha, words))
    return letters >= 2 and is_telling(fold(words)) and text.count("{") == len(_SLOT.findall(text))


def _is_english(locale: str) -> bool:
    return locale.partition("-")[0] == _ENGLISH


_SCRIPTS = {
    "CYRILLIC": "ru uk be bg mk sr sr-Cyrl kk ky mn tg-Cyrl ba cv tt-Cyrl kk-Cyrl ce os sah udm krc tyv av lez",
    "GREEK": "el",
    "HEBREW": "he yi",
    "ARABIC": "ar fa ur ckb ps sd ug azb arz ary ks",
    "DEVANAGARI": "hi mr ne sa bho mai",
    "BENGALI": "bn as",
    "THAI": "th",
    "HANGUL": "ko",
    "CJK": "zh-Hans zh-Hant zh-Hant-HK yue",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "SINHALA": "si",
    "MYANMAR": "my",
    "KHMER": "km",
    "LAO": "lo",
    "ETHIOPIC": "am ti",
}
_SCRIPT_OF = {locale: script for script, locales in _SCRIPTS.items() for locale in locales.split()}
_LATIN = frozenset(
    "de fr es it nl pt pt-BR pt-PT pl cs sk sl hr bs sr-Latn hu fi et lv lt sv nb nn da is tr vi id ms ca gl eu ro sq"
    " en eo af cy ga".split()
)


def _is_of_script(text: str, locale: str) -> bool:
    """Tell whether at least one word is in the locale's own script, where that is known."""
    scripts = {character_name(character, "").split(" ")[0] for character in _SLOT.sub("", text) if character.isalpha()}
    if locale in _LATIN:
        return scripts <= {"LATIN", "FEMININE", "MASCULINE", "MODIFIER"}
    if locale == "ja":
        return bool(scripts & {"CJK", "HIRAGANA", "KATAKANA"})
    wanted = _SCRIPT_OF.get(locale)
    return wanted is None or wanted in scripts


def write(folder: Path, entries: Iterable[Wording], imported: Collection[str]) -> int:
    """Put the wordings into the locale files, in place of all that came of the `imported` sources; say how many."""
    by_locale: dict[str, list[Wording]] = {}
    for entry in entries:
        by_locale.setdefault(entry.locale, []).append(entry)
    present = {path.stem for path in folder.glob("*.toml") if is_locale(path.stem)}
    for locale in sorted(present | by_locale.keys()):
        path = folder / f"{locale}.toml"
        old = files.read_file(path, folder) if path.exists() else []
        kept = [(key, set(found) - set(imported)) for key, found in files.keyed(old)]
        new = files.keyed(by_locale.get(locale, []))
        files.write_file(path, files.merge([*(pair for pair in kept if pair[1]), *new]))
    return sum(map(len, by_locale.values()))
