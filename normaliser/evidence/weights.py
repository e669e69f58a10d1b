"""The one table of evidence weights, learned by `bench/learn.py`, and the scores it gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from normaliser.evidence.context import features
from normaliser.evidence.second import second_features
from normaliser.evidence.traits import Surroundings, Trait
from normaliser.model import Page
from normaliser.recognise.structure import Standing


class Weights(msgspec.Struct, frozen=True):
    """Log-odds for article by feature: of the first look and of the second, for HTML and for plain text."""

    html: tuple[dict[str, float], dict[str, float]]
    plain: tuple[dict[str, float], dict[str, float]]


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """Return the weights that ship with the program."""
    return msgspec.json.decode((Path(__file__).parent / "weights.json").read_bytes(), type=Weights)


def scores(
    known: Sequence[Trait], around: Surroundings, page: Page, places: Sequence[Standing], weights: Weights
) -> list[float]:
    """Return the log-odds that each block is article."""
    first, second = weights.html if places else weights.plain
    found = features(known, around, page, places)
    early = [_sum(names, first) for names in found]
    further = second_features(early, known)
    return [_sum(names, second) + _sum(more, second) for names, more in zip(found, further, strict=True)]


def _sum(names: Sequence[str], weights: Mapping[str, float]) -> float:
    return sum([weights.get(name, 0.0) for name in names])
