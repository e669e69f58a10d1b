"""The language of an article: a cheap English gate, and langdetect behind one seeded, thread-safe function."""

from __future__ import annotations

import threading
from collections.abc import Set as AbstractSet
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

GATE_CHARACTERS = 400
LINE_CHARACTERS, LINE_WORDS = 30, 6
REACH = 20_000  # characters in which longer lines are looked for
GATE_SHARE = 0.12
GATE_WORDS = 5
DETECT_CHARACTERS = 300
MINIMUM_CHARACTERS = 20

_lock = threading.Lock()


class Profile(msgspec.Struct):
    """A language profile of langdetect: how often each sequence of letters occurs, and how many there are by length."""

    name: str
    freq: dict[str, int]
    n_words: list[int]


@lru_cache(maxsize=1)
def profile_folder() -> Path:
    """Return where langdetect keeps its profiles, without importing it. Raises ModuleNotFoundError."""
    spec = find_spec("langdetect")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("langdetect")
    return Path(spec.origin).parent / "profiles"


def read_profile(name: str) -> Profile:
    """Return a profile by the name of its file."""
    return msgspec.json.decode((profile_folder() / name).read_bytes(), type=Profile)


def article_language(body: str, english: AbstractSet[str]) -> str:
    """Return the BCP 47 language of `body` (chrome taken out), or "" when there is too little of it.

    `english` holds English function words. A text in which they make up `GATE_SHARE` of the words is English
    without further look; any other is given to langdetect, with a fixed seed. Lines of a few words, such as captions
    and names, are looked at only where there is no more than that.
    """
    sample = _sample(body)
    words = sample.lower().split()
    known = sum(map(english.__contains__, words))
    if known >= GATE_WORDS and known >= GATE_SHARE * len(words):
        return "en"
    if sum(map(str.isalpha, sample)) < MINIMUM_CHARACTERS:
        return "en" if known >= 2 and known >= GATE_SHARE * len(words) else ""
    return _detect(sample[:DETECT_CHARACTERS])


def _sample(body: str) -> str:
    """Return the first longer lines, or else how the text begins."""
    size, lines = 0, []
    for line in body[:REACH].splitlines():
        if len(line) > LINE_CHARACTERS and len(line[:GATE_CHARACTERS].split()) >= LINE_WORDS:
            lines.append(line[: GATE_CHARACTERS - size])
            size += len(lines[-1]) + 1
            if size >= GATE_CHARACTERS:
                break
    return "\n".join(lines) if size > LINE_CHARACTERS else body[:GATE_CHARACTERS]


@lru_cache(maxsize=1)
def _factory() -> Any:
    from langdetect.detector_factory import DetectorFactory

    factory = DetectorFactory()
    names = sorted(path.name for path in profile_folder().iterdir() if not path.name.startswith("."))
    for index, name in enumerate(names):
        factory.add_profile(read_profile(name), index, len(names))
    factory.set_seed(0)
    return factory


@lru_cache(maxsize=256)
def _detect(sample: str) -> str:
    from langdetect.lang_detect_exception import LangDetectException

    with _lock:
        detector = _factory().create()
        detector.n_trial = 1
        detector.append(sample)
        try:
            found = str(detector.detect())
        except LangDetectException:
            return ""
    return {"zh-cn": "zh-Hans", "zh-tw": "zh-Hant", "no": "nb", "unknown": ""}.get(found, found)
