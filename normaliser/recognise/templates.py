"""Finds the template that a line is, with its slots filled or emptied."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import starmap

from normaliser.catalogue import Catalogue, Template
from normaliser.catalogue.layout import STEM

_FEWEST_LETTERS = 10
_FEWEST_AT_START, _FEWEST_BLANKS = 20, 4


def template_of(folded: str, catalogue: Catalogue) -> tuple[Template, bool | None] | None:
    """Return the template that a folded line is, and whether that is weak (None: as its labels say).

    With its slots filled, the most literal one; or, hollow, one whose slots were emptied:
    `Dieser Eintrag wurde veröffentlicht in und verschlagwortet mit , von .`; or one that is long and only begun.
    """
    near = _near(folded, catalogue)
    if not near:
        return None
    around = [template for one in near for template in one.around(folded)]
    for template in sorted(around, key=_literal, reverse=True) if len(around) > 1 else around:
        if spans := template.match(folded):
            return template, True if _has_other_service(template, [folded[a:b] for a, b in spans], catalogue) else None
    told = _hollow(near, folded) or next(filter(None, (one.begun(folded) for one in near)), None)
    return (told, False) if told else None


class Near:
    """Templates that have a start or an end in common, arranged for what is asked of them."""

    __slots__ = ("_begun", "_edges", "_ends", "_hollow", "length")

    def __init__(self, length: int, templates: Sequence[Template]) -> None:
        self.length = length
        edges = ((template.parts[0], template.parts[-1], template) for template in templates)
        self._edges = [(head, tail, template) for head, tail, template in edges if head or tail]
        self._begun = [(template.parts[0], template) for template in templates if _is_long_byline(template)]
        self._hollow: dict[str, Template] = {}
        for template in templates:
            if len(template.slots) > 1 and len(letters := _letters("".join(template.parts))) >= _FEWEST_LETTERS:
                self._hollow.setdefault(letters, template)
        self._ends = {letters[-1] for letters in self._hollow}

    def around(self, folded: str) -> list[Template]:
        """Return the templates that start and end as a folded line does."""
        return [one for head, tail, one in self._edges if folded.startswith(head) and folded.endswith(tail)]

    def may_be_hollow(self, last: str) -> bool:
        """Tell quickly whether a line that ends with the character `last` can be one with nothing in its slots."""
        return bool(self._ends) and (last in self._ends or not last.isalpha())

    def hollow(self, letters: str) -> Template | None:
        """Return the first template that has several slots and these letters."""
        return self._hollow.get(letters)

    def begun(self, folded: str) -> Template | None:
        """Return the first template that starts as a byline does that is a sentence of its own, as the line does."""
        for head, template in self._begun:
            if folded.startswith(head):
                return template
        return None


def _near(folded: str, catalogue: Catalogue) -> Sequence[Near]:
    starts, ends = _at_start(catalogue, folded[:STEM]), _at_end(catalogue, folded[-STEM:])
    if starts and ends:
        return sorted((*starts, *ends), key=_length)
    return starts or ends


def _length(one: Near) -> int:
    return one.length


@lru_cache(maxsize=8192)
def _at_start(catalogue: Catalogue, head: str) -> Sequence[Near]:
    return tuple(starmap(Near, catalogue.templates_at_start(head)))


@lru_cache(maxsize=8192)
def _at_end(catalogue: Catalogue, tail: str) -> Sequence[Near]:
    return tuple(starmap(Near, catalogue.templates_at_end(tail)))


def _hollow(near: Sequence[Near], folded: str) -> Template | None:
    last = folded[-1:]
    some = [one for one in near if one.may_be_hollow(last)]
    letters = _letters(folded) if some else ""
    return next((template for one in some if (template := one.hollow(letters))), None)


def _has_other_service(template: Template, values: Sequence[str], catalogue: Catalogue) -> bool:
    """Tell whether an English label to share names something that is no known service: `Send to the LLM`."""
    if not any(label.message.startswith("share.") and label.locale.startswith("en") for label in template.labels):
        return False
    return any(slot == "service" and value not in catalogue for slot, value in zip(template.slots, values, strict=True))


def _is_long_byline(template: Template) -> bool:
    """Tell whether a template starts as a byline does that is a sentence of its own: `This entry was posted in`."""
    head = template.parts[0]
    long = len(head) >= _FEWEST_AT_START and head.count(" ") >= _FEWEST_BLANKS
    return long and any(label.message.startswith("byline.") and not label.ambiguous for label in template.labels)


def _literal(template: Template) -> tuple[int, tuple[str, ...]]:
    return sum(map(len, template.parts)), template.parts


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))
