"""The records of a site file: frozen, without logic."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

Place = Literal["", "above", "inside", "below"]
Count = Annotated[int, Meta(ge=0)]


class Repeat(Struct, frozen=True, forbid_unknown_fields=True):
    """A line that stands on many pages of a host. `text` is a wording of it as seen.

    `pages` counts the pages it stands on; 0 for a line that a person added. `place` is where it mostly stands,
    seen from the article; `above` and `below` begin the lines that are mostly its neighbours. One that is
    `doubtful` may be the author's, and takes nothing out.
    """

    text: str
    pages: Count = 0
    place: Place = ""
    above: str = ""
    below: str = ""
    doubtful: bool = False


class Host(Struct, frozen=True, forbid_unknown_fields=True, rename={"labels": "label"}):
    """What recurs on one host, and on how many of its pages one has looked. An empty `host` stands for all."""

    host: str
    pages: Count = 0
    labels: tuple[Repeat, ...] = ()


class Site(Struct, frozen=True, forbid_unknown_fields=True, rename={"hosts": "site"}):
    """What a site file holds: a table for each host."""

    hosts: tuple[Host, ...] = ()
