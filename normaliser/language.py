"""The language of an article: a cheap English gate, and langdetect behind one seeded, thread-safe function."""

from __future__ import annotations

import threading
from collections.abc import Set as AbstractSet
from functools import lru_cache
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


class _Profile(msgspec.Struct):
    """What langdetect asks of a profile: how often each sequence of letters occurs, and how many there are."""

    name: str
    freq: dict[str, int]
    n_words: list[int]


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
    import langdetect
    from langdetect.detector_factory import DetectorFactory

    factory = DetectorFactory()
    folder = Path(langdetect.__file__).parent / "profiles"
    profiles = [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")]
    for index, path in enumerate(profiles):
        factory.add_profile(msgspec.json.decode(path.read_bytes(), type=_Profile), index, len(profiles))
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
