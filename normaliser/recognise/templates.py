"""Finds the template that a line is, with its slots filled or emptied."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from normaliser.catalogue import Catalogue, Template

_FEWEST_LETTERS = 10
_FEWEST_AT_START, _FEWEST_BLANKS = 20, 4


def template_of(folded: str, catalogue: Catalogue) -> tuple[Template, bool | None] | None:
    """Return the template that a folded line is, and whether that is weak (None: as its labels say).

    With its slots filled, the most literal one; or, hollow, one whose slots were emptied:
    `Dieser Eintrag wurde veröffentlicht in und verschlagwortet mit , von .`; or one that is long and only begun.
    """
    near = list(catalogue.templates_near(folded))
    for template in sorted((template for template in near if _is_around(template, folded)), key=_literal, reverse=True):
        if spans := template.match(folded):
            return template, True if _has_other_service(template, [folded[a:b] for a, b in spans], catalogue) else None
    hollow = [template for template in near if len(template.slots) > 1 and _may_be_hollow(template, folded)]
    letters = _letters(folded) if hollow else ""
    emptied = next((template for template in hollow if _letters_of(template.parts) == letters), None)
    told = emptied or next((template for template in near if _is_begun(template, folded)), None)
    return (told, False) if told else None


def _has_other_service(template: Template, values: Sequence[str], catalogue: Catalogue) -> bool:
    """Tell whether an English label to share names something that is no known service: `Send to the LLM`."""
    if not any(label.message.startswith("share.") and label.locale.startswith("en") for label in template.labels):
        return False
    return any(slot == "service" and value not in catalogue for slot, value in zip(template.slots, values, strict=True))


def _is_around(template: Template, folded: str) -> bool:
    head, tail = template.parts[0], template.parts[-1]
    return bool(head or tail) and folded.startswith(head) and folded.endswith(tail)


def _is_begun(template: Template, folded: str) -> bool:
    """Tell whether a line starts as a byline does that is a sentence of its own: `This entry was posted in`."""
    head = template.parts[0]
    long = len(head) >= _FEWEST_AT_START and head.count(" ") >= _FEWEST_BLANKS and folded.startswith(head)
    return long and any(label.message.startswith("byline.") and not label.ambiguous for label in template.labels)


def _may_be_hollow(template: Template, folded: str) -> bool:
    return _FEWEST_LETTERS <= len(_letters_of(template.parts)) <= len(folded)


def _literal(template: Template) -> tuple[int, tuple[str, ...]]:
    return sum(map(len, template.parts)), template.parts


@lru_cache(maxsize=8192)
def _letters_of(parts: tuple[str, ...]) -> str:
    return _letters("".join(parts))


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))
