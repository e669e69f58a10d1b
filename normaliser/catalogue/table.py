"""The catalogue in memory: look-up of folded text, whole, at a position, and by template."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping
from functools import cached_property
from zlib import crc32

import msgspec

from normaliser.catalogue import layout
from normaliser.catalogue.hashed import Buckets, HashedTexts, Packed, may_hold
from normaliser.catalogue.layout import EDGE, FILTER_BITS, STEM
from normaliser.catalogue.platforms import Platform
from normaliser.catalogue.slots import fits
from normaliser.catalogue.source import GRADES
from normaliser.model import Label, Message
from normaliser.text import fold

_PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)* ?")
_PLAIN_TAIL = re.compile(r" ?[A-Za-z]+(?: [A-Za-z]+)*")


class Template(msgspec.Struct, frozen=True):
    """A wording with slots, folded: `parts[0]` slot `parts[1]` slot ... `parts[-1]`."""

    parts: tuple[str, ...]
    slots: tuple[str, ...]
    labels: tuple[Label, ...]

    def match(self, folded: str) -> tuple[tuple[int, int], ...] | None:
        """Return the spans of the slots in `folded` if the template covers it whole, else None.

        Slots are never empty and have the shape that `slots.fits` asks for; each but the last is as short as can be.
        """
        spans = self._spans(folded)
        fit = spans and all(fits(slot, folded[start:end]) for slot, (start, end) in zip(self.slots, spans, strict=True))
        return spans if fit else None

    def _spans(self, folded: str) -> tuple[tuple[int, int], ...] | None:
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
        facts, sections = layout.read(compiled)
        self.digest: str = facts.digest
        self.messages: Mapping[str, Message] = facts.messages
        self.platforms: Mapping[str, Platform] = facts.platforms
        self.locales: tuple[str, ...] = facts.locales
        self._facts = facts
        self._sections = sections
        self._keys = HashedTexts(Packed(sections["keys"], sections["key_ends"], sections["key_buckets"]))
        self._stems = Buckets(sections["stem_buckets"])
        self._short_heads, self._short_tails = (
            frozenset(sections[name].decode().split("\n")) - {""} for name in ("short_heads", "short_tails")
        )
        self._text_ends, self._starts, self._wordings = (
            array("I", sections[name]) for name in ("text_ends", "starts", "wordings")
        )
        self._columns = tuple(
            array(code, sections[name])
            for code, name in (("H", "message"), ("H", "locale"), ("H", "platform"), ("B", "flags"))
        )
        self._decoded: dict[str, tuple[Label, ...]] = {}
        self._made: dict[int, Template] = {}

    def lookup(self, folded: str) -> tuple[Label, ...]:
        """Return every label whose folded wording is `folded`: of all locales, platforms and messages.

        >>> from normaliser import catalogue
        >>> catalogue.load().lookup("a sentence that no platform prints")
        ()
        """
        labels = self._decoded.get(folded)
        if labels is None:
            place = self._keys.find(folded)
            if place < 0:
                return ()
            labels = self._decoded[folded] = self._labels(place)
        return labels

    def __contains__(self, folded: str) -> bool:
        return folded in self._decoded or self._keys.find(folded) >= 0

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def lookup_prefixes(self, folded: str, position: int = 0) -> Iterator[tuple[int, tuple[Label, ...]]]:
        """Yield (end, labels) for each label that stands at `position`, the longest first."""
        head, room, lengths = folded[position : position + EDGE], len(folded) - position, self._sections["stem_lengths"]
        if room >= EDGE and may_hold(self._sections["heads"], head, FILTER_BITS):
            for place in self._stems.places(head):
                length = lengths[place]
                if EDGE <= length <= room and (labels := self.lookup(folded[position : position + length])):
                    yield position + length, labels
        for place in self._stems.places(head[:STEM]):
            length = lengths[place]
            if STEM <= length < EDGE and length <= room and (labels := self.lookup(head[:length])):
                yield position + length, labels
        for length in range(min(STEM - 1, room), 0, -1):
            if head[:length] in self._short_keys and (labels := self.lookup(head[:length])):
                yield position + length, labels

    def longest(self, folded: str, position: int = 0) -> tuple[int, tuple[Label, ...]] | None:
        """Return (end, labels) of the longest label that stands at `position`: for runs without separators.

        >>> from normaliser import catalogue
        >>> catalogue.load().longest("oudere posthome")[0]
        11
        """
        return next(self.lookup_prefixes(folded, position), None)

    def may_start(self, line: str, short: bool = True) -> bool:
        """Tell quickly whether a raw, unfolded line can start with a label or template; few others pass.

        Without `short`, templates with less than `EDGE` characters before a slot (`by {author}`) don't count.
        """
        head = line[:EDGE]
        is_plain = len(head) == EDGE and _PLAIN.fullmatch(head) is not None
        head = head.lower() if is_plain else fold(line[: 4 * EDGE])[:EDGE]
        if len(head) < EDGE and len(line) > 4 * EDGE:
            return True
        if may_hold(self._sections["heads"], head, FILTER_BITS):
            return True
        heads = self._short_heads
        return short and (head[:4] in heads or head[:3] in heads or head[:2] in heads or head[:1] in heads)

    def may_end(self, line: str, short: bool = True) -> bool:
        """Tell quickly whether a raw, unfolded line can end with a label or template; few others pass.

        Without `short`, templates with less than `EDGE` characters after a slot (`{author} says`) don't count.
        """
        tail = line[-EDGE:]
        is_plain = len(tail) == EDGE and _PLAIN_TAIL.fullmatch(tail) is not None
        tail = tail.lower() if is_plain else fold(line[-4 * EDGE :])[-EDGE:]
        if len(tail) < EDGE or may_hold(self._sections["tails"], tail, FILTER_BITS):
            return True
        tails = self._short_tails
        return short and (tail[-4:] in tails or tail[-3:] in tails or tail[-2:] in tails or tail[-1:] in tails)

    @property
    def templates(self) -> Iterator[Template]:
        """Every template."""
        return map(self._template, range(len(self._template_keys)))

    def templates_for(self, folded: str) -> Iterator[tuple[Template, tuple[tuple[int, int], ...]]]:
        """Yield the templates that cover `folded` whole, with the spans of their slots; the most literal first.

        Templates that start and end with a slot (`{author} on {title}`) are not among them: see `template_middles`.
        """
        found = {}
        for place in self._candidates(folded):
            template = self._made.get(place) or self._template(place)
            head, tail = template.parts[0], template.parts[-1]
            if (head or tail) and folded.startswith(head) and folded.endswith(tail):
                spans = template.match(folded)
                if spans:
                    found[place] = template, spans
        if len(found) < 2:
            yield from found.values()
        else:
            yield from sorted(found.values(), key=_literal)

    def templates_near(self, folded: str) -> Iterator[Template]:
        """Yield templates that may start or end as `folded` does; few others."""
        return map(self._template, self._candidates(folded))

    def _candidates(self, folded: str) -> Iterator[int]:
        starts, shift = self._template_places.starts, self._template_places.shift
        for anchor in self._anchors(folded):
            bucket = crc32(anchor) >> shift
            if starts[bucket] < starts[bucket + 1]:
                yield from range(starts[bucket], starts[bucket + 1])

    def _anchors(self, folded: str) -> Iterator[bytes]:
        for length in range(1, STEM + 1):
            head, tail = folded[:length], folded[-length:]
            if length == STEM or head in self._short_heads:
                yield f"h{head}".encode("utf-8", "surrogatepass")
            if length == STEM or tail in self._short_tails:
                yield f"t{tail}".encode("utf-8", "surrogatepass")

    @cached_property
    def template_middles(self) -> Mapping[str, tuple[Template, ...]]:
        """Templates that start and end with a slot, by the longest literal between."""
        groups: dict[str, tuple[Template, ...]] = {}
        for template in self.templates:
            if not template.parts[0] and not template.parts[-1]:
                literal = max(template.parts, key=len)
                groups[literal] = (*groups.get(literal, ()), template)
        return groups

    @cached_property
    def _short_keys(self) -> frozenset[str]:
        """The keys that are shorter than the stems by which others are found."""
        return frozenset(self._sections["short_keys"].decode().split("\n")) - {""}

    @cached_property
    def longest_key(self) -> int:
        """The length of the longest key: longer folded lines are no label."""
        return max(map(len, self), default=0)

    @cached_property
    def _template_keys(self) -> list[str]:
        keys = self._sections["templates"].decode()
        return keys.split("\n") if keys else []

    @cached_property
    def _template_places(self) -> Buckets:
        return Buckets(self._sections["template_buckets"])

    def _labels(self, place: int) -> tuple[Label, ...]:
        return tuple(map(self._label, range(self._starts[place], self._starts[place + 1])))

    def _label(self, row: int) -> Label:
        message, locale, platform, flags = (column[row] for column in self._columns)
        facts = self._facts
        text = self._wordings[row]
        start = self._text_ends[text - 1] if text else 0
        return Label(
            self._sections["texts"][start : self._text_ends[text]].decode(),
            facts.message_ids[message],
            facts.locales[locale],
            facts.platform_ids[platform],
            GRADES[flags & 3],
            bool(flags & 4),
        )

    def _template(self, place: int) -> Template:
        if place not in self._made:
            key = self._template_keys[place]
            slots = tuple(key.split(layout.SLOTS)[1:])
            self._made[place] = Template(layout.parts_of(key), slots, self._labels(len(self._keys) + place))
        return self._made[place]


def _literal(found: tuple[Template, tuple[tuple[int, int], ...]]) -> int:
    return -sum(map(len, found[0].parts))
