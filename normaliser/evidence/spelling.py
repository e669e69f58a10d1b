"""How much the letters of a line look like English rather than like the language of the interface around it.

Compares the three-letter sequences of words by their share in the language profiles that langdetect ships.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import msgspec

from normaliser.evidence.remembered import Remembered

RIVALS = (
    "de",
    "es",
    "fr",
    "id",
    "it",
    "pl",
)  # stand for the Latin script where the interface is of another, or unknown
_PROFILES = {"zh-Hans": "zh-cn", "zh-Hant": "zh-tw", "nb": "no", "nn": "no", "fil": "tl"}
_NEAR = {
    "bs": "hr",
    "sr-Latn": "hr",
    "gl": "pt",
    "ms": "id",
    "be": "uk",
    "fo": "da",
    "is": "da",
    "lb": "de",
    "nds": "de",
}
_NOT_LATIN = frozenset(
    """
    ar bg bn el fa gu he hi ja kn ko mk ml mr ne pa ru ta te th uk ur zh-cn zh-tw
""".split()
)
_UNSEEN = 1e-6
_MOST = 3.0  # log-odds of one sequence
_SIZE = 3
_LAST_LATIN = "\u024f"


class _Profile(msgspec.Struct):
    freq: dict[str, int]
    n_words: list[int]


class Spelling:
    """The share of letter sequences in English and in the language it is compared with. Remembers words.

    `beyond`: log-odds of a sequence in a script that English does not use.
    """

    def __init__(self, ours: Mapping[str, float], theirs: Mapping[str, float], beyond: float = -_MOST) -> None:
        self._ours = ours
        self._beyond = beyond
        self._theirs = theirs
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
        letters = f" {''.join(filter(str.isalpha, word))} "
        count = len(letters) - _SIZE + 1
        if count < 1:
            return 0j
        if max(letters) > _LAST_LATIN:
            return complex(self._beyond * count, count)
        total = 0.0
        for start in range(count):
            part = letters[start : start + _SIZE]
            share = self._ours.get(part, _UNSEEN) / self._theirs.get(part, _UNSEEN)
            total += max(-_MOST, min(_MOST, math.log(share)))
        return complex(total, count)


@lru_cache(maxsize=16)
def spelling(ui_locale: str) -> Spelling:
    """Return what tells English from the language of `ui_locale`, or from several where there is no profile of it."""
    name = _profile_of(ui_locale)
    names = (name,) if name and name not in _NOT_LATIN else RIVALS
    return Spelling(_shares("en"), _mean([_shares(each) for each in names]))


def _profile_of(locale: str) -> str:
    language = locale.partition("-")[0]
    for key in (locale, "-".join(locale.split("-")[:2]), language):
        name = _PROFILES.get(key) or _NEAR.get(key) or key
        if name != "en" and (_folder() / name).is_file():
            return name
    return ""


def _mean(profiles: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    if len(profiles) == 1:
        return profiles[0]
    parts: Iterable[str] = dict.fromkeys(part for profile in profiles for part in profile)
    return {part: sum([profile.get(part, 0.0) for profile in profiles]) / len(profiles) for part in parts}


@lru_cache(maxsize=16)
def _shares(name: str) -> Mapping[str, float]:
    profile = msgspec.json.decode((_folder() / name).read_bytes(), type=_Profile)
    total = profile.n_words[_SIZE - 1]
    shares: dict[str, float] = {}
    for part, count in profile.freq.items():
        if len(part) == _SIZE:
            shares[part.lower()] = shares.get(part.lower(), 0.0) + count / total
    return shares


@lru_cache(maxsize=1)
def _folder() -> Path:
    spec = find_spec("langdetect")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("langdetect")
    return Path(spec.origin).parent / "profiles"
