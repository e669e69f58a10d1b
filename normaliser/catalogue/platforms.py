"""Language-neutral facts about platforms: how to know one, where its content and its chrome stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec import Struct

from normaliser.catalogue.source import CatalogueError

_DETECT = ("generator", "hosts", "markers", "urls")
_CONTENT = ("body", "title", "date")
_KINDS = frozenset({"publisher", "widget"})
_TABLES = frozenset({"name", "kind", "detect", "content", "chrome", "urls", "dates", "about", "comments"})
_COMMENTS = ("text", "author", "chrome")


class Platform(Struct, frozen=True):
    """What is known of a platform. `chrome` and `urls` go from category to selectors and link targets.

    `comments` holds the selectors of the parts of comments: text, author, chrome.

    A publisher makes whole pages; a widget is a box that pages of publishers embed, or a mark left on a copy of them.
    """

    id: str
    name: str
    kind: str = "publisher"
    generator: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()
    detect_urls: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    chrome: dict[str, tuple[str, ...]] = {}
    urls: dict[str, tuple[str, ...]] = {}
    dates: tuple[str, ...] = ()
    about: str = ""
    comments: dict[str, tuple[str, ...]] = {}


def platforms(folder: Path) -> dict[str, Platform]:
    """Return the platforms of `folder/platforms` by id."""
    return {path.stem: _platform(path) for path in sorted((folder / "platforms").glob("*.toml"))}


def _platform(path: Path) -> Platform:
    import tomllib

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"platforms/{path.name}: {error}") from error
    if wrong := data.keys() - _TABLES:
        raise CatalogueError(f"platforms/{path.name}:1: {min(wrong)} is not a table of a platform")
    detect, content = data.get("detect", {}), data.get("content", {})
    for name in [*(detect.keys() - _DETECT), *(content.keys() - _CONTENT)]:
        raise CatalogueError(f"platforms/{path.name}:1: {name} is not known in [detect] or [content]")
    for name in data.get("comments", {}).keys() - set(_COMMENTS):
        raise CatalogueError(f"platforms/{path.name}:1: {name} is not known in [comments]")
    kind = str(data.get("kind", "publisher"))
    if kind not in _KINDS:
        raise CatalogueError(f"platforms/{path.name}:1: kind {kind!r} is neither publisher nor widget")
    return Platform(
        id=path.stem,
        name=data.get("name", path.stem),
        kind=kind,
        generator=_lower(detect.get("generator", ())),
        hosts=_lower(detect.get("hosts", ())),
        markers=tuple(detect.get("markers", ())),
        detect_urls=_lower(detect.get("urls", ())),
        body=tuple(content.get("body", ())),
        title=tuple(content.get("title", ())),
        date=tuple(content.get("date", ())),
        chrome=_lists(data.get("chrome", {})),
        urls=_lists(data.get("urls", {})),
        dates=tuple(data.get("dates", {}).get("shapes", ())),
        about=str(data.get("about", "")),
        comments=_lists(data.get("comments", {})),
    )


def _lower(values: Any) -> tuple[str, ...]:
    return tuple(value.lower() for value in values)


def _lists(table: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(values) for name, values in table.items()}
