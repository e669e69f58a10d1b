"""What finding a reader's comment gives, and what the lines above it tell: who wrote it, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from normaliser import dates
from normaliser.examine import Examined

_AUTHOR = "{author}"
_LONGEST_NAME = 60
_LONGEST_LINE = 160
_AROUND = " \t\u00a0\u200b,;:|·•–—-/()"
_GLUE = re.compile(r"(?<=\w)(?=[^\W\d_a-z])|(?<=[^\W\d_])(?=\d)")  # `AnnaJanuary 3`, `Anna3. Januar`
_LETTER = re.compile(r"[^\W\d_]")


class Remark(Struct, frozen=True):
    """A comment of a reader: the indices of its blocks, in order, its author and its day in ISO form, if told."""

    blocks: tuple[int, ...]
    author: str = ""
    date: str | None = None


def signed(found: Examined, blocks: Iterable[int], above: Iterable[int], names: Iterable[int] = ()) -> Remark:
    """Return the comment with what tells of it in the blocks `above`, nearest first; `names` are only names."""
    lines = list(above)
    author = next(filter(None, (_author(found, index) for index in lines)), "")
    if not author:
        author = next(filter(None, (_before_date(found, index) for index in names)), "")
    date = next(filter(None, (_date(found, index) for index in lines)), None)
    return Remark(tuple(blocks), author if len(author) <= _LONGEST_NAME else "", date)


def _text(found: Examined, index: int) -> str:
    block = found.page.blocks[index]
    return found.page.text[block.start : block.end]


def _date(found: Examined, index: int) -> str | None:
    written = _written(found, index)
    if written is None:
        return None
    settled = dates.resolve([written], locale=found.ui_locale)[0].date
    return settled.isoformat() if settled is not None and written.precision == "day" else None


def _written(found: Examined, index: int) -> dates.FoundDate | None:
    """The date in a line, which may be glued to the name before it."""
    line, locale = _text(found, index), found.ui_locale
    if len(line) > _LONGEST_LINE:
        return None
    for start in (0, *(glue.start() for glue in _GLUE.finditer(line))):
        read = dates.read_line(line[start:], locale=locale)
        if read is not None:
            return replace(read, start=read.start + start, end=read.end + start)
    return next(iter(dates.find(line, locale=locale)), None)


def _author(found: Examined, index: int) -> str:
    """The name in `Anna sagt:`, or what stands before the date in `Anna3. Januar 2019 um 18:20`."""
    match = found.whole.get(index)
    if match is None or match.category != "comment" or match.kind != "template":
        return ""
    if _AUTHOR in match.detail:
        return _in_slot(_text(found, index), match.detail)
    return _before_date(found, index) if _written(found, index) else ""


def _before_date(found: Examined, index: int) -> str:
    written = _written(found, index)
    line = _text(found, index)
    name = (line[: written.start] if written else line).strip(_AROUND)
    return name if _LETTER.search(name) else ""


def _in_slot(line: str, wording: str) -> str:
    """What stands in the one slot of a wording; nothing where there are others."""
    before, _, after = wording.partition(_AUTHOR)
    before, after = before.strip(_AROUND), after.strip(_AROUND)
    if "{" in before + after:
        return ""
    low = line.strip(_AROUND)
    fits = low.casefold().startswith(before.casefold()) and low.casefold().endswith(after.casefold())
    return low[len(before) : len(low) - len(after)].strip(_AROUND) if fits else ""
