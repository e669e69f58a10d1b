"""The catalogue in memory: look-up of folded text, whole, at a position, and by template."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import accumulate, pairwise, takewhile

import msgspec

from normaliser.catalogue.compile import FORMAT, GATE, SHIFT, STEM, Header
from normaliser.catalogue.platforms import Platform
from normaliser.catalogue.source import GRADES
from normaliser.model import Label, Message
from normaliser.text import fold

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
        texts, ends, keys, gate, short, *rest = (compiled[start:stop] for start, stop in bounds)
        stems, lengths, starts, wordings, *columns = rest
        self.digest: str = header.digest
        self.messages: Mapping[str, Message] = header.messages
        self.platforms: Mapping[str, Platform] = header.platforms
        self.locales: tuple[str, ...] = header.locales
        self._header = header
        self._texts = texts
        self._ends = array("I", ends)
        self._starts = array("I", starts)
        self._wordings = array("I", wordings)
        self._columns = tuple(array(code, column) for code, column in zip("HHHB", columns, strict=True))
        names = keys.decode().split("\n") if keys else []
        self._keys = dict(zip(names, range(len(names)), strict=True))
        self._gate = frozenset(gate.decode().split("\n"))
        self._short_heads = frozenset(short.decode().split("\n")) - {""}
        self._short_head_lengths = tuple(sorted(set(map(len, self._short_heads))))
        self._stems = stems, lengths
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
        for code in self._lengths.get(folded[position : position + STEM], b""):
            length = code - SHIFT
            text = folded[position : position + length]
            if text in keys and len(text) == length:
                yield position + length, self.lookup(text)
        for length in range(STEM - 1, 0, -1):
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
        head = line[:GATE]
        if head.lower() in self._gate:
            return True
        if not (len(head) == GATE and _PLAIN.fullmatch(head)):
            head = fold(line[: 4 * GATE])[:GATE]
            if len(head) < GATE and len(line) > 4 * GATE:
                return True
            if head in self._gate:
                return True
        head = head.lower()
        return any(head[:length] in self._short_heads for length in self._short_head_lengths)

    @property
    def templates(self) -> Iterator[Template]:
        """Every template."""
        return map(self._template, self._template_keys())

    @property
    def template_heads(self) -> Mapping[str, tuple[Template, ...]]:
        """Templates by the literal before their first slot."""
        return self._templates[0]

    @property
    def template_tails(self) -> Mapping[str, tuple[Template, ...]]:
        """Templates that start with a slot, by the literal after their last."""
        return self._templates[1]

    @property
    def template_middles(self) -> Mapping[str, tuple[Template, ...]]:
        """Templates that start and end with a slot, by the longest literal between."""
        return self._templates[2]

    @cached_property
    def _templates(self) -> tuple[_Grouped, _Grouped, _Grouped]:
        heads: dict[str, list[str]] = {}
        tails: dict[str, list[str]] = {}
        middles: dict[str, list[str]] = {}
        for key in self._template_keys():
            first, *between, last = _parts(key)
            group, literal = (heads, first) if first else (tails, last) if last else (middles, max(between, key=len))
            group.setdefault(literal, []).append(key)
        return tuple(_Grouped(keys, self._template) for keys in (heads, tails, middles))  # type: ignore[return-value]

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
        stems, lengths = self._stems
        return dict(zip(stems.decode().split("\n"), lengths.split(b"\n"), strict=True))

    @cached_property
    def _head_lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(head) for head in self.template_heads}, reverse=True))

    @cached_property
    def _tail_lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(tail) for tail in self.template_tails}, reverse=True))

    def _label(self, row: int) -> Label:
        message, locale, platform, flags = (column[row] for column in self._columns)
        header = self._header
        text = self._wordings[row]
        start = self._ends[text - 1] if text else 0
        return Label(
            self._texts[start : self._ends[text]].decode(),
            header.message_ids[message],
            header.locales[locale],
            header.platform_ids[platform],
            GRADES[flags & 3],
            bool(flags & 4),
        )

    def _template_keys(self) -> Iterator[str]:
        return takewhile(lambda key: key.startswith("\x01"), self._keys)  # keys are sorted, these come first

    def _template(self, key: str) -> Template:
        return Template(_parts(key), tuple(key.split("\x02")[1:]), self.lookup(key))


class _Grouped(Mapping[str, tuple[Template, ...]]):
    """Templates by a literal of theirs, made when they are asked for."""

    def __init__(self, keys: dict[str, list[str]], template: Callable[[str], Template]) -> None:
        self._keys = keys
        self._template = template
        self._made: dict[str, tuple[Template, ...]] = {}

    def __getitem__(self, literal: str) -> tuple[Template, ...]:
        if literal not in self._made:
            self._made[literal] = tuple(map(self._template, self._keys[literal]))
        return self._made[literal]

    def __contains__(self, literal: object) -> bool:
        return literal in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def _parts(key: str) -> tuple[str, ...]:
    return tuple(key.partition("\x02")[0].split("\x01")[1:])
