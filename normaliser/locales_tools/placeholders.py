"""Turns the placeholders of other projects' message files into slots. Knows no message and no language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

NOTHING = "-"

_PLURAL = re.compile(r"\{\{PLURAL:\$\d\|([^{}]*)\}\}", re.IGNORECASE)
_ICU_PLURAL = re.compile(r"\{\w+, ?plural,\s*((?:[^{}]*\{[^{}]*\})+)\s*\}")
_ICU_FORM = re.compile(r"\{([^{}]*)\}")
_PLACEHOLDER = re.compile(
    r"%\((?P<python>\w+)\)[sdif]|%(?P<number>\d+)\$[-+]?[sdi@]|%(?P<next>[sdiu@])(?![a-z])|%\{(?P<ruby>\w+)\}"
    r"|\$\{(?P<zope>\w+)\}|\{\{\s*(?P<curly>\w+)\s*\}\}|\{(?P<brace>\w*)\}|\$(?P<dollar>\d)(?!\d)|%(?P<bare>\d)(?!\d)"
)
_RESIDUE = re.compile(r"[<>\x00-\x1f]|\{\{|\[\d:|https?:|%[(%{\w]|\$[\d{]|&\w+;|\\[nt\"]")
_SLOT = re.compile(r"\{([a-z]+)\}")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_NAMED = {
    "author": "author username user poster_username author_name name created_by",
    "date": "date created_on posted_on last_updated last_modified_on modified datetime relativetime year"
    " month_year month_day_year day_month_year month day",
    "time": "time sometime posted_time duration relative age time_period formatted_time",
    "count": "count amount n num number hits comment_count comments_count num_comments trackback_count pingback_count"
    " entry_count category_count tag_count articles posts likes followers replies more counter topic_length"
    " readingtime reading_time words votes minutes totalresults views",
    "title": "title object entry_title post heading publication site_name thread",
    "category": "category tag category_name tag_name",
    "service": "platform provider service site backend link cc",
    "query": "query term keyword",
    "page": "page current current_page page_num page_number position",
    "pages": "pages total total_page total_pages num_pages",
    "list": "list tags categories",
    "place": "place location",
}
_SLOT_OF = {name: slot for slot, names in _NAMED.items() for name in names.split()}


def to_slots(text: str, slots: Sequence[str] = ()) -> Iterator[str]:
    """Yield the wordings that a message text stands for, with our slots; none when a part is not understood.

    `slots` names those of numbered or nameless placeholders, in their order, and that of a sole one; others with a
    name say it themselves.

    >>> list(to_slots("Posts by %s", ["author"]))
    ['Posts by {author}']
    >>> list(to_slots("{{PLURAL:$1|Category|Categories}}"))
    ['Category', 'Categories']
    >>> list(to_slots("%(num)d edited by %(rev)s"))
    []
    """
    for form in _plain_forms(_TAG.sub("", unescape(text))):
        wording = _with_slots(form, slots)
        if wording is not None:
            yield wording


def _plain_forms(text: str) -> Iterator[str]:
    match = _PLURAL.search(text) or _ICU_PLURAL.search(text)
    if match is None:
        yield text
        return
    if match.re is _PLURAL:
        forms = [form.partition("=")[2] if re.match(r"\d+=", form) else form for form in match[1].split("|")]
    else:
        forms = [form.replace("#", "{count}") for form in _ICU_FORM.findall(match[1])]
    for form in dict.fromkeys(forms):
        yield from _plain_forms(text[: match.start()] + form + text[match.end() :])


def _with_slots(text: str, slots: Sequence[str]) -> str | None:
    numbers = iter(range(1, 10))
    parts: list[str] = []
    position = 0
    matches = list(_PLACEHOLDER.finditer(text))
    for match in matches:
        slot = slots[0] if len(slots) == len(matches) == 1 else _slot(match, slots, numbers)
        if slot is None:
            return None
        parts.append(text[position : match.start()] + f"{{{slot}}}")
        position = match.end()
    parts.append(text[position:])
    if any(_RESIDUE.search(_SLOT.sub("", part)) for part in parts):
        return None
    return " ".join("".join(parts).split())


def _slot(match: re.Match[str], slots: Sequence[str], numbers: Iterator[int]) -> str | None:
    kind = match.lastgroup or ""
    value = match[kind] or ""
    if kind in ("number", "dollar", "bare") or value.isdigit():
        number = int(value) if kind in ("number", "dollar", "bare") else int(value) + 1
    elif kind == "next" or not value:
        number = next(numbers)
    else:
        return _SLOT_OF.get(value.lower())
    slot = slots[number - 1] if number <= len(slots) else NOTHING
    return None if slot == NOTHING else slot
