"""Decides which labels are too ordinary to remove a line alone. Words come from locales/, none are here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import regex

from normaliser.catalogue import layout
from normaliser.catalogue.source import CommonWords, Wording
from normaliser.model import Message

_FEWEST_LETTERS = 3
_TELLING_WORDS = 3  # "share to twitter" is telling though "twitter" is not; "more on {title}" has two
_ENGLISH = "en"
# Combining marks are letters of Indic and Thai words; `re` has no class of them.
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_APART = regex.compile(r"[^\w\p{M}'-]+|0")


class Judge:
    """Knows all keys at once, so that a key that is ordinary in English is ordinary in every locale."""

    def __init__(
        self, messages: Mapping[str, Message], common: CommonWords, rows: Iterable[tuple[str, Wording]]
    ) -> None:
        self.messages = messages
        self.common = common
        self.english: set[str] = set(common.english)
        self.ordinary: dict[str, frozenset[str]] = {}
        self.categories: dict[str, set[str]] = {}
        for key, wording in rows:
            if _is_one_word(key):
                self.categories.setdefault(key, set()).add(wording.message.partition(".")[0])
                if _language(wording.locale) == _ENGLISH:
                    self.english.add(key)

    def is_ambiguous(self, key: str, wording: Wording) -> bool:
        """Tell whether the label needs a second kind of evidence."""
        parts = layout.parts_of(key) if key.startswith(layout.GAP) else (key,)
        literals = " ".join(parts)
        language = _language(wording.locale)
        own = self.common.languages.get(language, frozenset())
        return (
            (self.messages[wording.message].ambiguous and len(literals.split()) < _TELLING_WORDS)
            or sum(map(str.isalpha, literals)) < _FEWEST_LETTERS
            or key in self.english
            or key in own
            or len(self.categories.get(key, ())) > 1
            or (len(parts) > 1 and all(_is_ordinary(words_of(part), self._ordinary(language)) for part in parts))
        )

    def _ordinary(self, language: str) -> frozenset[str]:
        if language not in self.ordinary:
            self.ordinary[language] = self.common.languages.get(language, frozenset()) | self.english
        return self.ordinary[language]


def words_of(literals: str) -> list[str]:
    """Return the words of a template's literals; marks and digits say nothing.

    >>> words_of("0 टिप्पणियाँ, लेख!")
    ['टिप्पणियाँ', 'लेख']
    """
    return [word for word in _APART.split(literals) if any(map(str.isalpha, word))]


def _is_ordinary(words: list[str], ordinary: frozenset[str]) -> bool:
    """`by … on …` may stand in any sentence; `posted by …` rarely does."""
    return len(words) < 2 and ordinary.issuperset(words)


def _language(locale: str) -> str:
    return locale.partition("-")[0]


def _is_one_word(key: str) -> bool:
    return _WORD.fullmatch(key) is not None
