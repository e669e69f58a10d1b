"""Gathers, for every block, all that speaks for article or chrome, as named features, and weighs them."""

from __future__ import annotations

from normaliser.evidence.around import Surroundings, surroundings
from normaliser.evidence.spelling import Spelling, spelling
from normaliser.evidence.traits import Trait, traits, with_foreign
from normaliser.evidence.weights import Weights, first_rows, scores, shipped

__all__ = [
    "Spelling", "Surroundings", "Trait", "Weights", "first_rows", "scores", "shipped", "spelling", "surroundings",
    "traits", "with_foreign",
]  # fmt: skip
