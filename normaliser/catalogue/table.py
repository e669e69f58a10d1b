"""The catalogue in memory: look-up of folded text, whole, at a position, and by template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import itemgetter

from normaliser.catalogue import layout
from normaliser.catalogue.hashed import Buckets, HashedTexts, Packed, may_hold
from normaliser.catalogue.layout import EDGE, FILTER_BITS, STEM
from normaliser.catalogue.platforms import Platform
from normaliser.catalogue.source import GRADES
from normaliser.catalogue.template import Template
from normaliser.model import Label, Message
from normaliser.text import fold

_MEMO_LIMIT = 1 << 14
_STEM_LENGTHS = range(1, STEM + 1)
_is_plain = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)* ?").fullmatch
_is_plain_tail = re.compile(r" ?[A-Za-z]+(?: [A-Za-z]+)*").fullmatch


class Catalogue:
    """All labels. Built by `normaliser.catalogue.load`; never changes.

    >>> from normaliser import catalogue
    >>> words = catalogue.load()
    >>> {label.message for label in words.lookup("oudere post")}
    {'pager.older_post'}
    """

    def __init__(self, compiled: bytes | memoryview) -> None:
        self._compiled = memoryview(compiled)
        facts, sections = layout.read(self._compiled)
        self.digest: str = facts.digest
        self.messages: Mapping[str, Message] = facts.messages
        self.platforms: Mapping[str, Platform] = facts.platforms
        self.locales: tuple[str, ...] = facts.locales
        self.function_words: frozenset[str] = frozenset(facts.function_words)
        self._facts = facts
        self._sections = sections
        self._keys = HashedTexts(Packed(sections["keys"], sections["key_ends"], sections["key_buckets"]))
        self._heads, self._tails = bytes(sections["heads"]), bytes(sections["tails"])
        self._stems, self._stem_lengths = Buckets(sections["stem_buckets"]), bytes(sections["stem_lengths"])
        self._short_heads, self._short_tails = self._lines("short_heads"), self._lines("short_tails")
        self._text_ends, self._starts, self._wordings = (
            sections[name].cast("I") for name in ("text_ends", "starts", "wordings")
        )
        columns = [sections[name].cast("H") for name in ("message", "locale", "platform")]
        self._columns = (*columns, sections["flags"])
        self._decoded: dict[str, tuple[Label, ...]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._made: dict[int, Template] = {}

    def __reduce__(self) -> tuple[type[Catalogue], tuple[bytes]]:
        return Catalogue, (self._compiled.tobytes(),)

    def _lines(self, name: str) -> frozenset[str]:
        return frozenset(str(self._sections[name], "utf-8").split("\n")) - {""}

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
        room = len(folded) - position
        for length in self.lengths(folded[position : position + EDGE]):
            if length <= room and (labels := self.lookup(folded[position : position + length])):
                yield position + length, labels

    def lengths(self, head: str) -> tuple[int, ...]:
        """Return the lengths of the labels that may stand where `head`, `EDGE` characters or all there are, stands.

        The longest first. One shorter than `EDGE` is there, a longer one up to `layout.LONGEST_IN_RUN` may be.
        """
        found = self._lengths.get(head)
        if found is None:
            if len(self._lengths) > _MEMO_LIMIT:
                self._lengths.clear()
            found = self._lengths[head] = tuple(self._lengths_of(head))
        return found

    def _lengths_of(self, head: str) -> Iterator[int]:
        room, lengths = len(head), self._stem_lengths
        if room == EDGE and may_hold(self._heads, head, FILTER_BITS):
            for place in self._stems.places(head):
                if lengths[place] >= EDGE:
                    yield lengths[place]
        for place in self._stems.places(head[:STEM]):
            length = lengths[place]
            if STEM <= length < EDGE and length <= room and head[:length] in self:
                yield length
        for length in range(min(STEM - 1, room), 0, -1):
            if head[:length] in self._short_keys:
                yield length

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
        is_plain = len(head) == EDGE and _is_plain(head) is not None
        head = head.lower() if is_plain else fold(line[: 4 * EDGE])[:EDGE]
        if len(head) < EDGE and len(line) > 4 * EDGE:
            return True
        if may_hold(self._heads, head, FILTER_BITS):
            return True
        heads = self._short_heads
        return short and (head[:4] in heads or head[:3] in heads or head[:2] in heads or head[:1] in heads)

    def may_end(self, line: str, short: bool = True) -> bool:
        """Tell quickly whether a raw, unfolded line can end with a label or template; few others pass.

        Without `short`, templates with less than `EDGE` characters after a slot (`{author} says`) don't count.
        """
        tail = line[-EDGE:]
        is_plain = len(tail) == EDGE and _is_plain_tail(tail) is not None
        tail = tail.lower() if is_plain else fold(line[-4 * EDGE :])[-EDGE:]
        if len(tail) < EDGE or may_hold(self._tails, tail, FILTER_BITS):
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
        groups = [*self.templates_at_start(folded[:STEM]), *self.templates_at_end(folded[-STEM:])]
        found = {}
        for template in chain.from_iterable(group for _, group in sorted(groups, key=itemgetter(0))):
            head, tail = template.parts[0], template.parts[-1]
            if (head or tail) and folded.startswith(head) and folded.endswith(tail):
                spans = template.match(folded)
                if spans:
                    found[id(template)] = template, spans
        yield from sorted(found.values(), key=_literal)

    def templates_at_start(self, head: str) -> Iterator[tuple[int, Sequence[Template]]]:
        """Yield templates that may start with `head`, `STEM` characters or fewer, by how many of them tell that."""
        return self._templates_at("h", (head[:length] for length in _STEM_LENGTHS), self._short_heads)

    def templates_at_end(self, tail: str) -> Iterator[tuple[int, Sequence[Template]]]:
        """Yield templates that may end with `tail`, `STEM` characters or fewer, by how many of them tell that."""
        return self._templates_at("t", (tail[-length:] for length in _STEM_LENGTHS), self._short_tails)

    def _templates_at(
        self, side: str, stems: Iterable[str], short: frozenset[str]
    ) -> Iterator[tuple[int, Sequence[Template]]]:
        for length, stem in zip(_STEM_LENGTHS, stems, strict=True):
            if (length == STEM or stem in short) and (places := self._template_places.places(side + stem)):
                yield length, tuple(map(self._template, places))

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
        return self._lines("short_keys")

    @cached_property
    def longest_key(self) -> int:
        """The length of the longest key: longer folded lines are no label."""
        return max(map(len, self), default=0)

    @cached_property
    def _template_keys(self) -> list[str]:
        keys = str(self._sections["templates"], "utf-8")
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
            str(self._sections["texts"][start : self._text_ends[text]], "utf-8"),
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
