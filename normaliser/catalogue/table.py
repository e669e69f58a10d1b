"""The catalogue in memory: look-up of folded text, whole, at a position, and by template."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import accumulate, pairwise

import msgspec

from normaliser.catalogue.compile import FORMAT, Header
from normaliser.catalogue.platforms import Platform
from normaliser.catalogue.source import GRADES
from normaliser.model import Label, Message
from normaliser.text import fold

_STEM = 4  # characters of a key that `longest` is indexed by
_GATE = 8  # characters of a line that decide whether it can start with a label
_TAIL = 6  # characters of a line that decide whether it can end with a label
_PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)* ?")


class Template(msgspec.Struct, frozen=True):
    """A wording with slots, folded: `parts[0]` slot `parts[1]` slot ... `parts[-1]`."""

    parts: tuple[str, ...]
    slots: tuple[str, ...]
    labels: tuple[Label, ...]

    def match(self, folded: str) -> tuple[tuple[int, int], ...] | None:
        """Return the spans of the slots in `folded` if the template covers it whole, else None.

        Slots are never empty; each but the last is as short as can be.
        """
        first, *middle, last = self.parts
        stop = len(folded) - len(last)
        if not folded.startswith(first) or not folded.endswith(last):
            return None
        spans, position = [], len(first)
        for part in middle:
            found = folded.find(part, position + 1, stop)
            if found < 0:
                return None
            spans.append((position, found))
            position = found + len(part)
        if position >= stop:
            return None
        return (*spans, (position, stop))


class Catalogue:
    """All labels. Built by `normaliser.catalogue.load`; never changes.

    >>> from normaliser import catalogue
    >>> words = catalogue.load()
    >>> {label.message for label in words.lookup("oudere post")}
    {'pager.older_post'}
    """

    def __init__(self, compiled: bytes) -> None:
        end = compiled.index(b"\n")
        header = msgspec.json.decode(compiled[:end], type=Header)
        if header.format != FORMAT:
            raise ValueError(f"a compiled catalogue of another format: {header.format}")
        bounds = pairwise(accumulate(header.sizes, initial=end + 1))
        keys, texts, starts, wordings, *columns = (compiled[start:stop] for start, stop in bounds)
        self.digest: str = header.digest
        self.stamp: str = header.stamp
        self.messages: Mapping[str, Message] = header.messages
        self.platforms: Mapping[str, Platform] = header.platforms
        self.locales: tuple[str, ...] = header.locales
        self._header = header
        self._texts = texts
        self._starts = array("I", starts)
        self._wordings = array("I", wordings)
        self._columns = tuple(array(code, column) for code, column in zip("HHHB", columns, strict=True))
        names = keys.decode().split("\n") if keys else []
        self._keys = dict(zip(names, range(len(names)), strict=True))
        self._decoded: dict[str, tuple[Label, ...]] = {}

    def lookup(self, folded: str) -> tuple[Label, ...]:
        """Return every label whose folded wording is `folded`: of all locales, platforms and messages.

        >>> from normaliser import catalogue
        >>> catalogue.load().lookup("a sentence that no platform prints")
        ()
        """
        place = self._keys.get(folded)
        if place is None:
            return ()
        labels = self._decoded.get(folded)
        if labels is None:
            labels = self._decoded[folded] = tuple(map(self._label, range(*self._starts[place : place + 2])))
        return labels

    def __contains__(self, folded: str) -> bool:
        return folded in self._keys

    def __iter__(self) -> Iterator[str]:
        return (key for key in self._keys if not key.startswith("\x01"))

    def lookup_prefixes(self, folded: str, position: int = 0) -> Iterator[tuple[int, tuple[Label, ...]]]:
        """Yield (end, labels) for each label that stands at `position`, the longest first."""
        keys = self._keys
        for length in self._lengths.get(folded[position : position + _STEM], b""):
            text = folded[position : position + length]
            if text in keys and len(text) == length:
                yield position + length, self.lookup(text)
        for length in range(_STEM - 1, 0, -1):
            text = folded[position : position + length]
            if text in keys and len(text) == length:
                yield position + length, self.lookup(text)

    def longest(self, folded: str, position: int = 0) -> tuple[int, tuple[Label, ...]] | None:
        """Return (end, labels) of the longest label that stands at `position`: for runs without separators.

        >>> from normaliser import catalogue
        >>> catalogue.load().longest("oudere posthome")[0]
        11
        """
        return next(self.lookup_prefixes(folded, position), None)

    def may_start(self, line: str) -> bool:
        """Tell quickly whether a raw, unfolded line can start with a label or template; few others pass."""
        head = line[:_GATE]
        if head.lower() in self._gate:
            return True
        if not (len(head) == _GATE and _PLAIN.fullmatch(head)):
            head = fold(line[: 4 * _GATE])[:_GATE]
            if len(head) < _GATE and len(line) > 4 * _GATE:
                return True
            if head in self._gate:
                return True
        head = head.lower()
        return any(head[:length] in self._short_heads for length in self._short_head_lengths)

    def may_end(self, line: str) -> bool:
        """Tell quickly whether a raw, unfolded line can end with a label; few others pass."""
        return fold(line[-2 * _GATE :])[-_TAIL:] in self._tails

    @cached_property
    def _tails(self) -> frozenset[str]:
        return frozenset(key[-_TAIL:] for key in self)

    @cached_property
    def templates(self) -> tuple[Template, ...]:
        """Every template."""
        return tuple(self._template(key) for key in self._keys if key.startswith("\x01"))

    @cached_property
    def template_heads(self) -> Mapping[str, tuple[Template, ...]]:
        """Templates by the literal before their first slot."""
        return _grouped((template.parts[0], template) for template in self.templates if template.parts[0])

    @cached_property
    def template_tails(self) -> Mapping[str, tuple[Template, ...]]:
        """Templates that start with a slot, by the literal after their last."""
        rest = (template for template in self.templates if not template.parts[0])
        return _grouped((template.parts[-1], template) for template in rest if template.parts[-1])

    @cached_property
    def template_middles(self) -> Mapping[str, tuple[Template, ...]]:
        """Templates that start and end with a slot, by the longest literal between."""
        rest = (template for template in self.templates if not template.parts[0] and not template.parts[-1])
        return _grouped((max(template.parts, key=len), template) for template in rest)

    def templates_for(self, folded: str) -> Iterator[tuple[Template, tuple[tuple[int, int], ...]]]:
        """Yield the templates that cover `folded` whole, with the spans of their slots; the longest head first."""
        for length in self._head_lengths:
            for template in self.template_heads.get(folded[:length], ()):
                if spans := template.match(folded):
                    yield template, spans
        for length in self._tail_lengths:
            for template in self.template_tails.get(folded[-length:], ()):
                if spans := template.match(folded):
                    yield template, spans

    @cached_property
    def longest_key(self) -> int:
        """The length of the longest key: longer folded lines are no label."""
        return max(map(len, self), default=0)

    @cached_property
    def _lengths(self) -> dict[str, bytes]:
        lengths: dict[str, set[int]] = {}
        for key in self:
            if len(key) >= _STEM:
                lengths.setdefault(key[:_STEM], set()).add(len(key))
        return {stem: bytes(sorted(found, reverse=True)) for stem, found in lengths.items()}

    @cached_property
    def _gate(self) -> frozenset[str]:
        heads = {key[:_GATE] for key in self}
        return frozenset(heads | {head[:_GATE] for head in self.template_heads if len(head) >= _GATE})

    @cached_property
    def _short_heads(self) -> frozenset[str]:
        return frozenset(head for head in self.template_heads if len(head) < _GATE)

    @cached_property
    def _short_head_lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(head) for head in self._short_heads}))

    @cached_property
    def _head_lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(head) for head in self.template_heads}, reverse=True))

    @cached_property
    def _tail_lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(tail) for tail in self.template_tails}, reverse=True))

    @cached_property
    def _wording_texts(self) -> list[str]:
        return self._texts.decode().split("\n")

    def _label(self, row: int) -> Label:
        message, locale, platform, flags = (column[row] for column in self._columns)
        header = self._header
        return Label(
            self._wording_texts[self._wordings[row]],
            header.message_ids[message],
            header.locales[locale],
            header.platform_ids[platform],
            GRADES[flags & 3],
            bool(flags & 4),
        )

    def _template(self, key: str) -> Template:
        parts, *slots = key.split("\x02")
        return Template(tuple(parts.split("\x01")[1:]), tuple(slots), self.lookup(key))


def _grouped(pairs: Iterator[tuple[str, Template]]) -> dict[str, tuple[Template, ...]]:
    groups: dict[str, tuple[Template, ...]] = {}
    for key, template in pairs:
        groups[key] = (*groups.get(key, ()), template)
    return groups
