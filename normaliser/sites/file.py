"""Site files: TOML to records and back. What is wrong in one is told with file and line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from normaliser.sites.lookup import named
from normaliser.sites.records import Host, Repeat, Site
from normaliser.text import fold

_HEAD = """\
# Lines that recur on the pages of a site, proposed by `normaliser learn`. `normaliser clean --site FILE` takes them out
# on that host. Delete an entry whose line is the author's. A doubtful one takes nothing out, until you delete the line
# that says so.
"""
_PATH = re.compile(r" - at `\$((?:\.\w+|\[\d+\])*)`")
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_PLACE = re.compile(r" \(at line (\d+), column \d+\)")
_TABLES = {"site": "[[site]]", "label": "[[site.label]]"}


class SiteError(ValueError):
    """A site file is wrong; the text starts with file and, where it can be told, line."""


def load(path: str | Path) -> Site:
    """Return what a site file holds. Raises `SiteError` when it is wrong, OSError when it can't be read."""
    import tomllib

    name = str(path)
    try:
        text = Path(path).read_text(encoding="utf-8")
        site = msgspec.convert(tomllib.loads(text), Site)
    except UnicodeDecodeError:
        raise SiteError(f"{name}: not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise SiteError(_syntax(name, str(error))) from None
    except msgspec.ValidationError as error:
        raise SiteError(_untrue(name, text, str(error))) from None
    for steps, problem in _problems(site):
        raise SiteError(f"{name}:{_line(text, steps)}: {problem}")
    return site


def _syntax(name: str, said: str) -> str:
    place = _PLACE.search(said)
    return f"{name}:{place[1]}: {_PLACE.sub('', said)}" if place else f"{name}: {said}"


def _untrue(name: str, text: str, said: str) -> str:
    path = _PATH.search(said)
    steps = [step[0] or int(step[1]) for step in _STEP.findall(path[1])] if path else []
    subject = f"{steps[-1]}: " if len(steps) % 2 else ""
    return f"{name}:{_line(text, steps)}: {subject}{_PATH.sub('', said)}"


def _problems(site: Site) -> Iterator[tuple[list[Any], str]]:
    """Yield what the types can't tell, with the place of each."""
    seen: set[str] = set()
    for number, host in enumerate(site.hosts):
        name = named(host.host)
        if host.host and not name:
            yield ["site", number, "host"], f"{host.host!r} is no host"
        if name in seen:
            yield ["site", number, "host"], f"a second table for {name!r}"
        seen.add(name)
        for index, label in enumerate(host.labels):
            steps = ["site", number, "label", index]
            if not fold(label.text):
                yield [*steps, "text"], f"{label.text!r} has neither letter nor digit"
            if label.pages > host.pages:
                yield [*steps, "pages"], f"on {label.pages} of {host.pages} pages"


def _line(text: str, steps: list[Any]) -> int:
    """Return the line of the key or table that `steps` lead to, as far as the file is written in the usual way."""
    lines = text.splitlines()
    found = 0
    for name, number in zip(steps[::2], steps[1::2], strict=False):
        heads = [i for i, line in enumerate(lines) if i >= found and line.replace(" ", "").startswith(_TABLES[name])]
        found = heads[number] if number < len(heads) else found
    if len(steps) % 2:
        keys = (i for i in range(found, len(lines)) if lines[i].partition("=")[0].strip() == steps[-1])
        found = next(keys, found)
    return found + 1


def text_of(site: Site) -> str:
    """Return the text of a site file, for a person to read and to change."""
    return "\n".join([_HEAD, *(line for host in site.hosts for line in _host(host))])


def _host(host: Host) -> Iterator[str]:
    yield from ("[[site]]", f"host = {_quoted(host.host)}", f"pages = {host.pages}", "")
    for label in host.labels:
        yield "[[site.label]]"
        yield from _fields(label)
        yield ""


def _fields(label: Repeat) -> Iterator[str]:
    yield f"text = {_quoted(label.text)}"
    yield f"pages = {label.pages}"
    for name in ("place", "above", "below"):
        if value := getattr(label, name):
            yield f"{name} = {_quoted(value)}"
    if label.doubtful:
        yield "doubtful = true"


def _quoted(text: str) -> str:
    """Return `text` as a TOML string: a JSON string, but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
