"""From a page's address to the lines that recur on its host."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from msgspec import Struct

from normaliser.model import Facts
from normaliser.read.saved import original
from normaliser.sites.records import Host, Repeat, Site
from normaliser.text import fold

_BLOGSPOT = ".blogspot."


class Known(Struct, frozen=True):
    """A line that recurs, the host on which it does, and the share of that host's pages."""

    repeat: Repeat
    host: str
    share: float


Lookup = Mapping[str, Mapping[str, Known]]
"""By host, then by folded line."""


def host_of(url: str) -> str:
    """Return the host of an address, as site files name it; empty if it has none.

    >>> host_of("https://www.Example.de:8080/a")
    'example.de'
    >>> host_of("http://diary.blogspot.co.at/2019/01/a.html")
    'diary.blogspot.com'
    """
    try:
        host = (urlsplit(original(url)).hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return ""
    name, dot, _ = host.partition(_BLOGSPOT)
    return f"{name}{_BLOGSPOT}com" if dot else host


def named(host: str) -> str:
    """Return a host, or the address of one, as `host_of` does."""
    return host_of(host) or host_of(f"//{host}")


def lookup_of(site: Site) -> Lookup:
    """Return the lines of `site` by host; those of the host without a name stand under every host."""
    lines: dict[str, dict[str, Known]] = {}
    for host in site.hosts:
        lines.setdefault(named(host.host), {}).update(_lines(host))
    everywhere = lines.setdefault("", {})
    return {name: {**everywhere, **own} for name, own in lines.items()}


def _lines(host: Host) -> dict[str, Known]:
    known: dict[str, Known] = {}
    for label in host.labels:
        share = label.pages / host.pages if label.pages else 1.0
        known.setdefault(fold(label.text), Known(label, host.host, round(share, 3)))
    return known


def known_on(facts: Facts, lookup: Lookup) -> Mapping[str, Known]:
    """Return the lines that recur on the host of a page."""
    return lookup.get(host_of(facts.url)) or lookup.get("", {})
