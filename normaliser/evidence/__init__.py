"""Gathers, for every block, all that speaks for article or chrome, as named features, and weighs them."""

from __future__ import annotations

from normaliser.evidence.traits import Surroundings, Trait, surroundings, traits
from normaliser.evidence.weights import Weights, first_rows, scores, shipped

__all__ = ["Surroundings", "Trait", "Weights", "first_rows", "scores", "shipped", "surroundings", "traits"]
