"""Classes of letters for regular expressions. The shorter they are written, the sooner they are compiled."""

from __future__ import annotations

from collections.abc import Iterable


def ranges(letters: Iterable[str]) -> str:
    """Return the inside of a character class of some letters and digits, as ranges where they follow one another.

    >>> ranges("FHEGZ")
    'E-HZ'
    """
    runs: list[str] = []
    for letter in sorted(letters):
        if runs and ord(letter) == ord(runs[-1][-1]) + 1:
            runs[-1] += letter
        else:
            runs.append(letter)
    return "".join([run if len(run) < 3 else f"{run[0]}-{run[-1]}" for run in runs])
