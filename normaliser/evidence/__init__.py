"""Gathers, for every block, all that speaks for article or chrome, as named features, and weighs them."""

from __future__ import annotations

from normaliser.evidence.context import features
from normaliser.evidence.second import second_features
from normaliser.evidence.traits import Surroundings, Trait, surroundings, traits
from normaliser.evidence.weights import Weights, scores, shipped

__all__ = [
    "Surroundings",
    "Trait",
    "Weights",
    "features",
    "scores",
    "second_features",
    "shipped",
    "surroundings",
    "traits",
]
