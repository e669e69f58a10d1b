"""How much the letters of a line look like English rather than like the language of the interface around it.

Compares the three-letter sequences of words by their share in the language profiles that langdetect ships. Where no
label tells the language of the interface, the lines that are not English may: that of the profile that fits them best.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

import msgspec

from normaliser.evidence.remembered import Remembered
from normaliser.language import profile_folder, read_profile

_MOST_KNOWN = 1_600  # sequences of a profile: some hold many more than others
_SAMPLE = 240  # sequences by which a language is told
_SURE = -15.0  # their log-odds
_UNSEEN = 1e-6
_MOST = 3.0  # log-odds of one sequence
_SIZE = 3
_LAST_LATIN = "\u024f"


class Languages(msgspec.Struct, frozen=True):
    """Which profiles of langdetect stand for what, by their names: the language of a locale, or one near to it.

    `latin` are those of languages in the Latin script that are told apart by letters; `rivals` stand for all of them
    where no language is told; `profiles` names those that are not called as the locale is, `near` those of a sister
    language for locales without one.
    """

    rivals: tuple[str, ...]
    latin: tuple[str, ...]
    profiles: dict[str, str]
    near: dict[str, str]


Profiles = Sequence[Mapping[str, float]]  # the share of each sequence of letters, by language


class Spelling:
    """The share of letter sequences in English and in the language it is compared with. Remembers words.

    `beyond`: log-odds of a sequence in a script that English does not use.
    """

    def __init__(self, ours: Profiles, theirs: Profiles, beyond: float = -_MOST) -> None:
        self._ours = ours
        self._beyond = beyond
        self._theirs = theirs
        known = set[str]().union(*ours, *theirs)
        self._parts = {part: _odds(_share(ours, part), _share(theirs, part)) for part in known}
        self._words = Remembered(self._word)

    def swapped(self) -> Spelling:
        """Return the same with the two languages exchanged."""
        return Spelling(self._theirs, self._ours, -self._beyond)

    def odds(self, words: Sequence[str]) -> tuple[float, int]:
        """Return the log-odds for English summed over the sequences of lower-case words, and how many those are."""
        both = sum(map(self._words.__getitem__, words), 0j)
        return both.real, int(both.imag)

    def _word(self, word: str) -> complex:
        """Return the odds and the number of sequences of one word as one number, which is fast to sum."""
        parts = _sequences(word)
        if not word.isascii() and parts and max(map(max, parts)) > _LAST_LATIN:
            return complex(self._beyond * len(parts), len(parts))
        odds = self._parts.get
        return complex(sum([odds(part, 0.0) for part in parts]), len(parts))


def _sequences(word: str) -> list[str]:
    """Return the sequences of letters of a word; what has a digit, such as `27th`, is none."""
    if word.isalpha():
        letters = f" {word} "
    elif any(map(str.isdigit, word)):
        return []
    else:
        letters = f" {''.join(filter(str.isalpha, word))} "
    return [letters[start : start + _SIZE] for start in range(len(letters) - _SIZE + 1)]


def _odds(ours: float, theirs: float) -> float:
    return max(-_MOST, min(_MOST, math.log(ours / theirs)))


@lru_cache(maxsize=1)
def languages() -> Languages:
    """Return what `languages.json` says."""
    return msgspec.json.decode((Path(__file__).parent / "languages.json").read_bytes(), type=Languages)


def is_told(ui_locale: str) -> bool:
    """Tell whether the letters of a page can be compared with those of its own UI language."""
    return _profile_of(ui_locale) in languages().latin


def likeliest(lines: Iterable[Sequence[str]]) -> str:
    """Return the language in the Latin script that lines of lower-case words are most likely in, if one is likely.

    >>> likeliest([["compartilhe", "essa", "publicação", "com", "seus", "amigos"]]), likeliest([["north", "wall"]])
    ('pt', '')
    """
    parts = (part for words in lines for word in words for part in _sequences(word))
    known = list(islice((part for part in parts if max(part) <= _LAST_LATIN), _SAMPLE))
    totals = [sum(odds) for odds in zip(*map(_by_language().__getitem__, known), strict=True)]
    best = min(totals, default=0.0)
    return languages().latin[totals.index(best)] if best < _SURE else ""


@lru_cache(maxsize=1)
def _by_language() -> Mapping[str, Sequence[float]]:
    """The log-odds for English against each language in the Latin script, for every sequence that is asked for."""
    ours = _shares("en")
    theirs = [_shares(name) for name in languages().latin]
    return Remembered(lambda part: [_odds(ours.get(part, _UNSEEN), profile.get(part, _UNSEEN)) for profile in theirs])


@lru_cache(maxsize=1024)
def spelling(ui_locale: str) -> Spelling:
    """Return what tells English from the language of `ui_locale`, or from several where there is no profile of it."""
    name = _profile_of(ui_locale)
    return _against((name,) if name in languages().latin else languages().rivals)


@cache
def _against(names: tuple[str, ...]) -> Spelling:
    """Return what tells English from languages, by their profiles: one for all locales that are told by the same."""
    return Spelling([_shares("en")], [_shares(name) for name in names])


@lru_cache(maxsize=1024)
def _profile_of(locale: str) -> str:
    known, language = languages(), locale.partition("-")[0]
    for key in (locale, "-".join(locale.split("-")[:2]), language):
        name = known.profiles.get(key) or known.near.get(key) or key
        if name != "en" and (profile_folder() / name).is_file():
            return name
    return ""


def _share(profiles: Profiles, part: str) -> float:
    """Return the mean share of a sequence of letters in several languages."""
    return sum([profile.get(part, 0.0) for profile in profiles]) / len(profiles) or _UNSEEN


@lru_cache(maxsize=64)
def _shares(name: str) -> Mapping[str, float]:
    profile = read_profile(name)
    total = profile.n_words[_SIZE - 1]
    known = [(count, part) for part, count in profile.freq.items() if len(part) == _SIZE]
    shares: dict[str, float] = {}
    for count, part in known if len(known) <= _MOST_KNOWN else sorted(known, reverse=True)[:_MOST_KNOWN]:
        part = part.lower()
        shares[part] = shares.get(part, 0.0) + count / total
    return shares
