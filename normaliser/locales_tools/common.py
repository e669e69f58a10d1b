"""Finds the labels that are ordinary words of their language, by word frequency: rewrites common-words.toml."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from normaliser.catalogue import Catalogue
from normaliser.catalogue.ambiguity import words_of
from normaliser.model import Label
from normaliser.text import fold

OWN_ZIPF = 4.0  # once in 100,000 words of running text
ENGLISH_ZIPF = 3.0  # articles are English: a rarer word will do
_ENGLISH = "en"
_HEADINGS = "headings"
_TITLE = """\
# Labels, folded, that are ordinary words: they never remove a line alone.
# [en] counts for every locale, since articles are English; [headings] are English phrases that authors write as
# headings or lines of their own: this list is kept by hand. The others are found by `normaliser locales common`.
"""

Frequent = Callable[[str, float], frozenset[str]]  # (language, least Zipf frequency) -> words, folded


def common_words(catalogue: Catalogue, languages: Iterable[str], frequent: Frequent) -> dict[str, list[str]]:
    """Return the words, labels or parts of templates, that are frequent in English or in their own language."""
    labels: dict[str, set[str]] = {}
    for key in catalogue:
        if " " not in key:
            _note(labels, key, catalogue.lookup(key))
    for template in catalogue.templates:
        for word in words_of(" ".join(template.parts)):
            _note(labels, word, template.labels)
    spoken = sorted(labels.keys() & set(languages))
    least = dict.fromkeys(spoken, OWN_ZIPF) | {_ENGLISH: ENGLISH_ZIPF}
    return {language: sorted(labels[language] & frequent(language, least[language])) for language in spoken}


def _note(labels: dict[str, set[str]], word: str, of: Iterable[Label]) -> None:
    for language in {label.locale.partition("-")[0] for label in of} | {_ENGLISH}:
        labels.setdefault(language, set()).add(word)


def frequent_words(language: str, zipf: float) -> frozenset[str]:
    """Return the words at or above a Zipf frequency, after the wordfreq package: a contributor's tool."""
    import wordfreq  # type: ignore[import-not-found,import-untyped,unused-ignore]

    least = 10 ** (zipf - 9)
    words = wordfreq.get_frequency_dict(language, wordlist="best")
    return frozenset(fold(word) for word, frequency in words.items() if frequency >= least)


def rewrite(folder: Path, words: Mapping[str, list[str]]) -> None:
    """Write common-words.toml anew; the headings in it stay."""
    path = folder / "common-words.toml"
    kept = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    tables = {_HEADINGS: sorted(kept.get(_HEADINGS, {}).get("words", [])), **words}
    path.write_text(_TITLE + "".join(_table(name, entries) for name, entries in tables.items()), encoding="utf-8")


def _table(name: str, words: Iterable[str]) -> str:
    lines = "".join(f"    {json.dumps(word, ensure_ascii=False)},\n" for word in words)
    return f"\n[{name}]\nwords = [\n{lines}]\n"
