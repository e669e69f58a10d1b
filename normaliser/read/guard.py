"""Refuses HTML that would keep the parser busy for ever: it can't be interrupted once it runs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from normaliser.model import Status

_LONGEST = 32_000_000
_DEEPEST = 5_000
_MOST_ATTRIBUTES = 5_000
_MOST_COPIES = 300_000

_FEWEST_TO_COPY = 1_000
_STRIDE = 4_096
_IGNORED = re.IGNORECASE | re.DOTALL
_TAG = re.compile(r"<(?:(script|style|textarea|title)\b.*?(?:</\1|\Z)|!--.*?(?:-->|\Z)|(/?)([a-z][^\s/>]*))", _IGNORED)
# Formatting tags that may have attributes, with a few that don't exist: the cheapest to look for.
_FORMATTING = re.compile(
    r"<[biusetfcnBIUSETFCN](?:|m|t|ig|ont|ode|obr|mall|trike|trong|M|T|IG|ONT|ODE|OBR|MALL|TRIKE|TRONG)[\s/]"
)
_FORMATTING_TAG = re.compile(r"<(/?)(b|i|u|s|em|tt|big|font|code|nobr|small|strike|strong)(?=[\s/>])", re.IGNORECASE)
_START_TAG = re.compile(r"<[a-z][^<>\"']*+(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*+)*+", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
# Void elements, and those that the next of their kind closes: they make no depth of their own.
_VOID = "area base br col embed hr img input link meta param source track wbr"
_FLAT = frozenset(f"{_VOID} p li dt dd tr td th tbody thead option a".split())


def refusal(html: str) -> tuple[Status, str] | None:
    """The status and the reason why `html` must not be parsed, or None."""
    if len(html) > _LONGEST:
        return "too-large", f"{len(html)} characters of HTML, more than {_LONGEST}"
    tags = html.count("<")
    if tags > 2 * _DEEPEST and _depth(html) > _DEEPEST:
        return "too-deep", f"elements nested more than {_DEEPEST} deep"
    if tags > _FEWEST_TO_COPY and _copies(html, tags) > _MOST_COPIES:
        return "too-deep", f"unclosed formatting that would be repeated more than {_MOST_COPIES} times"
    if _has_long_tag(html) and _attributes(html) > _MOST_ATTRIBUTES:
        return "too-large", f"a tag with more than {_MOST_ATTRIBUTES} attributes"
    return None


def _depth(html: str) -> int:
    """About how deep elements nest."""
    found = _TAG.findall(html)
    return _deepest((slash, name) for raw, slash, name in found if not raw and name and name not in _FLAT)


def _copies(html: str, tags: int) -> int:
    """At most how many formatting elements the parser opens again in the blocks that follow them."""
    if len(_FORMATTING.findall(html)) * tags < _MOST_COPIES:
        return 0
    return _deepest(_FORMATTING_TAG.findall(html)) * tags // 2


def _deepest(tags: Iterable[tuple[str, str]]) -> int:
    """How many elements are open at once; an end tag closes only what its name has opened."""
    depth = deepest = 0
    opened: dict[str, int] = {}
    for slash, name in tags:
        count = opened.get(name, 0)
        if not slash:
            opened[name] = count + 1
            depth += 1
            deepest = max(deepest, depth)
        elif count:
            opened[name] = count - 1
            depth -= 1
    return deepest


def _has_long_tag(html: str) -> bool:
    """Whether any stretch of some length holds no end of a tag, as text, scripts and monstrous tags do."""
    return any(html.find(">", start, start + _STRIDE) < 0 for start in range(0, len(html), _STRIDE))


def _attributes(html: str) -> int:
    """The number of attributes of the tag that has most, counted by the white space between them."""
    long_tags = (tag for tag in _START_TAG.findall(html) if len(tag) > _STRIDE)
    return max((len(_QUOTED.sub("", tag).split()) for tag in long_tags), default=0)
