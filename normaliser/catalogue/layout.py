"""How the compiled catalogue lies in its file: some JSON behind its length, then sections that are used as they are."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise

import msgspec

from normaliser.catalogue import hashed
from normaliser.catalogue.platforms import Platform
from normaliser.model import Message

FORMAT = "normaliser catalogue 12"
GAP, SLOTS = "\x01", "\x02"  # between the parts of a template's key, and before the names of its slots
STEM = 4  # characters of a key or literal by which it is found
EDGE = 8  # characters that decide whether a line can start or end with a label
KEY_BITS, TEMPLATE_BITS, STEM_BITS, FILTER_BITS = 17, 16, 17, 20
LONGEST_IN_RUN = 200
_LENGTH = 8  # digits


class Facts(msgspec.Struct, frozen=True):
    """What is known beside the table. Rows name locales, messages and platforms by their place here."""

    digest: str
    messages: dict[str, Message]
    platforms: dict[str, Platform]
    locales: tuple[str, ...]
    message_ids: tuple[str, ...]
    platform_ids: tuple[str, ...]
    function_words: tuple[str, ...] = ()


class _Header(msgspec.Struct, frozen=True):
    format: str
    facts: Facts
    sizes: dict[str, int]


def write(facts: Facts, sections: Mapping[str, bytes | memoryview]) -> bytes:
    """Return the content of a compiled file."""
    header = _Header(FORMAT, facts, {name: len(section) for name, section in sections.items()})
    coded = msgspec.json.encode(header)
    return b"".join([str(len(coded)).zfill(_LENGTH).encode(), coded, *sections.values()])


def read(content: memoryview) -> tuple[Facts, dict[str, memoryview]]:
    """Return what `write` was given, without copying it. Raises `ValueError` when that was something else."""
    end = _LENGTH + int(content[:_LENGTH].tobytes())
    header = msgspec.json.decode(content[_LENGTH:end], type=_Header)
    if header.format != FORMAT:
        raise ValueError(f"a compiled catalogue of another format: {header.format}")
    bounds = list(accumulate(header.sizes.values(), initial=end))
    if bounds[-1] != len(content):
        raise ValueError("a compiled catalogue of another length")
    sections = zip(header.sizes, pairwise(bounds), strict=True)
    return header.facts, {name: content[start:stop] for name, (start, stop) in sections}


def index(plain: Sequence[str], templates: Sequence[str]) -> dict[str, bytes | memoryview]:
    """Return the sections by which keys and templates are found; both stand in the order of their buckets."""
    packed = hashed.pack(plain, KEY_BITS)
    heads = [parts_of(key)[0] for key in templates if anchor(key)[0] == "h"]
    tails = [parts_of(key)[-1] for key in templates if anchor(key)[0] == "t"]
    return {
        "keys": packed.texts,
        "key_ends": packed.ends,
        "key_buckets": packed.buckets,
        "templates": "\n".join(templates).encode(),
        "template_buckets": hashed.bucket_starts(map(anchor, templates), TEMPLATE_BITS),
        "heads": hashed.filter_of((text[:EDGE] for text in [*plain, *heads]), FILTER_BITS),
        "short_heads": "\n".join(sorted({head[:STEM] for head in heads if 0 < len(head) < EDGE})).encode(),
        "tails": hashed.filter_of((text[-EDGE:] for text in [*plain, *tails]), FILTER_BITS),
        "short_keys": "\n".join(sorted(key for key in plain if len(key) < STEM)).encode(),
        "short_tails": "\n".join(sorted({tail[-STEM:] for tail in tails if 0 < len(tail) < EDGE})).encode(),
        **_stems(plain),
    }


def parts_of(key: str) -> tuple[str, ...]:
    """Return the literals of a template's key."""
    return tuple(key.partition(SLOTS)[0].split(GAP)[1:])


def anchor(key: str) -> str:
    """Return by what a template is found: the start of its head, or the end of its tail, whichever holds letters."""
    head, *middles, tail = parts_of(key)
    if any(map(str.isalpha, head)) or (head and not any(map(str.isalpha, tail))):
        return "h" + head[:STEM]
    return "t" + tail[-STEM:] if tail else "m" + max(middles, key=len)


def _stems(plain: Iterable[str]) -> dict[str, bytes | memoryview]:
    """Return the lengths of keys by the bucket of their first `EDGE` characters (`STEM` if there are fewer)."""
    buckets: list[set[int]] = [set() for _ in range(1 << STEM_BITS)]
    for key in plain:
        if STEM <= len(key) <= LONGEST_IN_RUN:
            stem = key[: STEM if len(key) < EDGE else EDGE]
            buckets[hashed.bucket_of(stem, STEM_BITS)].add(len(key))
    lengths = b"".join(bytes(sorted(found, reverse=True)) for found in buckets)
    starts = array("I", [0, *accumulate(map(len, buckets))])
    return {"stem_lengths": lengths, "stem_buckets": starts.tobytes()}
