"""Draws wordings at random, to be read one by one: `python bench/sample_wordings.py [SEED] [COUNT]`."""

from __future__ import annotations

import random
import sys

from normaliser import catalogue
from normaliser.locales_tools import files

SEED, COUNT = 20261123, 200


def main(seed: int = SEED, count: int = COUNT) -> None:
    """Print the sample: locale, platform, message, wording, sources, and what English has for the message."""
    folder = catalogue.default_folder()
    wordings = sorted({(w.locale, w.platform, w.message, w.text, w.sources) for w in files.read_all(folder)})
    english = {}
    for locale, platform, message, text, _ in wordings:
        if locale == "en":
            english.setdefault((platform, message), []).append(text)
    for locale, platform, message, text, sources in sorted(random.Random(seed).sample(wordings, count)):
        gloss = " / ".join(english.get((platform, message), ["-"])[:3])
        print(f"{locale}\t{platform}\t{message}\t{text}\t({gloss[:60]})\t{' '.join(sources)}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
