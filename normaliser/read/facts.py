"""What a page says of itself outside its visible text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from normaliser.model import Facts, MachineDate
from normaliser.read import linked_data, locales, saved
from normaliser.read.markers import present
from normaliser.read.notes import Noted, Notes

_PUBLISHED = (
    "article:published_time article:published article:published_date og:published_time datepublished date.published "
    "dc.date dc.date.issued dc.date.created dcterms.date dcterms.created dcterms.issued date pubdate publishdate "
    "publish-date publish_date published_at published-date publication_date date.issued date_published "
    "citation_publication_date citation_date bepress_citation_date parsely-pub-date sailthru.date "
    "cxenseparse:recs:publishtime cxenseparse:publishtime mediator_published_time nastooh:publishdate "
    "dc.date.published originalpublicationdate prism.publicationdate created"
).split()
_UPDATED = (
    "article:modified_time article:modified article:modified_date article:updated_time og:updated_time datemodified "
    "dc.date.modified dcterms.modified last-modified lastmod modified updated_time revised"
).split()
_Kind = Literal["published", "updated"]
_KINDS: dict[str, _Kind] = {**dict.fromkeys(_PUBLISHED, "published"), **dict.fromkeys(_UPDATED, "updated")}
MARKED_CHARACTERS = 24_000
_SAYS_PUBLISHED = ("published", "entry-date", "post-date", "created")
_NAMES = ("property", "name", "itemprop", "http-equiv")


def facts_of(notes: Notes, html: str, url: str, known: Mapping[int, int], markers: Sequence[str]) -> Facts:
    """Return the facts. `known` gives the place of an address in `Page.elements`, `url` is what the caller knows."""
    named = _named(notes)
    first = dict(reversed(named))
    things = linked_data.things(notes.data) if notes.data else []
    generator = "; ".join(value for name, value in named if name == "generator")
    canonical = _canonical(notes)
    return Facts(
        title=notes.title,
        headline=first.get("og:title") or _first(thing.headline for thing in things),
        site_name=first.get("og:site_name", ""),
        lang=notes.lang,
        locales=locales.tidy(_locale_hints(notes, html, first, f"{generator} {canonical}")),
        generator=generator,
        url=saved.original(url or saved.saved_from(html) or canonical or first.get("og:url", "")),
        dates=tuple(_dates(notes, named, things, known)),
        # A page that names its generator needs no markers; others show theirs in the head.
        markers=() if generator or not markers else present(markers, html[:MARKED_CHARACTERS]),
    )


def _named(notes: Notes) -> list[tuple[str, str]]:
    """The meta elements as lower-case name and value, empty ones left out."""
    named = []
    for attributes in notes.metas:
        given = attributes.get
        value = (given("content") or given("value") or "").strip()
        if value:
            named += [(name.lower(), value) for key in _NAMES if (name := given(key))]
    return named


def _first(values: Iterable[str | None]) -> str:
    return next((value for value in values if value), "")


def _canonical(notes: Notes) -> str:
    return _first(link.get("href") for link in notes.links if (link.get("rel") or "").lower() == "canonical")


def _locale_hints(notes: Notes, html: str, first: Mapping[str, str], platform: str) -> Iterator[str]:
    if "blogger" in platform.lower() or "blogspot." in platform:
        yield from locales.blogger_hints(html)
    yield first.get("og:locale", "")
    yield notes.lang
    yield first.get("content-language", "").partition(",")[0]


def _dates(
    notes: Notes, named: Iterable[tuple[str, str]], things: Iterable[linked_data.Thing], known: Mapping[int, int]
) -> Iterator[MachineDate]:
    for thing in things:
        if thing.published:
            yield MachineDate(thing.published, "published", "json-ld")
        if thing.updated:
            yield MachineDate(thing.updated, "updated", "json-ld")
    for name, value in named:
        kind = _KINDS.get(name.replace("dc:", "dc."))
        if kind:
            yield MachineDate(value, kind, "meta")
    for date in notes.dates:
        yield MachineDate(date.value, _kind(date), date.source, known.get(date.address, -1))


def _kind(date: Noted) -> _Kind:
    """What a date in an element is of. Themes put `updated` beside the published date too: then it is that."""
    hint = date.hint
    if "modified" in hint or "dateupdated" in hint:
        return "updated"
    return "updated" if "updated" in hint and not any(word in hint for word in _SAYS_PUBLISHED) else "published"
