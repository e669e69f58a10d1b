"""The records that everything else passes on: frozen, without logic.

Those that a page has many of, and that can be in no cycle, are kept from the garbage collector (`gc=False`).
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Status = Literal[
    "ok",
    "not-english",
    "index",
    "empty",
    "no-article",
    "undecodable",
    "too-deep",
    "too-large",
    "error",
]
EvidenceKind = Literal[
    "label", "template", "date", "structure", "url", "run", "repeat", "language", "position", "shape"
]


class Document(Struct, frozen=True):
    """A unit of input.

    `source` is the text, the HTML, or the bytes of either. `media_type` is `text/html`, `text/plain` or
    None (to be told from the source). `charset` is what the transport said (an HTTP header, say).
    `crawled` is an ISO date against which relative dates are resolved.
    """

    source: str | bytes
    id: str = ""
    media_type: str | None = None
    url: str | None = None
    charset: str | None = None
    crawled: str | None = None


class Element(Struct, frozen=True, gc=False):
    """A visible HTML element. `parent` is an index into `Page.elements`, -1 for the root.

    `nth` counts siblings with the same tag from 1. `classes` is the raw attribute.
    """

    parent: int
    tag: str
    nth: int = 1
    id: str = ""
    classes: str = ""
    role: str = ""
    itemprop: str = ""


class Block(Struct, frozen=True, gc=False):
    """A paragraph-like unit: one line of plain text, or one block-level run of HTML text.

    `start` and `end` are offsets in `Page.text`, without surrounding white space or list marker.
    `element` is an index into `Page.elements` (-1 in plain text). `linked` counts the characters in links.
    """

    start: int
    end: int
    element: int = -1
    linked: int = 0


class Link(Struct, frozen=True, gc=False):
    """A hyperlink: the span of its text in `Page.text`, and where it leads."""

    start: int
    end: int
    href: str


class MachineDate(Struct, frozen=True, gc=False):
    """A date written for machines. `kind`: published or updated; `source`: where (json-ld, meta, time, abbr)."""

    value: str
    kind: Literal["published", "updated"]
    source: str
    element: int = -1


class Facts(Struct, frozen=True):
    """What a page says of itself outside its visible text. `locales` are UI locale hints, best first."""

    title: str = ""
    headline: str = ""
    site_name: str = ""
    lang: str = ""
    locales: tuple[str, ...] = ()
    generator: str = ""
    url: str = ""
    dates: tuple[MachineDate, ...] = ()
    encoding: str = ""
    markers: tuple[str, ...] = ()


class Page(Struct, frozen=True):
    """Linearised text and the blocks in it. For plain text, `text` is the input itself."""

    text: str
    blocks: tuple[Block, ...]
    media_type: str = "text/plain"
    elements: tuple[Element, ...] = ()
    links: tuple[Link, ...] = ()
    facts: Facts = Facts()
    status: Status = "ok"
    error: str = ""


class Message(Struct, frozen=True):
    """A language-neutral thing that an interface says, such as `pager.older_posts`."""

    id: str
    gloss: str
    category: str
    ambiguous: bool = False
    slots: tuple[str, ...] = ()


class Label(Struct, frozen=True):
    """The words on screen for a message in one locale on one platform."""

    wording: str
    message: str
    locale: str
    platform: str
    grade: Literal["observed", "package", "unverified"]
    ambiguous: bool


class Match(Struct, frozen=True, gc=False):
    """A claim that a span is chrome, with its evidence; not yet acted on.

    `confidence` is the share of such claims that are right. `weak` claims need a second kind of evidence.
    """

    start: int
    end: int
    kind: EvidenceKind
    category: str
    message: str = ""
    locales: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    weak: bool = False
    confidence: float = 1.0
    replacement: str = ""
    detail: str = ""


class Edit(Struct, frozen=True):
    """A change of `Page.text[start:end]`, which reads `text`, into `replacement` (empty: a removal)."""

    start: int
    end: int
    text: str
    replacement: str
    because: tuple[Match, ...]


class Comment(Struct, frozen=True):
    """A reader's comment that is in a clean text, at `text[start:end]`, with its author and day where told."""

    start: int
    end: int
    author: str = ""
    date: str | None = None


class Result(Struct, frozen=True):
    """What cleaning one document gave. `original` is `Page.text`; `undo(text, edits) == original`.

    `comments` are the readers' comments in `text`: marked only where they were asked for.
    """

    id: str
    text: str
    original: str
    title: str = ""
    published: str | None = None
    updated: str | None = None
    language: str = ""
    ui_locale: str = ""
    platform: str = ""
    status: Status = "ok"
    error: str = ""
    edits: tuple[Edit, ...] = ()
    suspects: tuple[Match, ...] = ()
    page: Page | None = None
    comments: tuple[Comment, ...] = ()
