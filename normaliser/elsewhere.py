"""Tells whether links lead to other sites: a list of those in a post is what its author recommends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from normaliser.examine import Examined
from normaliser.model import Block, Link, Page
from normaliser.sites import host_of


def lead_away(found: Examined, indices: Iterable[int]) -> bool:
    """Tell whether all links in these blocks lead to other sites than the page's own."""
    page = found.page
    links = [link for index in indices for link in _inside(page, page.blocks[index])]
    own = host_of(page.facts.url) or _commonest(page)
    return bool(own and links) and all(host_of(link.href) not in ("", own) for link in links)


def _inside(page: Page, block: Block) -> list[Link]:
    return [link for link in page.links if block.start <= link.start < block.end] if block.linked else []


def _commonest(page: Page) -> str:
    """The host that most links of a page lead to, for a page that doesn't say its own; empty where none has one."""
    hosts = Counter(host for link in page.links if (host := host_of(link.href)))
    return max(hosts, key=lambda host: (hosts[host], host), default="")
