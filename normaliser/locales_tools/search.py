"""Finds who prints a text: `normaliser locales find`."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from normaliser.catalogue import Catalogue
from normaliser.model import Label
from normaliser.text import fold


class Hit(Struct, frozen=True):
    """A label, and how the text that was asked for relates to it: `exact`, `template` or `part`."""

    how: str
    label: Label


def find(catalogue: Catalogue, text: str, parts: bool = False) -> Iterator[Hit]:
    """Yield the labels whose wording is `text`, those whose template covers it and, with `parts`, holds it."""
    folded = fold(text)
    yield from (Hit("exact", label) for label in catalogue.lookup(folded))
    for template, _ in catalogue.templates_for(folded):
        yield from (Hit("template", label) for label in template.labels)
    if parts and folded:
        for key in catalogue:
            if folded in key and folded != key:
                yield from (Hit("part", label) for label in catalogue.lookup(key))
